import fc from 'fast-check';
import {
  moveRefusal,
  nextMoves,
  REVIEW_MOVES,
  submitRefusal,
  type ReviewActor,
  type ReviewMove,
  type RoundFacts,
} from './next-moves.rules.js';
import { ROUND_STATES } from './review-round.rules.js';
import { DEFAULT_STAGES } from './workflow.rules.js';

const NOW = new Date('2026-07-15T00:00:00Z');

function round(over: Partial<RoundFacts> = {}): RoundFacts {
  return {
    state: 'in_review',
    stage: 0,
    stages: DEFAULT_STAGES,
    authors: ['author'],
    decisions: [],
    releaseTo: new Date('2026-07-16T00:00:00Z'),
    ...over,
  };
}

const nobody: ReviewActor = {
  personId: 'nobody',
  maySubmit: false,
  mayDecide: [false, false, false],
};
const author: ReviewActor = { ...nobody, personId: 'author', maySubmit: true };
const clerk: ReviewActor = { ...nobody, personId: 'clerk', maySubmit: true };
const all: ReviewActor = { ...nobody, personId: 'all', maySubmit: true, mayDecide: [true, true, true] };
const second: ReviewActor = { ...nobody, personId: 'second', mayDecide: [false, true, false] };
const final: ReviewActor = { ...nobody, personId: 'final', mayDecide: [false, false, true] };

type Move = Exclude<ReviewMove, 'submit'>;

describe('who may do what with a round', () => {
  it.each<[string, Move, ReviewActor, RoundFacts, string | null]>([
    ['a holder of the stage agrees', 'approve', all, round(), null],
    ['a holder of the stage returns', 'return', all, round(), null],
    ['the author never decides', 'approve', { ...author, mayDecide: [true, true, true] }, round(), 'REVIEW_OWN_STORY'],
    [
      'the author never returns either',
      'return',
      { ...author, mayDecide: [true, true, true] },
      round(),
      'REVIEW_OWN_STORY',
    ],
    [
      'who wrote any part of it never decides',
      'approve',
      all,
      round({ authors: ['all', 'author'] }),
      'REVIEW_OWN_STORY',
    ],
    ['who handed it in never decides', 'approve', all, round({ authors: ['author', 'all'] }), 'REVIEW_OWN_STORY'],
    [
      'nobody holds two stages',
      'approve',
      all,
      round({ stage: 1, decisions: [{ stage: 0, personId: 'all' }] }),
      'REVIEW_SECOND_STAGE',
    ],
    [
      'nobody returns at a second stage',
      'return',
      all,
      round({ stage: 2, decisions: [{ stage: 0, personId: 'all' }] }),
      'REVIEW_SECOND_STAGE',
    ],
    ['the role is that of the current stage', 'approve', second, round(), 'REVIEW_ROLE_MISSING'],
    ['the role of the current stage suffices', 'approve', second, round({ stage: 1 }), null],
    ['no role, no decision', 'return', clerk, round(), 'REVIEW_ROLE_MISSING'],
    ['no approval when the release time is over', 'approve', all, round({ releaseTo: NOW }), 'REVIEW_WINDOW_OVER'],
    ['but a return', 'return', all, round({ releaseTo: NOW }), null],
    ['a closed round takes no decision', 'approve', all, round({ state: 'withdrawn' }), 'REVIEW_ROUND_CLOSED'],
    ['an approved round takes no decision', 'return', all, round({ state: 'approved' }), 'REVIEW_ROUND_CLOSED'],
    ['the author withdraws', 'withdraw', author, round(), null],
    ['who handed it in withdraws', 'withdraw', clerk, round({ authors: ['author', 'clerk'] }), null],
    ['a reviewer does not withdraw', 'withdraw', all, round(), 'REVIEW_NOT_YOURS'],
    [
      'an author without the right to hand in does not withdraw',
      'withdraw',
      { ...author, maySubmit: false },
      round(),
      'REVIEW_NOT_YOURS',
    ],
    [
      'an approved round is voided, not withdrawn',
      'withdraw',
      author,
      round({ state: 'approved' }),
      'REVIEW_ROUND_CLOSED',
    ],
    ['the author voids the approval', 'void', author, round({ state: 'approved', stage: 2 }), null],
    ['a final reviewer voids the approval', 'void', final, round({ state: 'approved', stage: 2 }), null],
    ['a second reviewer does not', 'void', second, round({ state: 'approved', stage: 2 }), 'REVIEW_MAY_NOT_VOID'],
    ['nobody voids what is not approved', 'void', final, round(), 'REVIEW_NOT_APPROVED'],
    ['nobody voids twice', 'void', final, round({ state: 'voided' }), 'REVIEW_NOT_APPROVED'],
  ])('%s', (_rule, move, actor, facts, code) => {
    expect(moveRefusal(move, actor, facts, NOW)?.definition.code ?? null).toBe(code);
  });

  it.each<[string, ReviewActor, RoundFacts | null, boolean, string | null]>([
    ['a first hand-in', clerk, null, false, null],
    ['not without the right', nobody, null, false, 'REVIEW_MAY_NOT_SUBMIT'],
    ['not while in review', author, round(), true, 'REVIEW_ROUND_OPEN'],
    ['not while approved', author, round({ state: 'approved' }), true, 'REVIEW_ALREADY_APPROVED'],
    ['not the same revision again', author, round({ state: 'returned' }), true, 'REVIEW_REVISION_SEEN'],
    ['a new revision after a return', author, round({ state: 'returned' }), false, null],
    ['a new revision after withdrawing', author, round({ state: 'withdrawn' }), false, null],
    ['a new revision after an approval was voided', author, round({ state: 'voided' }), false, null],
  ])('handing in: %s', (_rule, actor, facts, seen, code) => {
    expect(submitRefusal(actor, facts, seen)?.definition.code ?? null).toBe(code);
  });
});

