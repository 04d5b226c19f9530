import { pauseFor } from './call-budget.rules.js';

const HOUR = 3_600_000;

describe('the day’s calls', () => {
  it.each([
    [100, 20 * HOUR, 0],
    [51, 20 * HOUR, 0],
    // As if spread evenly over what is left of the day.
    [50, 20 * HOUR, 24 * 60_000],
    [40, 4 * HOUR, 6 * 60_000],
    [40, 60_000, 1_500],
    // Longer than that nobody waits for news.
    [10, 20 * HOUR, 30 * 60_000],
    [0, 20 * HOUR, 30 * 60_000],
    [0, 60_000, 60_000],
  ])('with %i of 100 left and %i ms of the day a post waits %i ms', (left, dayLeftMs, pause) =>
    expect(pauseFor({ left, limit: 100, dayLeftMs })).toBe(pause),
  );

  it('never waits shorter when less is left', () => {
    const pauses = Array.from({ length: 101 }, (_, used) =>
      pauseFor({ left: 100 - used, limit: 100, dayLeftMs: 10 * HOUR }),
    );
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  });
});
