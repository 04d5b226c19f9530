import { recallPause } from './recall.rules.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('taking back what lost its approval and is given up waiting for', () => {
  it.each([
    [-MINUTE_MS, 5 * MINUTE_MS],
    [MINUTE_MS, 5 * MINUTE_MS],
    [2 * HOUR_MS, HOUR_MS],
    [3 * 24 * HOUR_MS, 6 * HOUR_MS],
  ])('is tried ever more rarely: %d ms after it, in %d ms', (since, pause) => {
    expect(recallPause(since)).toBe(pause);
  });

  it('ends after seven days, in some dozens of tries', () => {
    let [since, tries] = [0, 1];
    for (let pause = recallPause(since); pause !== null; pause = recallPause(since)) {
      since += pause;
      tries += 1;
    }
    expect(since).toBeGreaterThan(6.5 * 24 * HOUR_MS);
    expect(since).toBeLessThanOrEqual(7 * 24 * HOUR_MS);
    expect(tries).toBeLessThan(60);
  });
});
