/**
 * What lies on the calendar from `$2` up to `$3`, for the departments `$1`, channel `$4`, account `$5`; `$6` how many. By states, for
 * each has an index of its own: planned ones by their slot, what is out by when it left.
 */
export const CALENDAR = `
  WITH lying AS (
    SELECT id, slot_at AS at FROM publication WHERE state = 'scheduled' AND slot_at >= $2 AND slot_at < $3
    UNION ALL
    SELECT id, sent_at FROM publication WHERE state = 'sent' AND sent_at >= $2 AND sent_at < $3
    UNION ALL
    SELECT id, slot_at FROM publication
    WHERE state IN ('claimed', 'sending', 'confirming', 'unconfirmed') AND slot_at >= $2 AND slot_at < $3
    UNION ALL
    SELECT id, slot_at FROM publication WHERE state IN ('held', 'failed', 'missed') AND slot_at >= $2 AND slot_at < $3)
  SELECT p.id, p.story_id AS "storyId", r.title AS "storyTitle", p.department_id AS "departmentId", d.name AS "departmentName",
         p.account_id AS "accountId", a.name AS "accountName", p.channel, p.state, lying.at, p.slot_at AS "slotAt",
         p.priority, p.forecast
  FROM lying
  JOIN publication p ON p.id = lying.id
  JOIN department d ON d.id = p.department_id
  JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  WHERE p.department_id = ANY ($1::uuid[]) AND ($4::text IS NULL OR p.channel = $4) AND ($5::uuid IS NULL OR p.account_id = $5)
  ORDER BY lying.at, p.id LIMIT $6`;
