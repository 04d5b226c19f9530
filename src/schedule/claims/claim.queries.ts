import { FROZEN } from '../freezes/freeze-cover.rules.js';
import { LOOK_IS_OWED, PLACES_KEPT_FOR } from '../publications/owed-look.rules.js';
import { SLOT_IN_SILENCE } from '../throttle/silence-cover.rules.js';
import { ANY_ISSUE_AMISS } from '../issues/watch/mass-issue-holds.queries.js';

/** What is about to be taken down is not linked to any more, though it still counts as out. */
export const LEADS_SOMEWHERE = `
  (p.depends_on IS NULL
   OR d.state = 'sent' AND NOT EXISTS (SELECT 1 FROM publication_change c
                                       WHERE c.publication_id = p.depends_on AND c.kind = 'retract' AND c.ended_at IS NULL))`;

const CLAIMABLE = `
  p.state = 'scheduled' AND p.prepared_at IS NOT NULL AND a.state = 'active' AND ${LEADS_SOMEWHERE} AND NOT ${FROZEN}`;

const JOINS = `
  FROM publication p
  JOIN account a ON a.id = p.account_id
  LEFT JOIN publication d ON d.id = p.depends_on`;

const DUE_NOW = `p.slot_at <= statement_timestamp() + $2 * interval '1 millisecond' AND ${CLAIMABLE}`;
/** Of what is due, the earliest that are put in order, and the first of each queue beyond them. */
const LOOKED_AT = 5_000;
const HEADS = 10;

/**
 * Due within `$2` ms, prepared, free to go, by urgency, slot and age: the first `$1`, and behind them, where departments share an account,
 * as many of each department's as the account has places among the first. Whose post has which of them, is decided by turns
 * (turn-order.rules.ts). The statement's own time, which no lock delays here, can be looked up in the index.
 *
 * `waiting`: how many posts of its department are due on its account. `shared`: more than one department waits there, or did so a
 * moment ago and the account still keeps their turns.
 */
export const DUE = `
  WITH RECURSIVE
  earliest AS (
    SELECT p.id ${JOINS} WHERE ${DUE_NOW} ORDER BY p.slot_at LIMIT ${LOOKED_AT}),
  urgent AS (
    SELECT p.id ${JOINS} WHERE p.priority = 'urgent' AND ${DUE_NOW} ORDER BY p.slot_at LIMIT ${LOOKED_AT}),
  -- After an outage more may be due than is worth putting in order. Then the first few of every queue are looked at, too: whose
  -- turn it is must not depend on how long the queues of others are.
  queues AS (
    (SELECT account_id, department_id FROM publication
     WHERE state = 'scheduled' AND (SELECT count(*) FROM earliest) = ${LOOKED_AT}
     ORDER BY account_id, department_id LIMIT 1)
    UNION ALL
    SELECT n.* FROM queues q CROSS JOIN LATERAL (
      SELECT account_id, department_id FROM publication
      WHERE state = 'scheduled' AND (account_id, department_id) > (q.account_id, q.department_id)
      ORDER BY account_id, department_id LIMIT 1) n),
  heads AS (
    SELECT h.id FROM queues q CROSS JOIN LATERAL (
      SELECT p.id ${JOINS} WHERE p.account_id = q.account_id AND p.department_id = q.department_id AND ${DUE_NOW}
      ORDER BY p.slot_at LIMIT ${HEADS}) h),
  due AS (
    SELECT p.id, p.department_id, p.account_id, p.channel, p.first_slot_at,
           CASE p.priority WHEN 'urgent' THEN 0 ELSE 1 END AS urgency
    FROM publication p
    WHERE p.id IN (SELECT id FROM earliest UNION SELECT id FROM urgent UNION SELECT id FROM heads) AND NOT ${LOOK_IS_OWED}),
  queued AS (
    SELECT due.*, row_number() OVER (ORDER BY urgency, first_slot_at, id) AS by_slot,
           row_number() OVER (line ORDER BY urgency, first_slot_at, id) AS in_line,
           count(*) OVER line AS waiting, count(*) OVER (PARTITION BY account_id) AS on_account
    FROM due WINDOW line AS (PARTITION BY account_id, department_id)),
  places AS (SELECT account_id, count(*) AS places FROM queued WHERE by_slot <= $1 GROUP BY account_id)
  SELECT q.id, q.department_id AS "departmentId", q.account_id AS "accountId", q.channel, q.urgency, q.waiting::int,
         q.waiting < q.on_account OR c.account_id IS NOT NULL AS shared
  FROM queued q JOIN places ON places.account_id = q.account_id
  LEFT JOIN fair_clock c ON c.account_id = q.account_id
  WHERE q.by_slot <= $1 OR (q.waiting < q.on_account AND q.in_line <= places.places)
  ORDER BY q.by_slot`;

