import { type CodeRow, row } from '../../codes/code-table.rules.js';

/** What most codes of the family 213xx come to. */
export const REAUTHORISE = {
  verdict: 'authorisation',
  zh: '授权已失效，请重新授权该微博账号',
  en: 'the authorisation is no longer good: authorise the account again',
} as const satisfies Omit<CodeRow, 'code'>;

/** Codes about the authorisation of an account, and of giving it. */
export const AUTHORISATION_CODES: readonly CodeRow[] = [
  row(21331, 'soon', '授权服务暂不可用，稍后自动继续', 'the authorisation service is not available; goes on shortly'),
  row(
    21322,
    'account',
    '回调地址与应用设置不符，请在微博开放平台的应用设置中改为本系统的地址',
    'the redirect address is not the app’s: enter ours in the app’s settings on the open platform',
  ),
  row(
    21323,
    'account',
    '授权请求不合法，请核对 App Key 后重新授权',
    'the authorisation request is not valid: check the app key and authorise again',
  ),
  row(
    21324,
    'account',
    'App Key 或 App Secret 不正确，请在账号设置中核对',
    'the app key or secret is wrong: correct it in the account',
  ),
  row(
    21325,
    'account',
    '授权码不可用（只能用一次、很快过期），请重新授权',
    'the authorisation code is not good (it serves once and ends soon): authorise again',
  ),
  row(
    21326,
    'account',
    '应用未获授权，请在微博开放平台查看应用状态',
    'the app is not authorised: see its state on the open platform',
  ),
  row(
    21328,
    'account',
    '授权方式不被支持：平台接口可能已变，请报告技术人员',
    'the grant type is not supported: the interface may have changed, tell the technicians',
  ),
  row(
    21329,
    'account',
    '授权返回方式不被支持：平台接口可能已变，请报告技术人员',
    'the response type is not supported: the interface may have changed, tell the technicians',
  ),
  row(
    21330,
    'account',
    '授权被拒绝，请用该微博账号登录后重新授权并点“同意”',
    'access was denied: log in as this Weibo user, authorise again and agree',
  ),
  row(
    21335,
    'account',
    '只能读取授权用户本人的微博，请核对账号的 uid',
    'only the authorised user’s own posts may be read: check the uid',
  ),
  ...[21301, 21314, 21315, 21316, 21317, 21319, 21321, 21327, 21332].map((code) => ({ code, ...REAUTHORISE })),
];
