import { setTimeout } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AuditService } from '../../../platform/audit/audit.service.js';
import type { LeaveOrder } from '../demo-mark.js';
import { codeOf } from '../../../platform/database/database-away.rules.js';
import { inventoryOf } from './inventory.queries.js';
import { fingerprintOf, type Inventory, INVENTORY_KINDS } from './leaving.rules.js';

/** Name of the root department of an empty installation, until its people give it theirs. */
export const UNNAMED_HOUSE = '本单位';

/**
 * Not emptied: the record of who did what, which nobody empties, and what an empty installation has, too.
 * Everything else goes, whatever later versions add.
 */
const STAYING = [
  'migrations',
  'audit_entry',
  'audit_chain_head',
  'file_store_mark',
  'throttle_lock',
  'throttle_version',
] as const;

const EMPTIED = `
  SELECT string_agg(quote_ident(tablename), ', ') AS tables FROM pg_tables
   WHERE schemaname = 'public' AND tablename <> ALL ($1)`;

/** Every schema that is not ours or the server's is the queue's; it is made anew afterwards. */
const QUEUES = `
  SELECT quote_ident(nspname) AS name FROM pg_namespace
   WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')`;

const KEEP = [
  `CREATE TEMP TABLE kept_person ON COMMIT DROP AS SELECT * FROM person WHERE id = $1`,
  `CREATE TEMP TABLE kept_session ON COMMIT DROP AS SELECT * FROM session WHERE person_id = $1`,
];
/** Their bytes are swept with the next round, as those of all files nobody needs. */
const KEEP_FILES = `
  CREATE TEMP TABLE kept_file ON COMMIT DROP AS SELECT sha256 FROM stored_file UNION SELECT sha256 FROM file_arrival`;
const LET_FILES_GO = `
  INSERT INTO file_arrival (sha256, at) SELECT sha256, clock_timestamp() - interval '2 days' FROM kept_file`;

/** What was decided under other things than are there now is not done. */
export class ChangedMeanwhile extends Error {}

/** Whether this order has been carried out. */
export async function isCleared(tx: EntityManager, { act }: LeaveOrder): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT FROM audit_entry WHERE subject_type = 'demonstration' AND subject_id = $1 AND action = 'demonstration.leave'`,
    [act],
  );
  return rows.length > 0;
}

/** About half a minute in all. */
const LOCK_TRIES = 600;
const LOCK_PAUSE_MS = 50;
const LOCK_TAKEN = '55P03';

/**
 * All or none: who waited for one table and held others would stand in a circle with readers of several, and one of them would be told
 * to go. Readers wait for us instead, and are answered. Where reading never ceases, the last try waits in the row after all.
 * @param tables quoted, with commas between
 */
async function lockAllAtOnce(tx: EntityManager, tables: string): Promise<void> {
  for (let tries = 1; tries < LOCK_TRIES; tries += 1) {
    await tx.query('SAVEPOINT before_locking');
    try {
      await tx.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE NOWAIT`);
      return;
    } catch (error) {
      if (!(error instanceof Error) || codeOf(error) !== LOCK_TAKEN) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT before_locking');
    }
    await setTimeout(LOCK_PAUSE_MS);
  }
  await tx.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
}

/**
 * Leaves an empty installation, in the caller's transaction: one unnamed house, the person of the order as its administrator, with their
 * password and sessions, and the audit log. For databases that are ours alone.
 * @returns what was cleared
 * @throws ChangedMeanwhile when there is anything else than was shown
 */
export async function clearInstallation(
  tx: EntityManager,
  since: string | null,
  order: LeaveOrder,
): Promise<Inventory> {
  const { act, personId } = order;
  const [{ tables } = { tables: '' }] = await tx.query<{ tables: string }[]>(EMPTIED, [STAYING]);
  await lockAllAtOnce(tx, tables);
  const inventory = await inventoryOf(tx, { since, personId, kinds: INVENTORY_KINDS, named: 0 });
  if (fingerprintOf(inventory) !== order.shown || inventory.realAccounts.length > 0) throw new ChangedMeanwhile();

  for (const keep of KEEP) await tx.query(keep, [personId]);
  await tx.query(KEEP_FILES);
  // What is under review or was sent is guarded by triggers. Whoever owns the database may lay them aside, for this transaction.
  await tx.query(`SET LOCAL session_replication_role = replica`);
  await tx.query(`TRUNCATE ${tables} RESTART IDENTITY`);
  await tx.query(`SET LOCAL session_replication_role = origin`);
  await tx.query(`DELETE FROM throttle_lock WHERE scope ~ '^(account|department):'`);
  await tx.query(`UPDATE throttle_version SET version = gen_random_uuid()`);
  await tx.query(LET_FILES_GO);
  for (const { name } of await tx.query<{ name: string }[]>(QUEUES)) await tx.query(`DROP SCHEMA ${name} CASCADE`);

  const root = uuid();
  await tx.query(`INSERT INTO department (id, name, kind) VALUES ($1, $2, 'bureau')`, [root, UNNAMED_HOUSE]);
  await tx.query(`UPDATE kept_person SET department_id = $1`, [root]);
  await tx.query(`INSERT INTO person SELECT * FROM kept_person`);
  await tx.query(`INSERT INTO session SELECT * FROM kept_session`);
  await tx.query(
    `INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, 'administrator')`,
    [uuid(), personId, root],
  );
  const audit = new AuditService();
  const cleared = Object.fromEntries(inventory.counts.map(({ kind, total, own }) => [kind, { total, own }]));
  await audit.recordAll(tx, [
    { actorId: personId, action: 'demonstration.leave', subjectType: 'demonstration', subjectId: act, data: cleared },
    {
      ...{ actorId: personId, action: 'department.create', subjectType: 'department', subjectId: root },
      data: { parentId: null, name: UNNAMED_HOUSE, kind: 'bureau' },
    },
    {
      ...{ actorId: personId, action: 'person.grant', subjectType: 'person', subjectId: personId },
      data: { departmentId: root, role: 'administrator' },
    },
  ]);
  return inventory;
}
