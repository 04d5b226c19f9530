import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { Rendered } from '../answers/rendered.js';
import { SiteFrameService } from '../frame/site-frame.service.js';
import { SiteCampaigns } from '../pages/site-campaigns.service.js';
import { atomFeed, FEED_LENGTH } from './atom-feed.rules.js';
import { robots, sitemap, SITEMAP_LIMIT } from './sitemap.rules.js';

/** What programs read of the site. */
@Injectable()
export class SiteFeeds {
  constructor(
    private readonly frames: SiteFrameService,
    private readonly published: SitePageService,
    private readonly campaigns: SiteCampaigns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async atom(): Promise<Rendered> {
    const [{ siteName, origin }, pages] = await Promise.all([
      this.frames.current(),
      this.published.forFeed(FEED_LENGTH),
    ]);
    return new Rendered(atomFeed(pages, siteName, origin), 'application/atom+xml; charset=utf-8');
  }

  async sitemap(): Promise<Rendered> {
    const [stories, campaigns] = await Promise.all([this.published.addresses(SITEMAP_LIMIT), this.campaigns.list()]);
    const pillars = campaigns.flatMap((campaign) => campaign.pillars.map(({ id }) => id));
    return new Rendered(sitemap(stories, pillars, this.config.publicUrl), 'application/xml; charset=utf-8');
  }

  async robots(): Promise<Rendered> {
    return new Rendered(robots(this.config.publicUrl), 'text/plain; charset=utf-8');
  }
}
