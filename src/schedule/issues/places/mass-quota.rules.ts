import { DateTime } from 'luxon';

/** WeChat counts mass sends by days and months of Beijing. */
export const QUOTA_ZONE = 'Asia/Shanghai';

/** Mass sends an account has in each day or month; the same figures as the policy that binds them (throttle.queries.ts). */
export interface MassQuota {
  max: number;
  per: 'day' | 'month';
}

/** One a day for a 公众号, four a month for a 服务号 (Batch_Sends page, 2026). @param settings the account's */
export function massQuotaOf(settings: Readonly<Record<string, unknown>>): MassQuota {
  return settings['accountKind'] === 'service' ? { max: 4, per: 'month' } : { max: 1, per: 'day' };
}

/** The day or month of the quota in which an instant lies, epoch ms; the end is the next one's start. */
export function quotaPeriod({ per }: MassQuota, at: number): { from: number; to: number } {
  const from = DateTime.fromMillis(at, { zone: QUOTA_ZONE }).startOf(per);
  return { from: from.toMillis(), to: from.plus(per === 'day' ? { days: 1 } : { months: 1 }).toMillis() };
}

/** What draws on the mass sends of an account, and when (epoch ms). */
export interface MassUse {
  /** `sent`: out or under way; `planned`: has a slot; `open`: an issue that still takes bookings. */
  kind: 'sent' | 'planned' | 'open';
  at: number;
}

/** How many of the mass sends of the period around an instant are used, and for what. */
export function usedAround(quota: MassQuota, use: readonly MassUse[], at: number): Record<MassUse['kind'], number> {
  const { from, to } = quotaPeriod(quota, at);
  const count = (kind: MassUse['kind']): number =>
    use.filter((one) => one.kind === kind && one.at >= from && one.at < to).length;
  return { sent: count('sent'), planned: count('planned'), open: count('open') };
}

/** Why a period has no mass send left; null when it has. */
export function quotaRefusal(
  quota: MassQuota,
  use: readonly MassUse[],
  at: number,
): { zh: string; en: string; forGood: boolean } | null {
  const { sent, planned, open } = usedAround(quota, use, at);
  if (sent + planned + open < quota.max) return null;
  const day = DateTime.fromMillis(at, { zone: QUOTA_ZONE });
  const [zhDay, enDay] =
    quota.per === 'day'
      ? [day.toFormat('M月d日'), day.toISODate()]
      : [day.toFormat('yyyy年M月'), day.toFormat('yyyy-MM')];
  const zh = [
    ...(sent > 0 ? [`已发 ${sent} 次`] : []),
    ...(planned > 0 ? [`已排期 ${planned} 次`] : []),
    ...(open > 0 ? [`另有 ${open} 期在预订中`] : []),
  ].join('，');
  const en = [
    ...(sent > 0 ? [`${sent} sent`] : []),
    ...(planned > 0 ? [`${planned} planned`] : []),
    ...(open > 0 ? [`${open} other issue${open > 1 ? 's' : ''} open for booking`] : []),
  ].join(', ');
  return {
    zh: `公众号${quota.per === 'day' ? '每天' : '每月'}只能群发 ${quota.max} 次，${zhDay}${zh}`,
    en: `the account mass-sends ${quota.max === 1 ? 'once' : `${quota.max} times`} a ${quota.per}; of ${enDay}: ${en}`,
    // What is out stays out; what is planned can still be given up.
    forGood: sent >= quota.max,
  };
}
