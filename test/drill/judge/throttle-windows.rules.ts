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

export interface ThrottledScope {
  name: string;
  buckets: BucketOf[];
  /** One after the other: a policy that was changed has several. */
  windows: ThrottleWindow[];
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
): { scope: string; at: number; count: number; max: number }[] {
  const broken: { scope: string; at: number; count: number; max: number }[] = [];
  for (const scope of scopes)
    for (const bucket of scope.buckets) {
      const own = posts.filter((post) => belongs(post, bucket));
      for (const window of scope.windows)
        for (const stamp of ['arrivedAt', 'at'] as const) {
          const stamps = own.filter((post) => !(scope.urgentFree && post.urgent)).map((post) => post[stamp]);
          broken.push(...breaches(stamps, window, graceMs).map((one) => ({ scope: scope.name, ...one })));
        }
    }
  return broken;
}

function belongs(post: StampedPost, { departments, accounts, channel }: BucketOf): boolean {
  if (departments && !departments.includes(post.departmentId)) return false;
  if (accounts && !accounts.includes(post.accountId)) return false;
  return channel === undefined || post.channel === channel;
}

/** Every half-open stretch (t − per, t] that ends at a post. */
function breaches(
  stamps: readonly number[],
  { max, perMs, from, to }: ThrottleWindow,
  graceMs: number,
): { at: number; count: number; max: number }[] {
  const sorted = [...stamps].sort((a, b) => a - b);
  const broken: { at: number; count: number; max: number }[] = [];
  let oldest = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[oldest] ?? at) <= at - perMs) oldest += 1;
    const count = index - oldest + 1;
    if (count > max && at >= from + (from > 0 ? graceMs : 0) && at < to) broken.push({ at, count, max });
  }
  return broken;
}
