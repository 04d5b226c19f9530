import type { ReviewStage } from './workflow.rules.js';

/** Where a round stands. */
export const ROUND_STATES = ['in_review', 'returned', 'approved', 'withdrawn', 'voided'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/**
 * What can happen to it. `pass`: a stage that is not the last agreed. `approve`: the last stage agreed.
 * `return`: a stage sent it back. `withdraw`: the author took it back. `void`: a standing approval was taken back.
 */
export const ROUND_EVENTS = ['pass', 'approve', 'return', 'withdraw', 'void'] as const;
export type RoundEvent = (typeof ROUND_EVENTS)[number];

/** Every move there is; what is not here does not happen. The same table stands in the database as a trigger. */
export const ROUND_MOVES: Readonly<Record<RoundState, Readonly<Partial<Record<RoundEvent, RoundState>>>>> = {
  in_review: { pass: 'in_review', approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
  returned: {},
  approved: { void: 'voided' },
  withdrawn: {},
  voided: {},
};

/** The state after an event, or null when the event cannot happen there. */
export function afterEvent(from: RoundState, event: RoundEvent): RoundState | null {
  return ROUND_MOVES[from][event] ?? null;
}

/** What agreeing at stage `stage` (0-based) of `stages` means: the last one approves, any other passes the round on. */
export function approvalEvent(stage: number, stages: readonly ReviewStage[]): 'pass' | 'approve' {
  return stage === stages.length - 1 ? 'approve' : 'pass';
}

/** True while the authors' side may not touch the story: under review, or standing approved. */
export function isOpen(state: RoundState): boolean {
  return state === 'in_review' || state === 'approved';
}
