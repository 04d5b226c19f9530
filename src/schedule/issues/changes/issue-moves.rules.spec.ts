import { PUBLICATION_STATES, type PublicationState } from '../../publications/publication-state.rules.js';
import { issueMoves } from './issue-moves.rules.js';

const now = new Date('2026-07-15T12:00:00Z');
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const OPEN = {
  ...{ state: 'open' as const, publicationState: null, mayBeOut: false, now },
  ...{ slotAt: inMinutes(120), closesAt: inMinutes(60) },
};
const closed = (publicationState: PublicationState, slot = 120) => ({
  ...OPEN,
  ...{ state: 'closed' as const, publicationState, closesAt: inMinutes(-1), slotAt: inMinutes(slot) },
});
const stands = { standing: true };
const fell = { standing: false };

describe('moves of an issue', () => {
  it('while it is open: departments book and take back, its editor does the rest', () => {
    expect(issueMoves(OPEN, [stands, stands], true)).toEqual(['book', 'order', 'take_out', 'close', 'move', 'cancel']);
    expect(issueMoves(OPEN, [stands, stands], false)).toEqual(['book', 'take_out']);
    expect(issueMoves(OPEN, [], true)).toEqual(['book', 'move', 'cancel']);
    expect(issueMoves(OPEN, [fell], true)).not.toContain('close');
    expect(issueMoves(OPEN, Array(8).fill(stands), true)).not.toContain('book');
    const late = { ...OPEN, closesAt: inMinutes(-1) };
    expect(issueMoves(late, [stands, stands], false)).toEqual([]);
    expect(issueMoves(late, [stands, stands], true)).toEqual(['take_out', 'close', 'move', 'cancel']);
  });

  it('once closed: only while nothing has begun, and only for its editor', () => {
    const still: PublicationState[] = ['scheduled', 'held', 'failed', 'missed', 'cancelled'];
    for (const state of PUBLICATION_STATES)
      expect(issueMoves(closed(state), [stands, stands], true)).toEqual(
        still.includes(state) ? ['take_out', 'reopen', 'move', 'cancel'] : [],
      );
    expect(issueMoves(closed('held'), [stands, stands], false)).toEqual([]);
    expect(issueMoves({ ...closed('held'), mayBeOut: true }, [stands, stands], true)).toEqual([]);
  });

  it('reopening needs time to close again, taking out an article that stays', () => {
    expect(issueMoves(closed('held', 10), [stands, fell], true)).toEqual(['take_out', 'move', 'cancel']);
    expect(issueMoves(closed('held'), [stands], true)).toEqual(['reopen', 'move', 'cancel']);
    expect(issueMoves(closed('held'), [fell, fell], true)).toEqual(['reopen', 'cancel']);
  });

  it('a cancelled one has none', () => {
    expect(issueMoves({ ...OPEN, state: 'cancelled' }, [stands], true)).toEqual([]);
  });
});
