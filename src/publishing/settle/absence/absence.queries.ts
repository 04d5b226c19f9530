import { KEPT_ABSENCES } from '../../../schedule/throttle/kept-place.rules.js';
import { neverLeaves, REFUSED, shareStory } from '../../../schedule/publications/owed-look.rules.js';

/** Whether publication `o` waits for a person, or never leaves at all: it does not find out by going again whether it is out. */
const GOES_NO_MORE = `(o.state <> 'scheduled' OR ${neverLeaves('o')})`;

/**
 * Takes the refused calls whose look is due; nobody else looks for `$1` ms. `$2` how many. Those that no look told of are looked for once
 * more when they will not leave again themselves. Of several tries of one publication the first is looked for first, for what is found is
 * dated by the try it is found under.
 */
export const TAKE_REFUSED = `
  UPDATE publication_attempt t SET next_check_at = clock_timestamp() + $1 * interval '1 millisecond'
  FROM publication p
  WHERE p.id = t.publication_id AND t.id IN (
    SELECT a.id FROM publication_attempt a JOIN publication o ON o.id = a.publication_id
    WHERE a.absence IN ('wanted', 'others') AND o.state IN (${REFUSED})
      AND (a.next_check_at <= statement_timestamp() OR a.next_check_at IS NULL AND ${GOES_NO_MORE})
      AND NOT EXISTS (
        SELECT 1 FROM publication_attempt e
        WHERE e.publication_id = a.publication_id AND e.absence IN ('wanted', 'others') AND (e.began_at, e.id) < (a.began_at, a.id)
          AND (e.next_check_at IS NOT NULL OR ${GOES_NO_MORE}))
    ORDER BY a.next_check_at NULLS FIRST LIMIT $2 FOR UPDATE OF a SKIP LOCKED)
  RETURNING t.id, t.publication_id AS "publicationId", t.began_at AS "beganAt", t.outcome, p.state,
            jsonb_array_length(t.settle_checks) AS looks, t.settle_checks @> '[{"spent": true}]' AS spent, clock_timestamp() AS now,
            -- When anything of it wants to leave; where nothing does, when it was to itself.
            greatest(0, extract(epoch FROM coalesce(
              (SELECT min(n.slot_at) FROM publication n
               WHERE n.account_id = p.account_id AND n.state = 'scheduled' AND (n.id = p.id OR ${shareStory('n', 'p')})),
              p.slot_at) - clock_timestamp()) * 1000)::float8 AS "waitsMs"`;

/** Nothing is owed any more of what is out by a later try of the same publication: the places of the earlier ones are given back. */
export const FORGET_SENT = `
  WITH over AS (
    UPDATE publication_attempt t SET absence = 'believed', next_check_at = NULL FROM publication p
    WHERE p.id = t.publication_id AND t.absence IN ('wanted', 'others') AND p.state IN ('sent', 'retracted')
    RETURNING t.publication_id)
  UPDATE send_ledger l SET released_at = clock_timestamp() FROM publication_attempt k
  WHERE k.publication_id IN (SELECT publication_id FROM over) AND k.absence IN (${KEPT_ABSENCES})
    AND l.claim_token = k.claim_token AND l.released_at IS NULL
  RETURNING l.department_id AS "departmentId", l.account_id AS "accountId", l.channel`;

/**
 * Gives back the places of what was refused of the publication of attempt `$1`: all, once none of its tries may be out any more; until then all but that of the latest. It is posted once, whichever try it was by, so it keeps one place, and every window that begins
 * later and holds an earlier one holds the latest.
 */
export const GIVE_BACK_REFUSED = `
  WITH tries AS (
    SELECT k.claim_token, k.began_at, bool_or(k.absence IN ('wanted', 'others', 'asked')) OVER () AS owed, l.released_at IS NULL AS counts
    FROM publication_attempt k JOIN send_ledger l ON l.claim_token = k.claim_token
    WHERE k.publication_id = (SELECT publication_id FROM publication_attempt WHERE id = $1)
      AND k.absence IN (${KEPT_ABSENCES}, 'asked')),
  kept AS (SELECT claim_token FROM tries WHERE owed AND counts ORDER BY began_at DESC LIMIT 1)
  UPDATE send_ledger l
  SET released_at = clock_timestamp(), ended_at = coalesce(l.ended_at, greatest(clock_timestamp(), l.began_at))
  WHERE l.claim_token IN (SELECT claim_token FROM tries WHERE counts EXCEPT SELECT claim_token FROM kept)
  RETURNING l.department_id AS "departmentId", l.account_id AS "accountId", l.channel`;

/** Notes what look `$2` has shown of attempt `$1`: `$3` its absence, null = it is still to be shown, `$4` in how long it is looked for again, ms; null = not by itself. */
export const NOTE_ABSENCE = `
  UPDATE publication_attempt
  SET settle_checks = settle_checks || $2::jsonb, absence = coalesce($3, absence),
      next_check_at = clock_timestamp() + $4::float8 * interval '1 millisecond'
  WHERE id = $1 AND absence IN ('wanted', 'others') RETURNING id`;

/** The account of attempt `$1`. */
export const ACCOUNT_OF_REFUSED = `
  SELECT p.account_id AS "accountId" FROM publication p
  WHERE p.id = (SELECT publication_id FROM publication_attempt WHERE id = $1)`;

