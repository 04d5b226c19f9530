import type { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import { usualDriver } from '../../../src/accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../../src/accounts/channels/channel-kind.rules.js';
import { insertRows } from '../../engine/seed/insert-rows.js';

/** Departments of one bureau, and accounts. */
export interface Speakers {
  departments: string[];
  accounts: string[];
}

/** Writes departments below one root and accounts of one channel; nothing will really be sent through them. */
export async function seedSpeakers(
  database: Pool,
  channel: ChannelKind,
  plan: { departments: number; accounts: number },
): Promise<Speakers> {
  const root = uuid();
  const departments = Array.from({ length: plan.departments }, () => uuid());
  const accounts = Array.from({ length: plan.accounts }, () => uuid());
  await insertRows(database, 'department', { id: 'uuid', name: 'text', kind: 'text' }, [
    { id: root, name: '示例局', kind: 'bureau' },
  ]);
  await insertRows(
    database,
    'department',
    { id: 'uuid', name: 'text', kind: 'text', parent_id: 'uuid' },
    departments.map((id, n) => ({ id, name: `示例单位${n + 1}`, kind: 'agency', parent_id: root })),
  );
  await insertRows(
    database,
    'account',
    {
      id: 'uuid',
      department_id: 'uuid',
      channel: 'text',
      driver: 'text',
      name: 'text',
      base_url: 'text',
      settings: 'jsonb',
    },
    accounts.map((id, n) => ({
      id,
      department_id: root,
      channel,
      driver: usualDriver(channel),
      name: `示例账号${n + 1}`,
      base_url: channel === 'web' ? '' : 'https://example.com',
      settings: '{}',
    })),
  );
  return { departments, accounts };
}

/**
 * Writes rows of `publication` alone, without the stories they would publish: what plans and claims looks at nothing else. The one
 * with the number n is due `firstMs + n · stepMs` from now, departments and accounts in turn.
 */
export async function seedPlanned(
  database: Pool,
  channel: ChannelKind,
  { departments, accounts }: Speakers,
  plan: { count: number; firstMs: number; stepMs: number },
): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    // Without the checks of what it refers to; the indexes are made again at the end, as a restore does it.
    await client.query(`SET LOCAL session_replication_role = replica`);
    await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
    const { rows } = await client.query<{ name: string; definition: string }>(SECONDARY_INDEXES);
    const many = plan.count > 50_000;
    if (many) for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
    await client.query(INSERT_PLANNED, [departments, accounts, channel, plan.count, plan.firstMs, plan.stepMs]);
    if (many) for (const { definition } of rows) await client.query(definition);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await database.query('VACUUM ANALYZE publication');
}

const SECONDARY_INDEXES = `
  SELECT i.indexname AS name, i.indexdef AS definition
  FROM pg_indexes i
  WHERE i.tablename = 'publication' AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`;

const INSERT_PLANNED = `
  INSERT INTO publication (id, story_id, seal_id, seal_digest, department_id, account_id, channel, marker, wished_at, first_slot_at,
    slot_at, window_from, window_to, valid_until, prepared_at, created_by)
  SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '', ($1::uuid[])[1 + n % cardinality($1::uuid[])],
    ($2::uuid[])[1 + n % cardinality($2::uuid[])], $3, gen_random_uuid()::text, slot, slot, slot,
    slot - interval '2 days', slot + interval '2 days', slot + interval '1 day', now(), gen_random_uuid()
  FROM generate_series(0, $4::int - 1) AS n,
    LATERAL (SELECT now() + ($5::float8 + n * $6::float8) * interval '1 millisecond' AS slot) AS due`;
