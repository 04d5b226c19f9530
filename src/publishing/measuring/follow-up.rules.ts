/** Something done at an age of a post; `ms` after its send. */
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

/**
 * The step that follows, ages that have passed meanwhile left out: a month's silence is not made good by five calls at once.
 * @param sentAt epoch ms
 * @param now epoch ms
 * @returns its index and time (epoch ms), or null after the last
 */
export function nextStep(
  ages: readonly Age[],
  step: number,
  sentAt: number,
  now: number,
): { step: number; at: number } | null {
  for (let index = step + 1; index < ages.length; index += 1) {
    const at = sentAt + (ages[index]?.ms ?? 0);
    if (at > now) return { step: index, at };
  }
  return null;
}

/**
 * The step a post has reached: after a silence what is found belongs to the latest age that has passed, not to the one that was due.
 * @param step the one that was due
 * @param sentAt epoch ms
 * @param now epoch ms
 */
export function stepReached(ages: readonly Age[], step: number, sentAt: number, now: number): number {
  const passed = ages.filter(({ ms }) => sentAt + ms <= now).length - 1;
  return Math.max(step, passed);
}
