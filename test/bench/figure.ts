import { median, type Spread, spreadOf } from './statistics.rules.js';

export type Better = 'higher' | 'lower';

/** One figure of the bench as `--json` prints it, and what the table shows beside. */
export interface Figure {
  name: string;
  value: number;
  /** Null: reported, nothing is promised. */
  goal: number | null;
  better: Better;
  /** The same of the floor in the same run, in its own unit; null where there is none. */
  floor: number | null;
  /** Of the rounds the value is the median of. */
  spread: Spread;
  /** Unit of `floor`, and what deserves to be known about this run, e.g. that it was scaled down. */
  floorUnit: string;
  note?: string;
}

interface Aim {
  goal: number | null;
  better: Better;
}

/** Every figure that has a goal (design: quality), in the order in which they are shown. */
export const GOALS = {
  'pipeline.ratio.postgres': { goal: 3, better: 'higher' },
  'pipeline.ratio.redis': { goal: 1.75, better: 'higher' },
  'burst1000.p99.ratio.postgres': { goal: 0.4, better: 'lower' },
  'burst1000.p99.ratio.redis': { goal: 0.75, better: 'lower' },
  'trickle.p50.extraMs.postgres': { goal: 10, better: 'lower' },
  'trickle.p99.extraMs.postgres': { goal: 40, better: 'lower' },
  'planner.growth.1e6': { goal: 1.5, better: 'lower' },
  'claim.contention.ratio': { goal: 3, better: 'lower' },
  'idle.cpuPercent': { goal: 2, better: 'lower' },
  'idle.rssMiB': { goal: 300, better: 'lower' },
} as const satisfies Record<string, Aim>;

export type GoalName = keyof typeof GOALS;

interface Measured {
  /** One value for each round. */
  values: readonly number[];
  /** The floor's of each round; none where there is no floor. */
  floors?: readonly number[];
  floorUnit?: string;
  note?: string;
}

/** A figure with a goal, as the median of its rounds. */
export function judged(name: GoalName, measured: Measured): Figure {
  return figure(name, GOALS[name], measured);
}

/** A figure that is reported only. */
export function reported(name: string, better: Better, measured: Measured): Figure {
  return figure(name, { goal: null, better }, measured);
}

function figure(name: string, { goal, better }: Aim, measured: Measured): Figure {
  const { values, floors = [], floorUnit = '', note } = measured;
  return {
    name,
    value: rounded(median(values)),
    goal,
    better,
    floor: floors.length > 0 ? rounded(median(floors)) : null,
    spread: spreadOf(values),
    floorUnit,
    ...(note === undefined ? {} : { note }),
  };
}

/** Undefined when nothing is promised. */
export function isMet({ goal, better, value }: Figure): boolean | undefined {
  if (goal === null) return undefined;
  return better === 'higher' ? value >= goal : value <= goal;
}

/** Four digits that mean something; more would claim more than a shared machine can tell. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
