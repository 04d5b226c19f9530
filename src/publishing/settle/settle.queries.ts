import { keptPlaces } from '../../schedule/throttle/kept-place.rules.js';

/** Begun, not answered, nothing accepted: whose sender died or whose longest call is over. Judged one by one afterwards. */
export const OPEN_SENDS = `
  SELECT t.id, t.began_at AS "beganAt", p.channel, a.driver, w.lock_key AS "lockKey", clock_timestamp() AS now
  FROM publication_attempt t
  JOIN publication p ON p.id = t.publication_id AND p.state = 'sending'
  JOIN account a ON a.id = p.account_id
  LEFT JOIN send_worker w ON w.id = t.worker_id
  WHERE t.ended_at IS NULL AND t.accepted_ref IS NULL`;

/** True when the lock could be had: the session that held it is gone, so its process sends no more. */
export const SENDER_IS_DEAD = `SELECT pg_try_advisory_xact_lock($1) AS dead`;

/** Takes unconfirmed attempts whose look is due; nobody else looks for `$1` ms. */
export const TAKE_UNCONFIRMED = `
  UPDATE publication_attempt t SET next_check_at = clock_timestamp() + $1 * interval '1 millisecond'
  FROM publication p, publication_attempt o LEFT JOIN send_worker w ON w.id = o.worker_id
  WHERE p.id = t.publication_id AND o.id = t.id AND p.state = 'unconfirmed' AND p.claim_token = t.claim_token
    AND t.id IN (SELECT id FROM publication_attempt
                 WHERE outcome = 'unconfirmed' AND next_check_at <= statement_timestamp()
                 ORDER BY next_check_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING t.id, t.publication_id AS "publicationId", t.began_at AS "beganAt", t.settle_checks AS "looks",
            t.sender_done AS "senderDone", t.accepted_ref IS NOT NULL AS "wasAccepted",
            CASE WHEN t.code IS NOT NULL THEN jsonb_build_object('code', t.code, 'reason', t.reason, 'text', t.text) END AS refusal,
            w.lock_key AS "lockKey", clock_timestamp() AS now`;

export const NOTE_LOOK = `
  UPDATE publication_attempt
  SET settle_checks = settle_checks || $2::jsonb, next_check_at = $3
  WHERE id = $1 AND outcome = 'unconfirmed'`;

/** Takes accepted posts whose poll is due. */
export const TAKE_ACCEPTED = `
  UPDATE publication_attempt t SET next_poll_at = clock_timestamp() + $1 * interval '1 millisecond', polls = polls + 1
  FROM publication p LEFT JOIN review_seal v ON v.id = p.seal_id
  WHERE p.id = t.publication_id AND p.state = 'confirming' AND p.claim_token = t.claim_token
    AND t.id IN (SELECT id FROM publication_attempt
                 WHERE ended_at IS NULL AND next_poll_at <= statement_timestamp()
                 ORDER BY next_poll_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING t.id, t.publication_id AS "publicationId", t.accepted_ref AS "acceptedRef", t.began_at AS "beganAt", t.polls,
            t.accepted_until <= clock_timestamp() AS over, v.voided_at IS NOT NULL AS voided,
            (extract(epoch FROM t.accepted_until - clock_timestamp()) * 1000)::float8 AS "leftMs"`;

/** What is under way although its approval no longer stands is asked about now. */
export const POLL_VOIDED = `
  UPDATE publication_attempt t SET next_poll_at = clock_timestamp()
  FROM publication p JOIN review_seal v ON v.id = p.seal_id
  WHERE p.id = t.publication_id AND p.claim_token = t.claim_token AND p.state = 'confirming'
    AND t.ended_at IS NULL AND t.next_poll_at > clock_timestamp() AND v.voided_at IS NOT NULL`;

/** The accounts that may be meant when a platform calls `$1`: one account there may be several here, by driver. */
const NAMESAKES = `
  SELECT b.id FROM account a JOIN account b ON b.id = a.id
    OR (b.channel = a.channel AND b.base_url = a.base_url AND b.settings ->> 'appId' = a.settings ->> 'appId')
  WHERE a.id = $1`;

