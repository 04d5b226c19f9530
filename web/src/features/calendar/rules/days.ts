import { addDays, daysFrom, weekdayOf } from '../../../lib/clock/days';

export const VIEWS = ['month', 'week', 'day'] as const;
export type View = (typeof VIEWS)[number];

/** The days a view shows around one of them: a month in whole weeks, a week from Monday, a day. */
export function spanOf(view: View, day: string): string[] {
  if (view === 'day') return [day];
  const first = view === 'month' ? `${day.slice(0, 7)}-01` : day;
  const monday = addDays(first, 1 - weekdayOf(first));
  const last = view === 'month' ? addDays(firstOfMonth(day, 1), -1) : day;
  const length = Math.ceil((daysFrom(monday, last) + 1) / 7) * 7;
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
