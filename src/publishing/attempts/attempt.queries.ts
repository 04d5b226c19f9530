import { SLOT_IN_SILENCE } from '../../schedule/throttle/silence-cover.rules.js';
import { STANDING_STEPS } from '../channels/channel.js';
import { leavingAt } from '../leaving/leaving.queries.js';

/**
 * Everything the begin looks at again, in one statement after the gate is held. The publications' rows stay locked, in one order.
 * `$1` publications and `$2` the tokens they were claimed under.
 */
export const CLAIMED_FOR_BEGIN = `
  SELECT p.claim_token AS token, ${SLOT_IN_SILENCE} AS "slotInSilence", ${leavingAt('clock_timestamp()')}
  FROM unnest($1::uuid[], $2::uuid[]) AS q(id, token)
  JOIN publication p ON p.id = q.id AND p.claim_token = q.token
  JOIN account a ON a.id = p.account_id
  WHERE p.state = 'claimed' AND p.claim_expires_at > clock_timestamp()
  ORDER BY p.id FOR UPDATE OF p`;

/**
 * The point of no return for a group: `$1` publications, `$2` tokens, `$3` attempts, `$4` workers, `$5` when each began. The attempt is
 * written in the very statement that moves the publication.
 */
export const BEGIN_SENDING = `
  WITH asked AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[])
      AS a(id, token, attempt, worker, began_at)),
  begun AS (
    UPDATE publication p SET state = 'sending' FROM asked a
    WHERE p.id = a.id AND p.state = 'claimed' AND p.claim_token = a.token
    RETURNING p.id, a.token, a.attempt, a.worker, p.slot_at, p.claimed_at, a.began_at),
  counted AS (
    UPDATE send_ledger l SET began_at = b.began_at FROM begun b WHERE l.claim_token = b.token AND l.released_at IS NULL)
  INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at)
  SELECT attempt, id, token, worker, slot_at, claimed_at, began_at FROM begun
  RETURNING claim_token AS token`;

/**
 * The begin of what was looked at ahead (`begin_sending`): `$1` publications, `$2` tokens, `$3` attempts, `$4` workers, `$5` versions
 * of the rules, `$6` marks of the approvals, `$7`/`$8` when hours and blackouts are open.
 */
export const BEGIN_FORESEEN = `
  SELECT attempt, began_at AS "beganAt"
  FROM begin_sending($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::timestamptz[])`;

/**
 * The record of the usual answer (`record_sent`): `$1` attempts, `$2` references, `$3` addresses, `$4` how long ago the answers came, ms,
 * `$5` whether the senders themselves say so, `$6` persons, `$7` the answers for the audit.
 */
export const RECORD_SENT = `
  SELECT attempt, channel, slot_at AS "slotAt", began_at AS "beganAt", at
  FROM record_sent($1::uuid[], $2::text[], $3::text[], $4::float8[], $5::boolean[], $6::uuid[], $7::text[])`;

export const LEAVE_CLAIM = `
  UPDATE publication SET state = $3, state_reason = $4::jsonb, claim_token = NULL, claim_expires_at = NULL, worker_id = NULL
  WHERE id = $1 AND state = 'claimed' AND claim_token = $2 RETURNING id`;

/** Gives the place back, and says whose it was. A call that was begun has ended by then, whatever it did. */
export const LEDGER_RELEASE = `
  UPDATE send_ledger
  SET released_at = clock_timestamp(),
      ended_at = CASE WHEN began_at IS NULL THEN NULL ELSE coalesce(ended_at, greatest(clock_timestamp(), began_at)) END
  WHERE claim_token = $1 AND released_at IS NULL
  RETURNING department_id AS "departmentId", account_id AS "accountId", channel`;

/** Both rows of an answer, locked in one order: publication, then attempt. */
export const LOCK_PUBLICATION = `
  SELECT state, claim_token AS "claimToken", slot_at AS "slotAt", channel FROM publication WHERE id = $1 FOR UPDATE`;

export const LOCK_ATTEMPT = `
  SELECT id, publication_id AS "publicationId", claim_token AS "claimToken", outcome, began_at AS "beganAt",
         accepted_until AS "acceptedUntil", accepted_ref IS NOT NULL AS "wasAccepted"
  FROM publication_attempt WHERE id = $1 FOR UPDATE`;

/** Both rows of many answers, in the same order. */
export const LOCK_PUBLICATIONS_OF = `
  SELECT p.id, p.state, p.claim_token AS "claimToken", p.slot_at AS "slotAt", p.channel FROM publication p
  WHERE p.id IN (SELECT publication_id FROM publication_attempt WHERE id = ANY ($1::uuid[])) ORDER BY p.id FOR UPDATE`;

