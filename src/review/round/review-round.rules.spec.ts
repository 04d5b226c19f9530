import {
  afterEvent,
  approvalEvent,
  isOpen,
  ROUND_EVENTS,
  ROUND_MOVES,
  ROUND_STATES,
  type RoundEvent,
  type RoundState,
} from './review-round.rules.js';
import { decideAction, DEFAULT_STAGES } from './workflow.rules.js';

describe('moves of a review round', () => {
  const allowed: Record<string, RoundState> = {
    'in_review pass': 'in_review',
    'in_review approve': 'approved',
    'in_review return': 'returned',
    'in_review withdraw': 'withdrawn',
    'approved void': 'voided',
  };
  const every = ROUND_STATES.flatMap((from) => ROUND_EVENTS.map((event) => [from, event] as [RoundState, RoundEvent]));

  it.each(every)('%s + %s', (from, event) => {
    expect(afterEvent(from, event)).toBe(allowed[`${from} ${event}`] ?? null);
  });

  it('lead nowhere outside of the known states, and every state is reached from in_review', () => {
    const reached = new Set<RoundState>(['in_review']);
    for (const state of reached) for (const next of Object.values(ROUND_MOVES[state])) reached.add(next);
    expect([...reached].sort()).toEqual([...ROUND_STATES].sort());
  });

  it('approve only at the last stage', () => {
    expect(DEFAULT_STAGES.map((_stage, index) => approvalEvent(index, DEFAULT_STAGES))).toEqual([
      'pass',
      'pass',
      'approve',
    ]);
    expect(approvalEvent(0, DEFAULT_STAGES.slice(0, 1))).toBe('approve');
  });

  it('leave the story closed to its authors while in review or approved, and only then', () => {
    expect(ROUND_STATES.filter(isOpen)).toEqual(['in_review', 'approved']);
  });
});

describe('default workflow', () => {
  it('is three stages under three different permissions, each named and asked in both languages', () => {
    expect(DEFAULT_STAGES.map((stage) => stage.name.zh)).toEqual(['初审', '复审', '终审']);
    expect(new Set(DEFAULT_STAGES.map(decideAction)).size).toBe(3);
    expect(new Set(DEFAULT_STAGES.map((stage) => stage.key)).size).toBe(3);
    for (const stage of DEFAULT_STAGES) {
      for (const text of [stage.name, stage.question]) expect([text.zh, text.en]).not.toContain('');
    }
  });
});
