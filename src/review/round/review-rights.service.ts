import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { StoryService } from '../../stories/story.service.js';
import { REVIEW_ROUND_UNKNOWN } from '../review.errors.js';
import type { ReviewActor } from './next-moves.rules.js';
import { ReviewRound } from './review-round.entity.js';
import { latestRound } from './review-round.queries.js';
import { decideAction, DEFAULT_STAGES, type ReviewStage } from './workflow.rules.js';

/** What a person may do with a story's reviews. Whoever may not read them is told that there is nothing. */
@Injectable()
export class ReviewRights {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly stories: StoryService,
  ) {}

  /** The actor's part in the story's latest round. @throws AppError NOT_FOUND */
  async onStory(actor: Actor, storyId: string): Promise<ReviewActor> {
    const story = await this.stories.find(storyId);
    if (!story || !(await this.access.can(actor, 'review.read', story.departmentId))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    }
    const round = await latestRound(this.database.manager, storyId);
    return this.of(actor, story.departmentId, round?.stages ?? DEFAULT_STAGES);
  }

  /** The actor's part in a round. @throws AppError REVIEW_ROUND_UNKNOWN */
  async inRound(actor: Actor, roundId: string): Promise<{ storyId: string; rights: ReviewActor }> {
    const round = await this.database.manager.findOneBy(ReviewRound, { id: roundId });
    if (!round || !(await this.access.can(actor, 'review.read', round.departmentId))) {
      throw new AppError(REVIEW_ROUND_UNKNOWN);
    }
    return { storyId: round.storyId, rights: await this.of(actor, round.departmentId, round.stages) };
  }

  private async of(actor: Actor, departmentId: string, stages: readonly ReviewStage[]): Promise<ReviewActor> {
    const [maySubmit = false, ...mayDecide] = await Promise.all([
      this.access.can(actor, 'review.submit', departmentId),
      ...stages.map((stage) => this.access.can(actor, decideAction(stage), departmentId)),
    ]);
    return { personId: actor.personId, maySubmit, mayDecide };
  }
}
