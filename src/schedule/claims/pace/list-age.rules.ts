/** After this the order is read anew, ms: somebody urgent may have come, or somebody's turn. */
const FRESH_MS = 250;
/** Where putting them in order takes long, as after an outage, no more than this part of the time is spent on it… */
const PART_OF_TIME = 0.2;
/**
 * … as long as somebody who comes right after the list was read is on the next one before this, ms. What is left of the second within
 * which capacity is used (P3) is for the round under way and for their own.
 */
const SEEN_WITHIN_MS = 800;
/** Of the time, at most, where the reading is so slow that both cannot be had: half of it is left for claims. */
const MOST_OF_TIME = 0.5;

/**
 * How long after it was asked for a list of who is due may be used, ms. Whoever comes meanwhile waits for its end, and then for as long
 * as the next one takes to read.
 * @param readMs how long it took to read
 */
export function listAge(readMs: number): number {
  const inPeace = Math.max(FRESH_MS, readMs / PART_OF_TIME);
  return Math.max(readMs / MOST_OF_TIME, Math.min(inPeace, SEEN_WITHIN_MS - readMs));
}
