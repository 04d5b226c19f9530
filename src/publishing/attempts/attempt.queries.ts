/** Everything the begin looks at again, in one statement after the gate is held. The publication's row stays locked. */
export const CLAIMED_FOR_BEGIN = `
  SELECT p.id, p.seal_id AS "sealId", p.seal_digest AS "sealDigest", p.department_id AS "departmentId",
         p.account_id AS "accountId", p.channel, p.slot_at AS "slotAt", p.claimed_at AS "claimedAt",
         p.valid_until <= clock_timestamp() AS "expired", a.state <> 'active' AS "paused",
         EXISTS (SELECT 1 FROM freeze_order f, department dep
                 WHERE f.lifted_at IS NULL AND dep.id = p.department_id
                   AND (f.channel IS NULL OR f.channel = p.channel)
                   AND (f.department_id IS NULL OR f.department_id = ANY (dep.path))) AS "frozen",
         clock_timestamp() AS now
  FROM publication p JOIN account a ON a.id = p.account_id
  WHERE p.id = $1 AND p.state = 'claimed' AND p.claim_token = $2 AND p.claim_expires_at > clock_timestamp()
  FOR UPDATE OF p`;

export const BEGIN_SENDING = `
  UPDATE publication SET state = 'sending' WHERE id = $1 AND state = 'claimed' AND claim_token = $2 RETURNING id`;

export const WRITE_ATTEMPT = `
  INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

export const LEDGER_BEGAN = `UPDATE send_ledger SET began_at = $2 WHERE claim_token = $1 AND released_at IS NULL`;

export const LEAVE_CLAIM = `
  UPDATE publication SET state = $3, state_reason = $4::jsonb, claim_token = NULL, claim_expires_at = NULL, worker_id = NULL
  WHERE id = $1 AND state = 'claimed' AND claim_token = $2 RETURNING id`;

/** Gives the place back. A call that was begun has ended by then, whatever it did. */
export const LEDGER_RELEASE = `
  UPDATE send_ledger
  SET released_at = clock_timestamp(),
      ended_at = CASE WHEN began_at IS NULL THEN NULL ELSE coalesce(ended_at, greatest(clock_timestamp(), began_at)) END
  WHERE claim_token = $1 AND released_at IS NULL`;

/** Both rows of an answer, locked in one order: publication, then attempt. */
export const LOCK_PUBLICATION = `
  SELECT state, claim_token AS "claimToken", slot_at AS "slotAt", channel FROM publication WHERE id = $1 FOR UPDATE`;

export const LOCK_ATTEMPT = `
  SELECT id, publication_id AS "publicationId", claim_token AS "claimToken", outcome, began_at AS "beganAt",
         accepted_until AS "acceptedUntil"
  FROM publication_attempt WHERE id = $1 FOR UPDATE`;

export const END_ATTEMPT = `
  UPDATE publication_attempt
  SET outcome = $2, ended_at = $3, platform_ref = $4, url = $5, code = $6, reason = $7,
      next_poll_at = NULL, next_check_at = $8, sender_done = sender_done OR $9
  WHERE id = $1`;

export const ACCEPT_ATTEMPT = `
  UPDATE publication_attempt
  SET accepted_ref = $2, accepted_until = coalesce(accepted_until, $3), next_poll_at = $4 WHERE id = $1`;

export const LEDGER_ENDED = `
  UPDATE send_ledger SET ended_at = coalesce(ended_at, greatest($2::timestamptz, began_at)) WHERE claim_token = $1`;

export const MARK_SENT = `
  UPDATE publication SET state = 'sent', state_reason = NULL, may_be_out = false, platform_ref = $3, url = $4, sent_at = $5
  WHERE id = $1 AND claim_token = $2 RETURNING id`;

export const MARK_UNDER_WAY = `
  UPDATE publication SET state = $3, state_reason = $4::jsonb, may_be_out = ($3 = 'unconfirmed')
  WHERE id = $1 AND claim_token = $2 RETURNING id`;

/** Back to the people (`failed`) or to the schedule: the claim is over either way. `$6`: it may still be out. */
export const MARK_RETURNED = `
  UPDATE publication
  SET state = $3, state_reason = $4::jsonb, slot_at = greatest(slot_at, $5::timestamptz), may_be_out = $6,
      claim_token = NULL, claim_expires_at = NULL, worker_id = NULL, prepared_at = NULL, prepare_after = $5
  WHERE id = $1 AND claim_token = $2 RETURNING id`;

/** Retries of the last hour: each makes the next wait longer. */
export const LATE_RETRIES = `
  SELECT count(*)::int AS n FROM publication_attempt
  WHERE publication_id = $1 AND outcome = 'retry' AND began_at > statement_timestamp() - interval '1 hour'`;

export const ATTEMPT_OF_CLAIM = `
  SELECT id, publication_id AS "publicationId", claim_token AS token, began_at AS "beganAt"
  FROM publication_attempt WHERE claim_token = $1`;

export const SENDER_IS_DONE = `UPDATE publication_attempt SET sender_done = true WHERE id = $1`;

export const FORGET_PREPARATION = `DELETE FROM publication_preparation WHERE publication_id = $1`;

export const DEPENDENTS = `SELECT id FROM publication WHERE depends_on = $1 AND state = 'scheduled'`;

export const KEEP_STALE_ANSWER = `INSERT INTO stale_answer (attempt_id, answer) VALUES ($1, $2::jsonb)`;

/** Timeline of a publication's attempts, oldest first. */
export const ATTEMPTS_OF = `
  SELECT id, worker_id AS "workerId", slot_at AS "slotAt", claimed_at AS "claimedAt", began_at AS "beganAt",
         ended_at AS "endedAt", outcome, accepted_ref AS "acceptedRef", platform_ref AS "platformRef", url, code, reason,
         settle_checks AS "settleChecks"
  FROM publication_attempt WHERE publication_id = $1 ORDER BY began_at`;
