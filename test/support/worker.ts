import { Test, type TestingModule } from '@nestjs/testing';
import type { Config } from '../../src/platform/config/config.token.js';
import { PinoLogger } from '../../src/platform/log/pino-logger.js';
import { WorkerModule } from '../../src/worker.module.js';
import { testConfig } from './http-app.js';

/**
 * The worker's parts, built but not started: a test calls them one by one. `init()` starts everything as in production.
 * @param databaseUrl a migrated database
 */
export async function buildWorker(databaseUrl: string, config: Partial<Config> = {}): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [WorkerModule.forConfig(testConfig(databaseUrl, config))],
  }).compile();
  module.useLogger(new PinoLogger('silent'));
  return module;
}
