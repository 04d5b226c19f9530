import type { ChangeOutcome, OutcomeText } from '../channels/channel.js';

/** What a person may order done to what is out. */
export const CHANGE_KINDS = ['retract', 'correct', 'restore'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `ordered`: the connector's turn. `by_hand`: a person does it in the platform's back office and confirms. */
export const CHANGE_STATES = ['ordered', 'by_hand', 'done', 'given_up'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** An order whose end is not known. */
export interface OpenOrder {
  id: string;
  kind: ChangeKind;
  state: ChangeState;
  reason: string;
  /** A call for it may be under way. */
  calling: boolean;
}

export const CHANGE_NAMES: Record<ChangeKind, OutcomeText> = {
  retract: { zh: '撤下', en: 'take down' },
  correct: { zh: '更正', en: 'correct' },
  restore: { zh: '恢复', en: 'put up again' },
};

/** Waits before the platform is called again after an answer was lost or put off, ms. After the last one a person looks. */
export const CHANGE_PAUSES_MS: readonly number[] = [10_000, 30_000, 120_000, 600_000, 1_800_000];
/** Whoever is put off by the platform is not asked again before this, and not later either, ms. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** What follows from the answer to a call. */
export type ChangeStep =
  | { kind: 'done'; url: string | null }
  | { kind: 'again'; inMs: number; told: { code: string; text: OutcomeText } }
  | { kind: 'by_hand'; told: { code: string; text: OutcomeText } };

const UNKNOWN_TEXT: OutcomeText = {
  zh: '平台没有明确答复，系统会再核对；请到平台上查看。',
  en: 'the platform gave no clear answer and is asked again; look on the platform.',
};
const PUT_OFF_TEXT: OutcomeText = {
  zh: '平台暂时不接受，系统稍后再试。',
  en: 'the platform does not take it for now; it is tried again.',
};

/**
 * All three acts are harmless when they are done already, so a lost answer is cleared up by calling again, a bounded number of times.
 * @param tries calls begun, this one included
 * @param now epoch ms
 */
export function stepAfter(outcome: ChangeOutcome, tries: number, now: number): ChangeStep {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', url: outcome.url ?? null };
    case 'refused':
      return { kind: 'by_hand', told: { code: outcome.code, text: outcome.text } };
    case 'unknown':
    case 'retry': {
      const unknown = outcome.kind === 'unknown';
      const told = {
        code: unknown ? 'CHANGE_UNKNOWN' : 'CHANGE_PUT_OFF',
        text: outcome.text ?? (unknown ? UNKNOWN_TEXT : PUT_OFF_TEXT),
      };
      const pause = CHANGE_PAUSES_MS[tries - 1];
      if (pause === undefined) return { kind: 'by_hand', told };
      const asked = outcome.kind === 'retry' ? outcome.notBefore - now : 0;
      return { kind: 'again', inMs: Math.min(LONGEST_WAIT_MS, Math.max(pause, asked)), told };
    }
  }
}
