import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { PersonService } from '../../identity/people/person.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { cursorOf, pageOf, type Page } from '../../platform/http/paging/page.dto.js';
import { RevisionMedia } from '../revision/revision-media.entity.js';
import { StoryRevision } from '../revision/story-revision.entity.js';
import type { StoryFacts } from '../review-material.rules.js';
import { StorySearch } from '../search/story-search.service.js';
import { StoryAccessService } from './story-access.service.js';
import { isWritable } from './story-state.rules.js';
import { StoryListQuery, StorySummaryResponse } from './story.dto.js';
import { Story } from './story.entity.js';
import { STORY_PAGE } from './story.queries.js';

/** A revision with the words of its cover. */
export interface RevisionView {
  revision: StoryRevision;
  coverAlt: string | null;
}

/** A story as its readers see it. */
export interface StoryView extends RevisionView {
  story: Story;
  contributors: string[];
  writable: boolean;
}

/** Answers what there is to read of stories, to those who may. */
@Injectable()
export class StoryReaderService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: StoryAccessService,
    private readonly search: StorySearch,
    private readonly people: PersonService,
  ) {}

  /** @throws AppError STORY_SEARCH_SLOW */
  async list(actor: Actor, query: StoryListQuery): Promise<Page<StorySummaryResponse>> {
    const [before] = cursorOf(query, ['uuid']) ?? [];
    const departments = await this.access.departmentsToRead(actor);
    const rows = await this.search.run(query.q, (tx, { words, among }) =>
      tx.query<StorySummaryResponse[]>(STORY_PAGE, [
        departments,
        query.departmentId ?? null,
        query.campaignId ?? null,
        query.pillarId ?? null,
        query.state ?? null,
        query.kind ?? null,
        query.authorId ?? null,
        words,
        among,
        query.archived === 'true',
        before ?? null,
        query.limit + 1,
      ]),
    );
    return pageOf(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** @throws AppError NOT_FOUND */
  async read(actor: Actor, storyId: string): Promise<StoryView> {
    const facts = await this.access.requireReadable(actor, storyId);
    const story = await this.dataSource.manager.findOneByOrFail(Story, { id: storyId });
    const writable = isWritable(facts.state) && !facts.archived && (await this.access.mayWrite(actor, facts));
    return { story, contributors: facts.contributors, writable, ...(await this.view(facts, story.currentRevision)) };
  }

  /** All revisions, the last first. @throws AppError NOT_FOUND */
  async revisions(actor: Actor, storyId: string): Promise<StoryRevision[]> {
    await this.access.requireReadable(actor, storyId);
    return this.dataSource.manager.find(StoryRevision, {
      where: { storyId },
      order: { number: 'DESC' },
      select: { id: true, number: true, title: true, summary: true, aiUse: true, createdBy: true, createdAt: true },
    });
  }

  /** The names of who made the revisions, by person. */
  makersOf(revisions: readonly StoryRevision[]): Promise<Map<string, string>> {
    return this.people.namesOf([...new Set(revisions.map((one) => one.createdBy))]);
  }

  /** @throws AppError NOT_FOUND */
  async revision(actor: Actor, storyId: string, number: number): Promise<RevisionView> {
    return this.view(await this.access.requireReadable(actor, storyId), number);
  }

  private async view({ storyId }: StoryFacts, number: number): Promise<RevisionView> {
    const { manager } = this.dataSource;
    const revision = await manager.findOneBy(StoryRevision, { storyId, number });
    if (revision === null) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    const cover =
      revision.cover === null ? null : await manager.findOneBy(RevisionMedia, { revisionId: revision.id, position: 0 });
    return { revision, coverAlt: cover?.alt ?? null };
  }
}
