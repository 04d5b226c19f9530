import 'reflect-metadata';
import { type AuditVerdict, AuditVerifier } from '../../platform/audit/audit-verifier.service.js';
import { withStandingDatabase } from './standing-database.js';

const MISSING = { zh: '没有可校验的审计记录', en: 'so no audit log to verify' };

/**
 * Verifies the audit log's hash chain, beside a running application or alone. It only looks.
 * @param kept a head printed by an earlier run (`seq:hash`); the chain must pass through it
 * @throws StartError as `withStandingDatabase`
 */
export function verifyAudit(
  say: (message: string) => void,
  kept?: { seq: string; hash: string },
): Promise<AuditVerdict> {
  return withStandingDatabase(say, MISSING, (database) => new AuditVerifier(database).verify(kept));
}
