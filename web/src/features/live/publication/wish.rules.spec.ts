import { movePreviewQuery } from '../api/publication-queries';
import { at, SOONEST, wishOf } from './wish.rules';

describe('a time that is wished for', () => {
  test('is none while nothing, or no time, stands in the field', () => {
    const typed = (local: string) => wishOf({ soonest: false, local });
    expect(wishOf(SOONEST)).toBeNull();
    expect(wishOf({ soonest: true, local: '2026-11-28T09:30' })).toBeNull();
    expect(['', '2026-11-28T', '12026-11-28T09:30', '120261-11-28T09:30'].map(typed)).toEqual(Array(4).fill(undefined));
    expect(typed('2026-11-28T09:30')).toBe('2026-11-28T01:30:00.000Z');
  });

  test('of one that has its time begins there, to the minute', () => {
    expect(at('2026-11-28T01:30:27.000Z')).toEqual({ soonest: false, local: '2026-11-28T09:30' });
  });

  test('has no answer while it is not chosen, least of all that of "as soon as possible"', () => {
    const [unchosen, soonest] = [undefined, null].map((wish) => movePreviewQuery('p', wish, true));
    expect(unchosen?.queryKey).not.toEqual(soonest?.queryKey);
    expect([unchosen?.enabled, soonest?.enabled]).toEqual([false, true]);
  });
});
