import { AppError } from '../../../platform/errors/app-error.js';
import { SLOT_OUTSIDE_WINDOW, WISH_IN_PAST, WISH_TOO_FAR } from '../../schedule.errors.js';

/** The farthest a wish may lie ahead, ms: the planner searches a year and a day. */
export const FARTHEST_WISH_MS = 366 * 86_400_000;

/** How long a publication may leave after its slot, ms, unless its sealed window ends sooner (design: throttling, default 24 h). */
export const VALID_FOR_MS = 86_400_000;

export interface SlotWindow {
  from: number;
  to: number;
}

/**
 * From when the planner searches: the wish, but never before now, before the sealed window opens, or before the slot of
 * the publication it waits for (all epoch ms).
 * @throws AppError WISH_IN_PAST | WISH_TOO_FAR | SLOT_OUTSIDE_WINDOW
 */
export function searchFrom(
  wish: number | null,
  now: number,
  window: SlotWindow,
  dependencySlot: number | null,
): number {
  if (wish !== null && wish < now) throw new AppError(WISH_IN_PAST, {}, 'wishedAt');
  if (wish !== null && wish > now + FARTHEST_WISH_MS) throw new AppError(WISH_TOO_FAR, {}, 'wishedAt');
  return Math.max(wish ?? now, now, window.from, dependencySlot ?? 0);
}

/**
 * The slot must lie inside the window that was signed; a later one needs a new signature.
 * @throws AppError SLOT_OUTSIDE_WINDOW with the slot, so that people can decide
 */
export function requireInsideWindow(slot: number, window: SlotWindow, show: (at: number) => string): void {
  if (slot >= window.from && slot < window.to) return;
  throw new AppError(
    SLOT_OUTSIDE_WINDOW,
    { slot: show(slot), from: show(window.from), to: show(window.to) },
    'wishedAt',
    { slotAt: new Date(slot).toISOString() },
  );
}

/** Until when it may leave: a day after its slot, but never beyond the sealed window. */
export function validUntil(slot: number, window: SlotWindow): number {
  return Math.min(slot + VALID_FOR_MS, window.to);
}
