import type { OutcomeText, SendOutcome } from '../../channel.js';
import { ACCESS_CODES } from './access-codes.rules.js';
import type { WechatCodeRow } from './code-row.rules.js';
import { CONTENT_CODES } from './content-codes.rules.js';
import { SEND_CODES } from './send-codes.rules.js';

/**
 * Codes of the official-account API that the product's calls can meet, from the platform's pages on draft box, publishing, mass sends,
 * material, token and figures, and from the tables of open SDKs (state of 2026). A code that is not here was still an answer: see
 * `wechatOutcome`.
 */
export const WECHAT_CODES: readonly WechatCodeRow[] = [...ACCESS_CODES, ...CONTENT_CODES, ...SEND_CODES];

const byCode = new Map(WECHAT_CODES.map((entry) => [entry.code, entry]));

/** At least a minute before asking a busy platform again. */
const SOON_MS = 60_000;
/** A step of our own comes first, another token or another draft. Not at once: when that step does not help, the refusals come in a storm. */
export const RENEWAL_MS = 15_000;
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

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

/** True for exactly the codes that say the token must be replaced. */
export function isTokenCode(code: number): boolean {
  return byCode.get(code)?.verdict === 'token';
}

/** Refusals of the address that calls come from; the platform's message names it. */
const ADDRESS_CODES = new Set([40164, 61004, 89503, 89506, 89507]);

/** The IP address the platform names in a message (40164: `invalid ip 1.2.3.4 ipv6 …, not in whitelist`), or null. */
function addressInMessage(message: string): string | null {
  return /\b(\d{1,3}(?:\.\d{1,3}){3})\b/.exec(message)?.[1] ?? /ipv6 ([0-9a-f:.]+)/i.exec(message)?.[1] ?? null;
}

/** Our own address as the platform saw it when it refused calls from there; null when it refused something else, or does not name it. */
export function refusedAddress(code: number, message: string): string | null {
  return ADDRESS_CODES.has(code) ? addressInMessage(message) : null;
}

/** The words for a code. Of the platform's own message only the IP address is taken that must go on a white list. */
export function wechatText(code: number, message = ''): OutcomeText {
  const known = byCode.get(code);
  const ip = refusedAddress(code, message);
  return {
    zh: `微信 ${code}：${known?.zh ?? '平台拒绝了请求'}${ip === null ? '' : `（${ip}）`}`,
    en: `WeChat ${code}: ${known?.en ?? 'the platform refused'}${ip === null ? '' : ` (${ip})`}`,
  };
}

/**
 * What an error code answered by the platform means for the publication.
 * An error answer means the call was refused, hence nothing was posted; also for codes nobody has written down, which a person must
 * read. Exceptions: the codes marked unclear, and unknown negative ones, by which the platform reports its own troubles.
 */
export function wechatOutcome(
  code: number,
  message: string,
  context: RefusalContext,
): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  const verdict = byCode.get(code)?.verdict ?? (code < 0 ? 'unclear' : 'human');
  const text = wechatText(code, message);
  const reason = `${code} ${message}`.trim();
  const reject = (fix: 'content' | 'account' | 'human') => ({
    kind: 'rejected' as const,
    code: `WECHAT_${code}`,
    reason,
    fix,
    text,
  });
  const retry = (notBefore: number) => ({ kind: 'retry' as const, notBefore, reason, text });
  const unclear = { kind: 'unconfirmed' as const, reason, text };
  switch (verdict) {
    case 'token':
      // A harmless call has already been repeated with a fresh token when it comes here.
      return retry(context.now + (context.act === 'send' ? RENEWAL_MS : SOON_MS));
    case 'soon':
      return retry(context.now + SOON_MS);
    case 'day':
      return retry(nextBeijingDay(context.now));
    case 'mass-quota':
      return retry(context.massQuota === 'month' ? nextBeijingMonth(context.now) : nextBeijingDay(context.now));
    case 'authorisation':
      return { ...retry(context.now + SOON_MS), unauthorised: `WECHAT_${code}` };
    case 'unclear':
      return context.act === 'send' ? unclear : retry(context.now + SOON_MS);
    case 'gone':
      // While preparing it is the cover. At the send it is the draft: spent by an earlier submit, or deleted by hand.
      if (context.act === 'prepare') return reject('content');
      return context.mayHavePosted ? unclear : retry(context.now + RENEWAL_MS);
    case 'account':
    case 'content':
    case 'human':
      return reject(verdict);
  }
}

/** One minute past the next midnight in Beijing, where the platform counts its days (no summer time since 1991). */
export function nextBeijingDay(now: number): number {
  return (Math.floor((now + BEIJING_MS) / DAY_MS) + 1) * DAY_MS - BEIJING_MS + 60_000;
}

/** One minute past the first midnight of the next month in Beijing. */
export function nextBeijingMonth(now: number): number {
  const there = new Date(now + BEIJING_MS);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - BEIJING_MS + 60_000;
}
