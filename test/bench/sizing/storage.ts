import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

const GROUPS: Record<string, string[]> = {
  'story, variants, review, seal': [
    'story',
    'story_revision',
    'story_contributor',
    'variant',
    'revision_lock',
    'revision_media',
    'review_round',
    'review_decision',
    'review_seal',
  ],
  publication: ['publication'],
  'attempt and ledger': ['publication_attempt', 'send_ledger'],
  audit: ['audit_entry'],
  outbox: ['outbox_event'],
};

/** Bytes of each group of tables with indexes and what lies beside them; BullMQ's own tables as one group. */
export type Sizes = Record<string, number>;

export async function sizesOf(database: Pool): Promise<Sizes> {
  const { rows } = await database.query<{ schema: string; name: string; bytes: string }>(
    `SELECT n.nspname AS schema, c.relname AS name, pg_total_relation_size(c.oid) AS bytes
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'bullmq')`,
  );
  const bytesOf = (fits: (row: { schema: string; name: string }) => boolean): number =>
    rows.filter(fits).reduce((sum, { bytes }) => sum + Number(bytes), 0);
  const groups = Object.entries(GROUPS).map(([group, tables]) => [
    group,
    bytesOf(({ schema, name }) => schema === 'public' && tables.includes(name)),
  ]);
  return { ...Object.fromEntries(groups), 'queue (BullMQ)': bytesOf(({ schema }) => schema === 'bullmq') };
}

/** What each group grew by for each of `count`, in whole bytes. */
export function growth(before: Sizes, after: Sizes, count: number): Sizes {
  return Object.fromEntries(
    Object.entries(after).map(([group, bytes]) => [group, Math.round((bytes - (before[group] ?? 0)) / count)]),
  );
}

/** Resolves when the query's first value is `wanted`. @throws after `patienceMs` */
export async function settled(database: Pool, query: string, wanted: number, patienceMs = 300_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await database.query<{ n: number }>(query);
    if (rows[0]?.n === wanted) return;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${wanted}, there are ${rows[0]?.n}: ${query}`);
    await pause(100);
  }
}
