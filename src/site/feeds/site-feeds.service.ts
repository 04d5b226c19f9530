import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { Rendered } from '../answers/rendered.js';
import { SiteFrameService } from '../frame/site-frame.service.js';
import { FEED_FORMS, FEED_LENGTH, type FeedForm, type FeedSource } from './feed-source.rules.js';
import { jsonFeed } from './json-feed.rules.js';
import { atomFeed, rssFeed } from './xml-feeds.rules.js';

const WRITERS: Readonly<Record<FeedForm, (source: FeedSource) => string>> = {
  atom: atomFeed,
  rss: rssFeed,
  json: jsonFeed,
};

/** What feed readers are given. */
@Injectable()
export class SiteFeeds {
  constructor(
    private readonly frames: SiteFrameService,
    private readonly published: SitePageService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The feed in one of its forms; null for another. */
  async feed(form: string): Promise<Rendered | null> {
    const found = FEED_FORMS.find((one) => one.form === form);
    if (!found) return null;
    const [{ siteName }, pages] = await Promise.all([this.frames.current(), this.published.forFeed(FEED_LENGTH)]);
    const text = WRITERS[found.form]({ siteName, origin: this.config.publicUrl, pages });
    return new Rendered(text, `${found.type}; charset=utf-8`);
  }
}
