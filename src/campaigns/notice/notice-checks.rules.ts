import { type DeadlineFound, isLongBefore } from './deadlines/deadlines.rules.js';
import type { WindowFound } from './body/window.rules.js';
import { type CalendarDate, weekdayOf } from './dates/calendar.rules.js';
import { weekdayAfter } from './dates/window-expressions.rules.js';
import type { NoticeReading } from './notice-reading.rules.js';
import { type NoticeWarning, warn } from './notice-warnings.rules.js';

/** Warnings for what a campaign needs and the notice does not give. */
export function missingWarnings(reading: Omit<NoticeReading, 'warnings'>, announced: number | null): NoticeWarning[] {
  const { title, issuers, theme, pillars } = reading;
  return [
    ...(title === null ? [warn('TITLE_MISSING', 'title')] : []),
    ...(issuers.length === 0 ? [warn('ISSUERS_MISSING', 'issuers')] : []),
    ...(issuers.length > 0 && announced !== null && announced !== issuers.length
      ? [warn('ISSUERS_INCOMPLETE', 'issuers')]
      : []),
    ...(theme === null ? [warn('THEME_MISSING', 'theme')] : []),
    ...(pillars.length === 0 ? [warn('PILLARS_MISSING', 'pillars')] : []),
  ];
}

/** Warnings about the window: none, not certain, over, or with a year the text does not say. */
export function windowWarnings(window: WindowFound | null, today: CalendarDate | null): NoticeWarning[] {
  if (!window) return [warn('WINDOW_MISSING', 'window')];
  const { from, to, uncertain, crossesYear, flat } = window;
  const weekday = from === to ? weekdayIn(flat) : null;
  return [
    ...(uncertain || (from === null && to === null) ? [warn('WINDOW_UNCERTAIN', 'window')] : []),
    ...(crossesYear ? [warn('WINDOW_CROSSES_YEAR', 'window.to')] : []),
    ...(from !== null && weekday !== null && weekday !== weekdayOf(from) ? [warn('WEEKDAY_MISMATCH', 'window')] : []),
    ...(to !== null && today !== null && to < today ? [warn('WINDOW_PAST', 'window')] : []),
  ];
}

function weekdayIn(flat: string): number | null {
  const bracket = flat.indexOf('（');
  return bracket < 0 ? null : weekdayAfter(flat, bracket);
}

/** Warnings about single deadlines. */
export function deadlineWarnings(deadlines: readonly DeadlineFound[], issued: CalendarDate | null): NoticeWarning[] {
  return deadlines.flatMap(({ date, weekday }, index) => {
    const field = `deadlines[${index}].date`;
    if (date === null) return [warn('DEADLINE_WITHOUT_DATE', field)];
    return [
      ...(issued !== null && isLongBefore(date, issued) ? [warn('DEADLINE_BEFORE_ISSUE', field)] : []),
      ...(weekday !== null && weekday !== weekdayOf(date) ? [warn('WEEKDAY_MISMATCH', field)] : []),
    ];
  });
}
