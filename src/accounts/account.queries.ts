/** Whether an approval was ever sealed for the account `$1`, or anything was scheduled on it. */
export const ACCOUNT_IS_SIGNED_FOR = `
  SELECT EXISTS (SELECT 1 FROM review_seal s JOIN review_round r ON r.id = s.round_id WHERE r.release_accounts @> ARRAY[$1::uuid])
      OR EXISTS (SELECT 1 FROM publication WHERE account_id = $1) AS "signedFor"`;
