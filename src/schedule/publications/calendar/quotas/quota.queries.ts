import { mayCountSince } from '../../../throttle/ledger-window.rules.js';

/**
 * Who speaks through which account: the owner of each account `$2`, and whoever has something on the calendar from `$3` up to `$4`, of
 * departments `$1`; where `$6`, also whoever sent something then.
 */
export const SPEAKING_PAIRS = `
  SELECT DISTINCT department_id AS "departmentId", account_id AS "accountId", channel FROM (
    SELECT a.department_id, a.id AS account_id, a.channel FROM account a WHERE a.department_id = ANY ($2::uuid[])
    UNION ALL
    SELECT p.department_id, p.account_id, p.channel FROM publication p
    WHERE p.state = 'scheduled' AND p.slot_at >= $3 AND p.slot_at < $4 AND p.department_id = ANY ($1::uuid[])
    UNION ALL
    SELECT l.department_id, l.account_id, l.channel FROM send_ledger l
    WHERE $6::boolean AND l.released_at IS NULL AND l.claimed_at >= $3 AND l.claimed_at < $4 AND l.department_id = ANY ($1::uuid[])) s
  ORDER BY 2, 1 LIMIT $5`;

/**
 * What counts against quotas, by the days of the zone `$3` it counts on: a send on those of its begin and of its end (now, while it is under
 * way), as the throttle has it, and a slot granted on its own.
 */
export const COUNTS_BY_DAY = `
  SELECT t.department_id AS "departmentId", d.path, t.account_id AS "accountId", t.channel,
         t.days, count(*)::int AS count
  FROM (
    SELECT l.department_id, l.account_id, l.channel,
           (SELECT array_agg(DISTINCT to_char(at AT TIME ZONE $3, 'YYYY-MM-DD'))
            FROM unnest(ARRAY[coalesce(l.began_at, l.claimed_at), coalesce(l.ended_at, greatest(statement_timestamp(), l.claimed_at))]) AS at
            WHERE at >= $1 AND at < $2) AS days
    FROM send_ledger l WHERE ${mayCountSince("($1::timestamptz - interval '1 hour')")} AND l.claimed_at < $2
    UNION ALL
    SELECT department_id, account_id, channel, ARRAY[to_char(slot_at AT TIME ZONE $3, 'YYYY-MM-DD')] FROM publication
    WHERE state = 'scheduled' AND slot_at >= $1 AND slot_at < $2) t
  JOIN department d ON d.id = t.department_id
  WHERE t.days IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5`;
