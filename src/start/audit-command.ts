import 'reflect-metadata';
import { DataSource, QueryFailedError } from 'typeorm';
import { databaseOptions } from '../database.js';
import { type AuditVerdict, AuditVerifier } from '../platform/audit/audit-verifier.service.js';
import { readConfig } from '../platform/config/env.js';
import { StartError } from '../platform/config/start-error.js';
import { hasCluster } from '../platform/database/cluster-home.js';
import { runningPostgresUrl, startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';

/**
 * Verifies the audit log's hash chain, beside a running application or alone. It only looks: no installation is made, and none is
 * migrated; an embedded database that does not run is started for it and stopped again.
 * @param kept a head printed by an earlier run (`seq:hash`); the chain must pass through it
 * @throws StartError (exit 2) when there is no installation, (exit 1) when it cannot be opened
 */
export async function verifyAudit(
  say: (message: string) => void,
  kept?: { seq: string; hash: string },
): Promise<AuditVerdict> {
  const { url, stop } = await openDatabase(say);
  try {
    const database = await new DataSource(databaseOptions(url, 2)).initialize();
    try {
      return await new AuditVerifier(database).verify(kept);
    } finally {
      await database.destroy();
    }
  } catch (error) {
    throw isTableMissing(error) ? nothingThere('DATABASE_URL / XUANFA_DATA_DIR', error) : error;
  } finally {
    await stop();
  }
}

async function openDatabase(say: (message: string) => void): Promise<{ url: string; stop: () => Promise<void> }> {
  const { databaseUrl, dataDir } = readConfig();
  const running = databaseUrl ?? (await runningPostgresUrl(dataDir));
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  if (!hasCluster(dataDir)) throw nothingThere(dataDir);
  return startEmbeddedPostgres({ dataDir, log: say });
}

/** PostgreSQL's `undefined_table`: a database, but none of ours. */
function isTableMissing(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === '42P01';
}

function nothingThere(place: string, cause?: unknown): StartError {
  return new StartError(
    `${place} 里没有宣发台的数据，没有可校验的审计记录。请用 XUANFA_DATA_DIR 指明数据目录，或用 DATABASE_URL 指明数据库。`,
    `There is no installation of Xuanfa in ${place}, so no audit log to verify. Name its data directory with XUANFA_DATA_DIR, or its database with DATABASE_URL.`,
    2,
    { cause },
  );
}
