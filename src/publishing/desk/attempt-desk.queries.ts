/**
 * What went wrong while publication `$1` was prepared, ahead of any attempt, oldest first: the last hundred. What goes wrong again in the
 * same way is written down once.
 */
export const PREPARING_FAILED = `
  SELECT * FROM (
    SELECT id, at, CASE action WHEN 'publication.fail' THEN 'rejected' ELSE 'retry' END AS outcome,
           data->>'code' AS code, data->>'reason' AS reason, data->'text' AS text
    FROM audit_entry
    WHERE subject_type = 'publication' AND subject_id = $1::text AND action IN ('publication.fail', 'publication.unready')
    ORDER BY id DESC LIMIT 100) f
  ORDER BY id`;

/**
 * The department's rules an urgent post went past, by attempt of publication `$1`. A claim that goes past one writes it down in its own
 * transaction, so that the first such act since the claim is the claim's.
 */
export const EXCEEDED_BY = `
  SELECT t.id, e.data->'because' AS because
  FROM publication_attempt t
  JOIN send_ledger l ON l.claim_token = t.claim_token AND l.exceeded
  CROSS JOIN LATERAL (
    SELECT data FROM audit_entry
    WHERE subject_type = 'publication' AND subject_id = t.publication_id::text AND action = 'publication.exceed'
      AND at >= t.claimed_at
    ORDER BY id LIMIT 1) e
  WHERE t.publication_id = $1`;
