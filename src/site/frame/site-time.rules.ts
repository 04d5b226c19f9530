import { DateTime } from 'luxon';

/** The zone's day of an instant, `YYYY-MM-DD`. */
export function localDay(instant: Date, zone: string): string {
  return at(instant, zone).toFormat('yyyy-MM-dd');
}

/** As government metadata write it: `YYYY-MM-DD HH:MM`. */
export function metaTime(instant: Date, zone: string): string {
  return at(instant, zone).toFormat('yyyy-MM-dd HH:mm');
}

/** As people read it, e.g. 2020年7月15日 09:00. */
export function shownTime(instant: Date, zone: string): string {
  return at(instant, zone).toFormat('yyyy年M月d日 HH:mm');
}

/** The day as people read it, e.g. 2020年7月15日. */
export function shownDay(instant: Date, zone: string): string {
  return at(instant, zone).toFormat('yyyy年M月d日');
}

/** ISO-8601 with the zone's offset. */
export function isoTime(instant: Date, zone: string): string {
  return at(instant, zone).toISO({ suppressMilliseconds: true }) ?? instant.toISOString();
}

/** What times on the site are meant in, as people call it. */
export function zoneName(zone: string): string {
  return ['Asia/Shanghai', 'Asia/Chongqing', 'PRC'].includes(zone) ? '北京时间' : zone;
}

/** A campaign's window; the year and month are said again only where they differ. Local dates `YYYY-MM-DD`, both included. */
export function shownWindow(from: string | null, to: string | null): string {
  const [first, last] = [from, to].map((day) => (day === null ? null : DateTime.fromISO(day, { zone: 'utc' })));
  const whole = 'yyyy年M月d日';
  if (!first || !last) return first ? `${first.toFormat(whole)}起` : last ? `至${last.toFormat(whole)}` : '';
  if (first.hasSame(last, 'day')) return first.toFormat(whole);
  const end = first.hasSame(last, 'month') ? 'd日' : first.hasSame(last, 'year') ? 'M月d日' : whole;
  return `${first.toFormat(whole)}至${last.toFormat(end)}`;
}

function at(instant: Date, zone: string): DateTime {
  return DateTime.fromJSDate(instant, { zone });
}
