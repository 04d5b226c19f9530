import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { readConfig } from '../../../src/platform/config/env.js';
import { WorkerModule } from '../../../src/worker.module.js';
import { type Ground, POOL } from '../ground.js';

/** The worker's parts on a database, built and not started: the bench calls planner and claims one by one. */
export async function buildParts(ground: Ground, databaseUrl: string): Promise<TestingModule> {
  const given = readConfig({ XUANFA_ROLE: 'worker', DATABASE_URL: databaseUrl, DATABASE_POOL: String(POOL) });
  const config = { ...given, databaseUrl, secretKey: ground.secretKey };
  const parts = await Test.createTestingModule({ imports: [WorkerModule.forConfig(config)] }).compile();
  // Queues complain when the database ends before them.
  Logger.overrideLogger(false);
  return parts;
}

/** Ends their connections. Queues that never started would be waited for in vain: they end with the process. */
export async function leaveParts(parts: TestingModule): Promise<void> {
  await parts.get(DataSource).destroy();
}
