import {
  AppError,
  type ErrorDefinition,
  type ErrorParameters,
  type LocalText,
} from '../../platform/errors/app-error.js';
import {
  REVIEW_ALREADY_APPROVED,
  REVIEW_MAY_NOT_SUBMIT,
  REVIEW_MAY_NOT_VOID,
  REVIEW_NOT_APPROVED,
  REVIEW_NOT_YOURS,
  REVIEW_OWN_STORY,
  REVIEW_REVISION_SEEN,
  REVIEW_ROLE_MISSING,
  REVIEW_ROUND_CLOSED,
  REVIEW_ROUND_OPEN,
  REVIEW_SECOND_STAGE,
  REVIEW_WINDOW_OVER,
} from '../review.errors.js';
import { STORY_ARCHIVED } from '../../stories/story.errors.js';
import { afterEvent, approvalEvent, type RoundEvent, type RoundState } from './review-round.rules.js';
import type { ReviewStage } from './workflow.rules.js';

/** What a person can do about a review; a console draws one button for each. */
export const REVIEW_MOVES = ['submit', 'approve', 'return', 'withdraw', 'void'] as const;
export type ReviewMove = (typeof REVIEW_MOVES)[number];

/** Who is asking, as far as the review cares. */
export interface ReviewActor {
  personId: string;
  /** May hand in stories of the department. */
  maySubmit: boolean;
  /** For each stage of the round, whether the person holds its role for the department. */
  mayDecide: readonly boolean[];
}

/** A round as the rules see it. */
export interface RoundFacts {
  state: RoundState;
  /** Index of the stage that is asked now. */
  stage: number;
  stages: readonly ReviewStage[];
  /** The authors' side: who wrote on any revision of the story, and who handed it in. */
  authors: readonly string[];
  decisions: readonly { stage: number; personId: string }[];
  /** End of the sealed release window. */
  releaseTo: Date;
}

/** Why a move is refused: the very error the service answers with. */
export interface Refusal {
  definition: ErrorDefinition;
  parameters: ErrorParameters;
}

/**
 * Whether the actor may hand in the story's latest revision.
 * @param round the story's latest round, or null before the first
 * @param revisionSeen the latest revision has had a round already
 * @param archived the story is laid away
 * @returns null when allowed
 */
export function submitRefusal(
  actor: ReviewActor,
  round: RoundFacts | null,
  revisionSeen: boolean,
  archived = false,
): Refusal | null {
  if (!actor.maySubmit) return refuse(REVIEW_MAY_NOT_SUBMIT);
  if (archived) return refuse(STORY_ARCHIVED);
  if (round?.state === 'in_review') return refuse(REVIEW_ROUND_OPEN);
  if (round?.state === 'approved') return refuse(REVIEW_ALREADY_APPROVED);
  return revisionSeen ? refuse(REVIEW_REVISION_SEEN) : null;
}

/**
 * Whether the actor may make the move on the round now.
 * @returns null when allowed
 */
export function moveRefusal(
  move: Exclude<ReviewMove, 'submit'>,
  actor: ReviewActor,
  round: RoundFacts,
  now: Date,
): Refusal | null {
  if (afterEvent(round.state, eventOf(move, round)) === null) {
    return refuse(move === 'void' ? REVIEW_NOT_APPROVED : REVIEW_ROUND_CLOSED);
  }
  const authorSide = round.authors.includes(actor.personId);
  switch (move) {
    case 'withdraw':
      return authorSide && actor.maySubmit ? null : refuse(REVIEW_NOT_YOURS);
    case 'void': {
      const signs = actor.mayDecide[round.stages.length - 1] === true;
      return signs || (authorSide && actor.maySubmit) ? null : refuse(REVIEW_MAY_NOT_VOID);
    }
    case 'approve':
    case 'return':
      return decisionRefusal(move, actor, authorSide, round, now);
  }
}

function decisionRefusal(
  move: 'approve' | 'return',
  actor: ReviewActor,
  authorSide: boolean,
  round: RoundFacts,
  now: Date,
): Refusal | null {
  // Who wrote it is told so first: no role helps against that.
  if (authorSide) return refuse(REVIEW_OWN_STORY);
  if (round.decisions.some((decision) => decision.personId === actor.personId)) return refuse(REVIEW_SECOND_STAGE);
  if (actor.mayDecide[round.stage] !== true) return refuse(REVIEW_ROLE_MISSING, { stage: stageName(round) });
  // A story whose time is over can still be sent back, so the round never gets stuck.
  if (move === 'approve' && round.releaseTo.getTime() <= now.getTime()) return refuse(REVIEW_WINDOW_OVER);
  return null;
}

/** One button: what it does, at which stage, and why it is grey. */
export interface NextMove {
  move: ReviewMove;
  /** Stage the move would decide; null for moves of the author's side. */
  stage: number | null;
  allowed: boolean;
  /** Present when not allowed: stable code and the reason in both languages. */
  refusal: { code: string; text: LocalText } | null;
}

/** Every move with its verdict, in the order in which buttons are drawn; the parameters are those of the refusals above. */
export function nextMoves(
  actor: ReviewActor,
  round: RoundFacts | null,
  revisionSeen: boolean,
  now: Date,
  archived = false,
): NextMove[] {
  const submit = button('submit', null, submitRefusal(actor, round, revisionSeen, archived));
  if (!round) return [submit];
  const onRound = REVIEW_MOVES.filter((move) => move !== 'submit').map((move) => {
    const stage = round.state === 'in_review' && (move === 'approve' || move === 'return') ? round.stage : null;
    return button(move, stage, moveRefusal(move, actor, round, now));
  });
  return [submit, ...onRound];
}

/** Name of the current stage. */
export function stageName(round: Pick<RoundFacts, 'stage' | 'stages'>): LocalText {
  return round.stages[round.stage]?.name ?? { zh: '', en: '' };
}

function eventOf(move: Exclude<ReviewMove, 'submit'>, round: RoundFacts): RoundEvent {
  return move === 'approve' ? approvalEvent(round.stage, round.stages) : move;
}

function refuse(definition: ErrorDefinition, parameters: ErrorParameters = {}): Refusal {
  return { definition, parameters };
}

function button(move: ReviewMove, stage: number | null, refusal: Refusal | null): NextMove {
  if (!refusal) return { move, stage, allowed: true, refusal: null };
  const { definition, parameters } = refusal;
  return {
    move,
    stage,
    allowed: false,
    refusal: { code: definition.code, text: new AppError(definition, parameters).text },
  };
}
