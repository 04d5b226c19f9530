import { isDay } from '../../../lib/clock/days';
import { type View, VIEWS } from './days';
import { LANE_KINDS, type LaneKind } from './items';

/** What of the calendar is looked at: it stands in the address, so that it can be gone back to and passed on. */
export interface LookedAt {
  view: View;
  day: string;
  kind: LaneKind;
  accountId: string | null;
}

/** From an address, whatever stands in it. A phone shows lanes of one kind alone. */
export function lookOf(search: Readonly<Record<string, unknown>>, today: string, isNarrow: boolean): LookedAt {
  const { view, day, kind, accountId } = search;
  return {
    view: VIEWS.find((one) => one === view) ?? 'week',
    day: isDay(day) ? day : today,
    kind: isNarrow ? 'account' : (LANE_KINDS.find((one) => one === kind) ?? 'account'),
    accountId: typeof accountId === 'string' && accountId !== '' ? accountId : null,
  };
}

/** What stands in the address for it: nothing of what is not narrowed down. */
export function searchOf({ accountId, ...look }: LookedAt): Partial<LookedAt> {
  return accountId === null ? look : { ...look, accountId };
}
