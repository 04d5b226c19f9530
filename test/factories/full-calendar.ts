import type { Newsroom } from './newsroom.js';

const DAY_MS = 86_400_000;
/** Departments and accounts the posts are spread over. */
const DEPARTMENTS = 60;
const ACCOUNTS = 12;
/** Days of the month the posts lie in. */
const DAYS = 28;

/**
 * Fills a calendar as full as it is meant to get, straight into the tables and past their guards: what is looked at is how it is read.
 * @param from the first day of a month @returns how long that took, ms
 */
export async function fillCalendar(
  { api, bureau, people }: Newsroom,
  { stories, posts, from }: { stories: number; posts: number; from: Date },
): Promise<number> {
  const begun = Date.now();
  await api.dataSource.transaction(async (tx) => {
    await tx.query(`SET LOCAL session_replication_role = replica`);
    await tx.query(
      `INSERT INTO department (id, name, kind, parent_id, path)
       SELECT id, '示例单位' || n, 'agency', $1, ARRAY[$1, id]
       FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, $2::int) n) d`,
      [bureau, DEPARTMENTS],
    );
    await tx.query(
      `INSERT INTO account (id, department_id, channel, driver, name, base_url, settings, state)
       SELECT gen_random_uuid(), $1, 'web', 'site', '示例站' || n, '', '{}', 'active' FROM generate_series(1, $2::int) n`,
      [bureau, ACCOUNTS],
    );
    await tx.query(
      `INSERT INTO story (id, department_id, kind, author_id)
       SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, 'event', $2 FROM generate_series(1, $3::int) n`,
      [bureau, people.officer.personId, stories],
    );
    await tx.query(
      `INSERT INTO story_revision (id, story_id, number, title, summary, facts, body, created_by)
       SELECT ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
              ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, '示例稿件第' || n || '号', '', '{}', '{}', $1
       FROM generate_series(1, $2::int) n`,
      [people.officer.personId, posts],
    );
    await tx.query(
      `INSERT INTO review_seal (id, round_id, revision_id, version, digest, canonical, sealed_at)
       SELECT ('00000000-0000-4000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(),
              ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, '1', encode(sha256('x'), 'hex'), 'x', now()
       FROM generate_series(1, $1::int) n`,
      [posts],
    );
    await tx.query(POSTS, [posts, from, new Date(from.getTime() + 90 * DAY_MS), DAYS, people.duty.personId]);
  });
  await api.dataSource.query('ANALYZE');
  return Date.now() - begun;
}

/** In working hours, evenly over days, departments and accounts. */
const POSTS = `
  INSERT INTO publication (id, story_id, seal_id, seal_digest, department_id, account_id, channel, marker, wished_at, first_slot_at,
    slot_at, window_from, window_to, valid_until, created_by)
  SELECT gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    ('00000000-0000-4000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, '', d.id, a.id, 'web', gen_random_uuid()::text,
    s.at, s.at, s.at, $2::timestamptz - interval '1 day', $3, s.at + interval '1 day', $5
  FROM generate_series(1, $1::int) n
  CROSS JOIN LATERAL (
    SELECT $2::timestamptz + (n % $4::int) * interval '1 day' + interval '8 hours' + (n * 37 % 600) * interval '1 minute' AS at) s
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of FROM department WHERE name LIKE '示例单位%') d
    ON d.place = n % d.all_of
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of FROM account WHERE name LIKE '示例站%') a
    ON a.place = n % a.all_of`;
