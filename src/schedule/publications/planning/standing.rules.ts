import { AppError } from '../../../platform/errors/app-error.js';
import type { Words } from '../../planner/words.rules.js';
import { ALREADY_SCHEDULED, ALREADY_SENT } from '../../schedule.errors.js';
import { PUBLICATION_STATE_NAMES, type PublicationState } from '../publication-state.rules.js';

/** The publication an approval has on an account already. */
export interface StandingPublication {
  /** Unknown when it was written in this very moment. */
  readonly id?: string;
  readonly state: Exclude<PublicationState, 'cancelled'>;
  readonly url?: string | null;
}

const MOVE: Words = { zh: '可以移动原任务的时间。', en: 'Move that one instead.' };
const RELEASE: Words = {
  zh: '请打开原任务，处理后重新排期，或先取消它。',
  en: 'Open that one and give it a new time, or cancel it first.',
};
const WAIT: Words = { zh: '请等它有了结果再看。', en: 'Wait for what becomes of it.' };
const SETTLE: Words = { zh: '请先核实它是否已经发出。', en: 'Find out first whether it is out.' };

const TODO: Record<Exclude<PublicationState, 'cancelled' | 'sent' | 'retracted'>, Words> = {
  scheduled: MOVE,
  held: RELEASE,
  missed: RELEASE,
  failed: RELEASE,
  claimed: WAIT,
  sending: WAIT,
  confirming: WAIT,
  unconfirmed: SETTLE,
};

/** Why an approval is not scheduled on an account again, with what to do about the one that is there. */
export function alreadyThere({ id, state, url }: StandingPublication): AppError {
  const name = PUBLICATION_STATE_NAMES[state];
  const facts = { state, ...(id === undefined ? {} : { publicationId: id }) };
  if (state === 'sent' || state === 'retracted')
    return new AppError(ALREADY_SENT, { state: name }, 'accountId', { ...facts, url: url ?? null });
  return new AppError(ALREADY_SCHEDULED, { state: name, todo: TODO[state] }, 'accountId', facts);
}
