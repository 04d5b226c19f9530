/**
 * Whether the attempt the publication `$1` stands under was ever laid out: only what is recorded as accepted is shown to anybody.
 */
export const WAS_LAID_OUT = `
  SELECT t.accepted_ref IS NOT NULL AS shown
  FROM publication p JOIN publication_attempt t ON t.claim_token = p.claim_token WHERE p.id = $1`;
