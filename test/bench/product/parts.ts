import { Test, type TestingModule } from '@nestjs/testing';
import { readConfig } from '../../../src/platform/config/env.js';
import { WorkerModule } from '../../../src/worker.module.js';
import { type Ground, POOL } from '../ground.js';

/** The worker's parts on a database, built and not started: the bench calls them one by one. */
export function buildParts(ground: Ground, databaseUrl: string): Promise<TestingModule> {
  const given = readConfig({ XUANFA_ROLE: 'worker', DATABASE_URL: databaseUrl, DATABASE_POOL: String(POOL) });
  const config = { ...given, databaseUrl, secretKey: ground.secretKey };
  return Test.createTestingModule({ imports: [WorkerModule.forConfig(config)] })
    .setLogger(false as never)
    .compile();
}
