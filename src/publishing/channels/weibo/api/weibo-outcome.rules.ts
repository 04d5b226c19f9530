import type { OutcomeText, SendOutcome } from '../../channel.js';

type Verdict =
  | 'account'
  | 'content'
  | 'human'
  /** The token is no longer good: the account waits for a new one, and its queue with it. */
  | 'authorisation'
  /** Refused for now: a minute later again. */
  | 'soon'
  /** The hour's places are used up. */
  | 'hour'
  /** The platform does not say whether it has acted. */
  | 'unclear'
  /** "You said that already": refused, unless it was we who said it and never heard the answer. */
  | 'repeat';

export interface WeiboCodeRow {
  code: number;
  verdict: Verdict;
  zh: string;
  en: string;
}

const row = (code: number, verdict: Verdict, zh: string, en: string): WeiboCodeRow => ({ code, verdict, zh, en });
const REAUTHORISE = '授权已失效，请重新授权该微博账号';
const REAUTHORISE_EN = 'the authorisation is no longer good: authorise the account again';

/** Error codes of the open platform that posting and reading back can meet (state of 2026, gathered from its pages and from open SDKs). */
export const WEIBO_CODES: readonly WeiboCodeRow[] = [
  row(10001, 'unclear', '微博系统错误，未说明是否已发出', 'Weibo had an error and does not say whether it has posted'),
  row(10002, 'soon', '服务暂不可用', 'the service is not available'),
  row(
    10003,
    'unclear',
    '远程服务出错，未说明是否已发出',
    'a service behind it failed; it does not say whether it has posted',
  ),
  row(10004, 'account', '本机 IP 受限', 'our IP is restricted'),
  row(10005, 'account', '需要更高级别的应用权限', 'the app needs a higher level'),
  row(10006, 'account', '缺少应用标识', 'the app key is missing'),
  row(10008, 'human', '参数不被接受', 'a parameter is not accepted'),
  row(10009, 'soon', '任务过多，系统繁忙', 'too many tasks, the system is busy'),
  row(10010, 'unclear', '任务超时，未说明是否已发出', 'the task timed out; it does not say whether it has posted'),
  row(10011, 'unclear', 'RPC 错误，未说明是否已发出', 'an inner call failed; it does not say whether it has posted'),
  row(10012, 'human', '非法请求', 'illegal request'),
  row(10013, 'account', '用户不合法', 'the user is not valid'),
  row(10014, 'account', '应用没有该接口的权限', 'the app may not use this call'),
  row(
    10016,
    'account',
    '缺少必需的参数（请检查账号设置中的 IP 等）',
    'a required parameter is missing: check the account’s settings, the IP first',
  ),
  row(
    10017,
    'content',
    '参数值不被接受：正文须含应用安全域名下的链接，且不得含 #话题#',
    'a value is not accepted: the text needs a link under the app’s bound domain and no #topic#',
  ),
  row(10018, 'content', '请求过长', 'the request is too long'),
  row(10020, 'human', '接口不存在', 'no such call'),
  row(10021, 'human', '请求方式不被接受', 'the HTTP method is not accepted'),
  row(10022, 'hour', '本机 IP 的调用次数已用完', 'the calls of our IP are used up'),
  row(10023, 'hour', '用户的调用次数已用完', 'the calls of this user are used up'),
  row(10024, 'hour', '用户对该接口的调用次数已用完', 'the user’s calls of this kind are used up'),
  row(10026, 'human', '接口已停用', 'the call is retired'),
  row(20003, 'account', '用户不存在', 'no such user'),
  row(
    20005,
    'content',
    '图片格式不被接受（仅 JPEG、GIF、PNG）',
    'the picture format is not accepted (JPEG, GIF, PNG only)',
  ),
  row(20006, 'content', '图片过大（须小于 5 MB）', 'the picture is too large (below 5 MB)'),
  row(20007, 'human', '带图微博须以 multipart 提交', 'a picture must be sent as multipart'),
  row(20008, 'content', '内容为空', 'the text is empty'),
  row(20012, 'content', '正文超过 140 字', 'the text is longer than 140 characters'),
  row(20013, 'content', '正文超过 300 字', 'the text is longer than 300 characters'),
  row(20016, 'hour', '发布过于频繁', 'posted too often'),
  row(20017, 'repeat', '内容与近期微博相似', 'the text is similar to a recent one'),
  row(20018, 'content', '含有不被接受的网址', 'a link is not accepted'),
  row(20019, 'repeat', '内容与近期微博相同', 'the text is the same as a recent one'),
  row(20020, 'content', '被判定为广告', 'taken for advertising'),
  row(20021, 'content', '包含违规内容', 'the content is not allowed'),
  row(20023, 'account', '该账号没有此功能', 'the account lacks this feature'),
  row(20031, 'human', '需要验证码，请先登录微博处理', 'a captcha is asked for: log in to Weibo first'),
  row(20032, 'unclear', '微博已接收，显示延迟 1–2 分钟', 'Weibo has accepted it; it shows after a minute or two'),
  row(20033, 'account', '登录异常，请先登录微博处理', 'the log-in looks abnormal: log in to Weibo first'),
  row(20038, 'repeat', '内容与近期微博相似，请明天再试', 'the text is similar to a recent one: try tomorrow'),
  row(20044, 'human', '账号被限制发布', 'the account may not post'),
  row(20045, 'human', '账号被限制发布', 'the account may not post'),
  row(20101, 'human', '微博不存在', 'no such post'),
  row(20111, 'repeat', '不能发布相同的微博', 'the text is repeated'),
  row(21602, 'content', '含有禁用词', 'the text holds a forbidden word'),
  row(21331, 'soon', '授权服务暂不可用', 'the authorisation service is not available'),
  ...[21301, 21314, 21315, 21316, 21317, 21319, 21321, 21327, 21332].map((code) =>
    row(code, 'authorisation', REAUTHORISE, REAUTHORISE_EN),
  ),
  row(21322, 'account', '回调地址与应用设置不符', 'the redirect address is not the app’s'),
  row(21323, 'account', '授权请求不合法', 'the authorisation request is not valid'),
  row(21324, 'account', '应用标识或密钥不正确', 'the app key or secret is wrong'),
  row(21325, 'account', '授权码不可用', 'the authorisation code is not good'),
  row(21326, 'account', '应用未获授权', 'the app is not authorised'),
  row(21328, 'account', '授权方式不被支持', 'the grant type is not supported'),
  row(21329, 'account', '授权返回方式不被支持', 'the response type is not supported'),
  row(21330, 'account', '授权被拒绝', 'access was denied'),
  row(
    21335,
    'account',
    '只能读取授权用户本人的微博，请核对账号的 uid',
    'only the authorised user’s own posts may be read: check the uid',
  ),
];

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
