import type { Rule, Scope } from './policy-sentence.rules';

export interface Entry {
  date: string;
  departmentId: string;
  channel: string;
  accountId: string;
}

/** Of one day: how many count together, or of the busiest department where each counts alone. */
export interface DayUse {
  date: string;
  used: number;
}

/** The most a day allows; null where no rule speaks of days. */
export function dailyMax(rules: readonly Rule[]): number | null {
  const maxima = rules.filter(({ type, per }) => type === 'limit' && per === 'day').map(({ max = 0 }) => max);
  return maxima.length > 0 ? Math.min(...maxima) : null;
}

/**
 * What falls under a policy, day by day.
 * @param parents of departments by id; the root's is null
 * @param dates in order; days without an entry count 0
 */
export function usageOf(
  policy: Scope,
  entries: readonly Entry[],
  parents: ReadonlyMap<string, string | null>,
  dates: readonly string[],
): DayUse[] {
  const counts = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    if (policy.channel !== null && policy.channel !== entry.channel) continue;
    if (policy.accountId !== null && policy.accountId !== entry.accountId) continue;
    if (policy.departmentId !== null && !isWithin(entry.departmentId, policy.departmentId, parents)) continue;
    const bucket = policy.spread === 'each' ? entry.departmentId : '';
    const day = counts.get(entry.date) ?? new Map<string, number>();
    day.set(bucket, (day.get(bucket) ?? 0) + 1);
    counts.set(entry.date, day);
  }
  return dates.map((date) => ({ date, used: Math.max(0, ...(counts.get(date)?.values() ?? [])) }));
}

function isWithin(id: string, above: string, parents: ReadonlyMap<string, string | null>): boolean {
  for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === above) return true;
  return false;
}
