import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../identity/actor.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError } from '../platform/errors/app-error.js';
import { OutboxService } from '../platform/outbox/outbox.service.js';
import { StoryService } from '../stories/story.service.js';
import { REVIEW_NOT_APPROVED } from './review.errors.js';
import { moveRound, requireMove, RoundDesk } from './round/round-desk.service.js';
import { ReviewSeal } from './seal/review-seal.entity.js';

/** Name of the job that holds what was planned under an approval that no longer stands; payload `{ sealId }`. */
export const APPROVAL_VOIDED = 'approval.voided';

/** How a story is taken back: out of review, or after its approval. */
@Injectable()
export class ReviewWithdrawalService {
  constructor(
    private readonly desk: RoundDesk,
    private readonly stories: StoryService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * The authors' side takes the story out of review.
   * @returns the id of the story
   * @throws AppError REVIEW_ROUND_UNKNOWN, REVIEW_ROUND_CLOSED, REVIEW_NOT_YOURS
   */
  async withdraw(actor: Actor, roundId: string, reason: string): Promise<string> {
    return this.desk.takeRound(actor, roundId, async (desk) => {
      requireMove(desk, 'withdraw');
      const { tx, round, now } = desk;
      await moveRound(desk, { state: 'withdrawn', closedAt: now, closingReason: reason });
      await this.stories.move(tx, round.storyId, 'withdrawn');
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'review.withdraw',
        subjectType: 'story',
        subjectId: round.storyId,
        data: { roundId, reason },
      });
      return round.storyId;
    });
  }

  /**
   * Takes a standing approval back. From this commit on no send begins under it (the sender looks with the round
   * locked); what is planned under it is held by the job that goes out with it.
   * @returns the id of the story
   * @throws AppError REVIEW_ROUND_UNKNOWN, REVIEW_NOT_APPROVED, REVIEW_MAY_NOT_VOID
   */
  async voidApproval(actor: Actor, roundId: string, reason: string): Promise<string> {
    return this.desk.takeRound(actor, roundId, async (desk) => {
      requireMove(desk, 'void');
      const { tx, round, now } = desk;
      await moveRound(desk, { state: 'voided' });
      const seal = await tx.findOneByOrFail(ReviewSeal, { roundId });
      const { affected } = await tx.update(
        ReviewSeal,
        { id: seal.id, voidedAt: IsNull() },
        { voidedAt: now, voidedBy: actor.personId, voidReason: reason },
      );
      if (affected !== 1) throw new AppError(REVIEW_NOT_APPROVED);
      await this.stories.move(tx, round.storyId, 'withdrawn');
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'review.void',
        subjectType: 'story',
        subjectId: round.storyId,
        data: { roundId, sealId: seal.id, digest: seal.digest, reason },
      });
      await this.outbox.emit(tx, APPROVAL_VOIDED, { sealId: seal.id });
      return round.storyId;
    });
  }
}
