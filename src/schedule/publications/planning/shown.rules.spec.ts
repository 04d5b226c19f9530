import { isEarlierThanShown } from './shown.rules.js';

const NOON = Date.parse('2026-07-15T12:00:00+08:00');

describe('a new time beside the one that was shown', () => {
  it.each([
    ['a minute earlier is the same time', NOON - 60_000, false],
    ['more than a minute earlier is not what was agreed to', NOON - 60_001, true],
    ['the very time', NOON, false],
    ['later is in nobody’s way', NOON + 86_400_000, false],
  ])('%s', (_, slot, earlier) => {
    expect(isEarlierThanShown(slot, { state: 'held', slot: NOON })).toBe(earlier);
  });

  it('counts for nothing where none was shown', () => {
    expect(isEarlierThanShown(0, { state: 'held', slot: null })).toBe(false);
    expect(isEarlierThanShown(0, undefined)).toBe(false);
  });
});
