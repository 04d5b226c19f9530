import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { StoryFacts } from '../review-material.rules.js';
import { STORY_ARCHIVED, STORY_NOT_WRITABLE, STORY_STALE_VERSION } from '../story.errors.js';
import { StoryService } from '../story.service.js';
import { StoryAccessService } from '../story/story-access.service.js';
import { isWritable, STORY_STATE_NAMES } from '../story/story-state.rules.js';

/** What a person does first with a story that stands under review or an approval, by the names of the acts in the console. */
const WITHDRAW = { zh: '撤回送审', en: 'withdraw it from review' };
const VOID = { zh: '撤销定稿', en: 'have its approval voided' };

/** The one way to write on a story: rights, transaction, the story's row locked, its state looked at. */
@Injectable()
export class StoryDeskService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stories: StoryService,
    private readonly access: StoryAccessService,
  ) {}

  /** Runs `work` in a transaction, for stories that are not there yet. */
  begin<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /**
   * Runs `work` with the story locked and writable.
   * @param seen version of the story the writer saw; omitted where another version guards
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_STALE_VERSION, STORY_ARCHIVED, STORY_NOT_WRITABLE
   */
  async write<T>(
    actor: Actor,
    storyId: string,
    seen: number | undefined,
    work: (tx: EntityManager, story: StoryFacts) => Promise<T>,
  ): Promise<T> {
    return this.take(actor, storyId, seen, (tx, story) => {
      if (story.archived) throw new AppError(STORY_ARCHIVED);
      return work(tx, story);
    });
  }

  /** As `write`, of a story that may be laid away too. */
  async take<T>(
    actor: Actor,
    storyId: string,
    seen: number | undefined,
    work: (tx: EntityManager, story: StoryFacts) => Promise<T>,
  ): Promise<T> {
    await this.access.requireWritable(actor, storyId);
    return this.dataSource.transaction(async (tx) => {
      const story = await this.stories.lock(tx, storyId);
      if (seen !== undefined && seen !== story.version) {
        throw new AppError(STORY_STALE_VERSION, { current: story.version, seen }, '/version', {
          version: story.version,
        });
      }
      if (!isWritable(story.state)) {
        const facts = { state: STORY_STATE_NAMES[story.state], first: story.state === 'approved' ? VOID : WITHDRAW };
        throw new AppError(STORY_NOT_WRITABLE, facts, undefined, { state: story.state });
      }
      return work(tx, story);
    });
  }
}
