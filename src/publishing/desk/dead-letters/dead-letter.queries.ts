/**
 * Pages a receiver of webhooks did not take, or of which nobody knows whether it did, the latest first. `$1` departments, `$2` account
 * or null, `$3`/`$4` the place behind which to go on, `$5` rows.
 */
export const DEAD_LETTERS = `
  SELECT p.id, p.state, date_trunc('milliseconds', p.state_since) AS "stateSince", p.state_reason AS reason, p.may_be_out AS "mayBeOut",
         p.story_id AS "storyId", r.title AS "storyTitle", p.account_id AS "accountId", a.name AS "accountName",
         p.department_id AS "departmentId", t.tries, t.last AS "lastTriedAt"
  FROM publication p
  JOIN account a ON a.id = p.account_id AND a.driver = 'webhook'
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS tries, max(x.began_at) AS last FROM publication_attempt x WHERE x.publication_id = p.id) t
  WHERE p.state IN ('failed', 'unconfirmed') AND p.department_id = ANY ($1::uuid[])
    AND ($2::uuid IS NULL OR p.account_id = $2)
    AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', p.state_since), p.id) < ($3::timestamptz, $4::uuid))
  ORDER BY date_trunc('milliseconds', p.state_since) DESC, p.id DESC LIMIT $5`;
