import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import { StoryWorkingCopy } from './story-working-copy.entity.js';

/**
 * What a person has typed and not yet saved as a revision, kept for them alone: so that a lost machine loses nothing, and nobody reads a
 * half sentence. It is a copy of what the browser keeps, never the other way round.
 */
@Injectable()
export class WorkingCopyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: StoryAccessService,
  ) {}

  /** One's own, or null. @throws AppError NOT_FOUND, FORBIDDEN */
  async find(actor: Actor, storyId: string): Promise<StoryWorkingCopy | null> {
    await this.access.requireWritable(actor, storyId);
    return this.dataSource.manager.findOneBy(StoryWorkingCopy, { storyId, personId: actor.personId });
  }

  /** Whatever state the story is in: what was typed before somebody handed it in is still theirs. @throws AppError NOT_FOUND, FORBIDDEN */
  async keep(
    actor: Actor,
    storyId: string,
    copy: { baseRevision: number; content: string },
  ): Promise<StoryWorkingCopy> {
    await this.access.requireWritable(actor, storyId);
    const own = { storyId, personId: actor.personId };
    const row = { ...own, ...copy, savedAt: () => 'clock_timestamp()' };
    await this.dataSource.manager.upsert(StoryWorkingCopy, row, ['storyId', 'personId']);
    return this.dataSource.manager.findOneByOrFail(StoryWorkingCopy, own);
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN */
  async drop(actor: Actor, storyId: string): Promise<void> {
    await this.access.requireWritable(actor, storyId);
    await this.dataSource.manager.delete(StoryWorkingCopy, { storyId, personId: actor.personId });
  }
}
