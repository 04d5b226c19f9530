import {
  canMove,
  FIRST_STORY_STATE,
  isWritable,
  LOCKED_STATES,
  STORY_MOVES,
  STORY_STATES,
  type StoryState,
} from './story-state.rules.js';

const ALLOWED = new Set([
  'draft in_review',
  'draft withdrawn',
  'in_review returned',
  'in_review approved',
  'in_review withdrawn',
  'returned draft',
  'returned in_review',
  'returned withdrawn',
  'approved withdrawn',
  'withdrawn draft',
  'withdrawn in_review',
]);

describe('the moves of a story', () => {
  it.each(STORY_STATES.flatMap((from) => STORY_STATES.map((to) => [from, to] as const)))(
    '%s to %s is decided',
    (from, to) => {
      expect(canMove(from, to)).toBe(ALLOWED.has(`${from} ${to}`));
    },
  );
  it('are closed: they lead only to states there are', () => {
    expect(Object.keys(STORY_MOVES).sort()).toEqual([...STORY_STATES].sort());
    for (const to of Object.values(STORY_MOVES).flat()) expect(STORY_STATES).toContain(to);
  });
  it('reach every state, and lead out of each', () => {
    const reached = new Set<StoryState>([FIRST_STORY_STATE]);
    for (const state of reached) for (const to of STORY_MOVES[state]) reached.add(to);
    expect(reached.size).toBe(STORY_STATES.length);
    for (const state of STORY_STATES) expect(STORY_MOVES[state].length).toBeGreaterThan(0);
  });
  it('leave no state both writable and locked, and none neither', () => {
    for (const state of STORY_STATES) expect(isWritable(state)).toBe(!LOCKED_STATES.includes(state));
  });
});
