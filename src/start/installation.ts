import { DataSource } from 'typeorm';
import { databaseOptions } from '../database.js';
import type { Config } from '../platform/config/config.token.js';
import { readConfig } from '../platform/config/env.js';
import { loadSecretKey } from '../platform/config/data/secret-key.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { migrateQueue } from '../platform/queue/connection/queue-migrations.js';
import { clearCutOffDemo } from './demonstration/cut-off-demo.js';
import { finishLeaving } from './demonstration/finish-leaving.js';
import { reached } from './database-away.js';
import { requireReadersAddress } from './readers-address.js';

export interface Installation {
  config: Config;
  /** Stops the embedded PostgreSQL, if there is one. Call it after everything else has closed. */
  stop(): Promise<void>;
}

/** Any number that nothing else locks with: two processes of one installation migrate one after the other. */
const MIGRATION_LOCK = 712_000;

/**
 * Settles what the environment left open and brings the database up to date: the embedded PostgreSQL when none is given, the
 * key of the secrets, the product's migrations and the queue's.
 * @param renewDemo whether a demonstration that was cut off while it was filled in is cleared away, to be made anew, and one that was cut
 *   off while it was cleared away is cleared away
 * @throws StartError naming what to correct
 */
export async function openInstallation(
  log: (message: string) => void,
  { renewDemo = false }: { renewDemo?: boolean } = {},
): Promise<Installation> {
  const given = readConfig();
  const secretKey = loadSecretKey(given);
  const embedded = given.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: given.dataDir, log }) : null;
  const databaseUrl = given.databaseUrl ?? embedded?.url ?? '';
  try {
    if (embedded && renewDemo) await clearCutOffDemo(given, databaseUrl, log);
    await reached(databaseUrl, () => migrate(databaseUrl, given));
    if (embedded && renewDemo) await finishLeaving(given, databaseUrl, log);
    if (given.redis === null) await migrateQueue(databaseUrl);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return {
    config: { ...given, databaseUrl, secretKey },
    stop: async () => {
      await embedded?.stop();
    },
  };
}

async function migrate(databaseUrl: string, config: Pick<Config, 'role' | 'publicUrlGiven'>): Promise<void> {
  const database = await new DataSource(databaseOptions(databaseUrl, 2)).initialize();
  const lock = database.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    await database.runMigrations();
    await requireReadersAddress(database, config);
  } finally {
    await lock.release();
    await database.destroy();
  }
}
