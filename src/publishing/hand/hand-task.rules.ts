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

export const HAND_MOVES = ['take', 'take_over', 'give_back', 'posted', 'not_posted', 'put_off', 'resolve'] as const;
export type HandMove = (typeof HAND_MOVES)[number];

export interface HandStanding {
  state: PublicationState;
  /** Whether the attempt it stands under was laid out. */
  laidOut: boolean;
  /** Something stands in the way of its leaving now. */
  stopped: boolean;
  takenBy: string | null;
  /** Somebody else had it before: it may be out, and gets no new slot by one person's word. */
  takenOver: boolean;
  /** The time it was approved for is over: there is no slot for it any more. */
  windowOver: boolean;
}

/** Who looks at a task, and what they may do to it. */
export interface HandActor {
  personId: string;
  /** To post on the account. */
  post: boolean;
  /** To move publications of the text's department. */
  control: boolean;
  /** To say what became of them. */
  resolve: boolean;
}

/**
 * What somebody may do with a task: exactly what would be taken from them. In time who has it in hand alone reports on it: two people who
 * both post make two posts. Afterwards nobody posts any more, and whoever sees it there says so: who had it may be off duty by then. While it may not leave, nobody begins; what is out all the same can be said.
 */
export function handMoves(standing: HandStanding, actor: HandActor): HandMove[] {
  const { state, laidOut, stopped, takenBy } = standing;
  const stage = stageOf(state);
  if (!laidOut || (stage !== 'open' && stage !== 'overdue')) return [];
  const mine = takenBy === actor.personId;
  if (stage === 'overdue') {
    const posted: HandMove[] = actor.post ? ['posted'] : [];
    return actor.resolve ? [...posted, 'resolve'] : posted;
  }
  if (!actor.post) return [];
  if (takenBy !== null && !mine) return stopped ? [] : ['take_over'];
  const movable = actor.control && !standing.takenOver && !standing.windowOver;
  const withdrawals: HandMove[] = movable ? ['not_posted', 'put_off'] : ['not_posted'];
  if (mine) return ['posted', 'give_back', ...withdrawals];
  return stopped ? withdrawals : ['take', ...withdrawals];
}
