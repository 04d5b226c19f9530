import { DataSource, QueryFailedError } from 'typeorm';
import { databaseOptions } from '../../database.js';
import { readConfig } from '../../platform/config/env.js';
import { StartError } from '../../platform/config/start-error.js';
import { hasCluster } from '../../platform/database/cluster-home.js';
import { runningPostgresUrl, startEmbeddedPostgres } from '../../platform/database/embedded-postgres.js';
import type { LocalText } from '../../platform/errors/app-error.js';
import { reached } from '../database-away.js';

/**
 * Works with the database of an installation that is there, beside a running application or alone. No installation is made, and none is
 * migrated; an embedded database that does not run is started for it and stopped again.
 * @param missing what is not to be found where there is no installation: the end of a sentence
 * @throws StartError (exit 2) when there is no installation, (exit 1) when it cannot be opened
 */
export async function withStandingDatabase<T>(
  say: (message: string) => void,
  missing: LocalText,
  work: (database: DataSource) => Promise<T>,
): Promise<T> {
  const { url, stop } = await openDatabase(say, missing);
  try {
    const database = await reached(url, () => new DataSource(databaseOptions(url, 2)).initialize());
    try {
      return await work(database);
    } finally {
      await database.destroy();
    }
  } catch (error) {
    throw isTableMissing(error) ? nothingThere('DATABASE_URL / XUANFA_DATA_DIR', missing, error) : error;
  } finally {
    await stop();
  }
}

async function openDatabase(
  say: (message: string) => void,
  missing: LocalText,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { databaseUrl, dataDir } = readConfig();
  const running = databaseUrl ?? (await runningPostgresUrl(dataDir));
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  if (!hasCluster(dataDir)) throw nothingThere(dataDir, missing);
  return startEmbeddedPostgres({ dataDir, log: say });
}

/** PostgreSQL's `undefined_table`: a database, but none of ours. */
function isTableMissing(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === '42P01';
}

function nothingThere(place: string, missing: LocalText, cause?: unknown): StartError {
  return new StartError(
    `${place} 里没有宣发台的数据，${missing.zh}。请用 XUANFA_DATA_DIR 指明数据目录，或用 DATABASE_URL 指明数据库。`,
    `There is no installation of Xuanfa in ${place}, ${missing.en}. Name its data directory with XUANFA_DATA_DIR, or its database with DATABASE_URL.`,
    2,
    { cause },
  );
}
