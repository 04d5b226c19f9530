/** What is counted together on a platform's day. */
export interface CallKey {
  /** Address of the platform and the account's id there: two accounts of ours may be one of theirs. */
  owner: string;
  /** A call, or a name for several that are counted as one. */
  path: string;
  /** Calls a day while the platform itself has not said. */
  published: number;
}

/** What is left of an account's calls to one path on the platform's day. */
export interface CallsLeft {
  left: number;
  limit: number;
  /** Until the platform's day ends, ms. */
  dayLeftMs: number;
}

/** While more than this share is left nobody saves. */
const PLENTY = 0.5;
const LONGEST_PAUSE_MS = 30 * 60_000;

/**
 * How long to wait at least before the same post is asked about again: nothing while there is plenty, then as if what is left were
 * spread evenly over the rest of the day, so that posts that come later can still be asked about.
 */
export function pauseFor({ left, limit, dayLeftMs }: CallsLeft): number {
  if (left > limit * PLENTY) return 0;
  return Math.min(LONGEST_PAUSE_MS, Math.ceil(dayLeftMs / Math.max(1, left)));
}
