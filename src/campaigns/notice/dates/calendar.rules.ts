import type { DateExpression } from './date-expressions.rules.js';

/** Calendar date `YYYY-MM-DD`; independent of any zone. */
export type CalendarDate = string;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Days of a month, 1–12. */
export function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `YYYY-MM-DD`, or null for a date the calendar does not have (30 February). */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** The date `days` later. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a stretch of whole months that begins on `date`: from 1 September one month lasts to 30 September. */
export function lastDayAfterMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [nextYear, nextMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const next = dateOf(nextYear, nextMonth, Math.min(day, daysOf(nextYear, nextMonth)));
  return addDays(next ?? date, -1);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return ((new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay() + 6) % 7) + 1;
}

/**
 * First and last day of what an expression names in a given year: a month is its first to last day, 上旬 the 1st to 10th, 中旬 the 11th to 20th, 下旬 the
 * 21st to the end. Null for a vague expression and for a day the calendar does not have.
 */
export function daysNamed(expression: DateExpression, year: number): { from: CalendarDate; to: CalendarDate } | null {
  const { unit, month, part } = expression;
  const months = (first: number, last: number) => {
    const [from, to] = [dateOf(year, first, 1), dateOf(year, last, daysOf(year, last))];
    return from && to ? { from, to } : null;
  };
  switch (unit) {
    case 'vague':
      return null;
    case 'year':
      return months(1, 12);
    case 'half':
      return part === 1 ? months(1, 6) : months(7, 12);
    case 'quarter':
      return part === null ? null : months(part * 3 - 2, part * 3);
    case 'month':
      return month === null ? null : months(month, month);
    case 'third': {
      if (month === null || part === null) return null;
      const [from, to] = [
        dateOf(year, month, part * 10 - 9),
        dateOf(year, month, part === 3 ? daysOf(year, month) : part * 10),
      ];
      return from && to ? { from, to } : null;
    }
    case 'day': {
      const date = month === null || part === null ? null : dateOf(year, month, part);
      return date ? { from: date, to: date } : null;
    }
  }
}

/** The calendar date in China at an instant: official deadlines and campaign days are China's, wherever the server stands. */
export function dateInChina(instant: Date): CalendarDate {
  // China has kept UTC+8 without daylight saving since 1991.
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
