import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { StoryFacts } from '../../stories/review-material.rules.js';
import { StoryService } from '../../stories/story.service.js';
import { REVIEW_ROUND_CLOSED } from '../review.errors.js';
import { moveRefusal, type ReviewActor, type ReviewMove, type RoundFacts } from './next-moves.rules.js';
import { ReviewRights } from './review-rights.service.js';
import { ReviewRound } from './review-round.entity.js';
import { decisionsOf, factsOf, lockRound } from './review-round.queries.js';

/** A story on the desk; locked until the transaction ends when it was taken and not only looked at. */
export interface StoryOnDesk {
  tx: EntityManager;
  story: StoryFacts;
  actor: ReviewActor;
  now: Date;
}

/** A round on the desk: its story and itself locked until the transaction ends. */
export interface RoundOnDesk extends StoryOnDesk {
  round: ReviewRound;
  facts: RoundFacts;
}

/**
 * The one way to act on a review: rights first (they are asked on other connections, so never inside a transaction),
 * then one transaction with the locks in their one order, story before round.
 */
@Injectable()
export class RoundDesk {
  constructor(
    private readonly database: DataSource,
    private readonly rights: ReviewRights,
    private readonly stories: StoryService,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` over one snapshot, nothing locked, nothing written. @throws AppError NOT_FOUND as `takeStory` */
  async look<T>(actor: Actor, storyId: string, work: (desk: StoryOnDesk) => Promise<T>): Promise<T> {
    const rights = await this.rights.onStory(actor, storyId);
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const story = await this.stories.find(storyId, tx);
      if (!story) throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
      return work({ tx, story, actor: rights, now: this.clock.now() });
    });
  }

  /** Runs `work` in one transaction with the story locked. @throws AppError NOT_FOUND also for stories the actor may not see */
  async takeStory<T>(actor: Actor, storyId: string, work: (desk: StoryOnDesk) => Promise<T>): Promise<T> {
    const rights = await this.rights.onStory(actor, storyId);
    return this.database.transaction(async (tx) => {
      const story = await this.stories.lock(tx, storyId);
      return work({ tx, story, actor: rights, now: this.clock.now() });
    });
  }

  /** Runs `work` in one transaction with story and round locked. @throws AppError REVIEW_ROUND_UNKNOWN */
  async takeRound<T>(actor: Actor, roundId: string, work: (desk: RoundOnDesk) => Promise<T>): Promise<T> {
    const { storyId, rights } = await this.rights.inRound(actor, roundId);
    return this.database.transaction(async (tx) => {
      const story = await this.stories.lock(tx, storyId);
      const round = await lockRound(tx, roundId);
      const facts = factsOf(round, await decisionsOf(tx, roundId));
      return work({ tx, story, round, facts, actor: rights, now: this.clock.now() });
    });
  }
}

/** @throws AppError what `moveRefusal` says, when the move is not the actor's to make now */
export function requireMove(desk: RoundOnDesk, move: Exclude<ReviewMove, 'submit'>): void {
  const refusal = moveRefusal(move, desk.actor, desk.facts, desk.now);
  if (refusal) throw new AppError(refusal.definition, refusal.parameters);
}

/**
 * Moves the round on, provided it still stands where it was read.
 * @throws AppError REVIEW_ROUND_CLOSED when it does not
 */
export async function moveRound(
  { tx, round }: RoundOnDesk,
  change: Partial<Pick<ReviewRound, 'state' | 'stage' | 'closedAt' | 'closingReason'>>,
): Promise<void> {
  const { affected } = await tx.update(ReviewRound, { id: round.id, state: round.state, stage: round.stage }, change);
  if (affected !== 1) throw new AppError(REVIEW_ROUND_CLOSED);
}
