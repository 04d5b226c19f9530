import type { ErrorDefinition, ErrorParameters } from '../../platform/errors/app-error.js';
import { REVIEW_WINDOW_ORDER, REVIEW_WINDOW_PAST, REVIEW_WINDOW_TOO_FAR } from '../review.errors.js';

/** How far ahead a release may be signed, in days. */
export const FARTHEST_DAYS = 366;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A window that begins "now" was now when the form was filled in, on a clock that may be a little off. */
const GRACE = 5 * MINUTE;

export interface WindowProblem {
  definition: ErrorDefinition;
  parameters: ErrorParameters;
  /** JSON pointer of the field at fault. */
  pointer: string;
}

/**
 * Checks the window [from, to) in which a story may leave.
 * @returns the first thing wrong with it, or null
 */
export function windowProblem(from: Date, to: Date, now: Date): WindowProblem | null {
  const wrong = (definition: ErrorDefinition, pointer: string, parameters: ErrorParameters = {}): WindowProblem => ({
    definition,
    parameters,
    pointer,
  });
  if (from.getTime() < now.getTime() - GRACE) return wrong(REVIEW_WINDOW_PAST, '/windowFrom');
  if (to.getTime() <= now.getTime()) return wrong(REVIEW_WINDOW_PAST, '/windowTo');
  if (to.getTime() <= from.getTime()) return wrong(REVIEW_WINDOW_ORDER, '/windowTo');
  if (to.getTime() > now.getTime() + FARTHEST_DAYS * DAY) {
    return wrong(REVIEW_WINDOW_TOO_FAR, '/windowTo', { days: FARTHEST_DAYS });
  }
  return null;
}
