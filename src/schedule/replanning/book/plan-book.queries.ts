import { mayCountBesideSlots } from '../../throttle/ledger-window.rules.js';

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

export const ALL_PATHS = `SELECT id, path FROM department`;

/** Waiting inside a scope: `$1` department (its subtree), `$2` channel, `$3` account; null = all. */
const WAITING = `
  FROM publication p JOIN department d ON d.id = p.department_id
  WHERE p.state = 'scheduled' AND ($1::uuid IS NULL OR d.path @> ARRAY[$1::uuid])
    AND ($2::text IS NULL OR p.channel = $2) AND ($3::uuid IS NULL OR p.account_id = $3)`;

export const DEPARTMENTS_WAITING = `SELECT DISTINCT p.department_id AS id ${WAITING}`;

export const SPEAKERS_WAITING = `
  SELECT DISTINCT p.department_id AS "departmentId", p.account_id AS "accountId", p.channel ${WAITING}`;

/**
 * What waits in the departments of `$1` (null = everywhere). Instants as epoch ms, for ten thousand Dates cost more than the query. A page
 * that is out binds nobody any more; one that is on its way has its slot; one that was laid aside has none.
 */
export const PLANNED = `
  SELECT p.id, p.department_id AS "departmentId", p.account_id AS "accountId", p.channel,
         ${MS('p.slot_at')} AS slot, ${MS('p.wished_at')} AS wish,
         ${MS('p.window_from')} AS "windowFrom", ${MS('p.window_to')} AS "windowTo", p.priority = 'urgent' AS urgent,
         CASE WHEN d.state = 'sent' THEN NULL ELSE p.depends_on END AS "dependsOn",
         CASE WHEN d.state IN ('scheduled', 'claimed', 'sending', 'confirming') THEN ${MS('d.slot_at')} END AS "pageSlot",
         ${MS('p.prepare_after')} AS "putOffUntil"
  FROM publication p LEFT JOIN publication d ON d.id = p.depends_on
  WHERE p.state = 'scheduled' AND ($1::uuid[] IS NULL OR p.department_id = ANY ($1::uuid[]))`;

/** Sends of the departments `$1` or on the accounts `$2` (both null = all) that may still count from `$3` on. */
export const SENDS = `
  SELECT department_id AS "departmentId", account_id AS "accountId", channel,
         ${MS('coalesce(began_at, claimed_at)')} AS "begin", ${MS('ended_at')} AS "end"
  FROM send_ledger l
  WHERE ${mayCountBesideSlots('$3')}
    AND ($1::uuid[] IS NULL OR department_id = ANY ($1::uuid[]) OR account_id = ANY ($2::uuid[]))`;

export const ACCOUNTS = `SELECT id, department_id AS "departmentId", channel FROM account ORDER BY id`;

/**
 * `$1` ids, `$2` slots they must still have, `$3` wishes, `$4` new slots, `$5` valid until, `$6` reasons. What puts one off stays in force, unless
 * somebody wants it earlier all the same.
 */
export const MOVE_ALL = `
  UPDATE publication p
  SET wished_at = m.wish, first_slot_at = m.slot, slot_at = m.slot, because = m.because::jsonb, valid_until = m.valid_until,
      prepare_after = CASE WHEN p.prepare_after <= m.slot THEN p.prepare_after END
  FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[])
    AS m(id, slot_before, wish, slot, valid_until, because)
  WHERE p.id = m.id AND p.state = 'scheduled' AND p.slot_at = m.slot_before
  RETURNING p.id`;

/** What people know publications by. */
export const NAMES_OF = `
  SELECT p.id, r.title AS "storyTitle", d.name AS "departmentName", a.name AS "accountName"
  FROM publication p
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  JOIN department d ON d.id = p.department_id
  JOIN account a ON a.id = p.account_id
  WHERE p.id = ANY ($1::uuid[])`;