export const LOCK_ATTEMPTS = `
  SELECT id, publication_id AS "publicationId", claim_token AS "claimToken", outcome, began_at AS "beganAt",
         accepted_ref IS NOT NULL AS "wasAccepted", clock_timestamp() AS now
  FROM publication_attempt WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * Posts that are out: `$1` attempts, `$2` publications, `$3` tokens, `$4` references, `$5` addresses, `$6` when the answer came,
 * `$7` whether the sender itself says so.
 */
export const END_SENT = `
  WITH asked AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::boolean[])
      AS a(attempt, id, token, ref, url, ended_at, by_sender)),
  ended AS (
    UPDATE publication_attempt t
    SET outcome = 'sent', ended_at = greatest(a.ended_at, t.began_at), platform_ref = a.ref, url = a.url, code = NULL, reason = NULL, text = NULL,
        next_poll_at = NULL, next_check_at = NULL, sender_done = sender_done OR a.by_sender
    FROM asked a WHERE t.id = a.attempt),
  closed AS (
    UPDATE send_ledger l SET ended_at = coalesce(l.ended_at, greatest(a.ended_at, l.began_at))
    FROM asked a WHERE l.claim_token = a.token)
  UPDATE publication p
  SET state = 'sent', state_reason = NULL, may_be_out = false, platform_ref = a.ref, url = a.url,
      sent_at = greatest(a.ended_at, p.claimed_at)
  FROM asked a WHERE p.id = a.id AND p.claim_token = a.token RETURNING p.id`;

export const END_ATTEMPT = `
  UPDATE publication_attempt
  SET outcome = $2, ended_at = $3, platform_ref = $4, url = $5, code = $6, reason = $7, text = $10::jsonb,
      next_poll_at = NULL, next_check_at = $8, sender_done = sender_done OR $9, absence = $11
  WHERE id = $1`;

export const ACCOUNT_OF = `SELECT account_id AS "accountId" FROM publication WHERE id = $1`;

/** Open until the platform says how it ended, also when it had been given up for unconfirmed. */
export const ACCEPT_ATTEMPT = `
  UPDATE publication_attempt
  SET accepted_ref = $2, accepted_until = coalesce(accepted_until, $3), next_poll_at = $4,
      outcome = NULL, ended_at = NULL, reason = NULL, text = NULL, next_check_at = NULL
  WHERE id = $1`;

/**
 * What was unconfirmed is under way after all: its place counts as now again, and what a person proposed of it ("not there, send again")
 * was said before that was known. `$1` attempt, `$2` token.
 */
export const TAKE_UP_AGAIN = `
  WITH opened AS (UPDATE send_ledger SET ended_at = NULL WHERE claim_token = $2 AND released_at IS NULL)
  UPDATE publication_resolution SET overtaken_at = clock_timestamp()
  WHERE attempt_id = $1 AND verdict = 'absent' AND confirmed_at IS NULL AND overtaken_at IS NULL`;

export const LEDGER_ENDED = `
  UPDATE send_ledger SET ended_at = coalesce(ended_at, greatest($2::timestamptz, began_at)) WHERE claim_token = $1`;

export const MARK_UNDER_WAY = `
  UPDATE publication SET state = $3, state_reason = $4::jsonb, may_be_out = ($3 = 'unconfirmed')
  WHERE id = $1 AND claim_token = $2 RETURNING id`;

/**
 * Back to the people (`failed`) or to the schedule: the claim is over either way. `$4`: why; what goes back says until when it waits, too.
 * `$6`: it may still be out.
 */
export const MARK_RETURNED = `
  UPDATE publication
  SET state = $3, state_reason = $4::jsonb, slot_at = greatest(slot_at, $5::timestamptz), may_be_out = $6,
      claim_token = NULL, claim_expires_at = NULL, worker_id = NULL, prepared_at = NULL, prepare_after = $5
  WHERE id = $1 AND claim_token = $2 RETURNING id`;

/** What the platform put off in the last hour: each makes the next wait longer. What was looked for and proven absent it did not put off. */
export const LATE_RETRIES = `
  SELECT count(*)::int AS n FROM publication_attempt
  WHERE publication_id = $1 AND outcome = 'retry' AND began_at > statement_timestamp() - interval '1 hour'
    AND (jsonb_array_length(settle_checks) = 0 OR absence IS NOT NULL)`;

export const BEGUN_ATTEMPT = `
  SELECT id, publication_id AS "publicationId", claim_token AS token, began_at AS "beganAt"
  FROM publication_attempt WHERE id = $1`;

export const SENDERS_ARE_DONE = `UPDATE publication_attempt SET sender_done = true WHERE id = ANY ($1::uuid[])`;

/** What stands on the platform is kept in mind, and looked at before it is used again. */
export const FORGET_PREPARATION = `
  WITH kept AS (
    UPDATE publication_preparation SET facts = facts || '{"doubted": "yes"}'
    WHERE publication_id = $1 AND step = '${STANDING_STEPS.draft}')
  DELETE FROM publication_preparation
  WHERE publication_id = $1 AND step NOT IN ('${STANDING_STEPS.draft}', '${STANDING_STEPS.adding}', '${STANDING_STEPS.post}')`;

export const DEPENDENTS = `SELECT id FROM publication WHERE depends_on = ANY ($1::uuid[]) AND state = 'scheduled' ORDER BY id`;

export const KEEP_STALE_ANSWERS = `
  INSERT INTO stale_answer (attempt_id, answer) SELECT a.id, a.answer::jsonb FROM unnest($1::uuid[], $2::text[]) AS a(id, answer)`;

/** Timeline of a publication's attempts, oldest first. */
export const ATTEMPTS_OF = `
  SELECT id, worker_id AS "workerId", slot_at AS "slotAt", claimed_at AS "claimedAt", began_at AS "beganAt",
         ended_at AS "endedAt", accepted_until AS "acceptedUntil", outcome, accepted_ref AS "acceptedRef",
         platform_ref AS "platformRef", url, code, reason, text, settle_checks AS "settleChecks"
  FROM publication_attempt WHERE publication_id = $1 ORDER BY began_at`;
