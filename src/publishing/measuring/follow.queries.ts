/**
 * What went out before this is followed already, or too old to be: nothing is older than two days, and a record is committed within
 * moments of its time. Asked by itself, so that the database knows how little is left when it plans `FOLLOW_NEW`.
 */
export const FOLLOWED_TO = `
  SELECT greatest(statement_timestamp() - interval '2 days', max(sent_at) - interval '10 minutes') AS since FROM post_follow`;

/**
 * Begins to follow what has gone out since `$5`, the oldest first. `$1`, `$2` = first look and first measuring, ms after the send;
 * `$3` = how many; `$4` = ways to post whose posts are measured, as `channel/driver`.
 */
export const FOLLOW_NEW = `
  INSERT INTO post_follow (publication_id, account_id, sent_at, followed_from, look_at, measured, measure_at)
  SELECT p.id, p.account_id, p.sent_at, p.sent_at, p.sent_at + $1 * interval '1 millisecond', c.counted,
         CASE WHEN c.counted THEN p.sent_at + $2 * interval '1 millisecond' END
  FROM publication p JOIN account a ON a.id = p.account_id
  CROSS JOIN LATERAL (SELECT a.channel || '/' || a.driver = ANY ($4::text[]) AS counted) c
  WHERE p.state = 'sent' AND p.sent_at > $5
    AND NOT EXISTS (SELECT 1 FROM post_follow f WHERE f.publication_id = p.id)
  ORDER BY p.sent_at LIMIT $3
  ON CONFLICT (publication_id) DO NOTHING RETURNING publication_id`;

/** Nobody follows what is no longer out. */
export const LET_GO = `
  WITH due AS MATERIALIZED (
    SELECT publication_id FROM post_follow WHERE look_at <= statement_timestamp()
    UNION SELECT publication_id FROM post_follow WHERE measure_at <= statement_timestamp())
  UPDATE post_follow f SET look_at = NULL, measure_at = NULL
  FROM due JOIN publication p ON p.id = due.publication_id AND p.state <> 'sent'
  WHERE f.publication_id = due.publication_id`;

/** What was put up again or corrected is followed as if it had just gone out. `$2` = first look, `$3` = first measuring, ms from now. */
export const FOLLOW_ANEW = `
  UPDATE post_follow f
  SET followed_from = n.now, look_step = 0, look_tries = 0, look_at = n.now + $2 * interval '1 millisecond',
      gone_at = NULL, gone_why = NULL, noted_at = NULL, noted_by = NULL, noted_as = NULL, note = NULL,
      measure_step = 0, measure_at = CASE WHEN f.measured THEN n.now + $3 * interval '1 millisecond' END
  FROM (SELECT clock_timestamp() AS now) n
  WHERE f.publication_id = $1`;
