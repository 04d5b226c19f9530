import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/campaigns.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { HandModule } from '../../publishing/hand/hand.module.js';
import { PublishingModule } from '../../publishing/publishing.module.js';
import { StoriesModule } from '../../stories/stories.module.js';
import { SiteAssets } from '../assets/site-assets.service.js';
import { ExportController } from './export.controller.js';
import { ExportDesk } from './export-desk.service.js';
import { StaticArchive } from './static-archive.service.js';

/** Web texts as files, below `/api`. */
@Module({
  imports: [CampaignsModule, HandModule, IdentityModule, PublishingModule, StoriesModule],
  controllers: [ExportController],
  providers: [ExportDesk, SiteAssets, StaticArchive],
})
export class ExportModule {}
