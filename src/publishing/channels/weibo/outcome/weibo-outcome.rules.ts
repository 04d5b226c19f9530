import { codeOutcome, type RefusalContext } from '../../codes/code-outcome.rules.js';
import { type CodeRow, type CodeTable, codeText, NOBODY_KNOWS } from '../../codes/code-table.rules.js';
import type { NotReady, OutcomeText } from '../../channel.js';
import { AUTHORISATION_CODES, REAUTHORISE } from './authorisation-codes.rules.js';
import { POST_CODES } from './post-codes.rules.js';
import { SYSTEM_CODES } from './system-codes.rules.js';

/**
 * Error codes of the open platform that its calls can meet, each with what happened and what is to be done (state of 2026, gathered
 * from its pages and from open SDKs).
 */
export const WEIBO_CODES: readonly CodeRow[] = [...SYSTEM_CODES, ...POST_CODES, ...AUTHORISATION_CODES];

export const WEIBO: CodeTable = {
  prefix: 'WEIBO',
  name: { zh: '微博', en: 'Weibo' },
  rows: WEIBO_CODES,
  unknown: (code) => (code >= 21300 && code < 21400 ? REAUTHORISE : { verdict: 'human', ...NOBODY_KNOWS }),
};

/** The words for a code. */
export function weiboText(code: number, message = ''): OutcomeText {
  return codeText(WEIBO, code, message);
}

/**
 * What an `error_code` means for the publication. Unclear ones and 20032 (accepted, shown later) are read back from the timeline; unknown
 * codes of the 213xx family are the account's authorisation.
 */
export function weiboOutcome(code: number, message: string, context: RefusalContext): NotReady {
  return codeOutcome(WEIBO, code, message, context);
}
