import type { PublicationState } from '../../schedule/publications/publication-state.rules.js';
import type { OutcomeText } from '../channels/channel.js';

/** What a person reports of a task. */
export const HAND_REPORTS = ['posted', 'not_posted', 'put_off'] as const;
export type HandReport = (typeof HAND_REPORTS)[number];

/** Where a publication by hand stands for the people on duty. */
export const HAND_STAGES = ['upcoming', 'open', 'overdue', 'done', 'failed', 'off'] as const;
export type HandStage = (typeof HAND_STAGES)[number];

export const HAND_STAGE_NAMES: Record<HandStage, OutcomeText> = {
  upcoming: { zh: '未到时间，请勿发布', en: 'not yet: do not post' },
  open: { zh: '待发布', en: 'to be posted' },
  overdue: { zh: '超时待核实', en: 'time is over: to be checked' },
  done: { zh: '已发布', en: 'posted' },
  failed: { zh: '未能发布', en: 'could not be posted' },
  off: { zh: '不在安排中', en: 'not planned' },
};

const STAGES: Record<PublicationState, HandStage> = {
  scheduled: 'upcoming',
  claimed: 'upcoming',
  // Not laid out before that is recorded.
  sending: 'upcoming',
  confirming: 'open',
  unconfirmed: 'overdue',
  sent: 'done',
  retracted: 'done',
  failed: 'failed',
  held: 'off',
  missed: 'off',
  cancelled: 'off',
};

export function stageOf(state: PublicationState): HandStage {
  return STAGES[state];
}

export const HAND_MOVES = ['take', 'take_over', 'posted', 'not_posted', 'put_off', 'resolve'] as const;
export type HandMove = (typeof HAND_MOVES)[number];

export interface HandStanding {
  state: PublicationState;
  /** Whether the attempt it stands under was laid out. */
  laidOut: boolean;
  /** Nothing may leave: a freeze, or an approval that was taken back. */
  stopped: boolean;
  takenBy: string | null;
}

/**
 * What somebody with the right to post may do with a task. Who has it in hand alone reports on it: two people who both post make two
 * posts. While nothing may leave, nobody begins; what is out all the same can be said.
 */
export function handMoves({ state, laidOut, stopped, takenBy }: HandStanding, personId: string): HandMove[] {
  const stage = stageOf(state);
  if (!laidOut || (stage !== 'open' && stage !== 'overdue')) return [];
  const mine = takenBy === personId;
  if (stage === 'overdue') return mine || takenBy === null ? ['posted', 'resolve'] : ['resolve'];
  if (takenBy === null) return stopped ? ['not_posted', 'put_off'] : ['take', 'not_posted', 'put_off'];
  if (mine) return ['posted', 'not_posted', 'put_off'];
  return stopped ? [] : ['take_over'];
}
