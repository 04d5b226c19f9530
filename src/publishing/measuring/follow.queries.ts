/**
 * Begins to follow what has gone out, the oldest first. `$1`, `$2` = first look and first measuring, ms after the send; `$3` = how many;
 * `$4` = ways to post whose posts are measured, as `channel/driver`. What is older than two days, or than the newest one followed by ten
 * minutes, has been seen: a record is committed within moments of its time.
 */
export const FOLLOW_NEW = `
  INSERT INTO post_follow (publication_id, account_id, sent_at, look_at, measured, measure_at)
  SELECT p.id, p.account_id, p.sent_at, p.sent_at + $1 * interval '1 millisecond', c.counted,
         CASE WHEN c.counted THEN p.sent_at + $2 * interval '1 millisecond' END
  FROM publication p JOIN account a ON a.id = p.account_id
  CROSS JOIN LATERAL (SELECT a.channel || '/' || a.driver = ANY ($4::text[]) AS counted) c
  WHERE p.state = 'sent'
    AND p.sent_at > greatest(statement_timestamp() - interval '2 days',
                             (SELECT max(f.sent_at) FROM post_follow f) - interval '10 minutes')
    AND NOT EXISTS (SELECT 1 FROM post_follow f WHERE f.publication_id = p.id)
  ORDER BY p.sent_at LIMIT $3
  ON CONFLICT (publication_id) DO NOTHING RETURNING publication_id`;

/** Nobody follows what is no longer out. */
export const LET_GO = `
  UPDATE post_follow f SET look_at = NULL, measure_at = NULL FROM publication p
  WHERE p.id = f.publication_id AND p.state <> 'sent'
    AND (f.look_at <= clock_timestamp() OR f.measure_at <= clock_timestamp())`;

/** What was put up again or corrected is followed from its beginning. `$2` = first look, `$3` = first measuring, ms from now. */
export const FOLLOW_ANEW = `
  UPDATE post_follow f
  SET look_step = 0, look_tries = 0, look_at = clock_timestamp() + $2 * interval '1 millisecond',
      measure_at = coalesce(f.measure_at, CASE WHEN f.measured THEN clock_timestamp() + $3 * interval '1 millisecond' END)
  WHERE f.publication_id = $1`;
