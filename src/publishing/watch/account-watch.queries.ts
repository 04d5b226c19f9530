/**
 * Accounts that people outside have not heard of yet. `$1` = how long before its end an authorisation is spoken of, ms. One is about to
 * end for those alone who have planned something later; a paused account is somebody's own decision.
 */
export const TROUBLED_ACCOUNTS = `
  WITH found AS (
    SELECT a.id, 'expiring' AS trouble, a.authorised_until AS episode, a.authorised_until AS until, NULL AS code,
           (SELECT count(*)::int FROM publication p
            WHERE p.account_id = a.id AND p.state = 'scheduled' AND p.slot_at >= a.authorised_until) AS waiting
    FROM account a
    WHERE a.state = 'active' AND a.authorised_until > statement_timestamp()
      AND a.authorised_until < statement_timestamp() + $1 * interval '1 millisecond'
    UNION ALL
    SELECT a.id, 'unauthorised', a.state_since, a.authorised_until, a.state_reason->>'code',
           (SELECT count(*)::int FROM publication p WHERE p.account_id = a.id AND p.state = 'scheduled')
    FROM account a WHERE a.state = 'unauthorised')
  SELECT f.id, f.trouble, date_trunc('milliseconds', f.episode) AS episode, a.channel, a.name, f.until, f.waiting, f.code
  FROM found f JOIN account a ON a.id = f.id
  WHERE (f.waiting > 0 OR f.trouble = 'unauthorised')
    AND NOT EXISTS (SELECT 1 FROM alert x WHERE x.kind = 'account.' || f.trouble AND x.subject = f.id::text
                      AND x.episode = date_trunc('milliseconds', f.episode))
  ORDER BY f.episode, f.id LIMIT 100`;
