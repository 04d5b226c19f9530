import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { Rendered } from '../answers/rendered.js';
import { SiteFrameService } from '../frame/site-frame.service.js';
import { SiteCampaigns } from '../pages/site-campaigns.service.js';
import { SEARCH_BUSY } from './search.errors.js';
import { type FoundPage, renderSearch } from './search-page.rules.js';
import { type Query } from './search-words.rules.js';

/** Results on one page. */
const LENGTH = 10;
/** Searches at once in a process: anybody may search, and the desk behind the site shares the database. */
const AT_ONCE = 3;

/** Searches what is published: nothing else is in the table it looks at. */
@Injectable()
export class SiteSearch {
  private underway = 0;

  constructor(
    private readonly frames: SiteFrameService,
    private readonly published: SitePageService,
    private readonly campaigns: SiteCampaigns,
  ) {}

  /**
   * @param after address of the story after which the results go on
   * @throws AppError SEARCH_BUSY
   */
  async page(query: Query, after: string | null): Promise<Rendered | null> {
    if (after !== null && !/^[0-9a-z-]{1,80}$/.test(after)) return null;
    const [frame, all, found] = await Promise.all([
      this.frames.current(),
      this.campaigns.list(),
      query.kind === 'words' ? this.find(query.words, after) : [],
    ]);
    const pillars = new Map(all.flatMap((campaign) => campaign.pillars.map(({ id, title }) => [id, title] as const)));
    const text = renderSearch(frame, {
      query,
      after,
      found: found.slice(0, LENGTH),
      more: found.length > LENGTH,
      pillars,
    });
    return new Rendered(text, 'text/html; charset=utf-8', query.kind === 'long' ? 400 : 200);
  }

  private async find(words: readonly string[], after: string | null): Promise<FoundPage[]> {
    if (this.underway >= AT_ONCE) throw new AppError(SEARCH_BUSY);
    this.underway += 1;
    try {
      const found = await this.published.search({ words, afterSlug: after, limit: LENGTH + 1 });
      if (found === null) throw new AppError(SEARCH_BUSY);
      return found;
    } finally {
      this.underway -= 1;
    }
  }
}
