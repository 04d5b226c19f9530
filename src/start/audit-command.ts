import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../database.js';
import { type AuditVerdict, AuditVerifier } from '../platform/audit/audit-verifier.service.js';
import { readConfig } from '../platform/config/env.js';
import { runningPostgresUrl } from '../platform/database/embedded-postgres.js';
import { openInstallation } from './installation.js';

/**
 * Verifies the audit log's hash chain, beside a running application or alone.
 * @param kept a head printed by an earlier run (`seq:hash`); the chain must pass through it
 * @throws StartError when the installation cannot be opened
 */
export async function verifyAudit(
  say: (message: string) => void,
  kept?: { seq: string; hash: string },
): Promise<AuditVerdict> {
  const config = readConfig();
  const running = config.databaseUrl ?? (await runningPostgresUrl(config.dataDir));
  const installation = running ? null : await openInstallation(say);
  const database = await new DataSource(
    databaseOptions(running ?? installation?.config.databaseUrl ?? '', 2),
  ).initialize();
  try {
    return await new AuditVerifier(database).verify(kept);
  } finally {
    await database.destroy();
    await installation?.stop();
  }
}
