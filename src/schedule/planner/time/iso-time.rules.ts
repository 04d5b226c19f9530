import { civilOf, DAY, dayNumberOf, isRealDate, SECOND, type ZoneClock } from './zone-clock.rules.js';

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)$/;
const DURATION = /^P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?)?$/;

function fractionToMs(digits: string | undefined): number {
  if (!digits) return 0;
  const padded = digits.padEnd(3, '0');
  const beyond = padded.slice(3);
  return Number(padded.slice(0, 3)) + (beyond ? Number(`0.${beyond}`) : 0);
}

/**
 * Reads an ISO-8601 instant that carries an offset or `Z`; null when it has none, or names a date or time that does not exist.
 * Answers epoch milliseconds; a finer fraction stays as a fraction of a millisecond, so that rounding up to a second is exact. 24:00 is the end of its day.
 */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const field = (index: number): number => Number(match[index] ?? '0');
  const [year, month, day] = [field(1), field(2), field(3)];
  const [hour, minute, second, fraction] = [field(4), field(5), field(6), fractionToMs(match[7])];
  if (!isRealDate(year, month, day)) return null;
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second + fraction > 0)) return null;
  const [offsetHours, offsetMinutes] = [field(10), field(11)];
  if (offsetHours > 23 || offsetMinutes > 59) return null;
  const offset = (match[9] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes) * 60 * SECOND;
  const clock = (hour * 3600 + minute * 60 + second) * SECOND;
  return dayNumberOf(year, month, day) * DAY + clock - offset + fraction;
}

/**
 * Reads an ISO-8601 duration of days, hours, minutes and seconds into milliseconds; null for anything else, for zero, and for weeks, months and years
 * (a month has no fixed length). A day of a duration is 24 hours; calendar days are what calendar limits are for. Seconds may carry up to three decimals.
 */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match || text.endsWith('T') || (match[5]?.length ?? 0) > 3) return null;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(match[index] ?? '0'));
  const ms =
    (((days ?? 0) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * SECOND + fractionToMs(match[5]);
  return ms > 0 && Number.isSafeInteger(ms) ? ms : null;
}

/** Two digits, or more where the number needs them. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `YYYY-MM-DD`; years outside 0–9999 in ISO's expanded form. */
export function formatDate(day: number): string {
  const { year, month, day: date } = civilOf(day);
  const shown =
    year >= 0 && year <= 9999
      ? String(year).padStart(4, '0')
      : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
  return `${shown}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** `+08:00`; seconds only where a historical offset has them. */
export function formatOffset(offset: number): string {
  const whole = Math.abs(offset) / SECOND;
  const seconds = whole % 60;
  const clock = `${twoDigits(Math.floor(whole / 3600))}:${twoDigits(Math.floor(whole / 60) % 60)}`;
  return `${offset < 0 ? '-' : '+'}${clock}${seconds ? `:${twoDigits(seconds)}` : ''}`;
}

/** `HH:mm`, with seconds where they are not zero (or always, if asked). `sinceMidnight` in ms. */
export function formatClock(sinceMidnight: number, withSeconds = false): string {
  const whole = Math.floor(sinceMidnight / SECOND);
  const seconds = whole % 60;
  const clock = `${twoDigits(Math.floor(whole / 3600))}:${twoDigits(Math.floor(whole / 60) % 60)}`;
  return withSeconds || seconds ? `${clock}:${twoDigits(seconds)}` : clock;
}

/** An instant as ISO-8601 in a zone, on whole seconds, with its offset: `2026-07-15T09:30:00+08:00`. */
export function formatInstant(instant: number, clock: ZoneClock): string {
  const local = clock.localAt(instant);
  const day = Math.floor(local / DAY);
  return `${formatDate(day)}T${formatClock(local - day * DAY, true)}${formatOffset(clock.offsetAt(instant))}`;
}
