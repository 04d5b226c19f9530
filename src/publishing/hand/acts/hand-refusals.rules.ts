import { AppError } from '../../../platform/errors/app-error.js';
import type { PublicationState } from '../../../schedule/publications/publication-state.rules.js';
import { type Stop, stopsInHand } from '../../leaving/may-leave.rules.js';
import {
  HAND_CLOSED,
  HAND_EARLY,
  HAND_FROZEN,
  HAND_NOT_NOW,
  HAND_NOT_TAKEN,
  HAND_TAKEN,
  HAND_UNAPPROVED,
} from '../hand.errors.js';
import { HAND_STAGE_NAMES, type HandReport, stageOf } from '../hand-task.rules.js';

/** The package is open so long before the slot, ms: large videos are uploaded ahead. */
const PACKAGE_AHEAD_MS = 60 * 60_000;

/** As much of a task as decides whether it may be posted. */
export interface HandStops {
  state: PublicationState;
  slotAt: Date;
  takenBy: string | null;
  freezeReason: string | null;
  stops: readonly Stop[];
  /** The database's clock. */
  now: Date;
}

/** As much of it as says who may report on it. */
export interface HandHolding {
  state: PublicationState;
  /** Whether the attempt it stands under was laid out. */
  laidOut: boolean | null;
  takenBy: string | null;
  takenByName: string | null;
  report: HandReport | null;
}

/** A freeze or a missing approval: what is out in spite of it is reported with its reason. Null = neither. */
export function orderedStop({ stops, freezeReason }: Pick<HandStops, 'stops' | 'freezeReason'>): AppError | null {
  const is = (code: Stop['code']): boolean => stops.some((stop) => stop.code === code);
  if (is('frozen')) return new AppError(HAND_FROZEN, { reason: freezeReason ?? '' });
  return is('unapproved') ? new AppError(HAND_UNAPPROVED) : null;
}

/** Nobody begins what may not leave. @throws AppError HAND_FROZEN, HAND_UNAPPROVED, HAND_NOT_NOW */
export function requireMayLeave(task: Pick<HandStops, 'stops' | 'freezeReason'>): void {
  const ordered = orderedStop(task);
  if (ordered) throw ordered;
  const [why] = task.stops;
  if (why) throw new AppError(HAND_NOT_NOW, { why: why.text });
}

/**
 * Whether what is to be copied may be seen: from an hour before the slot on, while it may leave. Whoever has it in hand goes on beyond
 * the hours to publish in; what it was like can be looked up afterwards.
 * @throws AppError HAND_CLOSED, HAND_EARLY, HAND_FROZEN, HAND_UNAPPROVED, HAND_NOT_NOW
 */
export function requireInTime(task: HandStops): void {
  const stage = stageOf(task.state);
  if (stage === 'off' || stage === 'failed') throw closed(task);
  const early = stage === 'upcoming' && task.slotAt.getTime() - task.now.getTime() > PACKAGE_AHEAD_MS;
  if (early) throw new AppError(HAND_EARLY, { minutes: PACKAGE_AHEAD_MS / 60_000 });
  // When its time is over, whether it is out is looked up by what was laid out: only orders stop that.
  const stops = stage === 'overdue' ? [] : task.takenBy === null ? task.stops : stopsInHand(task.stops);
  const ordered = orderedStop(task);
  if (ordered) throw ordered;
  requireMayLeave({ ...task, stops });
}

/**
 * Who says that a post is out and brings a picture of it: in time whoever has it in hand, afterwards anybody who may post there.
 * @throws AppError HAND_CLOSED, HAND_NOT_TAKEN, HAND_TAKEN
 */
export function requireReporter(task: HandHolding, personId: string): void {
  const stage = stageOf(task.state);
  const ended = task.laidOut !== true || task.report !== null || (stage !== 'open' && stage !== 'overdue');
  if (ended) throw closed(task);
  if (stage === 'overdue' || task.takenBy === personId) return;
  if (task.takenBy === null) throw new AppError(HAND_NOT_TAKEN);
  throw new AppError(HAND_TAKEN, { name: task.takenByName ?? '' });
}

/** Why it cannot be done any more. */
export function closed({ state }: Pick<HandStops, 'state'>): AppError {
  const stage = stageOf(state);
  return new AppError(HAND_CLOSED, { stage: HAND_STAGE_NAMES[stage] }, undefined, { stage });
}
