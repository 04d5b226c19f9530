import type { AccountHealth } from '../api/live-queries';

/** Whole days until then; never less than none. @param now epoch ms */
export function daysUntil(at: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(at) - now) / 86_400_000));
}

/** A tenth or less of a quota is worth a warning; so is the last one. */
export function isLow(left: number, limit: number): boolean {
  return left <= 0 || left * 10 <= limit;
}

/** How the state of a token looks. What has not been tried is no fault yet. */
export function looksOf(
  state: AccountHealth['token']['state'],
): 'health-good' | 'health-doubt' | 'health-bad' | 'soft' {
  if (state === 'good') return 'health-good';
  if (state === 'not_needed') return 'soft';
  return state === 'untried' ? 'health-doubt' : 'health-bad';
}
