import { addDays, weekdayOf } from '../../lib/clock/days';
import type { Quota } from './api/insights-queries';

/** So much of a quota was used in a day, week or month; first and last day, `YYYY-MM-DD`. */
export type Use = Quota['periods'][number];

/** Every period that the days touch, also those in which nothing was used. @param days in order, without gaps */
export function usesOf({ per, periods }: Pick<Quota, 'per' | 'periods'>, days: readonly string[]): Use[] {
  const used = new Map(periods.map((one) => [one.from, one.used]));
  const uses = new Map<string, Use>();
  for (const day of days) {
    const { from, to } = periodOf(per, day);
    if (!uses.has(from)) uses.set(from, { from, to, used: used.get(from) ?? 0 });
  }
  return [...uses.values()];
}

function periodOf(per: Quota['per'], day: string): { from: string; to: string } {
  if (per === 'day') return { from: day, to: day };
  if (per === 'week') {
    const monday = addDays(day, 1 - weekdayOf(day));
    return { from: monday, to: addDays(monday, 6) };
  }
  const first = `${day.slice(0, 7)}-01`;
  return { from: first, to: addDays(`${addDays(first, 32).slice(0, 7)}-01`, -1) };
}

export interface QuotaUse {
  quota: Quota;
  uses: Use[];
  /** The most that was used in one period. */
  most: number;
  /** On average, of all periods. */
  average: number;
  /** In so many periods nothing was left. */
  full: number;
}

/**
 * How far each quota was used, the fullest first. Those of which nothing was used are left out; so is what a platform allows, unless
 * half of it was gone: it is far from what anybody posts.
 * @param departments whose quotas are asked about; null for all
 */
export function quotaUses(
  quotas: readonly Quota[],
  days: readonly string[],
  departments: ReadonlySet<string> | null,
): QuotaUse[] {
  return quotas
    .filter(({ departmentIds }) => departments === null || departmentIds.some((id) => departments.has(id)))
    .map((quota) => {
      const uses = usesOf(quota, days);
      const counts = uses.map(({ used }) => used);
      const most = Math.max(0, ...counts);
      const average = counts.reduce((sum, used) => sum + used, 0) / Math.max(1, counts.length);
      return { quota, uses, most, average, full: counts.filter((used) => used >= quota.max).length };
    })
    .filter(({ quota, most }) => (quota.policy.startsWith('cap:') ? most * 2 >= quota.max : most > 0))
    .sort((one, other) => other.full - one.full || other.most / other.quota.max - one.most / one.quota.max);
}

/** A department and all below it. @param parents of departments by id; the root's is null */
export function withAllBelow(above: string, parents: ReadonlyMap<string, string | null>): Set<string> {
  const isWithin = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === above) return true;
    return false;
  };
  return new Set([above, ...[...parents.keys()].filter(isWithin)]);
}
