import { Inject, Injectable } from '@nestjs/common';
import type { PublicCampaign } from '../../campaigns/campaign.rules.js';
import { Clock } from '../../platform/clock.js';
import type { PageSummary } from '../../publishing/channels/site/site-page.rules.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { Rendered } from '../answers/rendered.js';
import { featured } from './campaign-phase.rules.js';
import type { Column } from './column.rules.js';
import { SiteCampaigns } from './site-campaigns.service.js';
import { renderHome, type ShownCampaign } from './home-page.rules.js';
import { renderList } from './list-page.rules.js';
import { SiteFrameService } from '../frame/site-frame.service.js';
import { localDay } from '../frame/site-time.rules.js';
import type { PillarNames } from './story-list.rules.js';
import { renderStory, renderTakenDown } from './story-page.rules.js';

/** Stories on the home page: one in large and rows of three. */
const NEWEST = 10;
/** Stories on one page of a list. */
const LIST_LENGTH = 24;
/** Newest stories named under a pillar. */
const UNDER_PILLAR = 3;

/** The site's pages as they are now; null where there is none. */
@Injectable()
export class SitePages {
  constructor(
    private readonly frames: SiteFrameService,
    private readonly published: SitePageService,
    private readonly campaigns: SiteCampaigns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async home(): Promise<Rendered> {
    const [frame, all, stories] = await Promise.all([
      this.frames.current(),
      this.campaigns.list(),
      this.published.list({ limit: NEWEST + 1 }),
    ]);
    const { campaigns, earlier } = featured(all, localDay(this.clock.now(), frame.zone));
    const shown = await Promise.all(
      campaigns.map(async (one): Promise<ShownCampaign> => ({ ...one, newest: await this.newestOf(one.campaign) })),
    );
    return page(
      renderHome(frame, {
        campaigns: shown,
        earlier,
        stories: stories.slice(0, NEWEST),
        more: stories.length > NEWEST,
        pillars: namesOf(all),
      }),
    );
  }

  /** @param after address of the story after which the list goes on */
  async stories(after: string | null): Promise<Rendered | null> {
    return this.list(null, after);
  }

  async pillar(id: string, after: string | null): Promise<Rendered | null> {
    const column = await this.campaigns.columnOf(id);
    return column && this.list(column, after);
  }

  async story(slug: string): Promise<Rendered | null> {
    const found = isSlug(slug) ? await this.published.bySlug(slug) : null;
    if (found === null) return null;
    const frame = await this.frames.current();
    if (found.tombstonedAt !== null) return page(renderTakenDown(frame, found.tombstonedAt), 410);
    return page(renderStory(frame, found, await this.campaigns.columnOf(found.pillarId)));
  }

  private async list(column: Column | null, after: string | null): Promise<Rendered | null> {
    if (after !== null && !isSlug(after)) return null;
    const [frame, all, stories] = await Promise.all([
      this.frames.current(),
      this.campaigns.list(),
      this.published.list({ pillarId: column?.pillar.id, afterSlug: after ?? undefined, limit: LIST_LENGTH + 1 }),
    ]);
    return page(
      renderList(frame, {
        column,
        after,
        stories: stories.slice(0, LIST_LENGTH),
        more: stories.length > LIST_LENGTH,
        pillars: namesOf(all),
      }),
    );
  }

  private async newestOf(campaign: PublicCampaign): Promise<Map<string, PageSummary[]>> {
    const lists = campaign.pillars.map(
      async ({ id }) => [id, await this.published.list({ pillarId: id, limit: UNDER_PILLAR })] as const,
    );
    return new Map(await Promise.all(lists));
  }
}

function page(text: string, status = 200): Rendered {
  return new Rendered(text, 'text/html; charset=utf-8', status);
}

function isSlug(text: string): boolean {
  return /^[0-9a-z-]{1,80}$/.test(text);
}

function namesOf(campaigns: readonly PublicCampaign[]): PillarNames {
  return new Map(campaigns.flatMap(({ pillars }) => pillars.map(({ id, title }) => [id, title])));
}
