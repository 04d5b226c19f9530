import { Module } from '@nestjs/common';
import { CanaryWatch } from './canary-watch.service.js';
import { SilenceWatch } from './silence-watch.service.js';

/** Of the api role: watches for the canaries. Needs HealthModule, MetricsModule and AlertsModule. */
@Module({ providers: [CanaryWatch, SilenceWatch], exports: [CanaryWatch] })
export class CanaryWatchModule {}
