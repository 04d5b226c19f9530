import { isDeeperThan } from './body-depth.rules.js';

it('depth is counted without falling into it', () => {
  const nested = (levels: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { value };
    return value;
  };
  expect([0, 1, 3, 4, 200_000].map((levels) => isDeeperThan(nested(levels), 3))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});
