/** What stands in the account's own row beside what its page shows, and what waits on it. */
export const ACCOUNT_STANDING = `
  SELECT a.state_since AS "stateSince", a.credentials_at AS "credentialsAt",
         a.authorised_until <= clock_timestamp() AS "authorisationOver", q.waiting, q.next AS "nextSlotAt"
  FROM account a
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS waiting, min(slot_at) AS next FROM publication p
    WHERE p.account_id = a.id AND p.state = 'scheduled') q
  WHERE a.id = $1`;

/** The newest post that is out, or was until it was taken down. The ledger has every send of an account in order. */
export const LAST_POST = `
  SELECT p.id AS "publicationId", p.sent_at AS "sentAt", p.url, p.state = 'retracted' AS "takenDown"
  FROM send_ledger l JOIN publication p ON p.id = l.publication_id
  WHERE l.account_id = $1 AND p.state IN ('sent','retracted') ORDER BY l.claimed_at DESC LIMIT 1`;

/**
 * When the platform last took the credentials for a post: handed over where it was taken note of, else out by the platform's own answer.
 * A link that a person filled in says nothing of them.
 */
export const LAST_ACCEPTED = `
  SELECT CASE WHEN t.accepted_ref IS NULL THEN t.ended_at ELSE t.began_at END AS at
  FROM send_ledger l
  JOIN publication_attempt t ON t.publication_id = l.publication_id AND t.claim_token = l.claim_token
  WHERE l.account_id = $1 AND (t.accepted_ref IS NOT NULL OR t.outcome = 'sent' AND NOT EXISTS (
    SELECT 1 FROM audit_entry e
    WHERE e.subject_type = 'publication' AND e.subject_id = l.publication_id::text
      AND e.action = 'publication.sent' AND e.actor_id IS NOT NULL))
  ORDER BY l.claimed_at DESC LIMIT 1`;

/** Whether the platform has said since `$2` that the account `$1` has no mass send left (45028). */
export const MASS_SENDS_DENIED = `
  SELECT EXISTS (
    SELECT 1 FROM send_ledger l
    JOIN publication_attempt t ON t.publication_id = l.publication_id AND t.claim_token = l.claim_token
    WHERE l.account_id = $1 AND l.claimed_at > $2::timestamptz - interval '1 day' AND t.ended_at >= $2
      AND coalesce(t.code, t.reason) ~ '^(WECHAT_)?45028\\M') AS denied`;

/**
 * The newest thing that went wrong within `$2` days: an attempt that did not post, or a preparation that failed. `text` is what people
 * were told of it where the publication still stands there.
 */
export const LAST_TROUBLE = `
  (SELECT t.ended_at AS at, p.id AS "publicationId", t.code, t.reason,
          coalesce(CASE WHEN p.state IN ('failed','unconfirmed') THEN p.state_reason->'text' END, t.text) AS text
   FROM send_ledger l
   JOIN publication_attempt t ON t.publication_id = l.publication_id AND t.claim_token = l.claim_token
   JOIN publication p ON p.id = l.publication_id
   WHERE l.account_id = $1 AND l.claimed_at > statement_timestamp() - $2 * interval '1 day'
     AND t.outcome IN ('rejected','retry','unconfirmed')
   ORDER BY l.claimed_at DESC LIMIT 1)
  UNION ALL
  (SELECT p.state_since, p.id, p.state_reason->>'code', NULL, p.state_reason->'text'
   FROM publication p
   WHERE p.state = 'failed' AND p.account_id = $1 AND p.state_since > statement_timestamp() - $2 * interval '1 day'
   ORDER BY p.state_since DESC LIMIT 1)
  ORDER BY 1 DESC NULLS LAST LIMIT 1`;
