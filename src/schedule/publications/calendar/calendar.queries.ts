import { FROZEN_FOR } from '../../freezes/freeze-cover.rules.js';
import { IN_HAND } from '../publication.queries.js';

/**
 * What lies on the calendar from `$2` up to `$3`, for the departments `$1`, channel `$4`, account `$5`; `$6` how many. By states, for
 * each has an index of its own: planned ones by their slot, what is out, or was and is taken down, by when it left.
 */
export const CALENDAR = `
  WITH lying AS (
    SELECT id, slot_at AS at FROM publication WHERE state = 'scheduled' AND slot_at >= $2 AND slot_at < $3
    UNION ALL
    SELECT id, sent_at FROM publication WHERE state = 'sent' AND sent_at >= $2 AND sent_at < $3
    UNION ALL
    SELECT id, sent_at FROM publication WHERE state = 'retracted' AND sent_at >= $2 AND sent_at < $3
    UNION ALL
    SELECT id, slot_at FROM publication
    WHERE state IN ('claimed', 'sending', 'confirming', 'unconfirmed') AND slot_at >= $2 AND slot_at < $3
    UNION ALL
    SELECT id, slot_at FROM publication WHERE state IN ('held', 'failed', 'missed') AND slot_at >= $2 AND slot_at < $3)
  SELECT p.id, p.story_id AS "storyId", r.title AS "storyTitle", p.department_id AS "departmentId", d.name AS "departmentName",
         p.account_id AS "accountId", a.name AS "accountName", p.channel, p.state, ${IN_HAND} AS "inHand", lying.at,
         p.slot_at AS "slotAt", p.priority, p.forecast,
         CASE WHEN p.state = 'scheduled' AND EXISTS (SELECT 1 FROM freeze_order WHERE lifted_at IS NULL) THEN ${FROZEN_FOR} END AS "frozenFor",
         CASE WHEN p.state = 'scheduled' AND a.state <> 'active' THEN a.state END AS "accountStopped",
         CASE WHEN p.state = 'sent' AND pf.gone_at IS NOT NULL THEN pf.gone_why ->> 'code' END AS "goneWhy"
  FROM lying
  JOIN publication p ON p.id = lying.id
  JOIN department d ON d.id = p.department_id
  JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  LEFT JOIN post_follow pf ON pf.publication_id = p.id
  WHERE p.department_id = ANY ($1::uuid[]) AND ($4::text IS NULL OR p.channel = $4) AND ($5::uuid IS NULL OR p.account_id = $5)
  ORDER BY lying.at, p.id LIMIT $6`;

/**
 * Approved stories of the departments `$1` with the accounts they were approved for and have no time on: neither a publication of their
 * own, nor a place in an issue, nor a correction of what is out there. `$2` how many; the window that ends first comes first.
 */
export const UNPLANNED = `
  WITH unplanned AS (
    SELECT r.story_id, r.revision_id, r.department_id, r.release_from, r.release_to, a.id, a.name, a.channel, a.driver
    FROM review_round r
    JOIN review_seal s ON s.round_id = r.id AND s.voided_at IS NULL
    JOIN account a ON a.id = ANY (r.release_accounts)
    WHERE r.state = 'approved' AND r.release_to > clock_timestamp() AND r.department_id = ANY ($1::uuid[])
      AND NOT EXISTS (SELECT FROM publication p WHERE p.seal_id = s.id AND p.account_id = a.id AND p.state <> 'cancelled')
      AND NOT EXISTS (
        SELECT FROM mass_issue_article e JOIN mass_issue i ON i.id = e.issue_id
        WHERE e.seal_id = s.id AND i.account_id = a.id AND i.state <> 'cancelled')
      AND NOT EXISTS (
        SELECT FROM publication_change c JOIN publication p ON p.id = c.publication_id
        WHERE c.seal_id = s.id AND c.state <> 'given_up' AND p.account_id = a.id)),
  stories AS (
    SELECT story_id, revision_id, department_id, release_from, release_to,
           jsonb_agg(jsonb_build_object('id', id, 'name', name, 'channel', channel, 'driver', driver) ORDER BY channel, name, id) AS accounts
    FROM unplanned GROUP BY 1, 2, 3, 4, 5 ORDER BY release_to, story_id LIMIT $2)
  SELECT u.story_id AS "storyId", r.title AS "storyTitle", u.department_id AS "departmentId", d.name AS "departmentName",
         u.release_from AS "windowFrom", u.release_to AS "windowTo", u.accounts
  FROM stories u JOIN story_revision r ON r.id = u.revision_id JOIN department d ON d.id = u.department_id
  ORDER BY u.release_to, u.story_id`;
