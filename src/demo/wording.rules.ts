import type { Channel, Publication } from './client/answers.js';

export const CHANNEL_NAMES: Record<Channel, { zh: string; en: string }> = {
  web: { zh: '网站', en: 'web' },
  wechat: { zh: '微信', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
};

/** Columns a text takes on a terminal: Chinese characters and full-width signs take two. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (width, sign) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(sign)
        ? 2
        : 1),
    0,
  );
}

/** Lines with their columns under each other, indented by two. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  ')}`.trimEnd(),
    )
    .join('\n');
}

/** Time of day in a zone, to the second. @param instant ISO-8601 */
export function localTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(
    new Date(instant),
  );
}

/** Day and time of day in a zone, `MM/DD HH:mm`. @param instant ISO-8601 */
export function localDayTime(instant: string, timeZone: string): string {
  const parts = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('zh-CN', { timeZone, ...parts }).format(new Date(instant));
}

/** Whether a department's rule moved a publication away from its wish. */
export function wasMoved({ wishedAt, slotAt, because }: Pick<Publication, 'wishedAt' | 'slotAt' | 'because'>): boolean {
  return because.length > 0 && Date.parse(slotAt) > Date.parse(wishedAt);
}
