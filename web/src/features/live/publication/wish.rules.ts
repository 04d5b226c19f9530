import { fromField, toField } from '../../../lib/clock/days';

export interface TimeWish {
  soonest: boolean;
  /** As the field holds it, in the institution's time; empty while nothing is chosen. */
  local: string;
}

export const SOONEST: TimeWish = { soonest: true, local: '' };

/** To the minute, as the field holds it. @param slotAt ISO */
export function at(slotAt: string): TimeWish {
  return { soonest: false, local: toField(Date.parse(slotAt)) };
}

/** ISO, null = as soon as possible, undefined while a time is wanted and none is chosen. */
export function wishOf({ soonest, local }: TimeWish): string | null | undefined {
  if (soonest) return null;
  const at = fromField(local);
  return at === null ? undefined : new Date(at).toISOString();
}
