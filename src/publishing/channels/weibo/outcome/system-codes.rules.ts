import { type CodeRow, row } from '../../codes/code-table.rules.js';

/** Codes about the platform itself and who calls: faults, rights of the app, parameters, rates. */
export const SYSTEM_CODES: readonly CodeRow[] = [
  row(
    10001,
    'unclear',
    '微博系统错误，未说明是否已发出；系统会到时间线查证',
    'Weibo had an error and does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(
    10002,
    'unclear',
    '微博服务暂不可用，未说明是否已发出；系统会到时间线查证',
    'the service is not available and does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(
    10003,
    'unclear',
    '微博后台服务出错，未说明是否已发出；系统会到时间线查证',
    'a service behind it failed and does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(
    10004,
    'account',
    '本机 IP 受限：请联系微博开放平台解除，或经 XUANFA_OUTBOUND_PROXY 换出口',
    'our IP is restricted: have the open platform lift it, or leave by another address with XUANFA_OUTBOUND_PROXY',
  ),
  row(
    10005,
    'account',
    '应用权限级别不够，请在微博开放平台申请更高权限',
    'the app needs a higher level: apply for it on the open platform',
  ),
  row(
    10006,
    'account',
    '缺少应用标识，请核对账号设置中的 App Key 并重新授权',
    'the app key is missing: correct it in the account and authorise it again',
  ),
  row(
    10008,
    'human',
    '参数不被接受：平台接口可能已变，请报告技术人员',
    'a parameter is not accepted: the interface may have changed, tell the technicians',
  ),
  row(
    10009,
    'unclear',
    '任务过多，系统繁忙，未说明是否已发出；系统会到时间线查证',
    'too many tasks, and Weibo does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(
    10010,
    'unclear',
    '任务超时，未说明是否已发出；系统会到时间线查证',
    'the task timed out and does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(
    10011,
    'unclear',
    'RPC 错误，未说明是否已发出；系统会到时间线查证',
    'an inner call failed and does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(
    10012,
    'human',
    '请求不被接受：请登录微博查看账号状态，无异常的报告技术人员',
    'the request is not accepted: log in to Weibo and look at the account; if it is well, tell the technicians',
  ),
  row(
    10013,
    'account',
    '用户不合法，请核对账号的 uid 并重新授权',
    'the user is not valid: check the uid and authorise the account again',
  ),
  row(
    10014,
    'account',
    '应用没有该接口的权限，请在微博开放平台申请，或改用人工发布的账号',
    'the app may not use this call: apply for it on the open platform, or use an account that posts by hand',
  ),
  row(
    10016,
    'account',
    '缺少必需的参数，请核对账号设置中的 IP（rip）等项',
    'a required parameter is missing: check the account’s settings, the IP first',
  ),
  row(
    10017,
    'content',
    '参数值不被接受：正文须含应用安全域名下的链接，且不得含 #话题#',
    'a value is not accepted: the text needs a link under the app’s bound domain and no #topic#',
  ),
  row(
    10018,
    'content',
    '请求过长，请缩短正文或更换较小的图片',
    'the request is too long: shorten the text or take a smaller picture',
  ),
  row(
    10020,
    'human',
    '接口不存在，请核对账号的平台地址，无误的报告技术人员',
    'no such call: check the account’s platform address, else tell the technicians',
  ),
  row(
    10021,
    'human',
    '请求方式不被接受：平台接口可能已变，请报告技术人员',
    'the HTTP method is not accepted: the interface may have changed, tell the technicians',
  ),
  row(
    10022,
    'hour',
    '本机 IP 本小时的调用次数已用完，下一小时自动继续',
    'the hour’s calls of our IP are used up; goes on with the next hour',
  ),
  row(
    10023,
    'hour',
    '该用户的调用次数已用完，下一小时自动再试',
    'the calls of this user are used up; tried again with the next hour',
  ),
  row(
    10024,
    'hour',
    '该用户对此接口的调用次数已用完，下一小时自动再试',
    'the user’s calls of this kind are used up; tried again with the next hour',
  ),
  row(
    10026,
    'human',
    '接口已停用：请改用人工发布的账号，并报告技术人员',
    'the call is retired: use an account that posts by hand, and tell the technicians',
  ),
];
