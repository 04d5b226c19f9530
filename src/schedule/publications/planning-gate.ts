import type { EntityManager } from 'typeorm';
import { ACCOUNT_LOOK } from '../schedule-lock.rules.js';

/**
 * Whoever plans for accounts, and reads there what may be out, holds off what a look finds until the transaction ends. Before buckets and
 * publications are locked.
 */
export async function lockForPlanning(tx: EntityManager, accountIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock_shared($2, k.key)
     FROM (SELECT DISTINCT hashtext(a.id::text) AS key FROM unnest($1::uuid[]) AS a(id) ORDER BY 1) k`,
    [accountIds, ACCOUNT_LOOK],
  );
}

/** Before what a look has found on an account is written down: nobody plans for it meanwhile. */
export async function lockForLook(tx: EntityManager, accountId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($2, hashtext($1::uuid::text))`, [accountId, ACCOUNT_LOOK]);
}
