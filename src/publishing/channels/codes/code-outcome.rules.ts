import type { NotReady } from '../channel.js';
import { type CodeTable, codeText, rowOf } from './code-table.rules.js';
import { nextBeijingDay, nextBeijingMonth, nextHour } from './quota-days.rules.js';

/** At least a minute before asking a busy platform again. */
const SOON_MS = 60_000;
/** A step of our own comes first, another token or another draft. Not at once: when that step does not help, the refusals come in a storm. */
export const RENEWAL_MS = 15_000;

export interface RefusalContext {
  /** Harmless calls may be repeated; a send may not. */
  act: 'prepare' | 'send';
  /** Epoch ms. */
  now: number;
  /** An earlier attempt of the publication ended without a clear answer. */
  mayHavePosted?: boolean;
  /** When spent mass sends come back: by the kind of account. Default `day`. */
  massQuota?: 'day' | 'month';
}

/**
 * What a code answered by a platform means for the publication.
 * An answer with a code means the call was refused; also for codes nobody has written down, which a person must read. That nothing was
 * posted is looked up before it leaves again (decision 52), save where who calls was refused (caller-refusal.ts). Exceptions are the codes the table calls
 * unclear, and those that may speak of a post of ours: these are looked up at once.
 */
export function codeOutcome(table: CodeTable, code: number, message: string, context: RefusalContext): NotReady {
  const { act, now, mayHavePosted, massQuota } = context;
  const { verdict } = rowOf(table, code);
  const text = codeText(table, code, message);
  const reason = `${code} ${message}`.trim();
  const told = `${table.prefix}_${code}`;
  const reject = (fix: 'content' | 'account' | 'human') =>
    ({ kind: 'rejected', code: told, reason, fix, text }) satisfies NotReady;
  const retry = (notBefore: number) => ({ kind: 'retry', notBefore, reason, text }) satisfies NotReady;
  const unclear = { kind: 'unconfirmed', reason, text } satisfies NotReady;
  switch (verdict) {
    case 'token':
      // A harmless call has already been repeated with a fresh token when it comes here.
      return { ...retry(now + (act === 'send' ? RENEWAL_MS : SOON_MS)), certain: 'caller' };
    case 'soon':
      return retry(now + SOON_MS);
    case 'hour':
      return retry(nextHour(now));
    case 'day':
      return retry(nextBeijingDay(now));
    case 'mass-quota':
      // The platform counts what it sends: what it had sent would be among those.
      return { ...retry(massQuota === 'month' ? nextBeijingMonth(now) : nextBeijingDay(now)), certain: 'count' };
    case 'authorisation':
      return { ...retry(now + SOON_MS), unauthorised: told, certain: 'caller' };
    case 'unclear':
      return act === 'send' ? unclear : retry(now + SOON_MS);
    case 'repeat':
      return act === 'send' ? { ...unclear, ifAbsent: told } : reject('content');
    case 'gone':
      // While preparing it is the cover. At the send it is the draft: spent by an earlier submit, or deleted by hand.
      if (act === 'prepare') return reject('content');
      return mayHavePosted ? unclear : retry(now + RENEWAL_MS);
    case 'account':
    case 'content':
    case 'human':
      return reject(verdict);
  }
}
