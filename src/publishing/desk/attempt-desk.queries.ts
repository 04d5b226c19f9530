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
