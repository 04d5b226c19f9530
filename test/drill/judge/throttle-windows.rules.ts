import { DateTime } from 'luxon';

/** A post as the platform stamped it, with whose it is. Times are epoch ms. */
export interface StampedPost {
  arrivedAt: number;
  at: number;
  departmentId: string;
  accountId: string;
  channel: string;
  urgent: boolean;
}

/** Which posts draw on one bucket; what is not named does not matter. */
export interface BucketOf {
  departments?: readonly string[];
  accounts?: readonly string[];
  channel?: string;
}

/** At most `max` posts within any stretch of `perMs`, for what was claimed between `from` and `to`. */
export interface ThrottleWindow {
  max: number;
  perMs: number;
  from: number;
  to: number;
}

/** At most `max` posts within one day, week (from Monday) or month of the zone, for the whole run. */
export interface ThrottleQuota {
  max: number;
  per: 'day' | 'week' | 'month';
  /** IANA name. */
  zone: string;
}

export interface ThrottledScope {
  name: string;
  buckets: BucketOf[];
  /** One after the other: a policy that was changed has several. */
  windows: ThrottleWindow[];
  quota?: ThrottleQuota;
  /** So many calls may be with the platform at once: arrived, and not done. */
  maxInFlight?: number;
  /** Urgent posts may exceed a department's rule, never a platform's; default: they count like others. */
  urgentFree?: boolean;
}

/**
 * How often a rule was broken on the platforms' own stamps: by when posts arrived and by when they were done, each on its own.
 * A window is judged when the last of its posts came so late that it was claimed while the rule held.
 * @param graceMs a claim's life and the longest call: so much later than its claim a post may arrive
 */
export function countViolations(
  scopes: readonly ThrottledScope[],
  posts: readonly StampedPost[],
  graceMs: number,
): (Breach & { scope: string })[] {
  const broken: (Breach & { scope: string })[] = [];
  for (const scope of scopes)
    for (const bucket of scope.buckets) {
      const own = posts.filter((post) => belongs(post, bucket) && !(scope.urgentFree && post.urgent));
      const { quota, maxInFlight } = scope;
      if (maxInFlight !== undefined)
        broken.push(...crowds(own, maxInFlight).map((one) => ({ scope: scope.name, ...one })));
      for (const stamp of ['arrivedAt', 'at'] as const) {
        const stamps = own.map((post) => post[stamp]).sort((a, b) => a - b);
        const found = scope.windows.flatMap((window) => breaches(stamps, window, graceMs));
        if (quota) found.push(...excesses(stamps, quota));
        broken.push(...found.map((one) => ({ scope: scope.name, ...one })));
      }
    }
  return broken;
}

function belongs(post: StampedPost, { departments, accounts, channel }: BucketOf): boolean {
  if (departments && !departments.includes(post.departmentId)) return false;
  if (accounts && !accounts.includes(post.accountId)) return false;
  return channel === undefined || post.channel === channel;
}

interface Breach {
  at: number;
  count: number;
  max: number;
}

/** Every half-open stretch (t − per, t] that ends at a post. */
function breaches(sorted: readonly number[], { max, perMs, from, to }: ThrottleWindow, graceMs: number): Breach[] {
  const broken: Breach[] = [];
  let oldest = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[oldest] ?? at) <= at - perMs) oldest += 1;
    const count = index - oldest + 1;
    if (count > max && at >= from + (from > 0 ? graceMs : 0) && at < to) broken.push({ at, count, max });
  }
  return broken;
}

/** Every post beyond the quota of the period it falls in, by the wall clock of the quota's zone. */
function excesses(sorted: readonly number[], { max, per, zone }: ThrottleQuota): Breach[] {
  const counts = new Map<number, number>();
  return sorted.flatMap((at) => {
    const period = DateTime.fromMillis(at, { zone }).startOf(per).toMillis();
    const count = (counts.get(period) ?? 0) + 1;
    counts.set(period, count);
    return count > max ? [{ at, count, max }] : [];
  });
}

/** Every post that arrived while as many as allowed had arrived and were not done. */
function crowds(posts: readonly StampedPost[], max: number): Breach[] {
  return posts.flatMap(({ arrivedAt }, index) => {
    const before = posts.filter(
      (other, at) =>
        at !== index &&
        (other.arrivedAt < arrivedAt || (other.arrivedAt === arrivedAt && at < index)) &&
        other.at > arrivedAt,
    );
    const count = before.length + 1;
    return count > max ? [{ at: arrivedAt, count, max }] : [];
  });
}
