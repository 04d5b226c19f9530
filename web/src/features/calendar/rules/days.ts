/** China keeps one offset all the year: days and hours are reckoned without a table of zones, thousands of them at a time. */
const OFFSET_MS = 8 * 3_600_000;
export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const VIEWS = ['month', 'week', 'day'] as const;
export type View = (typeof VIEWS)[number];

/** Of the institution, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** `HH:mm` there. */
export function clockOf(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(11, 16);
}

export function hourOf(at: number): number {
  return new Date(at + OFFSET_MS).getUTCHours();
}

/** When the clock there shows it on that day, epoch ms. */
export function instantOf(day: string, clock = '00:00'): number {
  return Date.parse(`${day}T${clock}:00+08:00`);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The days a view shows around one of them: a month in whole weeks, a week from Monday, a day. */
export function spanOf(view: View, day: string): string[] {
  if (view === 'day') return [day];
  const first = view === 'month' ? `${day.slice(0, 7)}-01` : day;
  const monday = addDays(first, 1 - weekdayOf(first));
  const last = view === 'month' ? addDays(firstOfMonth(day, 1), -1) : day;
  const length = Math.ceil((daysBetween(monday, last) + 1) / 7) * 7;
  return Array.from({ length }, (_, n) => addDays(monday, n));
}

/** The day to look at after a step forwards or back. */
export function step(view: View, day: string, by: 1 | -1): string {
  if (view === 'day') return addDays(day, by);
  return view === 'week' ? addDays(day, 7 * by) : firstOfMonth(day, by);
}

/** The first day of the month so many months on. */
function firstOfMonth(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** A real date written as dates are written, as a page's address may carry it. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** For a field of date and time, and back. */
export function toField(at: number): string {
  return `${dayOf(at)}T${clockOf(at)}`;
}
export function fromField(text: string): number | null {
  const at = Date.parse(`${text.slice(0, 16)}:00+08:00`);
  return Number.isNaN(at) ? null : at;
}
