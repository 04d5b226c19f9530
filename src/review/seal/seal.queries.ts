const STANDING = `
  SELECT s.id AS "sealId", r.id AS "roundId", r.story_id AS "storyId", r.revision_id AS "revisionId",
         r.department_id AS "departmentId", s.digest, r.release_accounts AS "accountIds",
         r.release_from AS "windowFrom", r.release_to AS "windowTo"
  FROM review_round r JOIN review_seal s ON s.round_id = r.id`;

/** $1 story. The round stays locked shared: whoever voids the approval waits for the caller's transaction. */
export const STANDING_SEAL_OF_STORY = `
  ${STANDING} WHERE r.story_id = $1 AND r.state = 'approved' AND s.voided_at IS NULL FOR SHARE OF r`;

/** $1 seals. Locked in the same way, in one order; the state is that after the lock was got. */
export const LOCKED_SEALS = `
  ${STANDING.replace('SELECT', 'SELECT r.state,')} WHERE s.id = ANY ($1::uuid[]) ORDER BY r.id FOR SHARE OF r`;

/** $1 seals. No lock; the mark says which versions of which rows the approval answers for. */
export const MARKED_SEALS = `
  ${STANDING.replace('SELECT', 'SELECT r.state, m.mark,')} JOIN seal_marks($1::uuid[]) m ON m.seal_id = s.id WHERE s.id = ANY ($1::uuid[])`;

/** $1 seals. Everything the digest is taken over that the round holds; no lock. */
export const SEALED_ROUNDS = `
  SELECT s.id AS "sealId", s.version, s.digest, s.canonical, s.voided_at AS "voidedAt", r.revision_id AS "revisionId",
         r.release_accounts AS "releaseAccounts",
         r.release_from AS "releaseFrom", r.release_to AS "releaseTo"
  FROM review_seal s JOIN review_round r ON r.id = s.round_id WHERE s.id = ANY ($1::uuid[])`;
