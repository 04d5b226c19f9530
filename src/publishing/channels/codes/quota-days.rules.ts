const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * HOUR_MS;

/** The next full hour. All instants are epoch ms. */
export function nextHour(now: number): number {
  return (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
}

/** One minute past the next midnight in Beijing, where the platforms count their days (no summer time since 1991). */
export function nextBeijingDay(now: number): number {
  return (Math.floor((now + BEIJING_MS) / DAY_MS) + 1) * DAY_MS - BEIJING_MS + 60_000;
}

/** One minute past the first midnight of the next month in Beijing. */
export function nextBeijingMonth(now: number): number {
  const there = new Date(now + BEIJING_MS);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - BEIJING_MS + 60_000;
}
