import { randomBytes } from 'node:crypto';
import { type Household, openHousehold } from '../engine/household.js';

/** Sends, or jobs of the floor, at the same time. */
export const PLACES = 50;
/** Database connections of floor and product alike. */
export const POOL = 20;

/** How much is measured. A median of fewer than three rounds would be no median. */
export interface Sizes {
  rounds: number;
  /** Due at once for the throughput. */
  saturation: number;
  /** Due in the same second for the lateness. */
  burst: number;
  trickle: { jobs: number; everyMs: number };
  planner: { small: number; large: number; grants: number };
  claim: { departments: number; each: number; rounds: number };
  idle: { settleMs: number; watchMs: number };
}

export const FULL: Sizes = {
  rounds: 3,
  saturation: 2_000,
  burst: 1_000,
  // Not a whole second apart, so that every phase of the clocks' ticks is met.
  trickle: { jobs: 60, everyMs: 1_037 },
  planner: { small: 10_000, large: 1_000_000, grants: 200 },
  claim: { departments: 200, each: 8, rounds: 3 },
  idle: { settleMs: 15_000, watchMs: 30_000 },
};

export const QUICK: Sizes = {
  rounds: 3,
  saturation: 300,
  burst: 300,
  trickle: { jobs: 20, everyMs: 347 },
  planner: { small: 1_000, large: 100_000, grants: 60 },
  claim: { departments: 200, each: 2, rounds: 3 },
  idle: { settleMs: 8_000, watchMs: 6_000 },
};

/** What every part of a run stands on. */
export interface Ground {
  household: Household;
  /** Of the seeded accounts' secrets. */
  secretKey: Buffer;
  sizes: Sizes;
  quick: boolean;
  say(message: string): void;
}

/** Its servers: a PostgreSQL whose commits reach the disk, a Redis, the platforms' stand-ins in a process of their own. */
export async function openGround(quick: boolean, say: (message: string) => void): Promise<Ground> {
  const household = await openHousehold({ redis: true });
  return { household, secretKey: randomBytes(32), sizes: quick ? QUICK : FULL, quick, say };
}
