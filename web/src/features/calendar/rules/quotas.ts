import type { Quota } from '../api/calendar-queries';
import type { LaneKind } from './items';

export interface Meter {
  policy: string;
  label: { zh: string; en: string };
  per: Quota['per'];
  max: number;
  used: number;
}

/** The quotas of a lane on a day, the one with least left first. */
export function metersOf(quotas: readonly Quota[], kind: LaneKind, laneId: string, day: string): Meter[] {
  return quotas
    .filter((quota) => isOf(quota, kind, laneId))
    .map(({ policy, label, per, max, periods }) => {
      const period = periods.find(({ from, to }) => from <= day && day <= to);
      return { policy, label, per, max, used: period?.used ?? 0 };
    })
    .filter(isWorthTelling)
    .sort((a, b) => a.max - a.used - (b.max - b.used));
}

/** What a platform allows is far from what anybody posts: it is told when half of it is gone. */
function isWorthTelling({ policy, max, used }: Meter): boolean {
  return !policy.startsWith('cap:') || used * 2 >= max;
}

/** A lane shows what is its own: of an account also what all who speak there share. */
function isOf(quota: Quota, kind: LaneKind, laneId: string): boolean {
  if (kind === 'department') return quota.departmentId === laneId;
  return quota.accountIds.includes(laneId) && (quota.departmentId === null || quota.departmentIds.length === 1);
}
