import { earlierVersion, nextOf, shortDigest, urgencyOf } from './earlier.rules';

const round = (number: number, ...deciders: string[]) => ({
  id: `r${number}`,
  number,
  revisionId: `v${number}`,
  stages: deciders.map((id) => ({ decision: { person: { id } } })),
});

describe('what a piece is compared with', () => {
  test('is the version I decided on last, not the one handed in last', () => {
    expect(earlierVersion([round(4), round(3, 'other'), round(2, 'other', 'me'), round(1, 'me')], 'me')).toEqual({
      ...{ revisionId: 'v2', round: 2, why: 'mine' },
    });
  });

  test('is the one handed in last where I have decided on none', () => {
    expect(earlierVersion([round(3), round(2, 'other'), round(1)], 'me')).toEqual({
      ...{ revisionId: 'v2', round: 2, why: 'handed-in' },
    });
  });

  test('is never the round that is being read, also when I decided a stage of it', () => {
    expect(earlierVersion([round(1, 'me')], 'me')).toBeNull();
    expect(earlierVersion([], 'me')).toBeNull();
  });
});

describe('a deadline', () => {
  const hour = 3_600_000;
  const now = Date.parse('2026-07-15T09:00:00+08:00');
  const at = (ms: number) => new Date(now + ms).toISOString();
  test.each([
    ['calm', 3 * hour, 9 * hour],
    ['soon', 2 * hour, 9 * hour],
    ['late', 0, 9 * hour],
    ['over', -9 * hour, 0],
  ] as const)('is %s', (urgency, from, to) => {
    expect(urgencyOf(at(from), at(to), now)).toBe(urgency);
  });
});

describe('going on', () => {
  const queue = ['a', 'b', 'c'].map((id) => ({ id }));
  test.each([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['gone', 'a'],
  ])('after %s comes %s', (done, next) => {
    expect(nextOf(queue, done)?.id).toBe(next);
  });

  test('after the last there is nothing', () => {
    expect(nextOf([{ id: 'a' }], 'a')).toBeNull();
  });
});

test('a digest is shown short, in groups', () => {
  expect(shortDigest('0123456789abcdef')).toBe('0123 4567 89ab');
});
