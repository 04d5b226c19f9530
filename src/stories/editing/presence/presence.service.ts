import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import { StoryPresence } from './story-presence.entity.js';

/** Who has not been heard of for so long is gone: three beats of the page, s. */
const GONE_AFTER_SECONDS = 50;

export interface Present {
  personId: string;
  name: string;
  writes: boolean;
}

/** Who is at a story. Pages say so every few seconds and are told of the others in the same answer. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: StoryAccessService,
  ) {}

  /** @returns the others, by name @throws AppError NOT_FOUND */
  async beat(actor: Actor, storyId: string, writes: boolean): Promise<Present[]> {
    await this.access.requireReadable(actor, storyId);
    const row = { storyId, personId: actor.personId, writes, seenAt: () => 'clock_timestamp()' };
    await this.dataSource.manager.upsert(StoryPresence, row, ['storyId', 'personId']);
    return this.dataSource.query(
      `SELECT p.id AS "personId", p.display_name AS name, s.writes
         FROM story_presence s JOIN person p ON p.id = s.person_id
        WHERE s.story_id = $1 AND s.person_id <> $2
          AND s.seen_at > clock_timestamp() - make_interval(secs => $3)
        ORDER BY p.display_name, p.id`,
      [storyId, actor.personId, GONE_AFTER_SECONDS],
    );
  }

  /** @throws AppError NOT_FOUND */
  async leave(actor: Actor, storyId: string): Promise<void> {
    await this.access.requireReadable(actor, storyId);
    await this.dataSource.manager.delete(StoryPresence, { storyId, personId: actor.personId });
  }
}