/**
 * Every row that a look may change: the publication of attempt `$1`, and what else of its stories is about to leave for its account. In the
 * one order in which publications are locked, so that nobody waits in a ring.
 */
export const LOCK_ALL_OF_LOOK = `
  SELECT p.id FROM publication o JOIN publication p
    ON p.id = o.id OR (p.account_id = o.account_id AND p.state = 'scheduled' AND ${shareStory('p', 'o')})
  WHERE o.id = (SELECT publication_id FROM publication_attempt WHERE id = $1) ORDER BY p.id FOR UPDATE OF p`;

/** The same of publication `$1`, with what of its stories waits there for a person. */
export const LOCK_ALL_OF_STORY = `
  SELECT p.id FROM publication o JOIN publication p
    ON p.id = o.id
    OR (p.account_id = o.account_id AND p.state IN ('scheduled', 'held', 'failed', 'missed') AND ${shareStory('p', 'o')})
  WHERE o.id = $1 ORDER BY p.id FOR UPDATE OF p`;

/** The publication of attempt `$1` as it stands by now. */
export const LOCK_REFUSED = `
  SELECT p.id, p.state, NOT ${neverLeaves('p')} AS "leavesAgain" FROM publication p
  WHERE p.id = (SELECT publication_id FROM publication_attempt WHERE id = $1) AND p.state IN (${REFUSED}) FOR UPDATE OF p`;

/**
 * What was refused is unconfirmed, under the attempt that may have posted it: what was seen is then written down as of any other. `$1`
 * attempt, `$2` why, `$3` whether it goes back to what it waits in (held, failed, missed) when it is found to be absent.
 */
export const TAKE_UP_REFUSED = `
  WITH last AS (
    UPDATE publication_attempt SET outcome = 'unconfirmed', next_check_at = NULL WHERE id = $1
    RETURNING publication_id, claim_token, claimed_at)
  UPDATE publication p
  SET state = 'unconfirmed', may_be_out = true,
      state_reason = $2::jsonb || CASE WHEN $3 THEN jsonb_build_object('waited', jsonb_build_object('state', p.state, 'reason', p.state_reason))
                                  ELSE '{}' END, claim_token = last.claim_token,
      claimed_at = last.claimed_at, prepare_after = NULL
  FROM last WHERE p.id = last.publication_id`;

/** The place of attempt `$1` counts, also where it had been given back: it is out. */
export const COUNT_AGAIN = `
  UPDATE send_ledger SET released_at = NULL
  WHERE claim_token = (SELECT claim_token FROM publication_attempt WHERE id = $1) AND released_at IS NOT NULL`;

/** The same of what may be out: but by whichever try, it is posted once, so where another try of its publication counts, that is its place. */
export const COUNT_AGAIN_ONCE = `${COUNT_AGAIN}
    AND NOT EXISTS (
      SELECT 1 FROM publication_attempt own JOIN publication_attempt k ON k.publication_id = own.publication_id
      JOIN send_ledger l ON l.claim_token = k.claim_token
      WHERE own.id = $1 AND k.id <> own.id AND l.released_at IS NULL AND k.absence IN (${KEPT_ABSENCES}, 'asked'))`;

/** What is out by attempt `$1` is not out by another try of its publication, which could be sent again without harm: nothing is owed of those, and their places are given back. */
export const FORGET_OTHER_TRIES = `
  WITH forgotten AS (
    UPDATE publication_attempt t SET absence = 'believed', next_check_at = NULL FROM publication_attempt own
    WHERE own.id = $1 AND t.publication_id = own.publication_id AND t.id <> own.id AND t.absence IN ('wanted', 'others'))
  UPDATE send_ledger l SET released_at = clock_timestamp(), ended_at = coalesce(l.ended_at, greatest(clock_timestamp(), l.began_at))
  FROM publication_attempt own JOIN publication_attempt k ON k.publication_id = own.publication_id AND k.id <> own.id
  WHERE own.id = $1 AND k.absence IN (${KEPT_ABSENCES}, 'asked') AND l.claim_token = k.claim_token AND l.released_at IS NULL
  RETURNING l.department_id AS "departmentId", l.account_id AS "accountId", l.channel`;

/** Publication `$1` is not sent again under its approval before somebody has settled it. */
export const MAY_BE_OUT_AFTER_ALL = `UPDATE publication SET may_be_out = true WHERE id = $1`;

/** Publication `$1` is out against the record, or against what somebody wanted: `$2` is what people are told. */
export const OUT_AGAINST_RECORD = `
  UPDATE publication SET contradiction = $2::jsonb, contradicted_at = clock_timestamp() WHERE id = $1`;

/** What else of the stories of publication `$1` was about to leave for its account: `$2` says why it does not. */
export const STOP_OTHERS = `
  UPDATE publication p SET state = 'failed', state_reason = $2::jsonb, prepared_at = NULL, prepare_after = NULL
  FROM publication o
  WHERE o.id = $1 AND p.account_id = o.account_id AND p.id <> o.id AND p.state = 'scheduled' AND ${shareStory('p', 'o')}
  RETURNING p.id`;