/**
 * One claimer at a time gives places on an account, and none waits for it: accounts another one is at are left to it (`$2`: a number
 * of ours, so that no other advisory lock is meant).
 *
 * Others wait for the buckets that a claim locks. A worker whose machine stops in the middle of one must not keep them all waiting:
 * after `$3` ms of silence its session is ended, for this transaction alone.
 */
export const TAKE_ACCOUNTS = `
  WITH patience AS MATERIALIZED (SELECT set_config('idle_in_transaction_session_timeout', $3, true))
  SELECT a.id FROM patience CROSS JOIN unnest($1::uuid[]) AS a(id) WHERE pg_try_advisory_xact_lock($2, hashtext(a.id::text))`;

/** The next instant at which something could be claimed, and the database's now. */
export const NEXT_SLOT = `
  SELECT (SELECT p.slot_at ${JOINS} WHERE ${CLAIMABLE} AND NOT ${LOOK_IS_OWED} ORDER BY p.slot_at LIMIT 1) AS "slotAt", clock_timestamp() AS now`;

/** Looks at due rows again once the buckets are locked; another claimer's, or one somebody has just moved, is passed over. */
export const STILL_DUE = `
  SELECT p.id, p.slot_at AS "slotAt", p.valid_until AS "validUntil", p.first_slot_at AS "firstSlotAt", p.priority, p.because,
         p.seal_id AS "sealId",
         ${SLOT_IN_SILENCE} AS "inFreeze", ${PLACES_KEPT_FOR} AS "keptPlaces"
  ${JOINS}
  WHERE p.id = ANY ($1::uuid[]) AND ${CLAIMABLE} AND NOT ${LOOK_IS_OWED} AND p.slot_at <= $2
  ORDER BY p.id FOR UPDATE OF p SKIP LOCKED`;

/**
 * Claims and enters the ledger in one statement; what a freeze has caught meanwhile does not come back. Of two claimers one gets a row.
 * The lock order is bucket rows first, then publications.
 */
export const CLAIM = `
  WITH won AS (
    UPDATE publication p
    SET state = 'claimed', state_reason = NULL, claim_token = a.token, claimed_at = $4::timestamptz, worker_id = $5,
        claim_expires_at = $4::timestamptz + $6 * interval '1 millisecond'
    FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS a(id, token, exceeded)
    WHERE p.id = a.id AND p.state = 'scheduled' AND p.slot_at <= $7::timestamptz AND NOT ${FROZEN}
    RETURNING p.id, a.token, p.department_id, p.account_id, p.channel, a.exceeded)
  INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, exceeded)
  SELECT id, token, department_id, account_id, channel, $4, exceeded FROM won
  RETURNING publication_id AS id`;

export const SLIP = `
  UPDATE publication p SET slot_at = a.slot_at, because = a.because::jsonb
  FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS a(id, slot_at, because)
  WHERE p.id = a.id AND p.state = 'scheduled' RETURNING p.id`;

export const LEAVE_ASIDE = `
  UPDATE publication SET state = $2, state_reason = $3::jsonb WHERE id = $1 AND state = 'scheduled' RETURNING id`;

