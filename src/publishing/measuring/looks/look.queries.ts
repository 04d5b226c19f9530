/** Somebody takes the publication `p` down, or has ordered it: then it is no trouble that it is gone. */
export const BEING_TAKEN_DOWN = `
  EXISTS (SELECT 1 FROM publication_change c
          WHERE c.publication_id = p.id AND c.kind = 'retract' AND c.ended_at IS NULL)`;

/** Takes looks that are due; nobody else gets them for `$1` ms. `$2` = how many. */
export const TAKE_LOOKS = `
  UPDATE post_follow f SET look_at = clock_timestamp() + $1 * interval '1 millisecond'
  FROM publication p JOIN account a ON a.id = p.account_id
    JOIN review_seal s ON s.id = p.seal_id JOIN story_revision r ON r.id = s.revision_id
  WHERE p.id = f.publication_id AND f.publication_id IN (
    SELECT publication_id FROM post_follow WHERE look_at <= statement_timestamp() ORDER BY look_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING f.publication_id AS "publicationId", f.look_step AS step, f.look_tries AS tries,
            p.channel, a.driver, a.sandbox, a.base_url AS "baseUrl", a.settings, p.url, p.marker, r.title,
            p.sent_at AS "sentAt", f.followed_from AS "followedFrom", clock_timestamp() AS now`;

/** Of what is still meant to be out. */
export const WRITE_LOOK = `
  INSERT INTO post_look (publication_id, age, post, link, status, cause, detail)
  SELECT p.id, $2, $3, $4, $5, $6, $7 FROM publication p
  WHERE p.id = $1 AND p.state = 'sent' AND NOT ${BEING_TAKEN_DOWN}
  RETURNING publication_id`;

/**
 * Counts for the look that was taken alone: `$2` = its step, `$3` = its tries, `$4` = since when the post was followed. Then `$5` step,
 * `$6` tries, `$7` = when, or null.
 */
export const NEXT_LOOK = `
  UPDATE post_follow SET look_step = $5, look_tries = $6, look_at = $7
  WHERE publication_id = $1 AND look_step = $2 AND look_tries = $3 AND date_trunc('milliseconds', followed_from) = $4
  RETURNING publication_id`;

/** What has got an address, or other words under it, is looked at once more. `$2` = in how long, ms. */
export const LOOK_ANEW = `
  UPDATE post_follow SET look_tries = 0, look_at = least(look_at, clock_timestamp() + $2 * interval '1 millisecond')
  WHERE publication_id = $1`;

/** It is gone, which was not known: from now on people are told until one of them notes it. `$2` = why. Told once. */
export const FOUND_GONE = `
  UPDATE post_follow SET gone_at = clock_timestamp(), gone_why = $2::jsonb WHERE publication_id = $1 AND gone_at IS NULL
  RETURNING publication_id`;

/** It is there again: whatever was noted is over. */
export const FOUND_AGAIN = `
  UPDATE post_follow SET gone_at = NULL, gone_why = NULL, noted_at = NULL, noted_by = NULL, noted_as = NULL, note = NULL
  WHERE publication_id = $1 AND gone_at IS NOT NULL RETURNING publication_id`;
