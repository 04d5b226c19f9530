/** Before the draft is placed: `$1` id, `$2` account, `$3` revision, `$4` its "read more" address, `$5` ms after which it goes if nobody hears of it. */
export const NOTE_INTENT = `
  INSERT INTO phone_preview (id, account_id, revision_id, source_url, discard_after)
  VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 millisecond')`;

/** `$1` id, `$2` draft, `$3` ms after which the draft goes. */
export const NOTE_DRAFT = `
  UPDATE phone_preview SET media_id = $2, discard_after = clock_timestamp() + $3 * interval '1 millisecond'
  WHERE id = $1 RETURNING discard_after AS "discardAfter"`;

/** No draft was placed, for certain. `$1` id. */
export const FORGET_INTENT = `DELETE FROM phone_preview WHERE id = $1 AND media_id IS NULL`;

/** A preview that nobody was sent: its draft may go at once. `$1` id. */
export const IS_STALE = `UPDATE phone_preview SET discard_after = clock_timestamp() WHERE id = $1`;

/** Earlier previews of the same story show what is no longer so: `$1` account, `$2` story, `$3` the new one. */
export const EARLIER_ARE_STALE = `
  UPDATE phone_preview p SET discard_after = clock_timestamp()
  FROM story_revision v
  WHERE v.id = p.revision_id AND p.account_id = $1 AND v.story_id = $2 AND p.id <> $3
    AND p.discarded_at IS NULL AND p.discard_after > clock_timestamp()`;

/** Takes drafts that are to go; nobody else gets them for an hour, in which it is tried once. After a week nobody tries any more. `$1` how many. */
export const TAKE_STALE = `
  UPDATE phone_preview SET discard_after = clock_timestamp() + interval '1 hour'
  WHERE id IN (
    SELECT id FROM phone_preview
    WHERE discarded_at IS NULL AND discard_after <= clock_timestamp() AND sent_at > clock_timestamp() - interval '7 days'
    ORDER BY discard_after LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, account_id AS "accountId", media_id AS "mediaId", source_url AS "sourceUrl"`;

export const DISCARDED = `UPDATE phone_preview SET discarded_at = clock_timestamp() WHERE id = $1`;

/** Previews of the last days that were given up although their draft may be in the box: no id was heard, and nothing marks it. */
export const LOST_PREVIEWS = `
  SELECT p.id, p.account_id AS "accountId", a.name AS account, date_trunc('milliseconds', p.sent_at) AS at
  FROM phone_preview p JOIN account a ON a.id = p.account_id
  WHERE p.media_id IS NULL AND p.source_url = '' AND p.discarded_at > statement_timestamp() - interval '3 days'
    AND NOT EXISTS (SELECT 1 FROM alert x WHERE x.kind = 'preview.draft-lost' AND x.subject = p.id::text)
  ORDER BY p.sent_at LIMIT 100`;
