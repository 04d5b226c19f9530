/** Takes the department's row: what begins in it waits, or is counted. Null `closedAt`: it is open. */
export const LOCK_DEPARTMENT = `
  SELECT name, parent_id AS "parentId", closed_at AS "closedAt" FROM department WHERE id = $1 FOR NO KEY UPDATE`;

/** What stands against closing department `$1`, and how much of it. */
export const STANDS_AGAINST = `
  SELECT kind, n::int AS count FROM (
    SELECT 1 AS place, 'departments' AS kind, count(*) AS n FROM department WHERE parent_id = $1 AND closed_at IS NULL
    UNION ALL SELECT 2, 'people', count(DISTINCT p.id) FROM person p
      LEFT JOIN role_assignment r ON r.person_id = p.id AND r.department_id = $1
      WHERE p.disabled_at IS NULL AND (p.department_id = $1 OR r.id IS NOT NULL)
    UNION ALL SELECT 3, 'accounts', count(*) FROM account WHERE department_id = $1 AND state <> 'paused'
    UNION ALL SELECT 4, 'reviews', count(*) FROM story WHERE department_id = $1 AND state = 'in_review'
    UNION ALL SELECT 5, 'posts', count(*) FROM publication
      WHERE department_id = $1 AND state NOT IN ('sent', 'cancelled', 'retracted')
    UNION ALL SELECT 6, 'campaigns', count(*) FROM campaign WHERE department_id = $1 AND state <> 'closed'
    UNION ALL SELECT 7, 'rules', count(*) FROM throttle_policy WHERE department_id = $1
    UNION ALL SELECT 8, 'silences', count(*) FROM blackout WHERE department_id = $1 AND ends_at > clock_timestamp()
  ) s WHERE n > 0 ORDER BY place`;

export const CLOSE_DEPARTMENT = `UPDATE department SET closed_at = clock_timestamp() WHERE id = $1`;
export const REOPEN_DEPARTMENT = `UPDATE department SET closed_at = NULL WHERE id = $1`;

/** Whether the department above `$1` is closed, and what it is called. */
export const CLOSED_ABOVE = `
  SELECT up.name FROM department d JOIN department up ON up.id = d.parent_id WHERE d.id = $1 AND up.closed_at IS NOT NULL`;
