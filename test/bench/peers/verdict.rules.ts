import { jain } from '../statistics.rules.js';

/** A post of a department as the platform saw it, epoch ms. */
export interface Seen {
  department: string;
  at: number;
}

/** What was asked of everybody: at most `max` posts of one department in any stretch of `perMs`; everything due at `dueAt`. */
export interface Throttle {
  max: number;
  perMs: number;
  dueAt: number;
}

export interface Verdict {
  /** Posts that came although their department had used its places in the stretch before them. */
  violations: number;
  /** Places that stayed empty although their department had something due for them, percent of all places in that time. */
  unusedPercent: number;
  /** Jain's index over what each department got while all of them still had something due. */
  jain: number;
  perSecond: number;
}

/** @param seen everything that was asked for, in any order; several departments */
export function judge(seen: readonly Seen[], throttle: Throttle): Verdict {
  const times = new Map<string, number[]>();
  for (const { department, at } of seen) times.set(department, [...(times.get(department) ?? []), at]);
  const all = [...times.values()].map((stamps) => stamps.sort((a, b) => a - b));
  const unused = all.reduce((sum, own) => sum + unusedPlaces(own, throttle), 0);
  const places = all.reduce((sum, own) => sum + Math.max(0, (own.at(-1) ?? 0) - throttle.dueAt), 0) * throttle.max;
  // By then even the one that finished first under a perfect limiter has something left.
  const shortest = Math.min(...all.map(({ length }) => Math.ceil(length / throttle.max)));
  const horizon = throttle.dueAt + Math.max(1, shortest - 1) * throttle.perMs - 1;
  const stamps = all.flat();
  return {
    violations: all.reduce((sum, own) => sum + violationsOf(own, throttle), 0),
    unusedPercent: places === 0 ? 0 : (unused / places) * 100,
    jain: jain(all.map((own) => own.filter((at) => at <= horizon).length)),
    perSecond: (stamps.length * 1_000) / Math.max(1, Math.max(...stamps) - throttle.dueAt),
  };
}

/** A post counts in the stretches (t − per, t] that end at it or after it. */
function violationsOf(stamps: readonly number[], { max, perMs }: Throttle): number {
  return stamps.filter((at, n) => {
    const first = stamps[n - max];
    return first !== undefined && first > at - perMs;
  }).length;
}

/** Until the last post: empty places for which something was due, times how long (ms). */
function unusedPlaces(stamps: readonly number[], { max, perMs, dueAt }: Throttle): number {
  const last = stamps.at(-1) ?? dueAt;
  const steps = stamps.flatMap((at) => [
    { at, comes: true },
    { at: at + perMs, comes: false },
  ]);
  steps.sort((a, b) => a.at - b.at);
  let [unused, from, used, waiting] = [0, dueAt, 0, stamps.length];
  for (const { at, comes } of steps) {
    const until = Math.min(Math.max(at, dueAt), last);
    unused += Math.max(0, Math.min(max - used, waiting)) * (until - from);
    from = until;
    used += comes ? 1 : -1;
    if (comes) waiting -= 1;
  }
  return unused;
}
