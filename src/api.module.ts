import { type DynamicModule, Module } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { ConsoleModule } from './console/console.module.js';
import { LiveModule } from './console/live/live.module.js';
import { databaseOptions } from './database.js';
import { IdentityModule } from './identity/identity.module.js';
import { AlertsModule } from './platform/alerts/alerts.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { CanaryWatchModule } from './platform/canary/canary-watch.module.js';
import type { Config } from './platform/config/config.token.js';
import { HealthModule } from './platform/health/health.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { MetricsRegistry } from './platform/metrics/metrics-registry.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { AfterModule } from './publishing/after/after.module.js';
import { ChannelsModule } from './publishing/channels/channels.module.js';
import { HandModule } from './publishing/hand/hand.module.js';
import { PreviewModule } from './publishing/preview/preview.module.js';
import { InsightsModule } from './publishing/insights/insights.module.js';
import { MeasuringModule } from './publishing/measuring/measuring.module.js';
import { PublishingModule } from './publishing/publishing.module.js';
import { PublicationWatchModule } from './publishing/watch/publication-watch.module.js';
import { ReviewModule } from './review/review.module.js';
import { ScheduleModule } from './schedule/schedule.module.js';
import { ScheduleFiguresModule } from './schedule/watch/schedule-figures.module.js';
import { ExportModule } from './site/export/export.module.js';
import { SiteModule } from './site/site.module.js';
import { LeavingModule } from './start/demonstration/leaving/leaving.module.js';
import { StoriesModule } from './stories/stories.module.js';

/** The features whose controllers answer below `/api`; a module that is only imported by another one must stand here too. One per line. */
const API_MODULES = [
  IdentityModule,
  CampaignsModule,
  AccountsModule,
  StoriesModule,
  ReviewModule,
  ScheduleModule,
  ChannelsModule,
  PublishingModule,
  AfterModule,
  HandModule,
  PreviewModule,
  InsightsModule,
  MeasuringModule,
  ExportModule,
  LiveModule,
  LeavingModule,
];

/** Composition root of the `api` role: everything that answers people. One import per line. */
@Module({
  imports: [
    HttpModule,
    HealthModule,
    AlertsModule,
    CanaryWatchModule,
    AuditModule,
    OutboxModule,
    ScheduleFiguresModule,
    PublicationWatchModule,
    ...API_MODULES,
    ConsoleModule,
    SiteModule,
    RouterModule.register(API_MODULES.map((module) => ({ path: 'api', module }))),
  ],
})
export class ApiModule {
  /** The module with its configuration, its clock, its one data source and the process's figures. */
  static forConfig(config: Config, metrics = new MetricsRegistry()): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forConfig(config, databaseOptions(config.databaseUrl, config.databasePool), 'api'),
        MetricsModule.forRegistry(metrics),
      ],
    };
  }
}
