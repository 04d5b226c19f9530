import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import type { AccountAccess, NotReady, Rejection } from '../channel.js';

/** Characters (字) of a post: the platform's limit for `statuses/share`. */
export const WEIBO_LIMIT = 140;

/** Why the account cannot post now, or null. Web authorisations end without renewal; Weibo asks for the operator's address. */
export function notReady(account: AccountAccess, now: number): Rejection | null {
  const missing = ['uid', 'rip'].filter((key) => textOf(account.settings, key) === null);
  if (textOf(account.credentials, 'accessToken') === null) missing.push('accessToken');
  if (missing.length > 0) {
    return {
      kind: 'rejected',
      code: 'WEIBO_ACCOUNT_INCOMPLETE',
      reason: `missing: ${missing.join(', ')}`,
      fix: 'account',
      text: { zh: `微博账号缺少设置：${missing.join('、')}`, en: `the account lacks ${missing.join(', ')}` },
    };
  }
  const expiresAt = textOf(account.settings, 'expiresAt');
  if (expiresAt !== null && !(Date.parse(expiresAt) > now)) {
    return {
      kind: 'rejected',
      code: 'WEIBO_EXPIRED',
      reason: `the authorisation ended at ${expiresAt}`,
      fix: 'account',
      text: { zh: '微博授权已到期，请重新授权该账号', en: 'the authorisation has ended: authorise the account again' },
    };
  }
  return null;
}

/** An authorisation that has ended can be renewed: what would be refused for it waits, with its account. */
export function waitingFor(refusal: Rejection, now: number): NotReady {
  if (refusal.code !== 'WEIBO_EXPIRED') return refusal;
  const { reason, text, code } = refusal;
  return { kind: 'retry', notBefore: now + 60_000, reason, ...(text ? { text } : {}), unauthorised: code };
}

/**
 * What the platform would refuse about the text, found out before the slot.
 * @param text the text with its marked link; null when it has no link
 * @param length its length in 字
 */
export function contentRefusal(text: string | null, length: number): Rejection | null {
  if (text === null) {
    return {
      kind: 'rejected',
      code: 'WEIBO_NO_LINK',
      reason: 'the text has no link',
      fix: 'content',
      text: { zh: '微博正文须含一个网址，否则平台不予发布', en: 'the text needs a link, or Weibo refuses it' },
    };
  }
  if (length > WEIBO_LIMIT) {
    return {
      kind: 'rejected',
      code: 'WEIBO_TOO_LONG',
      reason: `${length} of ${WEIBO_LIMIT}`,
      fix: 'content',
      text: {
        zh: `微博正文连同网址共 ${length} 字，超过 ${WEIBO_LIMIT} 字`,
        en: `the text has ${length} characters with its link; ${WEIBO_LIMIT} are allowed`,
      },
    };
  }
  return null;
}
