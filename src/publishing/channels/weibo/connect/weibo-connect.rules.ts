import type { OutcomeText } from '../../channel.js';
import { weiboText } from '../outcome/weibo-outcome.rules.js';

/** The commercial interface has a host of its own; authorisations are given on the open platform's. */
export function authoriserOf(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.hostname === 'c.api.weibo.com') url.hostname = 'api.weibo.com';
  return url.href.replace(/\/$/, '');
}

/** Where a person lets the app in (`GET /oauth2/authorize`). The page asks for the log-in again, so that the right user is chosen. */
export function authoriseUrl(base: string, app: { clientId: string; redirectUri: string; state: string }): string {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    response_type: 'code',
    state: app.state,
    forcelogin: 'true',
  });
  return `${base}/oauth2/authorize?${query.toString()}`;
}

/** Whose token it is and until when, as `oauth2/get_token_info` says. */
export interface TokenInfo {
  uid: string;
  /** App Key; null when the platform does not say. */
  clientId: string | null;
  /** Seconds it has left. */
  lifeSeconds: number;
}

/** Reads the answer of `get_token_info`; null when it does not say whose the token is or how long it lives. */
export function readTokenInfo(body: Record<string, unknown>): TokenInfo | null {
  const { uid, appkey, expire_in: life } = body;
  if (!/^\d{1,20}$/.test(String(uid)) || typeof life !== 'number' || !(life > 0)) return null;
  const known = typeof appkey === 'string' || typeof appkey === 'number' ? String(appkey) : null;
  return { uid: String(uid), clientId: known, lifeSeconds: life };
}

const AGAIN: OutcomeText = { zh: '请重新发起授权。', en: 'Begin the authorisation again.' };

/** What helps, by the codes the authorisation may be refused with; `{redirectUri}` is filled in. */
const TODOS: Record<number, OutcomeText> = {
  21322: {
    zh: '请在微博开放平台的应用“高级信息”中把授权回调页填为 {redirectUri}，再重新发起授权。',
    en: 'Enter {redirectUri} as the app’s redirect address on Weibo’s open platform, then begin again.',
  },
  21323: AGAIN,
  21324: {
    zh: '请核对账号中的 App Key 和 App Secret，改正后重新发起授权。',
    en: 'Correct the account’s App Key and App Secret, then begin again.',
  },
  21325: {
    zh: '授权码只能使用一次，且很快过期。请重新发起授权。',
    en: 'A code is good once and only for minutes. Begin the authorisation again.',
  },
  21326: {
    zh: '请在微博开放平台查看应用是否通过审核、是否被停用，处理后重新发起授权。',
    en: 'See on Weibo’s open platform whether the app has passed its audit and is in use, then begin again.',
  },
  21330: {
    zh: '授权页上点了取消或拒绝。需要授权的，请重新发起并选择同意。',
    en: 'Somebody declined on the page. If the account is to be authorised, begin again and accept.',
  },
  21331: { zh: '请过几分钟重新发起授权。', en: 'Begin again in a few minutes.' },
  21321: {
    zh: '未审核应用的授权人数已满。请在微博开放平台提交应用审核，或把该用户加为测试账号。',
    en: 'An app that is not audited takes few users. Have it audited, or add the user as a test account.',
  },
};

/** What a refused authorisation is called, and what helps. */
export function connectTexts(code: number, redirectUri: string): { what: OutcomeText; todo: OutcomeText } {
  const { zh, en } = weiboText(code);
  const todo = TODOS[code] ?? {
    zh: '请核对应用设置后重新发起授权；仍不成功的，请联系微博开放平台并提供此代码。',
    en: 'Check the app’s settings and begin again; if that does not help, give Weibo’s support this code.',
  };
  const filled = (text: string): string => text.replaceAll('{redirectUri}', redirectUri);
  return { what: { zh: `${zh}。`, en: `${en}.` }, todo: { zh: filled(todo.zh), en: filled(todo.en) } };
}

/** `error_code` of the page a person came back from; some answers name only `error`. */
export function refusalCode(query: { error?: string; error_code?: string }): number | null {
  if (query.error_code !== undefined && /^\d{5}$/.test(query.error_code)) return Number(query.error_code);
  if (query.error === undefined) return null;
  return NAMED[query.error] ?? 21323;
}

const NAMED: Record<string, number> = {
  redirect_uri_mismatch: 21322,
  invalid_request: 21323,
  invalid_client: 21324,
  invalid_grant: 21325,
  unauthorized_client: 21326,
  expired_token: 21327,
  unsupported_grant_type: 21328,
  unsupported_response_type: 21329,
  access_denied: 21330,
  temporarily_unavailable: 21331,
};
