/** Something done at an age of a post; `ms` after it went out, was put up again or was corrected. */
export interface Age {
  name: string;
  ms: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When somebody looks whether a post is still there and its link opens. */
export const LOOK_AGES: readonly Age[] = [
  { name: '1m', ms: MINUTE },
  { name: '1h', ms: HOUR },
  { name: '24h', ms: DAY },
];

/** When what the platform counts is read; fast at first, as readers are. */
export const MEASURE_AGES: readonly Age[] = [
  { name: '1h', ms: HOUR },
  { name: '1d', ms: DAY },
  { name: '3d', ms: 3 * DAY },
  { name: '7d', ms: 7 * DAY },
  { name: '30d', ms: 30 * DAY },
];

/** A look that finds something amiss is repeated so often before anybody is told; a page may be slow to appear. */
export const LOOKS_BEFORE_WORD = 3;
export const LOOK_AGAIN_MS = MINUTE;

/** How often what was told as amiss is looked at until it is well again: often while somebody is likely to mend it, for a month at most. */
const TROUBLE_PAUSES: readonly { until: number; every: number }[] = [
  { until: DAY, every: HOUR },
  { until: 3 * DAY, every: 6 * HOUR },
  { until: 30 * DAY, every: DAY },
];

/** A look beside the ages, at something that was amiss. */
export const LOOK_AGAIN = 'again';

/**
 * The step that follows, ages that have passed meanwhile left out: a month's silence is not made good by five calls at once.
 * @param from when it went out, or out anew, epoch ms
 * @param now epoch ms
 * @returns its index and time (epoch ms), or null after the last
 */
export function nextStep(
  ages: readonly Age[],
  step: number,
  from: number,
  now: number,
): { step: number; at: number } | null {
  for (let index = step + 1; index < ages.length; index += 1) {
    const at = from + (ages[index]?.ms ?? 0);
    if (at > now) return { step: index, at };
  }
  return null;
}

/**
 * The step a post has reached: after a silence what is found belongs to the latest age that has passed, not to the one that was due.
 * @param step the one that was due
 * @param from epoch ms
 * @param now epoch ms
 */
export function stepReached(ages: readonly Age[], step: number, from: number, now: number): number {
  const passed = ages.filter(({ ms }) => from + ms <= now).length - 1;
  return Math.max(step, passed);
}

/**
 * When what is amiss, and told, is looked at again: somebody mends it, and nobody has to say so. A regular age that comes earlier counts.
 * @param step the last one that was looked at
 * @param from epoch ms
 * @param now epoch ms
 * @returns epoch ms; null after a month
 */
export function lookInTrouble(step: number, from: number, now: number): number | null {
  const pause = TROUBLE_PAUSES.find(({ until }) => now - from < until);
  if (!pause) return null;
  const regular = nextStep(LOOK_AGES, step, from, now);
  return Math.min(now + pause.every, regular?.at ?? Infinity);
}
