import { formatDate } from '../planner/time/iso-time.rules.js';
import { SECOND, ZoneClock } from '../planner/time/zone-clock.rules.js';
import type { CopiedPublication, PlanCopy } from './plan-copy.rules.js';
import type { Replanned } from './replan.rules.js';

export const DIFFERENCE_KINDS = ['moved', 'impossible', 'held'] as const;
/** `held`: its new slot lies in a blackout that waits for a person. One that moves there is `moved` too. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One local day of the zone: how many slots lie on it today and in the plan made anew. */
export interface DayCount {
  readonly date: string;
  readonly before: number;
  readonly after: number;
}

/** What a plan made anew changes, among the publications somebody may see. Lists hold indices of the copy's publications. */
export interface PlanDifference {
  readonly planned: number;
  readonly unchanged: number;
  readonly earlier: number;
  readonly later: number;
  /** By new slot, then in the order of the waiting. */
  readonly moved: readonly number[];
  /** By present slot, then in the order of the waiting. */
  readonly impossible: readonly number[];
  /** By new slot, then in the order of the waiting. */
  readonly held: readonly number[];
  /** Those that wait longest beyond their present slot, longest first. */
  readonly biggestDelays: readonly number[];
  /** Of publications that are not shown: others' departments share buckets, so a rule moves them too. */
  readonly notShown: { readonly planned: number; readonly moved: number; readonly impossible: number };
  /** Days on which something changes or stands, ascending. */
  readonly days: readonly DayCount[];
}

const BIGGEST = 10;
/** Publications compared between two looks at the clock. */
const STEP = 4096;
/** More publications than a copy may hold: seconds of an instant and an index fit one exact number together. */
const INDICES = 2 ** 20;

/**
 * Compares a copy with the plan made anew from it. Yields every few thousand, for the caller to breathe or stop.
 * @param isShown whether the asker may see the publications of a department
 */
export function* planDifference(
  copy: PlanCopy,
  plan: Replanned,
  isShown: (departmentId: string) => boolean,
): Generator<void, PlanDifference> {
  const shownSpeakers = copy.speakers.map(({ departmentId }) => isShown(departmentId));
  const days = new DayTally(copy.zone);
  const lists = { moved: [] as number[], impossible: [] as number[], held: [] as number[] };
  const notShown = { planned: 0, moved: 0, impossible: 0 };
  const tally = { planned: 0, unchanged: 0, earlier: 0, later: 0 };
  for (const [index, { speaker, slot }] of copy.publications.entries()) {
    if (index % STEP === 0) yield;
    const to = plan.slots[index] as number;
    const change = Number.isNaN(to) ? 'impossible' : to === slot ? 'unchanged' : 'moved';
    if (!shownSpeakers[speaker]) {
      notShown.planned += 1;
      if (change !== 'unchanged') notShown[change] += 1;
      continue;
    }
    tally.planned += 1;
    days.count(slot, 'before');
    if (change !== 'impossible') days.count(to, 'after');
    if (plan.held[index] === 1) lists.held.push(index);
    if (change === 'unchanged') tally.unchanged += 1;
    else lists[change].push(index);
    if (change === 'moved') tally[to < slot ? 'earlier' : 'later'] += 1;
  }
  const to = (index: number): number => plan.slots[index] as number;
  const from = (index: number): number => (copy.publications[index] as CopiedPublication).slot;
  const sorted: number[][] = [];
  const delayed = lists.moved.filter((index) => to(index) > from(index));
  for (const [list, time] of [
    [lists.moved, to],
    [lists.impossible, from],
    [lists.held, to],
    [delayed, (index: number) => from(index) - to(index)],
  ] as const) {
    yield;
    sorted.push(sortedBy(list, time));
  }
  const [moved = [], impossible = [], held = [], delays = []] = sorted;
  return { ...tally, moved, impossible, held, biggestDelays: delays.slice(0, BIGGEST), notShown, days: days.all() };
}

/** By a time in whole seconds, then by index. As plain numbers, since sorting blocks: 100,000 take some ten milliseconds. */
function sortedBy(indices: readonly number[], time: (index: number) => number): number[] {
  const keys = Float64Array.from(indices, (index) => Math.floor(time(index) / SECOND) * INDICES + index).sort();
  return Array.from(keys, (key) => key - Math.floor(key / INDICES) * INDICES);
}

class DayTally {
  private readonly clock: ZoneClock;
  private readonly counts = new Map<number, { before: number; after: number }>();

  constructor(zone: string) {
    this.clock = ZoneClock.of(zone);
  }

  count(at: number, side: 'before' | 'after'): void {
    const day = this.clock.dayAt(at);
    const kept = this.counts.get(day) ?? { before: 0, after: 0 };
    this.counts.set(day, kept);
    kept[side] += 1;
  }

  all(): DayCount[] {
    return [...this.counts].sort(([a], [b]) => a - b).map(([day, both]) => ({ date: formatDate(day), ...both }));
  }
}
