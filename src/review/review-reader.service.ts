import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../identity/actor.js';
import { PersonService } from '../identity/people/person.service.js';
import { ReviewGaps } from './gaps/review-gaps.service.js';
import { roundResponse, type ReviewRoundResponse, type StoryReviewResponse } from './review-view.dto.js';
import { nextMoves } from './round/next-moves.rules.js';
import { ReviewDecision } from './round/review-decision.entity.js';
import { ReviewRound } from './round/review-round.entity.js';
import { factsOf } from './round/review-round.queries.js';
import { RoundDesk } from './round/round-desk.service.js';
import { ReviewSeal } from './seal/review-seal.entity.js';
import { SealService } from './seal/seal.service.js';

/** The reviews of a story as people see them. */
@Injectable()
export class ReviewReader {
  constructor(
    private readonly desk: RoundDesk,
    private readonly seals: SealService,
    private readonly people: PersonService,
    private readonly gaps: ReviewGaps,
  ) {}

  /**
   * All rounds of a story, the digest a reviewer would sign now, and what the actor may do.
   * @throws AppError NOT_FOUND, also when the actor may not read reviews of the story's department
   */
  async ofStory(actor: Actor, storyId: string): Promise<StoryReviewResponse> {
    return this.desk.look(actor, storyId, async ({ tx, story, actor: rights, now }) => {
      const rounds = await tx.find(ReviewRound, { where: { storyId }, order: { number: 'DESC' } });
      const roundIds = rounds.map((round) => round.id);
      const decisions = await tx.find(ReviewDecision, { where: { roundId: In(roundIds) } });
      const seals = await tx.find(ReviewSeal, { where: { roundId: In(roundIds) } });
      const latest = rounds[0] ?? null;
      const facts =
        latest &&
        factsOf(
          latest,
          decisions.filter((decision) => decision.roundId === latest.id),
        );
      const revisionSeen = rounds.some((round) => round.revisionId === story.revision.id);
      return {
        storyId,
        digest: await this.digestOf(tx, latest, seals),
        waitsInVain: latest?.state === 'in_review' && (await this.gaps.isInVain(tx, latest)),
        rounds: await this.shown(tx, rounds, decisions, seals),
        nextMoves: nextMoves(rights, facts, revisionSeen, now, story.archived),
      };
    });
  }

  private async digestOf(tx: EntityManager, round: ReviewRound | null, seals: ReviewSeal[]): Promise<string | null> {
    if (round?.state === 'in_review') return (await this.seals.sealNow(tx, round)).digest;
    if (round?.state === 'approved') return seals.find((seal) => seal.roundId === round.id)?.digest ?? null;
    return null;
  }

  private async shown(
    tx: EntityManager,
    rounds: ReviewRound[],
    decisions: ReviewDecision[],
    seals: ReviewSeal[],
  ): Promise<ReviewRoundResponse[]> {
    const ids = [
      ...rounds.map((round) => round.submittedBy),
      ...decisions.map((decision) => decision.personId),
      ...seals.flatMap((seal) => (seal.voidedBy === null ? [] : [seal.voidedBy])),
    ];
    // On the transaction's own connection: a second one, asked for while this one is held, starves the pool.
    const names = await this.people.namesOf([...new Set(ids)], tx);
    return rounds.map((round) =>
      roundResponse(
        round,
        decisions.filter((decision) => decision.roundId === round.id),
        seals.find((seal) => seal.roundId === round.id) ?? null,
        names,
      ),
    );
  }
}
