import type { ChannelDriver } from '../../../accounts/channels/channel-driver.rules.js';
import type { AccountAccess } from '../../../accounts/account-access.rules.js';
import type { CallKey } from '../budget/call-budget.rules.js';
import type { OutcomeText } from '../channel.js';
import { DAILY_CALLS, wechatCallKey } from '../wechat/api/wechat-limits.rules.js';
import { refusedAddress, wechatText } from '../wechat/outcome/wechat-outcome.rules.js';
import { weiboCallKey } from '../weibo/api/weibo-limits.rules.js';
import { weiboText } from '../weibo/outcome/weibo-outcome.rules.js';

/** Whether the platform lets the account in, by what is known without a call. */
export const TOKEN_STATES = ['not_needed', 'missing', 'refused', 'ended', 'failed', 'untried', 'good'] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

export interface TokenFacts {
  driver: ChannelDriver;
  state: 'active' | 'paused' | 'unauthorised';
  credentialsSet: readonly string[];
  authorisationOver: boolean | null;
  credentialsAt: Date;
  /** When the platform last took the account's credentials, in a test or with a post. */
  acceptedAt: Date | null;
  /** When a test last failed. */
  failedAt: Date | null;
}

/** Credentials that nobody has accepted since they were entered are not called good, nor are those of a test that failed since. */
export function tokenStateOf(facts: TokenFacts): TokenState {
  const { driver, state, credentialsSet, authorisationOver, credentialsAt, acceptedAt, failedAt } = facts;
  if (driver === 'site' || driver === 'hand') return 'not_needed';
  if (credentialsSet.length === 0) return 'missing';
  if (state === 'unauthorised') return 'refused';
  if (authorisationOver === true) return 'ended';
  if (failureStands(acceptedAt, failedAt) && failedAt >= credentialsAt) return 'failed';
  return acceptedAt && acceptedAt >= credentialsAt ? 'good' : 'untried';
}

/** A failed test stands until a later test or post has succeeded; new credentials alone mend nothing anybody has seen. */
export function failureStands(acceptedAt: Date | null, failedAt: Date | null): failedAt is Date {
  return failedAt !== null && (acceptedAt === null || acceptedAt <= failedAt);
}

/** The later of two instants that may be missing. */
export function laterOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** What the counted calls are for, in people's words. */
export const CALL_NAMES: Readonly<Record<string, OutcomeText>> = {
  '/cgi-bin/freepublish/get': { zh: '查询发布结果', en: 'asking how a publication got on' },
  '/cgi-bin/freepublish/batchget': { zh: '查看已发布列表', en: 'reading the list of publications' },
  '/cgi-bin/freepublish/delete': { zh: '删除已发布文章', en: 'deleting publications' },
  '/cgi-bin/message/mass/delete': { zh: '删除群发', en: 'deleting mass sends' },
  '/cgi-bin/message/mass/preview': { zh: '发送预览', en: 'sending previews' },
  '/cgi-bin/draft/get': { zh: '读取草稿', en: 'reading drafts' },
  '*': { zh: '该用户的全部接口调用', en: 'all calls of the user' },
};

/** The kinds of calls that are counted for an account. */
export function countedCalls(account: Pick<AccountAccess, 'baseUrl' | 'driver' | 'settings'>): CallKey[] {
  switch (account.driver) {
    case 'publish':
    case 'mass':
    case 'draft':
      return Object.keys(DAILY_CALLS).map((path) => wechatCallKey(account, path));
    case 'share': {
      const key = weiboCallKey(account);
      return key ? [key] : [];
    }
    default:
      return [];
  }
}

/** Our address that a platform's refusal named; `code` as stored, e.g. `WECHAT_40164`. */
export function addressRefused(code: string, text: OutcomeText): string | null {
  const number = /^WECHAT_(-?\d+)$/.exec(code)?.[1];
  return number === undefined ? null : refusedAddress(Number(number), text.en);
}

/** What went wrong last, as it is stored. */
export interface Trouble {
  code: string | null;
  reason: string | null;
  /** What people were told, where it is still there. */
  text: OutcomeText | null;
}

/** In people's words: as they were told, else by the platform's code at the head of the reason, else the reason itself. */
export function troubleText(driver: ChannelDriver, { code, reason, text }: Trouble): OutcomeText {
  if (text) return text;
  const platformCode = /^(?:WECHAT_|WEIBO_)?(-?\d{1,9})\b/.exec(code ?? reason ?? '')?.[1];
  const spoken = reason ?? code ?? '';
  if (platformCode === undefined) return { zh: spoken, en: spoken };
  switch (driver) {
    case 'publish':
    case 'mass':
    case 'draft':
      return wechatText(Number(platformCode), spoken);
    case 'share':
    case 'biz':
      return weiboText(Number(platformCode));
    default:
      return { zh: spoken, en: spoken };
  }
}
