import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { cursorOf, pageOf, type Page } from '../../platform/http/paging/page.dto.js';
import { partsOf, snippet } from '../../stories/search/search-words.rules.js';
import { StorySearch, type StoryHits } from '../../stories/search/story-search.service.js';
import { PUBLICATION_STATE_NAMES, type PublicationState } from '../publications/publication-state.rules.js';
import type {
  OverviewPublicationResponse,
  OverviewReviewResponse,
  StoryExportQuery,
  StoryOverviewDetailResponse,
  StoryOverviewQuery,
  StoryOverviewResponse,
  StoryPersonResponse,
  StoryWriterResponse,
} from './story-overview.dto.js';
import { STORY_PEOPLE, STORY_WRITERS, storyOverview } from './story-overview.queries.js';
import { STORY_STAGE_NAMES, stageOfApproved } from './story-stage.rules.js';

/** Departments in which somebody may see what. */
interface Reach {
  stories: string[];
  reviews: string[];
  publications: string[];
  writes: string[];
}

interface Row extends Omit<
  StoryOverviewResponse,
  'stage' | 'stageName' | 'found' | 'mayWrite' | 'publications' | 'createdAt' | 'updatedAt' | 'archivedAt'
> {
  changed: string;
  plain: string | null;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  review: OverviewReviewResponse | null;
  publications: Omit<OverviewPublicationResponse, 'stateName'>[];
  states: PublicationState[];
}

/** Rows of one file: with more, office programs and the waiting for it are no longer a help. */
const EXPORTED_MOST = 5_000;
const EXPORTED_AT_ONCE = 500;

const EVERYTHING: StoryHits = { words: null, among: null };

/** Stories with where they stand: in writing, in review, on their way, out. */
@Injectable()
export class StoryOverview {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly search: StorySearch,
  ) {}

  /** What was changed last comes first. @throws AppError INVALID_INPUT for a cursor of another list, STORY_SEARCH_SLOW */
  async page(actor: Actor, query: StoryOverviewQuery): Promise<Page<StoryOverviewResponse>> {
    const [changed, id] = cursorOf(query, ['time', 'uuid']) ?? [null, null];
    const reach = await this.reachOf(actor);
    return this.search.run(query.q, async (tx, hits) => {
      const filters = [
        query.departmentId,
        query.campaignId,
        query.pillarId,
        query.kind,
        query.personId,
        query.channel,
        query.archived === 'true',
        changed,
        id,
        query.limit + 1,
      ];
      const rows: Row[] = await tx.query(sqlOf(query.stage ?? [], hits), parametersOf(reach, filters, hits, null));
      return pageOf(
        rows,
        query.limit,
        (row) => [row.changed, row.id],
        (row) => shown(row, reach, hits),
      );
    });
  }

  /**
   * The list from its beginning, up to 5,000 stories.
   * @returns `isCut` when there are more
   * @throws AppError STORY_SEARCH_SLOW
   */
  async all(actor: Actor, query: StoryExportQuery): Promise<{ stories: StoryOverviewResponse[]; isCut: boolean }> {
    const stories: StoryOverviewResponse[] = [];
    let cursor: string | null = null;
    do {
      const next: StoryOverviewQuery = { ...query, limit: EXPORTED_AT_ONCE, ...(cursor !== null && { cursor }) };
      const page: Page<StoryOverviewResponse> = await this.page(actor, next);
      stories.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && stories.length < EXPORTED_MOST);
    return { stories, isCut: cursor !== null };
  }

  /** One of them, with the names of who wrote on it. @throws AppError NOT_FOUND also for stories the actor may not read */
  async read(actor: Actor, storyId: string): Promise<StoryOverviewDetailResponse> {
    const reach = await this.reachOf(actor);
    const filters = [null, null, null, null, null, null, null, null, null, 1];
    const [row]: Row[] = await this.database.query(
      sqlOf([], EVERYTHING),
      parametersOf(reach, filters, EVERYTHING, storyId),
    );
    if (!row) throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    const people: StoryPersonResponse[] = await this.database.query(STORY_PEOPLE, [storyId]);
    return { ...shown(row, reach, EVERYTHING), people };
  }

  /** Whose stories the actor may read, by name. */
  async writers(actor: Actor): Promise<StoryWriterResponse[]> {
    return this.database.query(STORY_WRITERS, [await this.access.departmentsFor(actor, 'story.read')]);
  }

  private async reachOf(actor: Actor): Promise<Reach> {
    const [stories, reviews, publications, writes] = await Promise.all([
      this.access.departmentsFor(actor, 'story.read'),
      this.access.departmentsFor(actor, 'review.read'),
      this.access.departmentsFor(actor, 'publication.read'),
      this.access.departmentsFor(actor, 'story.write'),
    ]);
    return { stories, reviews, publications, writes };
  }
}

function sqlOf(stages: NonNullable<StoryOverviewQuery['stage']>, { words, among }: StoryHits): string {
  return storyOverview({ stages, words: words !== null, among: among !== null });
}

function parametersOf(reach: Reach, filters: unknown[], hits: StoryHits, only: string | null): unknown[] {
  const given = filters.map((filter) => filter ?? null);
  return [reach.stories, reach.reviews, reach.publications, ...given, hits.words, hits.among, only];
}

function shown(row: Row, reach: Reach, { words }: StoryHits): StoryOverviewResponse {
  const { changed: _changed, plain, states, review, publications, createdAt, updatedAt, archivedAt, ...rest } = row;
  const stage = rest.state === 'approved' ? stageOfApproved(states) : rest.state;
  return {
    ...rest,
    stage,
    stageName: STORY_STAGE_NAMES[stage],
    found: words && {
      title: partsOf(rest.title, words),
      text: partsOf(around(rest.summary, plain ?? '', words), words),
    },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    mayWrite: reach.writes.includes(rest.departmentId),
    review: review && {
      ...review,
      // Written by the database, which has offsets of its own.
      submittedAt: new Date(review.submittedAt).toISOString(),
      windowFrom: new Date(review.windowFrom).toISOString(),
      windowTo: new Date(review.windowTo).toISOString(),
    },
    publications: publications.map((one) => ({
      ...one,
      stateName: PUBLICATION_STATE_NAMES[one.state],
      at: new Date(one.at).toISOString(),
    })),
  };
}

/** Where the body says nothing of it the summary does, or the title. */
function around(summary: string, plain: string, words: readonly string[]): string {
  const inBody = snippet(plain, words);
  return partsOf(inBody, words).some(({ hit }) => hit) || summary === '' ? inBody : snippet(summary, words);
}
