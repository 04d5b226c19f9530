import { mayCountSince } from '../throttle/ledger-window.rules.js';

/** What can be planned anew: everything that waits. */
export const COUNT_WAITING = `SELECT count(*)::int AS count FROM publication WHERE state = 'scheduled'`;

/**
 * The waiting in their order, read piece by piece (epoch ms). A page that is in the plan too gets its slot anew; one that has gone out is waited for no
 * more; any other keeps its slot.
 */
export const OPEN_WAITING = `
  DECLARE waiting NO SCROLL CURSOR FOR
  SELECT p.id, p.department_id AS "departmentId", p.account_id AS "accountId", p.channel, p.priority = 'urgent' AS urgent,
         (extract(epoch FROM p.first_slot_at) * 1000)::float8 AS "firstSlot",
         (extract(epoch FROM p.slot_at) * 1000)::float8 AS slot, (extract(epoch FROM p.wished_at) * 1000)::float8 AS wish,
         (extract(epoch FROM p.window_from) * 1000)::float8 AS "windowFrom",
         (extract(epoch FROM p.window_to) * 1000)::float8 AS "windowTo",
         CASE WHEN page.state = 'scheduled' THEN p.depends_on END AS "dependsOn",
         CASE WHEN page.state NOT IN ('scheduled', 'sent', 'retracted')
              THEN (extract(epoch FROM page.slot_at) * 1000)::float8 END AS "pageSlot"
  FROM publication p LEFT JOIN publication page ON page.id = p.depends_on
  WHERE p.state = 'scheduled'
  ORDER BY CASE p.priority WHEN 'urgent' THEN 0 ELSE 1 END, p.first_slot_at, p.id`;

/** Sends that may still count from `$1` on; of those with the claim tokens `$2` the token is told as well. */
export const SENDS_SINCE = `
  SELECT department_id AS "departmentId", account_id AS "accountId", channel,
         (extract(epoch FROM coalesce(began_at, claimed_at)) * 1000)::float8 AS "begin",
         (extract(epoch FROM ended_at) * 1000)::float8 AS "end",
         CASE WHEN l.claim_token = ANY ($2::uuid[]) THEN l.claim_token END AS token
  FROM send_ledger l
  WHERE ${mayCountSince('$1')}
  ORDER BY id`;

export const ALL_DEPARTMENTS = `SELECT id, path FROM department ORDER BY id`;

/** What people know publications $1 by. */
export const TITLES = `
  SELECT p.id, p.story_id AS "storyId", r.title AS "storyTitle"
  FROM publication p JOIN review_seal s ON s.id = p.seal_id JOIN story_revision r ON r.id = s.revision_id
  WHERE p.id = ANY ($1::uuid[])`;

/** Scopes of policies $1 and blackouts $2. */
export const CHANGED_SCOPES = `
  SELECT id, 'policy' AS kind, department_id AS "departmentId", channel, account_id AS "accountId"
  FROM throttle_policy WHERE id = ANY ($1::uuid[])
  UNION ALL
  SELECT id, 'blackout', department_id, channel, account_id FROM blackout WHERE id = ANY ($2::uuid[])`;
