import { noteOf } from './story-note.rules';

type Facts = Parameters<typeof noteOf>[0];

const NOW = Date.parse('2026-07-15T08:00:00Z');
const facts: Facts = { archivedAt: null, stage: 'draft', state: 'draft', review: null, publications: [] };
const until = (windowTo: string) => ({ review: { windowTo } as Facts['review'] });
const out = [{ state: 'sent' }] as Facts['publications'];

describe('what is to be done next with a story', () => {
  test.each<[string, Partial<Facts>, ReturnType<typeof noteOf>]>([
    ['of a draft is plain', {}, null],
    ['of what was returned', { stage: 'returned', state: 'returned' }, 'returnedNote'],
    [
      'of what is approved: to plan it',
      { stage: 'approved', state: 'approved', ...until('2026-07-16T00:00:00Z') },
      'toScheduleNote',
    ],
    [
      'of what is approved too late: to hand it in again',
      { stage: 'approved', state: 'approved', ...until('2026-07-15T00:00:00Z') },
      'overNote',
    ],
    [
      'of what is laid away',
      { archivedAt: '2026-07-01T00:00:00Z', stage: 'returned', state: 'returned' },
      'archivedNote',
    ],
    [
      'of what is public though its approval was taken back',
      { stage: 'withdrawn', state: 'withdrawn', publications: out },
      'stillOutNote',
    ],
    ['of what was taken back in time', { stage: 'withdrawn', state: 'withdrawn' }, null],
  ])('%s', (_what, more, note) => {
    expect(noteOf({ ...facts, ...more }, NOW)).toBe(note);
  });
});
