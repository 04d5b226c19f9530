import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '../platform/config/config.token.js';
import type { MetricsRegistry } from '../platform/metrics/metrics-registry.js';
import type { PinoLogger } from '../platform/log/pino-logger.js';
import { WorkerModule } from '../worker.module.js';

/** The `worker` role: claims, sends, settles and runs the queue's jobs from now until it is closed. */
export async function startWorker(
  config: Config,
  logger: PinoLogger,
  metrics: MetricsRegistry,
): Promise<INestApplicationContext> {
  const context = await NestFactory.createApplicationContext(WorkerModule.forConfig(config, metrics), {
    logger,
    abortOnError: false,
  });
  return context;
}
