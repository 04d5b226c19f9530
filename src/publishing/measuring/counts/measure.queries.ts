/** Accounts with something to measure whose turn it is. `$1` = how many. */
export const DUE_ACCOUNTS = `
  SELECT f.account_id AS id FROM post_follow f
  JOIN account a ON a.id = f.account_id AND a.state = 'active'
  LEFT JOIN measure_round r ON r.account_id = f.account_id
  WHERE f.measure_at <= statement_timestamp() AND (r.next_at IS NULL OR r.next_at <= statement_timestamp())
  GROUP BY f.account_id ORDER BY min(f.measure_at) LIMIT $1`;

/** Takes an account's round for `$2` ms, unless somebody else has it. */
export const TAKE_ROUND = `
  INSERT INTO measure_round AS r (account_id, next_at) VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
  ON CONFLICT (account_id) DO UPDATE SET next_at = EXCLUDED.next_at WHERE r.next_at <= clock_timestamp()
  RETURNING account_id`;

/** `$2` = in how long, ms; `$3` = why the platform put it off, or null. */
export const NEXT_ROUND = `
  UPDATE measure_round SET next_at = clock_timestamp() + $2 * interval '1 millisecond', told = $3::jsonb WHERE account_id = $1`;

/** The posts of a round: what is due, and what comes due within `$2` ms shares the call. `$3` = how many. */
export const POSTS_TO_MEASURE = `
  SELECT f.publication_id AS "publicationId", f.measure_step AS step, p.platform_ref AS ref, p.url, p.sent_at AS "sentAt",
         f.followed_from AS "followedFrom", clock_timestamp() AS now
  FROM post_follow f JOIN publication p ON p.id = f.publication_id AND p.state = 'sent'
  WHERE f.account_id = $1 AND f.measure_at <= statement_timestamp() + $2 * interval '1 millisecond'
  ORDER BY f.measure_at LIMIT $3`;

/** Counts for the step that was measured alone, `$2`, of what was followed since `$3`. Then `$4` step, `$5` = when, or null. */
export const NEXT_MEASURE = `
  UPDATE post_follow SET measure_step = $4, measure_at = $5
  WHERE publication_id = $1 AND measure_step = $2 AND date_trunc('milliseconds', followed_from) = $3 AND measure_at IS NOT NULL
  RETURNING publication_id`;

export const WRITE_FIGURE = `
  INSERT INTO post_figure (publication_id, age, reads, likes, comments, shares) VALUES ($1, $2, $3, $4, $5, $6)`;
