import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { StoryService } from '../../stories/story.service.js';
import { DAY, ZoneClock } from '../planner/time/zone-clock.rules.js';
import { NEAR_STORY, STORY_RELEASE } from './duplicate.queries.js';
import { duplicateOf, duplicateWords, nearestFirst } from './near-duplicate.rules.js';
import type { StoryDuplicateResponse } from './near-duplicate.dto.js';
import type { Neighbour } from './near-duplicate.service.js';
import { SealPrintService } from './seal-print.service.js';
import { sealPrints } from './seal-prints.rules.js';

interface Release {
  accounts: string[];
  from: Date;
  to: Date;
}

/** How many posts are looked at, and how many stories are named. */
const MOST_POSTS = 2_000;
const MOST_STORIES = 10;

/** Tells a story's writers and reviewers, before it is planned, what is planned or out already and says the same. Warns, and never stops anything. */
@Injectable()
export class StoryDuplicateService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly stories: StoryService,
    private readonly prints: SealPrintService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** One of each other story, the likest first. @throws AppError NOT_FOUND also for what the actor may not see */
  async of(actor: Actor, storyId: string): Promise<StoryDuplicateResponse[]> {
    const story = await this.stories.find(storyId);
    if (story === null || !(await this.access.can(actor, 'story.read', story.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    const reach = this.config.nearDuplicateDays * DAY;
    if (reach === 0) return [];
    const now = this.clock.now();
    const [release]: Release[] = await this.database.query(STORY_RELEASE, [storyId]);
    const posts: (Neighbour & { storyId: string })[] = await this.database.query(NEAR_STORY, [
      storyId,
      story.departmentId,
      release?.accounts ?? [],
      new Date(Math.min(now.getTime(), release?.from.getTime() ?? Infinity) - reach),
      new Date(Math.max(now.getTime(), release?.to.getTime() ?? 0) + reach),
      MOST_POSTS,
    ]);
    if (posts.length === 0) return [];
    const own = sealPrints(await this.materialOf(story.revision.id));
    const prints = await this.prints.of([...new Set(posts.map(({ sealId }) => sealId))]);
    const found = posts.flatMap((post) => {
      const other = { ...post, prints: prints.get(post.sealId) ?? [] };
      // It is for any channel still: its text for this one is compared.
      const self = { storyId, sealId: '', channel: post.channel, prints: own };
      const duplicate = duplicateOf(self, other);
      return duplicate ? [{ post, duplicate }] : [];
    });
    const shown = new Set(await this.access.departmentsFor(actor, 'publication.read'));
    const readable = new Set(await this.access.departmentsFor(actor, 'story.read'));
    const clock = ZoneClock.of(this.config.timeZone);
    return nearestFirst(found)
      .slice(0, MOST_STORIES)
      .map(({ post, duplicate }) => {
        const isShown = shown.has(post.departmentId);
        const other = { ...post, title: isShown ? post.title : null, at: post.at.getTime() };
        return {
          code: duplicate.code,
          likeness: duplicate.likeness,
          text: duplicateWords(duplicate, other, null, clock),
          storyId: isShown && readable.has(post.departmentId) ? post.storyId : null,
          publicationId: isShown ? post.id : null,
          at: post.at.toISOString(),
        };
      });
  }

  private async materialOf(revisionId: string) {
    const { revision, variants } = await this.stories.sealMaterial(this.database.manager, revisionId);
    return { revision, variants: Object.fromEntries(variants.map((one) => [one.channel, one])) };
  }
}
