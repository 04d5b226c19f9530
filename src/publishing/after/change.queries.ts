import { freezeCovers } from '../../schedule/freezes/freeze-cover.rules.js';

/** A publication with the way it left and the approval whose text is out now. */
export const OUT_FACTS = `
  SELECT p.id, p.state, p.story_id AS "storyId", p.department_id AS "departmentId", p.channel, p.account_id AS "accountId", a.driver,
         coalesce((SELECT c.seal_id FROM publication_change c
                   WHERE c.publication_id = p.id AND c.kind = 'correct' AND c.state = 'done'
                   ORDER BY c.ended_at DESC LIMIT 1), p.seal_id) AS "sealId"
  FROM publication p JOIN account a ON a.id = p.account_id WHERE p.id = $1`;

/** The same, locked. */
export const LOCK_OUT = `${OUT_FACTS} FOR UPDATE OF p`;

/** What a look at its link must know of publication `$1`, once it has one: the text is that which is out now. */
export const IN_SIGHT = `
  SELECT p.id AS "publicationId", p.channel, a.driver, a.sandbox, a.base_url AS "baseUrl", a.settings, p.url, p.marker, r.title,
         p.sent_at AS "sentAt"
  FROM publication p JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = coalesce((SELECT c.seal_id FROM publication_change c
                                         WHERE c.publication_id = p.id AND c.kind = 'correct' AND c.state = 'done'
                                         ORDER BY c.ended_at DESC LIMIT 1), p.seal_id)
  JOIN story_revision r ON r.id = s.revision_id
  WHERE p.id = $1 AND p.state = 'sent' AND p.url IS NOT NULL`;

/** Whether another publication of the account stands under an approval: then its text goes out there, or is out. */
export const ELSEWHERE_UNDER = `
  SELECT id FROM publication WHERE seal_id = $1 AND account_id = $2 AND id <> $3 AND state <> 'cancelled' LIMIT 1`;

/** Whether a freeze covers the publication: nothing new is shown under it; taking down is always allowed. */
export const IS_FROZEN = `
  SELECT f.reason FROM publication p JOIN department d ON d.id = p.department_id
  JOIN freeze_order f ON ${freezeCovers('p.channel', 'd.path')}
  WHERE p.id = $1 ORDER BY f.declared_at LIMIT 1`;

/**
 * What keeps something new from being shown there: a freeze, a paused account, a blackout, the hours the approval `$2` of a correction
 * covers.
 */
export const KEPT_BACK = `
  SELECT CASE WHEN a.state <> 'active' THEN a.name END AS paused,
         (SELECT b.name FROM blackout b
          WHERE b.starts_at <= clock_timestamp() AND clock_timestamp() < b.ends_at
            AND (b.channel IS NULL OR b.channel = p.channel) AND (b.account_id IS NULL OR b.account_id = p.account_id)
            AND (b.department_id IS NULL OR b.department_id = ANY (d.path))
          ORDER BY b.ends_at DESC LIMIT 1) AS blackout,
         EXISTS (SELECT 1 FROM review_seal s JOIN review_round r ON r.id = s.round_id
                 WHERE s.id = $2::uuid
                   AND NOT (r.release_from <= clock_timestamp() AND clock_timestamp() < r.release_to)) AS "outsideWindow"
  FROM publication p JOIN department d ON d.id = p.department_id JOIN account a ON a.id = p.account_id WHERE p.id = $1`;

export const WRITE_CHANGE = `
  INSERT INTO publication_change (id, publication_id, kind, state, seal_id, reason, ordered_by, next_try_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $4 = 'ordered' THEN clock_timestamp() END)`;

/** Takes what is due, or the one named by `$1`: nobody else calls for it until the lease of `$2` ms is over. `$3` = how many. */
export const TAKE_CHANGES = `
  UPDATE publication_change
  SET tries = tries + 1, next_try_at = clock_timestamp() + $2 * interval '1 millisecond',
      calling_until = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id IN (
    SELECT id FROM publication_change
    WHERE state = 'ordered' AND next_try_at <= clock_timestamp() AND ($1::uuid IS NULL OR id = $1)
    ORDER BY next_try_at LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING id, publication_id AS "publicationId", kind, seal_id AS "sealId", reason, ordered_by AS "orderedBy", tries`;

