import { ZONE } from '../moment';
import { instantAt, wallAt } from './zone.rules';

export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Of the institution, `YYYY-MM-DD`. */
export function dayOf(at: number, zone = ZONE): string {
  return wallAt(at, zone).slice(0, 10);
}

/** `HH:mm` there. */
export function clockOf(at: number, zone = ZONE): string {
  return wallAt(at, zone).slice(11, 16);
}

export function hourOf(at: number, zone = ZONE): number {
  return Number(wallAt(at, zone).slice(11, 13));
}

/** When the clock there shows it on that day, epoch ms; NaN where it is no time. `24:00` is the end of the day. */
export function instantOf(day: string, clock = '00:00', zone = ZONE): number {
  return instantAt(`${day}T${clock}`, zone);
}

/** As far as fields for days and times go, so that nobody slips into years of five figures. */
export const LAST_DAY = '9999-12-31';
export const LAST_MINUTE = `${LAST_DAY}T23:59`;

/**
 * A real date written as dates are written, as a field or a page's address may carry it. While its year is typed a field gives
 * `0002-11-27`, `0020-11-27`, `0202-11-27`: these are none yet.
 */
export function isDay(text: unknown): text is string {
  return (
    typeof text === 'string' && /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
  );
}

/** @throws RangeError for what is no day (`isDay`) */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** From one calendar day to another, whole days; negative backwards. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** A stretch of whole hours of a day, as long as it is there: days on which clocks are changed have 23 or 25. `to` at most 24. */
export function hoursOf(
  day: string,
  { from, to }: { from: number; to: number },
  zone = ZONE,
): { from: number; to: number } {
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  return { from: instantOf(day, clock(from), zone), to: instantOf(day, clock(to), zone) };
}

/** The whole of a day. */
export function stretchOf(day: string, zone = ZONE): { from: number; to: number } {
  return { from: instantOf(day, '00:00', zone), to: instantOf(addDays(day, 1), '00:00', zone) };
}

/** For a field of date and time, and back. */
export function toField(at: number, zone = ZONE): string {
  return wallAt(at, zone).slice(0, 16);
}
export function fromField(text: string, zone = ZONE): number | null {
  const at = instantAt(text.slice(0, 16), zone);
  return Number.isNaN(at) ? null : at;
}
