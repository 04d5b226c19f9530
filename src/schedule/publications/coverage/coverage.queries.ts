/**
 * How far the stories of campaign `$1` have come, of the departments `$2`: one row for each pillar (null: none named), department and
 * stage, every story counted once, at the furthest stage it has reached.
 */
export const COVERAGE = `
  SELECT s.pillar_id AS "pillarId", s.department_id AS "departmentId", d.name AS "departmentName", f.stage, count(*)::int AS stories
  FROM story s
  JOIN department d ON d.id = s.department_id
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN EXISTS (SELECT FROM publication p WHERE p.story_id = s.id AND p.state = 'sent') THEN 'out'
      WHEN s.state = 'approved' AND EXISTS (
        SELECT FROM publication p WHERE p.story_id = s.id AND p.state IN ('scheduled', 'claimed', 'sending', 'confirming'))
        THEN 'planned'
      WHEN s.state = 'approved' THEN 'approved'
      WHEN s.state = 'in_review' THEN 'in_review'
      ELSE 'writing' END AS stage) f
  WHERE s.campaign_id = $1 AND s.department_id = ANY ($2::uuid[]) AND s.state <> 'withdrawn'
  GROUP BY 1, 2, 3, 4
  ORDER BY d.name, 1, 4`;
