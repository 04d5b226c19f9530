import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Story } from '../story/story.entity.js';
import { STORY_NOT_ARCHIVED } from '../story.errors.js';
import { StoryDeskService } from './story-desk.service.js';

/** Lays stories away that nobody goes on with, and takes them out again. */
@Injectable()
export class StoryShelfService {
  constructor(
    private readonly desk: StoryDeskService,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param seen version of the story the actor saw
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_STALE_VERSION, STORY_ARCHIVED, STORY_NOT_WRITABLE
   */
  async layAway(actor: Actor, storyId: string, seen: number): Promise<void> {
    await this.desk.write(actor, storyId, seen, async (tx) => {
      const moment = (): string => 'clock_timestamp()';
      await tx.update(Story, { id: storyId }, { archivedAt: moment, version: () => 'version + 1', updatedAt: moment });
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'story.archive',
        subjectType: 'story',
        subjectId: storyId,
        data: {},
      });
    });
  }

  /**
   * @param seen version of the story the actor saw
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_STALE_VERSION, STORY_NOT_ARCHIVED
   */
  async takeOut(actor: Actor, storyId: string, seen: number): Promise<void> {
    await this.desk.take(actor, storyId, seen, async (tx, story) => {
      if (!story.archived) throw new AppError(STORY_NOT_ARCHIVED);
      const change = { archivedAt: null, version: () => 'version + 1', updatedAt: () => 'clock_timestamp()' };
      await tx.update(Story, { id: storyId }, change);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'story.unarchive',
        subjectType: 'story',
        subjectId: storyId,
        data: {},
      });
    });
  }
}
