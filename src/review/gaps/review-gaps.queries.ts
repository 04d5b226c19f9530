/** Rounds that are asked a decision. `$1` departments, `$2` a round alone, or null. */
export const ASKED_ROUNDS = `
  SELECT r.id, r.department_id AS "departmentId", r.stages -> r.stage ->> 'role' AS role,
         coalesce(b.at, r.submitted_at) AS since,
         r.authors || ARRAY(SELECT x.person_id FROM review_decision x WHERE x.round_id = r.id) AS excluded
  FROM review_round r
  LEFT JOIN review_decision b ON b.round_id = r.id AND b.stage = r.stage - 1
  WHERE r.state = 'in_review' AND r.department_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR r.id = $2)
  ORDER BY r.submitted_at, r.id`;

export const DEPARTMENT_PLACES = `
  SELECT id, parent_id AS "parentId", name FROM department WHERE id = ANY ($1::uuid[]) ORDER BY cardinality(path), name, id`;
