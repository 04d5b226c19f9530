/** Who speaks through which account: the owner of each account `$2`, and whoever has something on the calendar from `$3` up to `$4`, of departments `$1`. */
export const SPEAKING_PAIRS = `
  SELECT DISTINCT department_id AS "departmentId", account_id AS "accountId", channel FROM (
    SELECT a.department_id, a.id AS account_id, a.channel FROM account a WHERE a.department_id = ANY ($2::uuid[])
    UNION ALL
    SELECT p.department_id, p.account_id, p.channel FROM publication p
    WHERE p.state = 'scheduled' AND p.slot_at >= $3 AND p.slot_at < $4 AND p.department_id = ANY ($1::uuid[])) s
  ORDER BY 2, 1 LIMIT $5`;

/** What counts against quotas, by day of the zone `$3`: sends as the ledger has them, and slots granted. */
export const COUNTS_BY_DAY = `
  SELECT t.department_id AS "departmentId", d.path, t.account_id AS "accountId", t.channel,
         to_char(t.at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, count(*)::int AS count
  FROM (
    SELECT department_id, account_id, channel, coalesce(began_at, claimed_at) AS at FROM send_ledger
    WHERE released_at IS NULL AND claimed_at >= $1::timestamptz - interval '1 hour' AND claimed_at < $2
    UNION ALL
    SELECT department_id, account_id, channel, slot_at FROM publication
    WHERE state = 'scheduled' AND slot_at >= $1 AND slot_at < $2) t
  JOIN department d ON d.id = t.department_id
  WHERE t.at >= $1 AND t.at < $2
  GROUP BY 1, 2, 3, 4, 5`;