/**
 * A platform says that job `$2` of account `$1` has ended: it is asked about now. The one callback address an account has there
 * belongs to one of those it is here.
 */
export const POLL_NOW = `
  UPDATE publication_attempt t SET next_poll_at = clock_timestamp()
  FROM publication p
  WHERE p.id = t.publication_id AND t.accepted_ref = $2
    AND p.account_id IN (${NAMESAKES})
    AND p.state = 'confirming' AND t.ended_at IS NULL
  RETURNING t.publication_id AS "publicationId"`;

export const LATEST_UNCONFIRMED = `
  SELECT t.id FROM publication_attempt t JOIN publication p ON p.id = t.publication_id
  WHERE p.id = $1 AND p.state = 'unconfirmed' AND p.claim_token = t.claim_token AND t.outcome = 'unconfirmed'
  FOR UPDATE OF p`;

/** The address of a post that has none yet. */
/** `$3`: whoever gave it; null = the platform. */
export const LEARN_ADDRESS = `
  UPDATE publication SET url = $2, link_by = $3 WHERE id = $1 AND state = 'sent' AND url IS NULL RETURNING id`;

/** Address `$2` of publication `$1` is the word of person `$3`. */
export const GIVEN_BY_PERSON = `UPDATE publication SET link_by = $3 WHERE id = $1 AND state = 'sent' AND url = $2`;

/** A person's address `$4` becomes `$2`, by person `$3`; where the post had no other reference, that one, too. */
export const CORRECT_ADDRESS = `
  UPDATE publication
  SET url = $2, link_by = $3, platform_ref = CASE WHEN platform_ref = url THEN $2 ELSE platform_ref END
  WHERE id = $1 AND state = 'sent' AND link_by IS NOT NULL AND url = $4 RETURNING id`;

/** The mass send `$2` of account `$1` that has been recorded as sent in the last days, without an address. */
export const SENT_WITHOUT_ADDRESS = `
  SELECT p.id FROM publication p
  WHERE p.state = 'sent' AND p.sent_at > statement_timestamp() - interval '3 days'
    AND p.platform_ref = $2 AND p.url IS NULL AND p.account_id IN (${NAMESAKES})`;

/** What a note of the journal, step `$2`, says of a post's address; empty = nothing. */
export const NOTED_ADDRESS = `SELECT facts->>'url' AS url FROM publication_preparation WHERE publication_id = $1 AND step = $2`;

/** What publication `$1` waited in, and why, before it was taken up for what may be out; null where it was to leave by itself. */
export const WAITED_IN = `SELECT state_reason->'waited' AS waited FROM publication WHERE id = $1`;

/** It goes back there: that it is not out says nothing of why it did not leave. `$2` state, `$3` why. */
export const WAIT_AGAIN = `
  UPDATE publication SET state = $2, state_reason = $3::jsonb WHERE id = $1 AND state = 'scheduled' RETURNING id`;

/**
 * Publication `$1` is given up for all its tries that were to go again without harm: nobody is asked of them once more, and one place stays
 * taken. Those that a look can find go on being looked for.
 */
export const GIVE_UP_ALL_TRIES = `
  UPDATE publication_attempt SET absence = 'asked', next_check_at = NULL
  WHERE publication_id = $1 AND absence = 'others'`;

/** Two people have found publication `$1` absent: no earlier try of it is to be looked for any more, nor counts. */
export const ABSENT_BEFORE = `
  WITH known AS (
    UPDATE publication_attempt SET absence = 'proven', next_check_at = NULL
    WHERE publication_id = $1 AND absence IN ('wanted', 'others', 'asked'))
  UPDATE send_ledger l
  SET released_at = clock_timestamp(),
      ended_at = CASE WHEN l.began_at IS NULL THEN NULL ELSE coalesce(l.ended_at, greatest(clock_timestamp(), l.began_at)) END
  WHERE l.released_at IS NULL AND l.claim_token IN (
    ${keptPlaces('$1')}
    UNION ALL SELECT a.claim_token FROM publication_attempt a WHERE a.publication_id = $1 AND a.absence = 'asked')
  RETURNING l.department_id AS "departmentId", l.account_id AS "accountId", l.channel`;
