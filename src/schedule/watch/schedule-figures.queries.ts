import { DUE_AT_QUEUE, WAITS_FOR_RELAY } from '../../platform/outbox/outbox-reach.rules.js';
import { FROZEN } from '../freezes/freeze-cover.rules.js';

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

/** Alarms of publications that come up within `$1` ms and that have been due at the queue for `$2` ms and are not there. */
export const UNENQUEUED = `
  SELECT count(DISTINCT p.id)::int AS n
  FROM (
    SELECT (payload->>'publicationId')::uuid AS publication_id
    FROM outbox_event
    WHERE ${WAITS_FOR_RELAY} AND job IN ('publication.prepare', 'publication.wake')
      AND ${DUE_AT_QUEUE} < statement_timestamp() - $2 * interval '1 millisecond') o
  JOIN publication p ON p.id = o.publication_id
  WHERE p.state = 'scheduled' AND p.slot_at < statement_timestamp() + $1 * interval '1 millisecond'`;

/** Words of any kind that wait for a relay, and how long the oldest has, s. Those for later wait for their time. */
export const OUTBOX_WAITING = `
  SELECT count(*)::int AS n,
         coalesce(extract(epoch FROM statement_timestamp() - min(${DUE_AT_QUEUE})), 0)::float8 AS "oldestAge"
  FROM outbox_event WHERE ${WAITS_FOR_RELAY}`;

/** What goes nowhere before a person decides. Of the unconfirmed publishing knows which do. */
export const WAITING_FOR_A_PERSON = `
  SELECT state, count(*)::int AS n FROM publication WHERE state IN ('held', 'failed', 'missed') GROUP BY state`;

export const UNDER_WAY = `
  SELECT state, count(*)::int AS n FROM publication
  WHERE state IN ('claimed', 'sending', 'confirming', 'unconfirmed') GROUP BY state`;
