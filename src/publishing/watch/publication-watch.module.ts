import { Module } from '@nestjs/common';
import { PublicationWatch } from './publication-watch.service.js';

/** Of the `api` role. Needs AlertsModule and MetricsModule. */
@Module({ providers: [PublicationWatch] })
export class PublicationWatchModule {}
