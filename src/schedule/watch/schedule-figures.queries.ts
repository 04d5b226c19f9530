import { FROZEN } from '../claims/claim.queries.js';

/**
 * What is due and still here, by what keeps it: `blocked` by people or by another publication, not yet `unprepared`, or
 * `claimable`, which nothing but the throttle's lock and a free worker may delay. `$1` = how late counts as overdue, ms;
 * `$2` = most rows looked at: more than that is the same bad news.
 */
export const DUE_FIGURES = `
  SELECT why, count(*) FILTER (WHERE slot_at < statement_timestamp() - $1 * interval '1 millisecond')::int AS overdue,
         (extract(epoch FROM statement_timestamp() - min(slot_at)))::float8 AS "oldestAge"
  FROM (
    SELECT p.slot_at,
           CASE WHEN a.state <> 'active' OR (p.depends_on IS NOT NULL AND d.state <> 'sent') OR ${FROZEN} THEN 'blocked'
                WHEN p.prepared_at IS NULL THEN 'unprepared' ELSE 'claimable' END AS why
    FROM publication p
    JOIN account a ON a.id = p.account_id
    LEFT JOIN publication d ON d.id = p.depends_on
    WHERE p.state = 'scheduled' AND p.slot_at <= statement_timestamp()
    ORDER BY p.slot_at LIMIT $2) due
  GROUP BY why`;

/** Alarms of publications that come up within `$1` ms and that nobody has handed to the queue for `$2` ms. */
export const UNENQUEUED = `
  SELECT count(DISTINCT p.id)::int AS n
  FROM outbox_event o JOIN publication p ON p.id = (o.payload->>'publicationId')::uuid
  WHERE o.relayed_at IS NULL AND o.job IN ('publication.prepare', 'publication.wake')
    AND o.created_at < statement_timestamp() - $2 * interval '1 millisecond'
    AND p.state = 'scheduled' AND p.slot_at < statement_timestamp() + $1 * interval '1 millisecond'`;

/** Words of any kind that wait for a relay, and how long the oldest has, s. */
export const OUTBOX_WAITING = `
  SELECT count(*)::int AS n,
         coalesce(extract(epoch FROM statement_timestamp() - min(created_at)), 0)::float8 AS "oldestAge"
  FROM outbox_event WHERE relayed_at IS NULL`;

/** What goes nowhere before a person decides. Of the unconfirmed publishing knows which do. */
export const WAITING_FOR_A_PERSON = `
  SELECT state, count(*)::int AS n FROM publication WHERE state IN ('held', 'failed', 'missed') GROUP BY state`;

export const UNDER_WAY = `
  SELECT state, count(*)::int AS n FROM publication
  WHERE state IN ('claimed', 'sending', 'confirming', 'unconfirmed') GROUP BY state`;
