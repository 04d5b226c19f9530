import { DateTime } from 'luxon';
import { QUOTA_ZONE } from './mass-quota.rules.js';

/** An issue may leave so much later than announced, ms: spacing between posts, a slow upload. More is another time, which a person chooses. */
export const MOST_DELAY_MS = 30 * 60_000;

interface Span {
  from: number;
  to: number;
}

/**
 * The time in which an issue may leave: from when it was announced, a little later at most, never the next day, and while all of its
 * articles may. Epoch ms, the end not included.
 */
export function leavingSpan(slotAt: number, articles: readonly Span[]): Span {
  const midnight = DateTime.fromMillis(slotAt, { zone: QUOTA_ZONE }).startOf('day').plus({ days: 1 }).toMillis();
  const ends = [slotAt + MOST_DELAY_MS, midnight, ...articles.map(({ to }) => to)];
  return { from: Math.max(slotAt, ...articles.map(({ from }) => from)), to: Math.min(...ends) };
}

/** Whether every article may leave at an instant. */
export function allMayLeave(at: number, articles: readonly Span[]): boolean {
  return articles.every(({ from, to }) => at >= from && at < to);
}

/** The same time of day on the days after an instant, epoch ms, up to `days` days. @param zone IANA */
export function sameTimeAfter(at: number, days: number, zone: string): number[] {
  const start = DateTime.fromMillis(at, { zone });
  return Array.from({ length: days }, (_, index) => start.plus({ days: index + 1 }).toMillis());
}
