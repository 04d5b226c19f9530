import { Module } from '@nestjs/common';
import { AccountWatch } from './account-watch.service.js';
import { PublicationWatch } from './publication-watch.service.js';

/** Of the `api` role. Needs AlertsModule and MetricsModule. */
@Module({ providers: [AccountWatch, PublicationWatch] })
export class PublicationWatchModule {}
