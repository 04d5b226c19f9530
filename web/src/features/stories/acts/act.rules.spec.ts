import type { Overview } from '../api/story-queries';
import { type Act, ACTS, fits } from './act.rules';

const of = (state: Overview['state'], more: Partial<Overview> = {}) => ({
  ...{ state, archivedAt: null, mayWrite: true, review: null },
  ...more,
});
const round = (state: 'in_review' | 'approved' | 'returned') => ({ state }) as Overview['review'];

describe('what can be done to a story', () => {
  it.each([
    ['a draft', of('draft'), ['submit', 'place', 'archive']],
    ['a draft of others', of('draft', { mayWrite: false }), []],
    ['a returned one', of('returned', { review: round('returned') }), ['submit', 'place', 'archive']],
    ['one in review', of('in_review', { review: round('in_review') }), ['withdraw']],
    ['an approved one', of('approved', { review: round('approved') }), ['void']],
    ['an approved one of others', of('approved', { review: round('approved'), mayWrite: false }), []],
    ['one laid away', of('draft', { archivedAt: '2026-11-01T00:00:00Z' }), ['unarchive']],
  ] as const)('%s', (_what, story, acts: readonly Act[]) => {
    expect(ACTS.filter((act) => fits(act, story))).toEqual(acts);
  });

  it('is taken back after approval also by whoever signs', () => {
    expect(fits('void', of('approved', { review: round('approved'), mayWrite: false }), true)).toBe(true);
  });
});
