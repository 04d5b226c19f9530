import type { PublicationState } from '../publication-state.rules.js';

/** What stood before a person when they decided: others may have decided since. */
export interface Shown {
  state: PublicationState;
  /** The new time that was shown for "as soon as possible", epoch ms; null = none was. */
  slot: number | null;
}

/** A new time moves on while people read, and a few seconds of it are no other time to them. */
const SAME_TIME_MS = 60_000;

/** Whether it would leave before the person expects it. Later than shown is in nobody's way. @param slot granted, epoch ms */
export function isEarlierThanShown(slot: number, shown: Shown | undefined): boolean {
  return shown?.slot !== undefined && shown.slot !== null && slot < shown.slot - SAME_TIME_MS;
}
