import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ChannelsModule } from '../publishing/channels/channels.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { SiteAnswers } from './answers/site-answers.service.js';
import { AssetController } from './assets/asset.controller.js';
import { PublishedPictureController } from './assets/published-picture.controller.js';
import { SiteAssets } from './assets/site-assets.service.js';
import { FeedController } from './feeds/feed.controller.js';
import { SiteFeeds } from './feeds/site-feeds.service.js';
import { SiteSitemaps } from './feeds/site-sitemaps.service.js';
import { SiteFrameService } from './frame/site-frame.service.js';
import { SiteCampaigns } from './pages/site-campaigns.service.js';
import { SitePages } from './pages/site-pages.service.js';
import { SearchController } from './search/search.controller.js';
import { SiteSearch } from './search/site-search.service.js';
import { SiteController } from './site.controller.js';

/** The public site, at the root of the address: it does not stand below `/api`. */
@Module({
  imports: [AccountsModule, CampaignsModule, ChannelsModule, ScheduleModule, StoriesModule],
  controllers: [AssetController, PublishedPictureController, FeedController, SearchController, SiteController],
  providers: [SiteAnswers, SiteAssets, SiteCampaigns, SiteFeeds, SiteFrameService, SitePages, SiteSearch, SiteSitemaps],
})
export class SiteModule {}
