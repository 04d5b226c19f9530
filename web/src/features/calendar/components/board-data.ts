import type { Blackout, Quota } from '../api/calendar-queries';
import type { SpecialDay } from '../rules/closures';
import type { Item, Lane } from '../rules/items';

/** What every view of the calendar draws. */
export interface BoardData {
  days: readonly string[];
  items: readonly Item[];
  lanes: readonly Lane[];
  blackouts: readonly Blackout[];
  special: ReadonlyMap<string, SpecialDay>;
  quotas: readonly Quota[];
  today: string;
  /** The month that is looked at, `YYYY-MM`. */
  month: string;
  /** The account that alone is looked at. */
  accountId: string | null;
}