/** The post a change is about, and the approval it stands under once the change is made. `$2` = that of a correction, or null. */
export const POST_OF = `
  SELECT p.id, p.platform_ref AS ref, p.url, p.sent_at AS "sentAt", coalesce($2::uuid,
         (SELECT c.seal_id FROM publication_change c
          WHERE c.publication_id = p.id AND c.kind = 'correct' AND c.state = 'done'
          ORDER BY c.ended_at DESC LIMIT 1), p.seal_id) AS "sealId"
  FROM publication p WHERE p.id = $1`;

/** Nothing was called: the try does not count. In `$2` ms again. */
export const KEEP_BACK = `
  UPDATE publication_change
  SET tries = tries - 1, next_try_at = clock_timestamp() + $2 * interval '1 millisecond', calling_until = NULL, told = $3::jsonb
  WHERE id = $1 AND state = 'ordered'`;

/** In `$3` ms by the database's clock, unless somebody else has called since. */
export const TRY_LATER = `
  UPDATE publication_change
  SET next_try_at = clock_timestamp() + $3 * interval '1 millisecond', calling_until = NULL, told = $4::jsonb
  WHERE id = $1 AND tries = $2 AND state = 'ordered' RETURNING id`;

export const HAND_OVER = `
  UPDATE publication_change SET state = 'by_hand', next_try_at = NULL, calling_until = NULL, told = $3::jsonb
  WHERE id = $1 AND tries = $2 AND state = 'ordered' RETURNING id`;

/** `$2` = tries it must still have; null where a person ends it. `$3` = how it ends; `$4` = person, `$5` = note. */
export const END_CHANGE = `
  UPDATE publication_change
  SET state = $3, next_try_at = NULL, calling_until = NULL, ended_at = clock_timestamp(), ended_by = $4, note = $5
  WHERE id = $1 AND ended_at IS NULL AND ($2::int IS NULL OR tries = $2)
  RETURNING id, publication_id AS "publicationId", kind`;

/** The open order of a publication, locked. */
export const OPEN_CHANGE = `
  SELECT c.id, c.kind, c.state, c.reason, coalesce(c.calling_until > clock_timestamp(), false) AS calling FROM publication_change c
  WHERE c.publication_id = $1 AND c.ended_at IS NULL FOR UPDATE`;

export const MOVE_OUT = `
  UPDATE publication SET state = $2, state_reason = $4::jsonb WHERE id = $1 AND state = $3 RETURNING id`;

export const NEW_ADDRESS = `UPDATE publication SET url = $2, link_by = NULL WHERE id = $1 AND state = 'sent' RETURNING id`;

export const CHANGES_OF = `
  SELECT c.id, c.kind, c.state, c.seal_id AS "sealId", c.reason, o.display_name AS "orderedBy", c.ordered_at AS "orderedAt", c.tries,
         c.next_try_at AS "nextTryAt", c.told, c.ended_at AS "endedAt", e.display_name AS "endedBy", c.note
  FROM publication_change c JOIN person o ON o.id = c.ordered_by LEFT JOIN person e ON e.id = c.ended_by
  WHERE c.publication_id = $1 ORDER BY c.ordered_at DESC, c.id DESC`;

/** What went out in one post with publication `$1`: the other articles of its issue. */
export const OUT_TOGETHER = `
  SELECT c.story_id AS "storyId", r.title AS "storyTitle", d.name AS "departmentName"
  FROM publication_companion c JOIN review_seal s ON s.id = c.seal_id JOIN story_revision r ON r.id = s.revision_id
  JOIN story y ON y.id = c.story_id JOIN department d ON d.id = y.department_id
  WHERE c.publication_id = $1 ORDER BY c.story_id`;

/** What links to a page: it would lead to a notice, or no longer leave. */
export const LINKING_TO = `
  SELECT p.id, r.title AS "storyTitle", p.channel, a.name AS "accountName", p.state, p.url
  FROM publication p JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id JOIN story_revision r ON r.id = s.revision_id
  WHERE p.depends_on = $1 AND p.state <> 'cancelled' ORDER BY p.id`;
