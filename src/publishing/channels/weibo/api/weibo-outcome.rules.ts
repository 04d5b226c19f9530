import type { OutcomeText, SendOutcome } from '../../channel.js';
import { REAUTHORISE, REAUTHORISE_EN, WEIBO_CODES } from './weibo-codes.rules.js';

const byCode = new Map(WEIBO_CODES.map((entry) => [entry.code, entry]));
const SOON_MS = 60_000;
const HOUR_MS = 3_600_000;

export interface RefusalContext {
  act: 'prepare' | 'send';
  /** Epoch ms. */
  now: number;
  mayHavePosted?: boolean;
}

/** The words for a code. */
export function weiboText(code: number): OutcomeText {
  const known = byCode.get(code);
  const authorisation = code >= 21300 && code < 21400;
  return {
    zh: `微博 ${code}：${known?.zh ?? (authorisation ? REAUTHORISE : '平台拒绝了请求')}`,
    en: `Weibo ${code}: ${known?.en ?? (authorisation ? REAUTHORISE_EN : 'the platform refused')}`,
  };
}

/**
 * What an `error_code` means for the publication. A refusal posts nothing, also one nobody has written down; unclear ones and 20032
 * (accepted, shown later) are read back from the timeline. Unknown codes of the 213xx family are the account's authorisation.
 */
export function weiboOutcome(
  code: number,
  message: string,
  context: RefusalContext,
): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  const verdict = byCode.get(code)?.verdict ?? (code >= 21300 && code < 21400 ? 'authorisation' : 'human');
  const text = weiboText(code);
  const reason = `${code} ${message}`.trim();
  const reject = (fix: 'content' | 'account' | 'human') => ({
    kind: 'rejected' as const,
    code: `WEIBO_${code}`,
    reason,
    fix,
    text,
  });
  const retry = (notBefore: number) => ({ kind: 'retry' as const, notBefore, reason, text });
  switch (verdict) {
    case 'authorisation':
      return { ...retry(context.now + SOON_MS), unauthorised: `WEIBO_${code}` };
    case 'soon':
      return retry(context.now + SOON_MS);
    case 'hour':
      return retry((Math.floor(context.now / HOUR_MS) + 1) * HOUR_MS);
    case 'unclear':
      return context.act === 'send' ? { kind: 'unconfirmed', reason, text } : retry(context.now + SOON_MS);
    case 'repeat':
      return context.mayHavePosted ? { kind: 'unconfirmed', reason, text } : reject('content');
    case 'account':
    case 'content':
    case 'human':
      return reject(verdict);
  }
}
