import { Module } from '@nestjs/common';
import { CanaryWatch } from './canary-watch.service.js';

/** Of the api role: watches for the canaries. Needs HealthModule and MetricsModule. */
@Module({ providers: [CanaryWatch], exports: [CanaryWatch] })
export class CanaryWatchModule {}
