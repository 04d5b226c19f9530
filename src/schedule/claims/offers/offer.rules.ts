import { firstOpen } from '../../planner/planner.rules.js';
import type { BucketFilter, BucketScope } from '../../throttle/bucket-scope.rules.js';

/** So many are looked at again when a place is given back, of every line the same number and at least its first. */
export const OFFERED_AT_ONCE = 200;
/** And of one line at most so many: behind a place that came back a whole line moves up. */
export const OFFERED_OF_A_LINE = 50;

/** What counted a send that has been given back: in each of these there is a place now. */
export function freedBy(scopes: readonly BucketScope[]): BucketFilter[] {
  const counting = scopes.filter(({ lock }) => lock !== null);
  return [...new Map(counting.map(({ key, filter }) => [key, filter])).values()];
}

/** One that slipped, behind a place that came back. Times are epoch ms. */
export interface Slipped {
  readonly wishedAt: number;
  readonly slotAt: number;
  readonly urgent: boolean;
}

/**
 * The second at which it is looked at again: the next one at which hours and blackouts let it leave at all. Null where that is no sooner
 * than the slot it has: what is closed now, or held, is not exchanged for a slot that is good.
 * @param scopes the buckets it draws on
 */
export function offeredSlot(
  { wishedAt, slotAt, urgent }: Slipped,
  now: number,
  scopes: readonly BucketScope[],
): number | null {
  const next = Math.floor(now / 1000) * 1000 + 1000;
  const binding = scopes.filter(({ yields }) => !(yields && urgent));
  const buckets = binding.map((scope) => ({ ...scope, sent: [], planned: [] }));
  return firstOpen({ buckets, from: Math.max(next, wishedAt), before: slotAt });
}
