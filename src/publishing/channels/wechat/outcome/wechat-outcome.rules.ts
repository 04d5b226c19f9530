import { codeOutcome, type RefusalContext } from '../../codes/code-outcome.rules.js';
import { type CodeRow, type CodeTable, codeText, NOBODY_KNOWS, rowOf } from '../../codes/code-table.rules.js';
import type { NotReady, OutcomeText } from '../../channel.js';
import { ACCESS_CODES } from './access-codes.rules.js';
import { CONTENT_CODES } from './content-codes.rules.js';
import { SEND_CODES } from './send-codes.rules.js';

/**
 * Codes of the official-account API that the product's calls can meet, from the platform's pages on draft box, publishing, mass sends,
 * material, token and figures, and from the tables of open SDKs (state of 2026).
 */
export const WECHAT_CODES: readonly CodeRow[] = [...ACCESS_CODES, ...CONTENT_CODES, ...SEND_CODES];

export const WECHAT: CodeTable = {
  prefix: 'WECHAT',
  name: { zh: '微信', en: 'WeChat' },
  rows: WECHAT_CODES,
  // By negative codes the platform reports its own troubles.
  unknown: (code) => ({ verdict: code < 0 ? 'unclear' : 'human', ...NOBODY_KNOWS }),
  // Only the address that must go on a white list.
  detail: refusedAddress,
};

/** The day's calls of a path are used up, by whichever program. */
export const DAY_SPENT = 45009;

/** True for exactly the codes that say the token must be replaced. */
export function isTokenCode(code: number): boolean {
  return rowOf(WECHAT, code).verdict === 'token';
}

/** True for codes after which the call may have been done all the same: the platform speaks of itself, or of a token that died on the way. */
export function mayHaveActed(code: number): boolean {
  const { verdict } = rowOf(WECHAT, code);
  return verdict === 'unclear' || verdict === 'token';
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
  return codeText(WECHAT, code, message);
}

/** What an error code answered by the platform means for the publication. */
export function wechatOutcome(code: number, message: string, context: RefusalContext): NotReady {
  return codeOutcome(WECHAT, code, message, context);
}
