import { type Bucket, earliestSlot, judge } from '../planner/planner.rules.js';
import type { Because } from '../planner/bucket.rules.js';
import type { Words } from '../planner/words.rules.js';

/** How long a claim stands, ms: long enough to begin, short enough that a dead worker holds a place only for seconds. */
export const CLAIM_LIFE_MS = 15_000;

/** Taken off a claim's life on the worker's own clock, so that it stops before others may take over. */
export const CLAIM_MARGIN_MS = 3_000;

export interface DueFacts {
  validUntil: number;
  /** The slot lies in a freeze blackout that has begun. */
  inFreeze?: boolean;
}

export type ClaimDecision =
  | { kind: 'grant' }
  /** Not now: the earliest second that is legal by the ledger and behind those ahead of it. */
  | { kind: 'slip'; slot: number; because: Because[] }
  | { kind: 'hold'; text: Words }
  | { kind: 'miss'; text: Words };

/**
 * What becomes of a publication that is due at `now` (epoch ms). `buckets` hold the ledger, `ahead` gives each bucket's
 * slots of those before it in the order of the waiting (read only when it is refused).
 */
export function decideClaim(
  due: DueFacts,
  now: number,
  buckets: readonly Bucket[],
  ahead: readonly (readonly number[])[],
): ClaimDecision {
  if (now >= due.validUntil) return { kind: 'miss', text: MISSED };
  if (due.inFreeze) return { kind: 'hold', text: SILENT };
  const verdict = judge({ at: now, now, buckets });
  if (verdict.held) return { kind: 'hold', text: verdict.because[0]?.text ?? MISSED };
  if (verdict.legal) return { kind: 'grant' };
  const answer = earliestSlot({
    wish: now,
    now,
    buckets: buckets.map((bucket, index) => ({ ...bucket, planned: [...bucket.planned, ...(ahead[index] ?? [])] })),
  });
  if (answer.slot === null) return { kind: 'hold', text: answer.error.text };
  // The wait may be shorter than the second that slots are rounded to: then the refusal itself is the reason.
  const because = answer.because.length > 0 ? answer.because : verdict.because;
  return { kind: 'slip', slot: answer.slot, because: [...because] };
}

const SILENT: Words = {
  zh: '发布时间落在停发时段内，请选择重新排期或取消。',
  en: 'Its slot lies in a blackout. Give it a new time or cancel it.',
};

const MISSED: Words = {
  zh: '已过有效期仍未能发出，请重新排期或取消。',
  en: 'It could not leave while it was valid. Give it a new time or cancel it.',
};
