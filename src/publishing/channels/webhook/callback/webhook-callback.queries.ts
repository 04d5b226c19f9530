/** Once: a message that came before adds nothing. `$1` account, `$2` its id, `$3` now. */
export const KEEP_RECEIPT = `
  INSERT INTO webhook_receipt (account_id, message_id, received_at) VALUES ($1, $2, $3)
  ON CONFLICT (account_id, message_id) DO NOTHING RETURNING message_id`;

/** What is older than `$2` could no longer be sent again: its time is refused. */
export const FORGET_RECEIPTS = `DELETE FROM webhook_receipt WHERE account_id = $1 AND received_at < $2`;

/** The first lock of every answer: publication `$1`, on the account `$2` alone. */
export const LOCK_TOLD = `
  SELECT state, url, contradiction->'said' AS said FROM publication WHERE id = $1 AND account_id = $2 FOR UPDATE`;

/** Its latest call, and what the receiver has said of it: publication `$1`, step `$2`. After the lock, for both change under it. */
export const TOLD_BEFORE = `
  SELECT (SELECT outcome FROM publication_attempt WHERE publication_id = $1 ORDER BY began_at DESC LIMIT 1) AS "lastOutcome",
         (SELECT facts FROM publication_preparation WHERE publication_id = $1 AND step = $2) AS facts`;

/** `$1` publication, `$2` what is shown of it and what was said. */
export const KEEP_CONTRADICTION = `
  UPDATE publication SET contradiction = $2::jsonb, contradicted_at = clock_timestamp() WHERE id = $1`;

/** What was shown of address `$2`, which another word has overtaken. */
export const FORGET_DOUBT = `
  UPDATE publication SET contradiction = NULL, contradicted_at = NULL WHERE id = $1 AND contradiction->'said'->>'url' = $2`;

/**
 * What had failed is looked at again, and its place counts again: it is said to be out. `$1` publication, `$2` why. It cannot leave again
 * meanwhile; the look that follows finds what was said.
 */
export const TAKE_UP_FAILED = `
  WITH last AS (
    SELECT id, claim_token FROM publication_attempt WHERE publication_id = $1 ORDER BY began_at DESC LIMIT 1),
  opened AS (
    UPDATE publication_attempt t SET outcome = 'unconfirmed', next_check_at = clock_timestamp() FROM last WHERE t.id = last.id),
  counted AS (UPDATE send_ledger l SET released_at = NULL FROM last WHERE l.claim_token = last.claim_token)
  UPDATE publication p SET state = 'unconfirmed', state_reason = $2::jsonb, may_be_out = true, claim_token = last.claim_token
  FROM last WHERE p.id = $1 AND p.state = 'failed'`;

/** `$1` publication, `$2` step, `$3` facts. */
export const NOTE_TOLD = `
  INSERT INTO publication_preparation (publication_id, step, facts) VALUES ($1, $2, $3::jsonb)
  ON CONFLICT (publication_id, step) DO UPDATE SET facts = EXCLUDED.facts, done_at = clock_timestamp()`;

/** What was taken is asked about now; what is unconfirmed is looked up now, also where a person was asked already. */
export const LOOK_NOW = `
  UPDATE publication_attempt t
  SET next_poll_at = CASE WHEN t.ended_at IS NULL AND t.accepted_ref IS NOT NULL THEN clock_timestamp() ELSE t.next_poll_at END,
      next_check_at = CASE WHEN t.outcome = 'unconfirmed' THEN clock_timestamp() ELSE t.next_check_at END
  FROM publication p WHERE p.id = $1 AND t.publication_id = p.id AND t.claim_token = p.claim_token`;