/** Gives claims back unused: nothing was called. Says who they spoke for. */
export const RELEASE_CLAIMS = `
  WITH asked AS (
    SELECT id, claim_token FROM publication WHERE state = 'claimed' AND claim_token = ANY ($1::uuid[]) ORDER BY id FOR UPDATE),
  back AS (
    UPDATE publication p SET state = 'scheduled', claim_token = NULL, claim_expires_at = NULL, worker_id = NULL
    FROM asked WHERE p.id = asked.id RETURNING asked.claim_token)
  UPDATE send_ledger l SET released_at = clock_timestamp()
  FROM back WHERE l.claim_token = back.claim_token AND l.began_at IS NULL AND l.released_at IS NULL
  RETURNING l.department_id AS "departmentId", l.account_id AS "accountId", l.channel`;

/** Claims whose life is over: their worker died or stalled before it began; and who they spoke for. */
export const RELEASE_EXPIRED = `
  WITH gone AS (
    SELECT id, claim_token FROM publication
    WHERE state = 'claimed' AND claim_expires_at < clock_timestamp() FOR UPDATE SKIP LOCKED),
  back AS (
    UPDATE publication p SET state = 'scheduled', claim_token = NULL, claim_expires_at = NULL, worker_id = NULL
    FROM gone WHERE p.id = gone.id RETURNING p.id, p.department_id, p.account_id, p.channel),
  given AS (
    UPDATE send_ledger l SET released_at = clock_timestamp()
    FROM gone WHERE l.claim_token = gone.claim_token AND l.began_at IS NULL AND l.released_at IS NULL RETURNING l.id)
  SELECT id, department_id AS "departmentId", account_id AS "accountId", channel FROM back`;

/** Scheduled ones whose time ran out, whatever kept them: never late without a word. */
export const MISS_OVERDUE = `
  UPDATE publication SET state = 'missed', state_reason = $1::jsonb
  WHERE state = 'scheduled' AND valid_until <= statement_timestamp() RETURNING id`;

/** Those whose slot lay in a freeze blackout while nobody claimed them: they wait for a person, too. */
export const HOLD_IN_FREEZE = `
  UPDATE publication p SET state = 'held', state_reason = $1::jsonb
  WHERE p.state = 'scheduled' AND p.slot_at <= statement_timestamp() AND ${SLOT_IN_SILENCE}
  RETURNING p.id`;

/** Those waiting for one that will not come by itself. */
export const HOLD_ORPHANS = `
  UPDATE publication p SET state = 'held', state_reason = $1::jsonb
  FROM publication d
  WHERE d.id = p.depends_on AND p.state = 'scheduled' AND d.state IN ('failed', 'missed', 'cancelled', 'retracted')
  RETURNING p.id`;

/** Those whose approval was taken back: nothing unapproved stays on the schedule. Issues say which of their articles (MassIssueHolds). */
export const HOLD_VOIDED = `
  UPDATE publication p SET state = 'held', state_reason = $1::jsonb
  WHERE p.state = 'scheduled' AND p.id IN (
    SELECT q.id FROM publication q JOIN review_seal s ON s.id = q.seal_id
    WHERE q.state = 'scheduled' AND s.voided_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM mass_issue i WHERE i.publication_id = q.id))
  RETURNING p.id`;

/** Whether any of the sweeps has something to do: the usual answer is no, which then costs one look instead of five transactions. */
export const ANYTHING_TO_SWEEP = `
  SELECT EXISTS (SELECT 1 FROM publication WHERE state = 'claimed' AND claim_expires_at < clock_timestamp())
      OR EXISTS (SELECT 1 FROM publication p
                 WHERE p.state = 'scheduled' AND p.slot_at <= statement_timestamp() AND ${SLOT_IN_SILENCE})
      OR EXISTS (SELECT 1 FROM publication WHERE state = 'scheduled' AND valid_until <= statement_timestamp())
      OR EXISTS (SELECT 1 FROM publication p JOIN publication d ON d.id = p.depends_on
                 WHERE p.state = 'scheduled' AND d.state IN ('failed', 'missed', 'cancelled', 'retracted'))
      OR ${ANY_ISSUE_AMISS}
      OR EXISTS (SELECT 1 FROM review_seal s JOIN publication p ON p.seal_id = s.id
                 WHERE s.voided_at IS NOT NULL AND p.state = 'scheduled') AS any`;
