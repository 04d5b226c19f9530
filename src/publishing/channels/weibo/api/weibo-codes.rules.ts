export type WeiboVerdict =
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
  verdict: WeiboVerdict;
  zh: string;
  en: string;
}

const row = (code: number, verdict: WeiboVerdict, zh: string, en: string): WeiboCodeRow => ({ code, verdict, zh, en });
export const REAUTHORISE = '授权已失效，请重新授权该微博账号';
export const REAUTHORISE_EN = 'the authorisation is no longer good: authorise the account again';

/**
 * Error codes of the open platform that its calls can meet, each with what happened and what is to be done (state of 2026, gathered
 * from its pages and from open SDKs).
 */
export const WEIBO_CODES: readonly WeiboCodeRow[] = [
  row(
    10001,
    'unclear',
    '微博系统错误，未说明是否已发出；系统会到时间线查证',
    'Weibo had an error and does not say whether it has posted; it will be looked up in the timeline',
  ),
  row(10002, 'soon', '微博服务暂不可用，稍后自动继续', 'the service is not available; goes on shortly'),
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
  row(10009, 'soon', '任务过多，系统繁忙，稍后自动继续', 'too many tasks, the system is busy; goes on shortly'),
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
  row(20003, 'account', '用户不存在，请核对账号的 uid', 'no such user: check the account’s uid'),
  row(
    20005,
    'content',
    '图片格式不被接受，请换成 JPEG、GIF 或 PNG',
    'the picture format is not accepted: take a JPEG, GIF or PNG',
  ),
  row(20006, 'content', '图片过大，请换成小于 5 MB 的图片', 'the picture is too large: take one below 5 MB'),
  row(
    20007,
    'human',
    '带图微博须以 multipart 提交：平台接口可能已变，请报告技术人员',
    'a picture must be sent as multipart: the interface may have changed, tell the technicians',
  ),
  row(20008, 'content', '内容为空，请填写正文', 'the text is empty: write one'),
  row(20012, 'content', '正文超过 140 字，请缩短', 'the text is longer than 140 characters: shorten it'),
  row(20013, 'content', '正文超过 300 字，请缩短', 'the text is longer than 300 characters: shorten it'),
  row(
    20016,
    'hour',
    '发布过于频繁，下一小时自动继续；经常如此的请放宽发布间隔',
    'posted too often; goes on with the next hour. If it happens often, set wider gaps',
  ),
  row(
    20017,
    'repeat',
    '内容与近期微博相似：请到微博核对是否已发，未发的请改写正文',
    'the text is similar to a recent one: look whether it is out, else reword it',
  ),
  row(
    20018,
    'content',
    '含有不被接受的网址，请换用可公开访问、未被拦截的链接',
    'a link is not accepted: use one that is public and not blocked',
  ),
  row(
    20019,
    'repeat',
    '内容与近期微博相同：请到微博核对是否已发，未发的请改写正文',
    'the text is the same as a recent one: look whether it is out, else reword it',
  ),
  row(20020, 'content', '被判定为广告，请改写正文并去掉推销用语', 'taken for advertising: reword the text without it'),
  row(
    20021,
    'content',
    '包含违规内容，请改写正文后重新送审',
    'the content is not allowed: reword the text and hand it in again',
  ),
  row(
    20023,
    'account',
    '该账号没有此功能，请登录微博查看并开通',
    'the account lacks this feature: log in to Weibo and open it',
  ),
  row(
    20031,
    'human',
    '需要验证码，请先登录微博处理，再重新排期',
    'a captcha is asked for: log in to Weibo first, then schedule again',
  ),
  row(
    20032,
    'unclear',
    '微博已接收，显示延迟 1–2 分钟；系统会到时间线查证',
    'Weibo has accepted it, it shows after a minute or two; it will be looked up in the timeline',
  ),
  row(
    20033,
    'account',
    '登录异常，请先登录微博处理，再重新授权',
    'the log-in looks abnormal: log in to Weibo first, then authorise the account again',
  ),
  row(
    20038,
    'repeat',
    '内容与近期微博相似：请到微博核对是否已发，未发的明天再试或改写正文',
    'the text is similar to a recent one: look whether it is out, else try tomorrow or reword it',
  ),
  row(
    20044,
    'human',
    '账号被限制发布，请登录微博查明原因并申诉',
    'the account may not post: log in to Weibo, find out why and appeal',
  ),
  row(
    20045,
    'human',
    '账号被限制发布，请登录微博查明原因并申诉',
    'the account may not post: log in to Weibo, find out why and appeal',
  ),
  row(20101, 'human', '微博不存在，请到微博核对是否已被删除', 'no such post: look on Weibo whether it was deleted'),
  row(
    20111,
    'repeat',
    '不能发布相同的微博：请到微博核对是否已发，未发的请改写正文',
    'the text is repeated: look whether it is out, else reword it',
  ),
  row(21602, 'content', '含有禁用词，请改写正文', 'the text holds a forbidden word: reword it'),
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
  ...[21301, 21314, 21315, 21316, 21317, 21319, 21321, 21327, 21332].map((code) =>
    row(code, 'authorisation', REAUTHORISE, REAUTHORISE_EN),
  ),
];
