/**
 * Takes what is unconfirmed, was with the platform or a person there, and has lost its approval, when it is due to be taken back. Nobody
 * else does within `$1` ms. `$2` how many.
 */
export const TAKE_TO_RECALL = `
  UPDATE publication_attempt t SET polls = polls + 1, next_poll_at = clock_timestamp() + $1 * interval '1 millisecond'
  FROM (SELECT a.id, (extract(epoch FROM statement_timestamp() - greatest(v.voided_at, a.ended_at)) * 1000)::float8 AS since
        FROM publication p
        JOIN publication_attempt a ON a.publication_id = p.id AND a.claim_token = p.claim_token
        JOIN review_seal v ON v.id = p.seal_id
        WHERE p.state = 'unconfirmed' AND a.outcome = 'unconfirmed' AND a.accepted_ref IS NOT NULL AND v.voided_at IS NOT NULL
          AND (a.next_poll_at IS NULL OR a.next_poll_at <= statement_timestamp())
        ORDER BY a.next_poll_at NULLS FIRST LIMIT $2 FOR UPDATE OF a SKIP LOCKED) q
  WHERE t.id = q.id
  RETURNING t.id, t.publication_id AS "publicationId", t.accepted_ref AS "acceptedRef", t.began_at AS "beganAt", q.since AS "sinceMs"`;

/** Attempt `$1` is tried again in `$2` ms; null = never. */
export const RECALL_AGAIN = `
  UPDATE publication_attempt
  SET next_poll_at = coalesce(clock_timestamp() + $2::float8 * interval '1 millisecond', 'infinity')
  WHERE id = $1 AND outcome = 'unconfirmed'`;

/** What a person has to do, `$2`, about attempt `$1`, which could not be taken back. */
export const TELL_NOT_RECALLED = `
  UPDATE publication p SET state_reason = $2::jsonb FROM publication_attempt t
  WHERE t.id = $1 AND p.id = t.publication_id AND p.claim_token = t.claim_token AND p.state IN ('confirming', 'unconfirmed')
    AND p.state_reason IS DISTINCT FROM $2::jsonb`;
