import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { RedisStore } from '../config/redis/redis-store.js';
import { ErrorLog } from './connection/error-log.js';
import type { JobCatalog } from './job-definition.js';
import { JobHandlers } from './workers/job-handlers.js';
import { JobQueue } from './job-queue.service.js';
import { JobWorkers, type WorkerOptions } from './workers/job-workers.service.js';
import { openQueueConnection, type QueueConnection } from './connection/queue-connection.js';
import { JOB_CATALOG, QUEUES, QUEUE_CONNECTION, QUEUE_OPTIONS } from './queue.tokens.js';

export interface QueueModuleOptions extends Partial<WorkerOptions> {
  databaseUrl: string;
  /** Null = the queue lives in PostgreSQL; then `migrateQueue` must have run. */
  redis: RedisStore | null;
  catalog: JobCatalog;
}

@Module({})
class QueueConnectionModule {}

/** The background work of one process: its queues, and the workers that bring every job of the catalog to its handler. Global. */
@Module({})
export class QueueModule {
  static forRoot({ databaseUrl, redis, catalog, concurrency, drainMs }: QueueModuleOptions): DynamicModule {
    const errors = new ErrorLog('QueueConnection');
    const connection: DynamicModule = {
      module: QueueConnectionModule,
      providers: [
        {
          provide: QUEUE_CONNECTION,
          useFactory: () => openQueueConnection({ databaseUrl, redis }, (error) => errors.report('redis', error)),
        },
      ],
      exports: [QUEUE_CONNECTION],
    };
    const names = Object.keys(catalog.queues);
    const settings: WorkerOptions = { concurrency: concurrency ?? null, drainMs: drainMs ?? 25_000 };
    return {
      module: QueueModule,
      global: true,
      imports: [
        DiscoveryModule,
        connection,
        BullModule.forRootAsync({
          imports: [connection],
          inject: [QUEUE_CONNECTION],
          useFactory: ({ producer, prefix }: QueueConnection) => ({ connection: producer, prefix }),
        }),
        ...names.map((name) => BullModule.registerQueue({ name })),
      ],
      providers: [
        { provide: JOB_CATALOG, useValue: catalog },
        { provide: QUEUE_OPTIONS, useValue: settings },
        {
          provide: QUEUES,
          inject: names.map((name) => getQueueToken(name)),
          useFactory: (...queues: unknown[]) => queues,
        },
        JobHandlers,
        JobQueue,
        JobWorkers,
      ],
      exports: [JobQueue],
    };
  }
}
