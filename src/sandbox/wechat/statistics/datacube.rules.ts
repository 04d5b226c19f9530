const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** What readers did with one article on one day; the platform's own names. */
export interface Figures {
  read_user: number;
  share_user: number;
  zaikan_user: number;
  like_user: number;
  comment_count: number;
  collection_user: number;
  read_subscribe_user: number;
  redirect_ori_page_user: number;
}

export const FIGURE_NAMES = [
  'read_user',
  'share_user',
  'zaikan_user',
  'like_user',
  'comment_count',
  'collection_user',
  'read_subscribe_user',
  'redirect_ori_page_user',
] as const satisfies (keyof Figures)[];

export const NO_FIGURES: Figures = {
  read_user: 0,
  share_user: 0,
  zaikan_user: 0,
  like_user: 0,
  comment_count: 0,
  collection_user: 0,
  read_subscribe_user: 0,
  redirect_ori_page_user: 0,
};

/** The figures of several days or articles together. */
export function sumOf(rows: Iterable<Figures>): Figures {
  const sum = { ...NO_FIGURES };
  for (const row of rows) for (const name of FIGURE_NAMES) sum[name] += row[name];
  return sum;
}

export type SpanResult = { ok: true; days: string[]; delayed: boolean } | { ok: false; code: number };

/**
 * The days a statistics call asks for, `YYYY-MM-DD` in China time. Yesterday is the newest one may ask for, and is not
 * ready before `readyHour`: then it is left out and the answer says so.
 */
export function readSpan(body: Record<string, unknown>, most: number, now: number, readyHour: number): SpanResult {
  const begin = dayNumber(body['begin_date']);
  const end = dayNumber(body['end_date']);
  if (begin === null || end === null) return { ok: false, code: 61_500 };
  const local = now + SHANGHAI_OFFSET_MS;
  const yesterday = Math.floor(local / DAY_MS) - 1;
  if (end > yesterday || begin > end || end - begin >= most) return { ok: false, code: 61_501 };
  const hour = Math.floor((local % DAY_MS) / 3_600_000);
  const delayed = end === yesterday && hour < readyHour;
  const last = delayed ? end - 1 : end;
  const days = Array.from({ length: Math.max(0, last - begin + 1) }, (_, index) => dayName(begin + index));
  return { ok: true, days, delayed };
}

/** The days of an article's figures: from its publication on, at most so many, none after `last`. */
export function daysSince(published: string, last: string, most: number): string[] {
  const from = dayNumber(published);
  const to = dayNumber(last);
  if (from === null || to === null || to < from) return [];
  return Array.from({ length: Math.min(most, to - from + 1) }, (_, index) => dayName(from + index));
}

/** The last day whose figures are ready. */
export function lastReadyDay(now: number, readyHour: number): string {
  const local = now + SHANGHAI_OFFSET_MS;
  const hour = Math.floor((local % DAY_MS) / 3_600_000);
  return dayName(Math.floor(local / DAY_MS) - (hour < readyHour ? 2 : 1));
}

function dayNumber(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) return null;
  return at / DAY_MS;
}

function dayName(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
