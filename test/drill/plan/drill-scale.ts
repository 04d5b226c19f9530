import type { Backend } from '../../engine/household.js';
import { HURRY } from '../hurried/patience.rules.js';
import type { Guests } from './guests.js';

/** How big a drill is, and how long it takes. Times are ms. */
export interface DrillScale {
  publications: number;
  /** Of these, so many leave by other ways than the usual ones. */
  guests: Guests;
  /** Worker processes at work at the same time. */
  workers: number;
  /** Loaded ones in reserve. */
  reserve: number;
  /** At least so many are killed. */
  kills: number;
  /** The slots lie within it, and so does the bad weather. */
  stormMs: number;
  /** After the storm: as long as nothing comes to rest for so long, it is waited for. */
  settleMs: number;
  /** What it takes to load the first workers, ms: on two cores with nothing else to do, and some more. */
  usualLoadMs: number;
  /** The product's own patience (longest calls, margins, looks, the life of a claim) is divided by it; 1 = as it is. */
  hurry: number;
}

const SLOWEST = 6;

/** The same drill on a machine that is busy with other things: everything is given more time, nothing becomes less. */
export function atPace(scale: DrillScale, loadMs: number): DrillScale {
  const slower = Math.min(SLOWEST, Math.max(1, loadMs / scale.usualLoadMs));
  return { ...scale, stormMs: Math.round(scale.stormMs * slower), settleMs: Math.round(scale.settleMs * slower) };
}

/** What one run is asked to do. */
export interface DrillSettings {
  backend: Backend;
  seed: number;
  scale: DrillScale;
  /** Official accounts have a callback address; without one their results are asked for. */
  callbacks: boolean;
}

/** Everything of the full drill, on a twentieth of the publications and in a fifth of the product's patience. */
export const QUICK: DrillScale = {
  publications: 500,
  guests: { biz: 12, drafts: 6, issues: 3, byHand: 12, webhook: 12, wordpress: 12 },
  workers: 3,
  reserve: 2,
  kills: 20,
  stormMs: 15_000,
  settleMs: 40_000,
  usualLoadMs: 1_500,
  hurry: HURRY,
};

export const FULL: DrillScale = {
  publications: 10_000,
  guests: { biz: 240, drafts: 80, issues: 30, byHand: 200, webhook: 200, wordpress: 200 },
  workers: 4,
  reserve: 2,
  kills: 200,
  stormMs: 300_000,
  settleMs: 300_000,
  usualLoadMs: 5_000,
  hurry: 1,
};
