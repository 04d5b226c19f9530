/** By how much the server's clock is ahead of this machine's: somewhere between the two, ms. */
export interface Bounds {
  low: number;
  high: number;
}

export const NOTHING_KNOWN: Bounds = { low: -Infinity, high: Infinity };

/** A `Date` header names the second in which the answer was made. */
const SECOND_MS = 1_000;

/**
 * What one more answer tells: it was made between asking and hearing, in the second it names. Many answers narrow it down to the time
 * one takes. What does not fit what is known starts anew: one of the clocks was set.
 * @param date the header @param askedAt, heardAt by this machine's clock, epoch ms
 */
export function narrowed(known: Bounds, date: string | null, askedAt: number, heardAt: number): Bounds {
  const second = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(second)) return known;
  const told = { low: second - heardAt, high: second + SECOND_MS - askedAt };
  const both = { low: Math.max(known.low, told.low), high: Math.min(known.high, told.high) };
  return both.low <= both.high ? both : told;
}

/** The best guess, ms; 0 while nothing is known. */
export function aheadBy({ low, high }: Bounds): number {
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : 0;
}
