import type { EntityManager } from 'typeorm';
import { ReviewDecision } from './review-decision.entity.js';
import { ReviewRound } from './review-round.entity.js';
import type { RoundFacts } from './next-moves.rules.js';

/** Locks the round; the caller holds the story's lock already: story first, then round, everywhere. */
export function lockRound(tx: EntityManager, roundId: string): Promise<ReviewRound> {
  return tx.findOneOrFail(ReviewRound, { where: { id: roundId }, lock: { mode: 'pessimistic_write' } });
}

/** The story's latest round, or null before the first. */
export function latestRound(tx: EntityManager, storyId: string): Promise<ReviewRound | null> {
  return tx.findOne(ReviewRound, { where: { storyId }, order: { number: 'DESC' } });
}

export function decisionsOf(tx: EntityManager, roundId: string): Promise<ReviewDecision[]> {
  return tx.find(ReviewDecision, { where: { roundId }, order: { stage: 'ASC' } });
}

/** A round with its decisions, as the rules see it. */
export function factsOf(round: ReviewRound, decisions: readonly ReviewDecision[]): RoundFacts {
  return {
    state: round.state,
    stage: round.stage,
    stages: round.stages,
    authors: round.authors,
    decisions: decisions.map(({ stage, personId }) => ({ stage, personId })),
    releaseTo: round.releaseTo,
  };
}

/**
 * Rounds that wait for a person. $1 person; $2–$4 departments for whose stories the person holds the role of
 * first, second, final reviewer; $5, $6 the last row shown (submitted at, id) or nulls; $7 limit.
 */
export const WAITING_FOR = `
  SELECT r.id, r.story_id AS "storyId", r.revision_id AS "revisionId", r.department_id AS "departmentId",
         r.number, r.stage, r.stages, r.submitted_by AS "submittedBy",
         r.submitted_at AS "submittedAt", r.release_from AS "releaseFrom", r.release_to AS "releaseTo",
         v.title, d.name AS "departmentName", p.display_name AS "submittedByName"
  FROM review_round r
  JOIN story_revision v ON v.id = r.revision_id
  JOIN department d ON d.id = r.department_id
  JOIN person p ON p.id = r.submitted_by
  WHERE r.state = 'in_review'
    AND r.department_id = ANY (CASE r.stages -> r.stage ->> 'role'
          WHEN 'first_reviewer' THEN $2::uuid[]
          WHEN 'second_reviewer' THEN $3::uuid[]
          WHEN 'final_reviewer' THEN $4::uuid[]
        END)
    AND NOT $1::uuid = ANY (r.authors)
    AND NOT EXISTS (SELECT FROM review_decision x WHERE x.round_id = r.id AND x.person_id = $1)
    AND ($5::timestamptz IS NULL OR (r.submitted_at, r.id) > ($5::timestamptz, $6::uuid))
  ORDER BY r.submitted_at, r.id
  LIMIT $7`;
