/**
 * What draws on the mass sends of account `$1` from `$2` on, without publication `$3` and issue `$4`; `taken` are the very times at which
 * other issues stand.
 */
export const MASS_USE = `
  SELECT 'sent' AS kind, coalesce(began_at, claimed_at) AS at FROM send_ledger
  WHERE account_id = $1 AND released_at IS NULL AND claimed_at >= $2 AND publication_id IS DISTINCT FROM $3
  UNION ALL
  SELECT 'planned', slot_at FROM publication
  WHERE account_id = $1 AND state = 'scheduled' AND slot_at >= $2 AND id IS DISTINCT FROM $3
  UNION ALL
  SELECT 'open', slot_at FROM mass_issue
  WHERE account_id = $1 AND state = 'open' AND slot_at >= $2 AND id IS DISTINCT FROM $4
  UNION ALL
  SELECT 'taken', slot_at FROM mass_issue
  WHERE account_id = $1 AND state <> 'cancelled' AND slot_at >= $2 AND id IS DISTINCT FROM $4`;

export const MASS_ACCOUNT = `SELECT settings FROM account WHERE id = $1`;
