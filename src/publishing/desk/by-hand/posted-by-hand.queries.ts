import { MAY_BE_OUT_BY_HAND } from '../../../schedule/publications/publication-state.rules.js';
import { shareStory } from '../../../schedule/publications/owed-look.rules.js';

/**
 * The publication `$1` is out by the hand of person `$3`, who saw it at address `$2`. Only what leaves by nobody's word but a person's: nobody
 * is at it, and out of these states it leaves no more.
 */
export const OUT_BY_HAND = `
  UPDATE publication
  SET state = 'sent', state_reason = NULL, contradiction = NULL, contradicted_at = NULL, may_be_out = false, platform_ref = $2, url = $2, link_by = $3,
      sent_at = clock_timestamp(), prepare_after = NULL
  WHERE id = $1 AND state IN (${MAY_BE_OUT_BY_HAND.map((state) => `'${state}'`).join(', ')}) RETURNING id`;

/**
 * It is posted once: the places of its own tries come back, and nothing is owed of them. Before its one place is written.
 * Says whose places they were.
 */
export const TRIES_ARE_OVER = `
  WITH over AS (
    UPDATE publication_attempt SET absence = 'believed', next_check_at = NULL
    WHERE publication_id = $1 AND absence IN ('wanted', 'others'))
  UPDATE send_ledger SET released_at = clock_timestamp(),
    ended_at = CASE WHEN began_at IS NULL THEN NULL ELSE coalesce(ended_at, greatest(clock_timestamp(), began_at)) END
  WHERE publication_id = $1 AND released_at IS NULL
  RETURNING department_id AS "departmentId", account_id AS "accountId", channel`;

/** A post of a person's counts in the throttle as any other does: readers have it. */
export const COUNT_BY_HAND = `
  INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
  SELECT id, gen_random_uuid(), department_id, account_id, channel, sent_at, sent_at, sent_at FROM publication WHERE id = $1`;

/**
 * What of its stories waits for a person on the account leaves only by that person's word: who gives it is to know that it is out. `$2` is
 * said after why it waits.
 */
export const TELL_WAITING = `
  UPDATE publication p
  SET state_reason = p.state_reason || jsonb_build_object('text', jsonb_build_object(
    'zh', (p.state_reason->'text'->>'zh') || '；' || ($2::jsonb->>'zh'), 'en', (p.state_reason->'text'->>'en') || '; ' || ($2::jsonb->>'en')))
  FROM publication o
  WHERE o.id = $1 AND p.account_id = o.account_id AND p.id <> o.id AND p.state IN ('held', 'failed', 'missed') AND ${shareStory('p', 'o')}
  RETURNING p.id, p.state`;
