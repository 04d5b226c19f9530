/**
 * What a look has said of a refused try that was not found out there, or has not said yet (`publication_attempt.absence`): its place in the
 * ledger is kept for its publication as long as any of its tries may be out.
 */
export const KEPT_ABSENCES = `'wanted', 'others', 'proven', 'believed'`;

/** SQL: whether the place of attempt `k` counts, and is kept. The ledger is looked up by its key, whatever the database thinks of its size. */
export const keepsPlace = (k: string) => `
  ${k}.absence IN (${KEPT_ABSENCES})
  AND (SELECT kl.released_at IS NULL FROM send_ledger kl WHERE kl.claim_token = ${k}.claim_token)`;

/**
 * SQL: the claim tokens of places in the ledger that only publication `id` itself may take (decision 60): of its tries that were refused and
 * may be out all the same. It is posted once, so what it takes anew is the same place; to all others the place is taken.
 * @param id expression for the publication's id
 */
export const keptPlaces = (id: string) => `
  SELECT k.claim_token FROM publication_attempt k WHERE k.publication_id = ${id} AND ${keepsPlace('k')}`;

/** SQL: whether attempt `k` is one of a publication that may be out. Read from the index of what is owed a look, which is nearly always empty. */
export const MAY_BE_OUT_BY = `
  k.absence IN (${KEPT_ABSENCES})
  AND k.publication_id IN (SELECT publication_id FROM publication_attempt WHERE absence IN ('wanted', 'others'))`;

/** SQL: the kept places of all that is on the schedule, for plans that have their slots and count each of them once. */
export const PLACES_KEPT_FOR_SLOTS = `
  ARRAY(SELECT k.claim_token FROM publication_attempt k JOIN publication o ON o.id = k.publication_id
        WHERE o.state = 'scheduled' AND ${MAY_BE_OUT_BY})`;
