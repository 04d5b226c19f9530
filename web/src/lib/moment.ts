import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { offsetAt, offsetSpoken, offsetWritten, wallAt, instantAt } from './clock/zone.rules';

dayjs.extend(utc);

/** Where an installation stands that says nothing else; the server's own default. */
const USUAL = 'Asia/Shanghai';

/** The institution's IANA zone as the page was given it: times are shown and asked for there, wherever the browser sits. */
export const ZONE = zoneOfPage();

function zoneOfPage(): string {
  if (typeof document === 'undefined') return USUAL;
  const given = document.querySelector<HTMLMetaElement>('meta[name="time-zone"]')?.content ?? '';
  return given === '' || given.startsWith('{{') ? USUAL : given;
}

/** What the institution's clocks show: to be written out or compared with one another, never to be reckoned back to an instant. */
export type Wall = Pick<dayjs.Dayjs, 'format' | 'year' | 'hour'>;

/** An instant as the institution's clocks show it. */
export function local(at: string | Date | number, zone = ZONE): Wall {
  const instant = new Date(at).getTime();
  return dayjs.utc(instant + offsetAt(instant, zone));
}

/** e.g. `11-26 09:30`, today only `09:30`; of days to come with their weekday, for plans are made by it: `11-28 周六 09:30`; of other years with the year. */
export function shortTime(at: string | Date, now: Date = new Date(), zone = ZONE): string {
  const moment = local(at, zone);
  if (moment.format('YYYY-MM-DD') === local(now, zone).format('YYYY-MM-DD')) return moment.format('HH:mm');
  const day = moment.year() === local(now, zone).year() ? 'MM-DD' : 'YYYY-MM-DD';
  return moment.format(new Date(at) > now ? `${day} ddd HH:mm` : `${day} HH:mm`);
}

/** For paper, which is read on another day: `2026-11-26 09:30`. */
export function paperTime(at: string | Date, zone = ZONE): string {
  return local(at, zone).format('YYYY-MM-DD HH:mm');
}

/** To the second, for records: e.g. `11-26 09:30:05`, of other years `2025-11-26 09:30:05`. */
export function secondTime(at: string | Date, now: Date = new Date(), zone = ZONE): string {
  const moment = local(at, zone);
  return moment.format(moment.year() === local(now, zone).year() ? 'MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm:ss');
}

/** Whole, with weekday and zone: for titles and tooltips. */
export function fullTime(at: string | Date, zone = ZONE): string {
  return `${local(at, zone).format('YYYY-MM-DD ddd HH:mm:ss')} (${offsetSpoken(offsetAt(new Date(at).getTime(), zone))})`;
}

/** The instant of `YYYY-MM-DDTHH:mm` on the institution's clocks, ISO. @throws RangeError for what is no time */
export function atLocal(wall: string, zone = ZONE): string {
  return new Date(instantAt(wall, zone)).toISOString();
}

/** The same with the offset that holds there then, e.g. `2026-07-15T09:00:00+08:00`: what is kept as it was written. @throws RangeError */
export function atLocalWritten(wall: string, zone = ZONE): string {
  const at = instantAt(wall, zone);
  return `${wallAt(at, zone)}${offsetWritten(offsetAt(at, zone))}`;
}

/** How far the institution's clocks are from UTC, as people say it: `UTC+8`. */
export function offsetWords(at: number = Date.now(), zone = ZONE): string {
  return offsetSpoken(offsetAt(at, zone));
}
