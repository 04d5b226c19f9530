import { Module } from '@nestjs/common';
import { PublishingModule } from '../publishing.module.js';
import { HandWatch } from '../hand/watch/hand-watch.service.js';
import { PostWatch } from '../measuring/watch/post-watch.service.js';
import { PreviewWatch } from '../preview/watch/preview-watch.service.js';
import { AccountWatch } from './account-watch.service.js';
import { PublicationWatch } from './publication-watch.service.js';

/** Of the `api` role. Needs AlertsModule and MetricsModule. */
@Module({
  imports: [PublishingModule],
  providers: [AccountWatch, HandWatch, PostWatch, PreviewWatch, PublicationWatch],
})
export class PublicationWatchModule {}
