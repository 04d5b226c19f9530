import { judge, type Seen } from './verdict.rules.js';

const throttle = { max: 2, perMs: 1_000, dueAt: 10_000 };
const at = (department: string, ...offsets: number[]): Seen[] =>
  offsets.map((offset) => ({ department, at: throttle.dueAt + offset }));

it('finds nothing wrong with a limiter that uses every place at once', () => {
  const seen = [...at('a', 0, 0, 1_000, 1_000), ...at('b', 0, 0, 1_000, 1_000)];
  expect(judge(seen, throttle)).toEqual({ violations: 0, unusedPercent: 0, jain: 1, perSecond: 8 });
});

it('counts a post that comes a millisecond too early, and none that comes in time', () => {
  const seen = [...at('a', 0, 0, 999, 1_000), ...at('b', 0, 0, 1_000, 1_000)];
  expect(judge(seen, throttle).violations).toBe(1);
});

it('a fixed window that lets twice as many out around its end is caught', () => {
  expect(judge([...at('a', 900, 900, 1_000, 1_000), ...at('b', 0, 0)], throttle).violations).toBe(2);
});

it('measures the places that stay empty although something is due for them', () => {
  // a: both places until 100, then none until 1,100, then one post for two places until 1,300; b: never.
  const seen = [...at('a', 100, 100, 1_300), ...at('b', 0, 0, 1_000)];
  expect(judge(seen, throttle).unusedPercent).toBeCloseTo(((2 * 100 + 200) / (2 * (1_300 + 1_000))) * 100);
});

it('fairness looks at the time in which everybody had something due', () => {
  const seen = [...at('a', 0, 0, 1_000, 1_000, 2_000, 2_000), ...at('b', 500, 1_000, 1_500, 2_000)];
  // Until 999: two of a, one of b.
  expect(judge(seen, throttle).jain).toBeCloseTo(9 / 10);
});
