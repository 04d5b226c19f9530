import { weekdayOf } from '../../../lib/clock/days';
import { spanOf, step } from './days';

describe('days of the calendar', () => {
  it.each([
    ['day', '2026-11-26', '2026-11-26', '2026-11-26', 1],
    ['week', '2026-11-26', '2026-11-23', '2026-11-29', 7],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29', 7],
    ['month', '2026-11-26', '2026-10-26', '2026-12-06', 42],
    ['month', '2027-02-10', '2027-02-01', '2027-02-28', 28],
  ] as const)('a %s around %s runs from %s to %s', (view, day, first, last, length) => {
    const days = spanOf(view, day);
    expect([days[0], days.at(-1), days.length]).toEqual([first, last, length]);
    expect(weekdayOf(first)).toBe(view === 'day' ? 4 : 1);
  });

  it.each([
    ['day', '2026-12-31', 1, '2027-01-01'],
    ['week', '2026-11-26', -1, '2026-11-19'],
    ['month', '2026-12-31', 1, '2027-01-01'],
    ['month', '2026-01-31', -1, '2025-12-01'],
  ] as const)('a step by a %s from %s', (view, day, by, next) => {
    expect(step(view, day, by)).toBe(next);
  });
});
