/** Web publications with the approval whose text is out now: a later one took the first one's place when it was corrected. */
const EXPORTED = `
  SELECT p.id, p.state, p.channel, p.url, p.department_id AS "departmentId", a.name AS "accountName",
         p.story_id AS "storyId", s.campaign_id AS "campaignId", s.pillar_id AS "pillarId",
         coalesce(p.sent_at, p.slot_at) AS "publishedAt", c.ended_at AS "correctedAt", z.id AS "sealId", z.digest
  FROM publication p
  JOIN account a ON a.id = p.account_id
  JOIN story s ON s.id = p.story_id
  LEFT JOIN LATERAL (
    SELECT seal_id, ended_at FROM publication_change
    WHERE publication_id = p.id AND kind = 'correct' AND state = 'done' ORDER BY ended_at DESC LIMIT 1) c ON true
  JOIN review_seal z ON z.id = coalesce(c.seal_id, p.seal_id)`;

export const EXPORTED_BY_ID = `${EXPORTED} WHERE p.id = $1`;

/** Newest first. $1: campaign. $2: departments. $3, $4: instants between which it was published, or null. $5: how many. */
export const EXPORTED_OF_CAMPAIGN = `
  ${EXPORTED}
  WHERE s.campaign_id = $1 AND p.channel = 'web' AND p.state = 'sent' AND p.department_id = ANY ($2::uuid[])
    AND ($3::timestamptz IS NULL OR p.sent_at >= $3) AND ($4::timestamptz IS NULL OR p.sent_at < $4)
  ORDER BY p.sent_at DESC, p.id DESC LIMIT $5`;
