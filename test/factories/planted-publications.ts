import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';

export interface Planted {
  id: string;
  slot: Date;
}

/** What is planted; instants are Dates on whole seconds. */
export interface PlantedPublication {
  departmentId: string;
  accountId: string;
  channel?: 'web' | 'wechat' | 'weibo';
  slot: Date;
  /** By default the slot. */
  wish?: Date;
  windowTo?: Date;
  dependsOn?: string;
  priority?: 'normal' | 'urgent';
}

/**
 * Puts publications on the schedule without the stories they would publish: what plans looks at nothing else, and thousands are there in
 * a second.
 */
export async function plantPublications(database: DataSource, all: readonly PlantedPublication[]): Promise<Planted[]> {
  const planted = all.map(({ slot }) => ({ id: uuid(), slot }));
  await database.transaction(async (tx) => {
    await tx.query(`SET LOCAL session_replication_role = replica`);
    await tx.query(INSERT, [
      planted.map(({ id }) => id),
      all.map(({ departmentId }) => departmentId),
      all.map(({ accountId }) => accountId),
      all.map(({ channel }) => channel ?? 'web'),
      all.map(({ slot, wish }) => wish ?? slot),
      all.map(({ slot }) => slot),
      all.map(({ slot, windowTo }) => windowTo ?? new Date(slot.getTime() + 300 * 86_400_000)),
      all.map(({ dependsOn }) => dependsOn ?? null),
      all.map(({ priority }) => priority ?? 'normal'),
    ]);
  });
  return planted;
}

const INSERT = `
  INSERT INTO publication (id, story_id, seal_id, seal_digest, department_id, account_id, channel, marker, wished_at, first_slot_at,
    slot_at, window_from, window_to, valid_until, depends_on, priority, priority_reason, created_by)
  SELECT p.id, gen_random_uuid(), gen_random_uuid(), '', p.department_id, p.account_id, p.channel, gen_random_uuid()::text,
    p.wish, p.slot, p.slot, now() - interval '1 day', p.window_to, p.slot + interval '1 day', p.depends_on,
    p.priority, CASE p.priority WHEN 'urgent' THEN '示例' END, gen_random_uuid()
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::uuid[], $9::text[])
    AS p(id, department_id, account_id, channel, wish, slot, window_to, depends_on, priority)`;

/** Slots of publications as they stand, by id. */
export async function slotsOf(database: DataSource, planted: readonly Planted[]): Promise<Date[]> {
  const rows: { id: string; slotAt: Date }[] = await database.query(
    `SELECT id, slot_at AS "slotAt" FROM publication WHERE id = ANY ($1::uuid[])`,
    [planted.map(({ id }) => id)],
  );
  const known = new Map(rows.map(({ id, slotAt }) => [id, slotAt]));
  return planted.map(({ id }) => known.get(id) ?? new Date(Number.NaN));
}
