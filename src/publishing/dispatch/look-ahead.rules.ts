/** Sends of one process at the same time. */
export const SEND_PLACES = 50;
/** Claims held beyond the places, at most: they wait for a place within their claim's life, and hold their places in the throttle meanwhile. */
export const MOST_AHEAD = 950;
/**
 * How far ahead claims are taken, ms of work. The next round begins when half of it is left, and a round with the opening of its packages
 * takes about a quarter of a second while the places are full.
 */
const AHEAD_MS = 500;
/** Before anything is known of how long a send takes. */
const FIRST_GUESS_MS = 100;
/** Weight of the newest send in the mean. */
const NEWEST = 0.1;

/**
 * How many claims are worth having: what can begin at once, and what the places will work off in half a second. With a slow
 * platform that is next to nothing beyond the places; claims that wait would outlive themselves.
 */
export class LookAhead {
  private meanMs = FIRST_GUESS_MS;

  /** @param ms from begin to record */
  note(ms: number): void {
    this.meanMs += (ms - this.meanMs) * NEWEST;
  }

  /** Claims to hold, sends under way included. */
  get target(): number {
    const ahead = Math.floor((SEND_PLACES * AHEAD_MS) / Math.max(this.meanMs, 1));
    return SEND_PLACES + Math.min(MOST_AHEAD, ahead);
  }
}
