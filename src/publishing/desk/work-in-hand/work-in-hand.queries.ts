/** What somebody has begun, each with the department whose people may go on with it. `$1` the person, `$2` departments that are shown. */

export const STORIES_IN_HAND = `
  SELECT s.id, v.title, s.state, s.department_id AS "departmentId"
  FROM story s JOIN story_revision v ON v.story_id = s.id AND v.number = s.current_revision
  WHERE s.author_id = $1 AND s.state IN ('draft','returned') AND s.archived_at IS NULL AND s.department_id = ANY ($2::uuid[])
  ORDER BY s.updated_at DESC, s.id`;

/** Those taken, and not reported on yet. */
export const TASKS_IN_HAND = `
  SELECT p.id, r.title, a.department_id AS "departmentId"
  FROM hand_task h
  JOIN publication p ON p.id = h.publication_id AND p.state IN ('claimed','sending','confirming','unconfirmed')
  JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  WHERE h.taken_by = $1 AND h.report IS NULL AND a.department_id = ANY ($2::uuid[])
    AND h.attempt_id = (SELECT t.id FROM publication_attempt t WHERE t.publication_id = p.id ORDER BY t.began_at DESC LIMIT 1)
  ORDER BY p.slot_at, p.id`;

export const CAMPAIGNS_IN_HAND = `
  SELECT c.id, c.title, c.department_id AS "departmentId", c.created_by = $1 AS began
  FROM campaign c WHERE c.state <> 'closed' AND c.department_id = ANY ($2::uuid[])
  ORDER BY c.window_from, c.id`;