describe('next moves', () => {
  const actors = fc.record({
    personId: fc.constantFrom('a', 'b', 'c'),
    maySubmit: fc.boolean(),
    mayDecide: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  });
  const rounds = fc.record({
    state: fc.constantFrom(...ROUND_STATES),
    stage: fc.integer({ min: 0, max: 2 }),
    stages: fc.constant(DEFAULT_STAGES),
    authors: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    decisions: fc.array(fc.record({ stage: fc.integer({ min: 0, max: 2 }), personId: fc.constantFrom('a', 'b', 'c') })),
    releaseTo: fc.constantFrom(NOW, new Date(NOW.getTime() + 1)),
  });

  it('show every move once, with a reason in both languages exactly when it is refused', () => {
    fc.assert(
      fc.property(actors, fc.option(rounds), fc.boolean(), (actor, facts, seen) => {
        const moves = nextMoves(actor, facts, seen, NOW);
        expect(moves.map((move) => move.move)).toEqual(facts ? REVIEW_MOVES : ['submit']);
        for (const move of moves) {
          expect(move.refusal === null).toBe(move.allowed);
          if (move.refusal) expect(`${move.refusal.text.zh}${move.refusal.text.en}`).not.toMatch(/\{\w+\}/);
        }
      }),
    );
  });

  it('never offer a decision to the authors’ side or to who has decided already', () => {
    fc.assert(
      fc.property(actors, rounds, (actor, facts) => {
        const decides = nextMoves(actor, facts, true, NOW).some(
          ({ move, allowed }) => allowed && (move === 'approve' || move === 'return'),
        );
        const barred =
          facts.authors.includes(actor.personId) ||
          facts.decisions.some((decision) => decision.personId === actor.personId) ||
          facts.state !== 'in_review' ||
          !actor.mayDecide[facts.stage];
        if (barred) expect(decides).toBe(false);
        else expect(decides).toBe(true);
      }),
    );
  });

  it('name the stage a decision would be for', () => {
    const moves = nextMoves(second, round({ stage: 1 }), true, NOW);
    expect(moves.map(({ move, stage }) => [move, stage])).toEqual([
      ['submit', null],
      ['approve', 1],
      ['return', 1],
      ['withdraw', null],
      ['void', null],
    ]);
  });
});
