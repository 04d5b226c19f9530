import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../identity/actor.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError } from '../platform/errors/app-error.js';
import { StoryService } from '../stories/story.service.js';
import { REVIEW_DIGEST_CHANGED, REVIEW_STAGE_MOVED } from './review.errors.js';
import { stageName } from './round/next-moves.rules.js';
import { ReviewDecision } from './round/review-decision.entity.js';
import { approvalEvent } from './round/review-round.rules.js';
import { moveRound, requireMove, RoundDesk, type RoundOnDesk } from './round/round-desk.service.js';
import { ReviewSeal } from './seal/review-seal.entity.js';
import type { Seal } from './seal/seal.rules.js';
import { SealService } from './seal/seal.service.js';

/** What a reviewer says, and what it is said about. */
export interface Verdict {
  /** Index of the stage the reviewer saw open. */
  stage: number;
  /** sha256 (hex) of what the reviewer read. */
  digest: string;
  /** Obligatory when returning. */
  opinion: string | null;
}

/** What the reviewers of the stages do. */
@Injectable()
export class ReviewDecisionService {
  constructor(
    private readonly desk: RoundDesk,
    private readonly stories: StoryService,
    private readonly seals: SealService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Agrees at the current stage; the last agreement approves the story and seals it.
   * @returns the id of the story
   * @throws AppError REVIEW_ROUND_UNKNOWN, REVIEW_ROUND_CLOSED, REVIEW_STAGE_MOVED, REVIEW_OWN_STORY,
   *   REVIEW_SECOND_STAGE, REVIEW_ROLE_MISSING, REVIEW_WINDOW_OVER, REVIEW_DIGEST_CHANGED
   */
  async approve(actor: Actor, roundId: string, verdict: Verdict): Promise<string> {
    return this.desk.takeRound(actor, roundId, async (desk) => {
      const seal = await this.decide(desk, 'approve', verdict);
      if (approvalEvent(desk.round.stage, desk.round.stages) === 'pass') {
        await moveRound(desk, { stage: desk.round.stage + 1 });
      } else {
        await this.sealRound(desk, seal);
      }
      return desk.round.storyId;
    });
  }

  /**
   * Sends the story back to its authors with an opinion; the round is over.
   * @returns the id of the story
   * @throws AppError as `approve`, without REVIEW_WINDOW_OVER
   */
  async returnToAuthor(actor: Actor, roundId: string, verdict: Verdict & { opinion: string }): Promise<string> {
    return this.desk.takeRound(actor, roundId, async (desk) => {
      await this.decide(desk, 'return', verdict);
      await moveRound(desk, { state: 'returned', closedAt: desk.now });
      await this.stories.move(desk.tx, desk.round.storyId, 'returned');
      return desk.round.storyId;
    });
  }

  private async decide(desk: RoundOnDesk, decision: 'approve' | 'return', verdict: Verdict): Promise<Seal> {
    const { tx, round, facts, actor, now } = desk;
    if (facts.state === 'in_review' && facts.stage !== verdict.stage) {
      throw new AppError(REVIEW_STAGE_MOVED, { stage: stageName(facts) }, '/stage');
    }
    requireMove(desk, decision);
    // The reviewer signs what was read: taken anew here, under the locks.
    const seal = await this.seals.sealNow(tx, round);
    if (seal.digest !== verdict.digest) throw new AppError(REVIEW_DIGEST_CHANGED, {}, '/digest');

    const { stage, digest, opinion } = verdict;
    const personId = actor.personId;
    await tx.insert(ReviewDecision, {
      id: uuid(),
      roundId: round.id,
      stage,
      personId,
      decision,
      opinion,
      digest,
      at: now,
    });
    await this.audit.record(tx, {
      actorId: personId,
      action: `review.${decision}`,
      subjectType: 'story',
      subjectId: round.storyId,
      data: { roundId: round.id, stage, stageKey: round.stages[stage]?.key, digest, opinion },
    });
    return seal;
  }

  private async sealRound(desk: RoundOnDesk, seal: Seal): Promise<void> {
    const { tx, round, now } = desk;
    const sealId = uuid();
    await moveRound(desk, { state: 'approved', closedAt: now });
    await tx.insert(ReviewSeal, {
      id: sealId,
      roundId: round.id,
      revisionId: round.revisionId,
      sealedAt: now,
      ...seal,
    });
    await this.stories.move(tx, round.storyId, 'approved');
    await this.audit.record(tx, {
      actorId: desk.actor.personId,
      action: 'review.seal',
      subjectType: 'story',
      subjectId: round.storyId,
      data: { roundId: round.id, sealId, version: seal.version, digest: seal.digest },
    });
  }
}
