/**
 * Calls a day the platform allows a new account, by path: its page on call limits (read 2026). They grow with the followers, so the
 * platform itself is asked first.
 */
export const DAILY_CALLS: Readonly<Record<string, number>> = {
  '/cgi-bin/freepublish/get': 100,
  '/cgi-bin/freepublish/batchget': 100,
  '/cgi-bin/freepublish/delete': 10,
  '/cgi-bin/message/mass/delete': 10,
  '/cgi-bin/message/mass/preview': 100,
  '/cgi-bin/draft/get': 500,
};

/** Where nothing is published: as few as the scarcest reading call has. */
export const UNKNOWN_DAILY_CALLS = 100;

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
