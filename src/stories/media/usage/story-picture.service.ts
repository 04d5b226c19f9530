import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { PersonService } from '../../../identity/people/person.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { RevisionMedia } from '../../revision/revision-media.entity.js';
import { StoryRevision } from '../../revision/story-revision.entity.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import { Media } from '../media.entity.js';
import { MediaService, type PictureFacts } from '../media.service.js';

/** A picture as a story uses it. */
export interface StoryPicture {
  picture: PictureFacts;
  alt: string;
  cover: boolean;
  uploadedBy: { id: string; name: string };
  uploadedAt: Date;
}

/** The pictures of a story, with what whoever answers for them has to know. */
@Injectable()
export class StoryPictures {
  constructor(
    private readonly database: DataSource,
    private readonly access: StoryAccessService,
    private readonly media: MediaService,
    private readonly people: PersonService,
  ) {}

  /**
   * The cover first, then the body's in reading order, each once.
   * @param number the revision; undefined = the one that stands
   * @throws AppError NOT_FOUND
   */
  async of(actor: Actor, storyId: string, number?: number): Promise<StoryPicture[]> {
    const { manager } = this.database;
    const story = await this.access.requireReadable(actor, storyId);
    const revision = await manager.findOneBy(StoryRevision, { storyId, number: number ?? story.revision.number });
    if (revision === null) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    const uses = await manager.find(RevisionMedia, {
      where: { revisionId: revision.id },
      order: { position: 'ASC' },
    });
    const once = [...new Map(uses.toReversed().map((use) => [use.sha256, use])).values()];
    once.sort((a, b) => a.position - b.position);
    const sha256 = In(once.map((use) => use.sha256));
    const [facts, brought] = await Promise.all([
      this.media.factsOf(once.map((use) => use.sha256)),
      manager.find(Media, { where: { sha256 }, select: { sha256: true, createdBy: true, createdAt: true } }),
    ]);
    const names = await this.people.namesOf([...new Set(brought.map(({ createdBy }) => createdBy))]);
    return once.flatMap((use) => {
      const picture = facts.get(use.sha256);
      const by = brought.find((one) => one.sha256 === use.sha256);
      if (!picture || !by) return [];
      const uploadedBy = { id: by.createdBy, name: names.get(by.createdBy) ?? '' };
      const { alt, position } = use;
      return [{ picture, alt, cover: position === 0 && revision.cover !== null, uploadedBy, uploadedAt: by.createdAt }];
    });
  }
}
