import { judgeGate } from '../planner/planner.rules.js';
import { parseInstant } from '../planner/time/iso-time.rules.js';
import type { BucketScope } from './bucket-scope.rules.js';

/** Half-open, epoch ms; infinite where nothing ends it. */
export interface SureStretch {
  from: number;
  to: number;
}

const MINUTE = 60_000;

/**
 * A stretch around an instant throughout which hours and blackouts let a send leave, or null when they do not at that very instant.
 * It may be shorter than the truth, never longer: hours open and close on whole minutes, so within one minute they say one thing, and
 * so do blackouts between two of their ends.
 * @param at epoch ms
 */
export function sureStretch(scopes: readonly BucketScope[], at: number): SureStretch | null {
  const verdict = judgeGate({ at, buckets: scopes.map((scope) => ({ ...scope, sent: [], planned: [] })) });
  if (!verdict.legal) return null;
  let [from, to] = [-Infinity, Infinity];
  for (const rule of scopes.flatMap(({ rules }) => rules)) {
    const ends = endsAround(rule, at);
    from = Math.max(from, ...ends.filter((end) => end <= at));
    to = Math.min(to, ...ends.filter((end) => end > at));
  }
  return { from, to };
}

function endsAround(rule: BucketScope['rules'][number], at: number): number[] {
  if (rule.type === 'hours') {
    const minute = Math.floor(at / MINUTE) * MINUTE;
    return [minute, minute + MINUTE];
  }
  return rule.type === 'blackout' ? [parseInstant(rule.from), parseInstant(rule.to)].filter((end) => end !== null) : [];
}
