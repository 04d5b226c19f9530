import { REFUSED_STATES } from './absence.rules.js';

/** States of a publication that was refused and is at nobody's hands, for SQL. */
const REFUSED = REFUSED_STATES.map((state) => `'${state}'`).join(', ');

/** Takes the refused calls whose look is due; nobody else looks for `$1` ms. `$2` how many. */
export const TAKE_REFUSED = `
  UPDATE publication_attempt t SET next_check_at = clock_timestamp() + $1 * interval '1 millisecond'
  FROM publication p
  WHERE p.id = t.publication_id AND t.id IN (
    SELECT a.id FROM publication_attempt a JOIN publication o ON o.id = a.publication_id
    WHERE a.absence IN ('wanted', 'others') AND a.next_check_at <= statement_timestamp() AND o.state IN (${REFUSED})
    ORDER BY a.next_check_at LIMIT $2 FOR UPDATE OF a SKIP LOCKED)
  RETURNING t.id, t.publication_id AS "publicationId", t.began_at AS "beganAt", t.outcome, p.state,
            jsonb_array_length(t.settle_checks) AS looks, clock_timestamp() AS now,
            greatest(0, extract(epoch FROM p.slot_at - clock_timestamp()) * 1000)::float8 AS "waitsMs"`;

/** Notes what look `$2` has shown of attempt `$1`: `$3` its absence, null = it is still to be shown, `$4` in how long it is looked for again, ms; null = never. */
export const NOTE_ABSENCE = `
  UPDATE publication_attempt
  SET settle_checks = settle_checks || $2::jsonb, absence = coalesce($3, absence),
      next_check_at = clock_timestamp() + $4::float8 * interval '1 millisecond'
  WHERE id = $1 AND absence IN ('wanted', 'others') RETURNING id`;

/** The first lock of what a look changes: the publication of attempt `$1`, as it stands by now. */
export const LOCK_REFUSED = `
  SELECT p.id, p.state, p.story_id AS "storyId", p.account_id AS "accountId" FROM publication p
  WHERE p.id = (SELECT publication_id FROM publication_attempt WHERE id = $1) AND p.state IN (${REFUSED}) FOR UPDATE`;

/**
 * What was refused is unconfirmed, under the attempt that may have posted it, and its place counts again: what was seen is then written
 * down as of any other. `$1` attempt, `$2` why.
 */
export const TAKE_UP_REFUSED = `
  WITH last AS (
    UPDATE publication_attempt SET outcome = 'unconfirmed', next_check_at = NULL WHERE id = $1
    RETURNING publication_id, claim_token),
  counted AS (UPDATE send_ledger l SET released_at = NULL FROM last WHERE l.claim_token = last.claim_token)
  UPDATE publication p
  SET state = 'unconfirmed', state_reason = $2::jsonb, may_be_out = true, claim_token = last.claim_token, prepare_after = NULL
  FROM last WHERE p.id = last.publication_id`;

/** Publication `$1` is not sent again under its approval before somebody has settled it. */
export const MAY_BE_OUT_AFTER_ALL = `UPDATE publication SET may_be_out = true WHERE id = $1`;

/** Publication `$1` is out against the record, or against what somebody wanted: `$2` is what people are told. */
export const OUT_AGAINST_RECORD = `
  UPDATE publication SET contradiction = $2::jsonb, contradicted_at = clock_timestamp() WHERE id = $1`;

/** What else of story `$2` was about to leave for account `$3`, beside publication `$1`: `$4` says why it does not. */
export const STOP_OTHERS = `
  UPDATE publication SET state = 'failed', state_reason = $4::jsonb, prepared_at = NULL, prepare_after = NULL
  WHERE story_id = $2 AND account_id = $3 AND id <> $1 AND state = 'scheduled' RETURNING id`;

/**
 * Whether publication `p` must not be prepared yet: it, or another one of its story on its account, was refused after it had been handed
 * over, and nobody has looked whether it is out.
 */
export const LOOK_IS_OWED = `
  EXISTS (SELECT 1 FROM publication_attempt w JOIN publication o ON o.id = w.publication_id
          WHERE w.absence IN ('wanted', 'others') AND o.story_id = p.story_id AND o.account_id = p.account_id
            AND (o.id <> p.id OR w.absence = 'wanted') AND o.state IN (${REFUSED}))`;
