import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { Rendered } from '../answers/rendered.js';
import { SiteCampaigns } from '../pages/site-campaigns.service.js';
import { placesOf, robots, sitemap, SITEMAP_LIMIT, sitemapIndex } from './sitemap.rules.js';

const XML = 'application/xml; charset=utf-8';

/** What search engines are given. */
@Injectable()
export class SiteSitemaps {
  /** The most addresses in one sitemap: a test splits sooner. */
  limit = SITEMAP_LIMIT;

  constructor(
    private readonly published: SitePageService,
    private readonly campaigns: SiteCampaigns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All addresses, or, where they are too many for one, the sitemaps that hold them. */
  async sitemap(): Promise<Rendered> {
    const [places, stories] = await Promise.all([this.places(), this.published.addresses(this.limit, 0)]);
    const { publicUrl } = this.config;
    if (places.length + stories.length <= this.limit) return new Rendered(sitemap(stories, places, publicUrl), XML);
    return new Rendered(sitemapIndex(await this.published.addressParts(this.limit), publicUrl), XML);
  }

  /** @param name number of a sitemap from 1, or `places`; null where there is none */
  async part(name: string): Promise<Rendered | null> {
    const { publicUrl } = this.config;
    if (name === 'places') return new Rendered(sitemap([], await this.places(), publicUrl), XML);
    if (!/^[1-9]\d{0,3}$/.test(name)) return null;
    const stories = await this.published.addresses(this.limit, (Number(name) - 1) * this.limit);
    return stories.length === 0 ? null : new Rendered(sitemap(stories, [], publicUrl), XML);
  }

  async robots(): Promise<Rendered> {
    return new Rendered(robots(this.config.publicUrl), 'text/plain; charset=utf-8');
  }

  private async places(): Promise<string[]> {
    const campaigns = await this.campaigns.list();
    return placesOf(campaigns.flatMap(({ pillars }) => pillars.map(({ id }) => id))).slice(0, this.limit);
  }
}
