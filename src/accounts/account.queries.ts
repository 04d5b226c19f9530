/** Whether an approval was ever sealed for the account `$1`, or anything was scheduled on it. */
export const ACCOUNT_IS_SIGNED_FOR = `
  SELECT EXISTS (SELECT 1 FROM review_seal s JOIN review_round r ON r.id = s.round_id WHERE r.release_accounts @> ARRAY[$1::uuid])
      OR EXISTS (SELECT 1 FROM publication WHERE account_id = $1) AS "signedFor"`;

/** `$1` account, `$2` why, `$3` age in ms below which its credentials are not blamed. */
export const LOSE_AUTHORISATION = `
  UPDATE account SET state = 'unauthorised', state_reason = $2::jsonb, state_since = clock_timestamp()
  WHERE id = $1 AND state = 'active' AND credentials_at < clock_timestamp() - $3 * interval '1 millisecond' RETURNING id`;

/** `$1` account that its platform lets in again. `$2` = for how long, ms, that has been known: what it has refused since counts. */
export const REGAIN_AUTHORISATION = `
  UPDATE account SET state = 'active', state_reason = NULL, state_since = clock_timestamp()
  WHERE id = $1 AND state = 'unauthorised' AND state_since < clock_timestamp() - $2 * interval '1 millisecond' RETURNING id`;

/** Account `$1` takes the key `$2` that another has left, while its settings `$3` and address `$4` are what the key was made of. */
export const INHERIT_PLATFORM_KEY = `
  UPDATE account SET platform_key = $2
  WHERE id = $1 AND platform_key IS NULL AND settings = $3::jsonb AND base_url = $4`;
