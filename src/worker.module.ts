import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule as Ticks } from '@nestjs/schedule';
import { databaseOptions } from './database.js';
import { catalog } from './jobs.js';
import { AuditLinkingModule } from './platform/audit/audit-linking.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import type { Config } from './platform/config/config.token.js';
import { FileSweepModule } from './platform/files/file-sweep.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { MetricsRegistry } from './platform/metrics/metrics-registry.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { OutboxRelayModule } from './platform/outbox/outbox-relay.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { QueueFiguresModule } from './platform/queue/queue-figures.module.js';
import { QueueModule } from './platform/queue/queue.module.js';
import { AfterEngineModule } from './publishing/after/after-engine.module.js';
import { FollowEngineModule } from './publishing/measuring/follow-engine.module.js';
import { PreviewEngineModule } from './publishing/preview/preview-engine.module.js';
import { PublishingEngineModule } from './publishing/publishing-engine.module.js';

/** Of the time for a stop, what is kept for closing once the jobs have ended, ms. */
const CLOSING_MS = 4_000;

/** Composition root of the `worker` role: everything that works by itself. One import per line. */
@Module({
  imports: [
    AuditModule,
    AuditLinkingModule,
    OutboxModule,
    HttpModule,
    FileSweepModule,
    QueueFiguresModule,
    PublishingEngineModule,
    AfterEngineModule,
    FollowEngineModule,
    PreviewEngineModule,
  ],
})
export class WorkerModule {
  /** The module with its configuration, its one data source, its queue and the process's figures. */
  static forConfig(config: Config, metrics = new MetricsRegistry()): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forConfig(config, databaseOptions(config.databaseUrl, config.databasePool), 'worker'),
        MetricsModule.forRegistry(metrics),
        Ticks.forRoot(),
        QueueModule.forRoot({
          databaseUrl: config.databaseUrl,
          redis: config.redis,
          catalog,
          concurrency: config.workerConcurrency,
          drainMs: config.drainMs - CLOSING_MS,
        }),
        OutboxRelayModule.forRoot(config.databaseUrl),
      ],
    };
  }
}
