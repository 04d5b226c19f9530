import type { Blackout, DayClasses } from '../api/calendar-queries';
import { clockOf } from '../../../lib/clock/days';

/** A stretch in which nothing leaves, as far as it touches what is looked at. */
export interface Closure {
  id: string;
  name: string;
  isMourning: boolean;
  /** Held for a person, not moved on. */
  isFreeze: boolean;
  /** The whole of what is looked at. */
  isWhole: boolean;
  /** Only some of those who are looked at: a department, an account or a channel. */
  isPart: boolean;
  /** `HH:mm`, of what is looked at. */
  from: string;
  to: string;
}

/**
 * Blackouts that touch a stretch, of an account where one is looked at; those of one department are told by their department alone.
 * @param withParts also those of others than `who`, marked: where all are looked at together, they are some of them
 */
export function closuresOf(
  blackouts: readonly Blackout[],
  { from, to }: { from: number; to: number },
  who: { accountId?: string; channel?: string | null; departmentId?: string } = {},
  withParts = false,
): Closure[] {
  return blackouts.flatMap((blackout) => {
    const [starts, ends] = [Date.parse(blackout.startsAt), Date.parse(blackout.endsAt)];
    if (starts >= to || ends <= from) return [];
    const isPart = !covers(blackout, who);
    if (isPart && !(withParts && mayConcern(blackout, who))) return [];
    return [
      {
        id: blackout.id,
        name: blackout.name,
        isMourning: blackout.mourning,
        isFreeze: blackout.mode === 'freeze',
        isPart,
        isWhole: starts <= from && ends >= to,
        from: clockOf(Math.max(starts, from)),
        to: ends >= to ? '24:00' : clockOf(ends),
      },
    ];
  });
}

/** Whether some of those looked at may be meant: a blackout of another account, or of another channel, is nothing to whoever looks at one. */
function mayConcern({ accountId, channel }: Blackout, who: { accountId?: string; channel?: string | null }): boolean {
  return (
    (accountId === null || who.accountId === undefined || accountId === who.accountId) &&
    (channel === null || (who.channel ?? null) === null || channel === who.channel)
  );
}

function covers(
  { accountId, channel, departmentId }: Blackout,
  who: { accountId?: string; channel?: string | null; departmentId?: string },
): boolean {
  return (
    (accountId === null || accountId === who.accountId) &&
    (channel === null || channel === who.channel) &&
    (departmentId === null || departmentId === who.departmentId)
  );
}

export interface SpecialDay {
  class: 'workday' | 'weekend' | 'holiday';
  name: { zh: string; en: string } | null;
}

/** What is not simply as its weekday, by day. */
export function specialDaysOf(years: readonly DayClasses[]): ReadonlyMap<string, SpecialDay> {
  return new Map(
    years.flatMap(({ special }) => special.map((one) => [one.date, { class: one.class, name: one.name ?? null }])),
  );
}
