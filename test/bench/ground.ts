import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { type Household, openHousehold } from '../engine/household.js';
import { WIDE_LIMITS } from '../engine/private-sandbox.js';
import { quitServer } from '../engine/quit-server.js';
import { STATEMENT_SETTINGS } from './product/profile.js';

/** Sends, or jobs of the floor, at the same time. */
export const PLACES = 50;
/** Database connections of floor and product alike. */
export const POOL = 20;

/** How much is measured. A median of fewer than three rounds would be no median. */
export interface Sizes {
  rounds: number;
  /** Sent before anything counts: compiled code, open connections, warm caches. */
  warmUp: number;
  /** Due at once for the throughput. */
  saturation: number;
  /** Due in the same second for the lateness. */
  burst: number;
  /** From asking to the slot, ms: the worker knows of it, the alarms are in the queue. */
  aheadMs: number;
  /** `jobs` for each round. Not a whole second apart, so that every phase of the clocks' ticks is met. */
  trickle: { jobs: number; everyMs: number };
  planner: { small: number; large: number; grants: number };
  claim: { departments: number; each: number; rounds: number };
  idle: { settleMs: number; watchMs: number };
}

export const FULL: Sizes = {
  rounds: 3,
  warmUp: 200,
  saturation: 2_000,
  burst: 1_000,
  aheadMs: 5_000,
  trickle: { jobs: 34, everyMs: 1_037 },
  planner: { small: 10_000, large: 1_000_000, grants: 300 },
  claim: { departments: 200, each: 8, rounds: 3 },
  idle: { settleMs: 15_000, watchMs: 30_000 },
};

/**
 * Ends within 50 s, also on a machine that is busy: at most so many, fewer where they would take longer than `QUICK_RUN_MS`. One run
 * of the product gives throughput and lateness.
 */
export const QUICK: Sizes = {
  rounds: 3,
  warmUp: 60,
  saturation: 300,
  burst: 300,
  aheadMs: 1_500,
  trickle: { jobs: 5, everyMs: 347 },
  planner: { small: 500, large: 50_000, grants: 60 },
  claim: { departments: 200, each: 1, rounds: 3 },
  idle: { settleMs: 6_000, watchMs: 6_000 },
};
export const QUICK_RUN_MS = 700;

/** What every part of a run stands on. */
export interface Ground {
  household: Household;
  /** Of the seeded accounts' secrets. */
  secretKey: Buffer;
  sizes: Sizes;
  quick: boolean;
  /** Absolute folder for profiles; null = none are taken. */
  profile: string | null;
  say(message: string): void;
}

/** Its servers: a PostgreSQL whose commits reach the disk, a Redis, the platforms' stand-ins in a process of their own. */
export async function openGround(
  { quick, profile }: { quick: boolean; profile: string | null },
  say: (message: string) => void,
): Promise<Ground> {
  // The floors know no cap.
  const limits = { ...WIDE_LIMITS, weibo: { ...WIDE_LIMITS.weibo, postsPerHour: 10_000_000 } };
  const household = await openHousehold({ redis: true, limits, settings: profile === null ? {} : STATEMENT_SETTINGS });
  return {
    household,
    secretKey: randomBytes(32),
    sizes: quick ? QUICK : FULL,
    quick,
    profile: profile === null ? null : resolve(profile),
    say,
  };
}

/** At once: nothing of it is kept. */
export async function closeGround({ household }: Ground): Promise<void> {
  await quitServer(household.folder);
  await household.close();
}
