import type { EntityManager } from 'typeorm';
import type { Inventory, InventoryKind } from './leaving.rules.js';

/** $1 = when the demonstration was complete, $2 = the person who stays. Each row is one thing; `at` is when people last worked on it. */
const THINGS = `
  SELECT 'departments' AS kind, name, created_at AS at FROM department
  UNION ALL SELECT 'people', display_name, created_at FROM person WHERE id <> $2
  UNION ALL SELECT 'accounts', name, created_at FROM account
  UNION ALL SELECT 'policies', name, created_at FROM throttle_policy
  UNION ALL SELECT 'policies', name, created_at FROM blackout
  UNION ALL SELECT 'campaigns', title, updated_at FROM campaign
  UNION ALL SELECT 'stories', r.title, greatest(r.created_at, c.saved_at)
    FROM story s
    JOIN LATERAL (SELECT title, created_at FROM story_revision WHERE story_id = s.id ORDER BY number DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT max(saved_at) AS saved_at FROM story_working_copy WHERE story_id = s.id) c ON true
  UNION ALL SELECT 'pictures', '', created_at FROM media
  UNION ALL SELECT 'publications', '', created_at FROM publication`;

const COUNTS = `
  WITH things AS (${THINGS})
  SELECT k.kind, count(t.kind)::int AS total, count(t.kind) FILTER (WHERE t.at > $1)::int AS own
    FROM unnest($3::text[]) WITH ORDINALITY AS k(kind, place) LEFT JOIN things t ON t.kind = k.kind
   GROUP BY k.kind, k.place ORDER BY k.place`;

/** Pictures and posts have no name of their own. */
const OWN = `
  WITH things AS (${THINGS})
  SELECT kind, name FROM things WHERE at > $1 AND name <> '' ORDER BY at DESC, name LIMIT $3`;

const LAST_CHANGE = `
  WITH things AS (${THINGS})
  SELECT to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM things WHERE at > $1`;

/** What is sent on those cannot be called back; by hand it counts once something is out, or may be. */
const REAL_ACCOUNTS = `
  SELECT name FROM account a
   WHERE NOT sandbox AND driver <> 'site'
     AND (driver <> 'hand' OR EXISTS (SELECT FROM publication p WHERE p.account_id = a.id AND p.state IN ('sending', 'confirming', 'unconfirmed', 'sent', 'retracted')))
   ORDER BY name`;

/**
 * What there is, and what of it was not part of the demonstration.
 * @param since ISO 8601; null = unknown: then everything counts as people's own
 * @param named how many of people's own things are named at most
 */
export async function inventoryOf(
  tx: EntityManager,
  {
    since,
    personId,
    kinds,
    named,
  }: { since: string | null; personId: string; kinds: readonly string[]; named: number },
): Promise<Inventory> {
  const from = [since ?? '-infinity', personId];
  const counts = await tx.query<{ kind: InventoryKind; total: number; own: number }[]>(COUNTS, [...from, kinds]);
  const own = await tx.query<{ kind: InventoryKind; name: string }[]>(OWN, [...from, named]);
  const [last] = await tx.query<{ at: string | null }[]>(LAST_CHANGE, from);
  const real = await tx.query<{ name: string }[]>(REAL_ACCOUNTS);
  return { counts, own, lastChange: last?.at ?? null, realAccounts: real.map(({ name }) => name) };
}
