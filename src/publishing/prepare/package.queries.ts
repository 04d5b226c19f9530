import { LOOK_IS_OWED } from '../../schedule/publications/owed-look.rules.js';
import { isPageUnder } from '../../schedule/publications/page-under.rules.js';

const FAILED_THERE = `t.outcome = 'rejected' AND t.accepted_ref IS NOT NULL AND t.code <> 'GIVEN_UP'`;

/** What a connector needs to know of a publication beside its sealed content. */
export const PACKAGE_FACTS = `
  SELECT p.id, p.marker, p.channel, p.seal_id AS "sealId", p.account_id AS "accountId",
         p.story_id AS "storyId", st.campaign_id AS "campaignId", st.pillar_id AS "pillarId",
         d.url AS link, (p.depends_on IS NOT NULL AND d.url IS NULL) AS "linkMissing",
         -- An aggregate is asked post by post; an EXISTS might be answered by reading all attempts there ever were.
         coalesce((SELECT bool_or(t.outcome = 'unconfirmed' OR t.settle_checks <> '[]'
                                  OR EXISTS (SELECT 1 FROM publication_resolution r WHERE r.attempt_id = t.id))
                   FROM publication_attempt t WHERE t.publication_id = p.id), false) AS "mayHavePosted",
         -- What the platform had taken and then declared failed; never what a person gave up.
         (SELECT count(*)::int FROM publication_attempt t
          WHERE t.publication_id = p.id AND ${FAILED_THERE}) AS "failedSends",
         -- What two people have found absent is known to be, and every try before it; what came before a send that failed is over with it.
         (SELECT min(t.began_at) FROM publication_attempt t
          WHERE t.publication_id = p.id
            AND (t.outcome = 'unconfirmed' OR t.settle_checks <> '[]' AND (t.absence IS NULL OR t.outcome = 'retry')
              -- A refusal that no look could prove says nothing either.
              OR t.absence IN ('wanted', 'others', 'believed', 'asked'))
            AND t.began_at > coalesce((SELECT max(t.began_at) FROM publication_attempt t
                                       WHERE t.publication_id = p.id AND ${FAILED_THERE}), '-infinity')
            AND NOT EXISTS (SELECT 1 FROM publication_resolution r JOIN publication_attempt s ON s.id = r.attempt_id
                            WHERE r.publication_id = t.publication_id AND s.began_at >= t.began_at
                              AND r.verdict = 'absent' AND r.confirmed_at IS NOT NULL)) AS "unclearSince"
  FROM publication p
  JOIN story st ON st.id = p.story_id
  LEFT JOIN publication d ON d.id = p.depends_on
  WHERE p.id = ANY ($1::uuid[])`;

/** The other articles of mass sends, each with the address of its own web page once that is out. */
export const COMPANIONS_OF = `
  SELECT i.publication_id AS "publicationId", i.account_id AS "accountId", e.seal_id AS "sealId", e.marker,
         (SELECT w.url FROM publication w WHERE ${isPageUnder('e.seal_id')} AND w.url IS NOT NULL
            AND w.state IN ('sent', 'retracted') ORDER BY w.id LIMIT 1) AS link
  FROM mass_issue i JOIN mass_issue_article e ON e.issue_id = i.id
  WHERE i.publication_id = ANY ($1::uuid[]) AND e.position > 1
  ORDER BY i.publication_id, e.position`;

export const JOURNALS_OF = `
  SELECT publication_id AS "publicationId", step, facts FROM publication_preparation WHERE publication_id = ANY ($1::uuid[])`;

export const JOURNAL_STEP = `
  INSERT INTO publication_preparation (publication_id, step, facts) VALUES ($1, $2, $3::jsonb)
  ON CONFLICT (publication_id, step)
  DO UPDATE SET facts = EXCLUDED.facts, done_at = clock_timestamp(), take_back_after = NULL, take_back_failures = 0`;

/**
 * Takes publications that come up for preparation; nobody else gets them until the lease is over: `$3` ms at most, and the shorter the
 * nearer the slot, but `$5` at least. A worker that dies over a preparation must not make a post late; doing one twice is harmless.
 */
export const TAKE_UNPREPARED = `
  UPDATE publication SET prepare_after = clock_timestamp() + greatest(
    $5 * interval '1 millisecond', least($3 * interval '1 millisecond', (slot_at - clock_timestamp()) / 2))
  WHERE id IN (
    SELECT p.id FROM publication p
    JOIN account a ON a.id = p.account_id
    LEFT JOIN publication d ON d.id = p.depends_on
    WHERE p.state = 'scheduled' AND p.prepared_at IS NULL AND a.state = 'active'
      AND p.slot_at < statement_timestamp() + $1 * interval '1 millisecond'
      AND (p.prepare_after IS NULL OR p.prepare_after <= statement_timestamp())
      AND p.id <> ALL ($4::uuid[])
      AND (p.depends_on IS NULL OR d.state = 'sent') AND NOT ${LOOK_IS_OWED}
    ORDER BY p.slot_at, p.id LIMIT $2 FOR UPDATE OF p SKIP LOCKED)
  RETURNING id`;

/** Not while it, or another of its story, has to be looked for: a slow preparation may have begun before the refusal. */
export const MARK_PREPARED = `
  UPDATE publication p SET prepared_at = clock_timestamp(), prepare_after = NULL,
    state_reason = CASE WHEN (state_reason->>'until')::timestamptz > clock_timestamp() THEN state_reason END
  WHERE p.id = $1 AND p.state = 'scheduled' AND p.prepared_at IS NULL AND NOT ${LOOK_IS_OWED} RETURNING p.id`;

/**
 * In `$2` ms by the database's clock. What was prepared before is looked at again. `$3`: what people are told of it meanwhile. `news`: they
 * were not told just that before.
 */
export const PREPARE_LATER = `
  WITH before AS (SELECT state_reason->'text' AS told FROM publication WHERE id = $1)
  UPDATE publication SET prepared_at = NULL, prepare_after = clock_timestamp() + $2 * interval '1 millisecond',
    state_reason = coalesce($3::jsonb, state_reason)
  FROM before
  WHERE id = $1 AND state = 'scheduled' RETURNING id, $3::jsonb->'text' IS DISTINCT FROM before.told AS news`;

export const FAIL_PREPARED = `
  UPDATE publication SET state = 'failed', state_reason = $2::jsonb, prepare_after = NULL
  WHERE id = $1 AND state = 'scheduled' RETURNING id`;
