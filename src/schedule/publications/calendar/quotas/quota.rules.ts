import { DateTime } from 'luxon';
import type { CalendarPeriod } from '../../../planner/throttle-rule.rules.js';
import type { Words } from '../../../planner/words.rules.js';
import type { BucketFilter, BucketScope } from '../../../throttle/bucket-scope.rules.js';

/** A department that speaks through an account. */
export interface SpeakingPair {
  departmentId: string;
  accountId: string;
}

/** So many in each day, week or month; what draws on it is `filter`. */
export interface Quota {
  policy: string;
  label: Words;
  per: CalendarPeriod;
  max: number;
  zone: string;
  filter: BucketFilter;
  /** Whose posts draw on it, of those asked about. */
  pairs: SpeakingPair[];
}

/** So many left, or are planned, on the same days of the zone. `path` runs from the root to the department. */
export interface DayCount {
  departmentId: string;
  path: readonly string[];
  accountId: string;
  channel: string;
  /** `YYYY-MM-DD`; two where a send began on one and ended on another. */
  days: readonly string[];
  count: number;
}

export interface UsedPeriod {
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  used: number;
}

/** The quotas per day, week and month that the pairs draw on, each once. Distances and sliding limits are no quotas of a day. */
export function quotasOf(asked: readonly { pair: SpeakingPair; scopes: readonly BucketScope[] }[]): Quota[] {
  const quotas = new Map<string, Quota>();
  for (const { pair, scopes } of asked)
    for (const { key, label, zone, rules, filter } of scopes)
      for (const [place, rule] of rules.entries()) {
        if (rule.type !== 'limit' || rule.window !== 'calendar') continue;
        const known = quotas.get(`${key} ${place}`);
        if (known) known.pairs.push(pair);
        else
          quotas.set(`${key} ${place}`, {
            ...{ policy: key, label, zone, filter, pairs: [pair] },
            ...{ per: rule.per, max: rule.max },
          });
      }
  return [...quotas.values()];
}

/** The days of whole periods that a stretch touches: a week's quota is used by days before the first shown as well. */
export function wholePeriods(
  quotas: readonly Pick<Quota, 'per'>[],
  { from, to }: { from: Date; to: Date },
  zone: string,
): { from: Date; to: Date } {
  const first = DateTime.fromJSDate(from, { zone });
  const last = DateTime.fromMillis(to.getTime() - 1, { zone });
  const periods = ['day' as const, ...quotas.map(({ per }) => per)];
  return {
    from: new Date(Math.min(...periods.map((per) => first.startOf(per).toMillis()))),
    to: new Date(Math.max(...periods.map((per) => last.endOf(per).toMillis() + 1))),
  };
}

/** How much of a quota is used, by period, earliest first; periods of which nothing is used are left out. */
export function usedOf({ per, zone, filter }: Quota, counts: readonly DayCount[]): UsedPeriod[] {
  const used = new Map<string, UsedPeriod>();
  for (const one of counts) {
    if (!drawsOn(filter, one)) continue;
    // Once in each period, on however many of its days.
    const periods = new Map(one.days.map((text) => periodOf(DateTime.fromISO(text, { zone }), per, text)));
    for (const [from, to] of periods) {
      const period = used.get(from) ?? { from, to, used: 0 };
      period.used += one.count;
      used.set(from, period);
    }
  }
  return [...used.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Its first and its last day. */
function periodOf(day: DateTime, per: CalendarPeriod, text: string): [from: string, to: string] {
  return [day.startOf(per).toISODate() ?? text, day.endOf(per).toISODate() ?? text];
}

function drawsOn(filter: BucketFilter, { departmentId, path, accountId, channel }: DayCount): boolean {
  return (
    (filter.departmentId === null || filter.departmentId === departmentId) &&
    (filter.subtree === null || path.includes(filter.subtree)) &&
    (filter.channel === null || filter.channel === channel) &&
    (filter.accountId === null || filter.accountId === accountId)
  );
}
