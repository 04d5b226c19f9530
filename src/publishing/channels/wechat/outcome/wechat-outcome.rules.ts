import type { OutcomeText, SendOutcome } from '../../channel.js';

/** What is to be done about a platform code. */
type Verdict =
  /** The token is spent: fetch another. */
  | 'token'
  /** Certainly refused for now: later again. */
  | 'soon'
  /** The day's quota is used up: after midnight in Beijing. */
  | 'day'
  | 'account'
  | 'content'
  | 'human'
  /** The platform does not say whether it has acted. */
  | 'unclear'
  /** The draft named is not in the draft box. */
  | 'gone';

export interface WechatCodeRow {
  code: number;
  verdict: Verdict;
  zh: string;
  en: string;
}

const row = (code: number, verdict: Verdict, zh: string, en: string): WechatCodeRow => ({ code, verdict, zh, en });

/**
 * Codes of the official-account API that the product's calls can meet, from the platform's pages on draft box, publishing, material and
 * token, and from the tables of open SDKs (state of 2026). A code that is not here was still an answer: see `wechatOutcome`.
 */
export const WECHAT_CODES: readonly WechatCodeRow[] = [
  row(-1, 'unclear', '微信系统繁忙，未说明是否已处理', 'WeChat is busy and does not say whether it has acted'),
  row(40001, 'token', '访问令牌无效或已被替换', 'the access token is invalid or not the latest'),
  row(40014, 'token', '访问令牌不合法', 'the access token is not valid'),
  row(41001, 'token', '缺少访问令牌', 'the access token is missing'),
  row(42001, 'token', '访问令牌已过期', 'the access token has expired'),
  row(40002, 'account', '取令牌的方式不被接受', 'the grant type is not accepted'),
  row(40013, 'account', 'AppID 不正确，请在账号设置中核对', 'the AppID is wrong: correct it in the account'),
  row(40125, 'account', 'AppSecret 不正确或已重置，请重新填写', 'the AppSecret is wrong or was reset: enter it again'),
  row(41002, 'account', '缺少 AppID', 'the AppID is missing'),
  row(41004, 'account', '缺少 AppSecret', 'the AppSecret is missing'),
  row(
    40164,
    'account',
    '本机出口 IP 不在公众号的 IP 白名单中，请在公众平台添加',
    'our outgoing IP is not on the account’s IP white list: add it there',
  ),
  row(40243, 'account', 'AppSecret 已被冻结，请在公众平台解冻', 'the AppSecret is frozen: release it on the platform'),
  row(50002, 'account', '账号功能受限', 'the account is restricted'),
  row(50004, 'account', '账号被禁止使用令牌接口', 'the account may not use the token API'),
  row(50007, 'account', '账号已被冻结', 'the account is frozen'),
  row(
    89503,
    'account',
    '本机 IP 调用须由公众号管理员确认',
    'the account’s administrator must confirm calls from our IP',
  ),
  row(
    89506,
    'account',
    '管理员已拒绝本机 IP，24 小时内不可再试',
    'the administrator refused our IP; not again within 24 hours',
  ),
  row(
    89507,
    'account',
    '管理员已拒绝本机 IP，1 小时内不可再试',
    'the administrator refused our IP; not again within an hour',
  ),
  row(220001, 'account', '素材库已满，请先清理', 'the material library is full: clear it first'),
  row(45009, 'day', '当日接口调用次数已用完', 'the daily quota of this call is used up'),
  row(45028, 'day', '群发次数已用完', 'the quota of mass sends is used up'),
  row(45011, 'soon', '每分钟调用次数已用完', 'the quota of this minute is used up'),
  row(45066, 'soon', '同一群发编号重试过快', 'the same message id was tried again too fast'),
  row(53501, 'soon', '发布过于频繁', 'published too often'),
  row(45065, 'unclear', '该群发编号此前已提交', 'this message id was submitted before'),
  row(53502, 'unclear', '平台不认得该发布任务编号', 'the platform does not know this publish id'),
  row(45067, 'human', '群发编号过长', 'the message id is too long'),
  row(
    48001,
    'human',
    '该账号没有此接口的权限（未认证账号不能自动发布），草稿已备好，请到公众平台手动发表',
    'the account may not use this call (publishing needs certification): the draft is there, publish it by hand',
  ),
  row(48003, 'human', '尚未同意群发协议', 'the agreement for mass sends is not accepted'),
  row(48004, 'human', '接口被平台封禁', 'the platform has banned the call'),
  row(48006, 'human', '清零次数已用完', 'the quota resets of this month are used up'),
  row(48008, 'human', '没有该类型消息的发送权限', 'no right to send this kind of message'),
  row(48021, 'human', '自动保存的草稿须先在公众平台手动保存', 'an autosaved draft must be saved by hand first'),
  row(40152, 'human', '群发对象不正确', 'the audience is wrong'),
  row(53500, 'human', '发布功能被封禁', 'publishing is banned for this account'),
  row(53503, 'human', '草稿未通过发布检查', 'the draft did not pass the publish check'),
  row(53504, 'human', '须到公众平台操作发布', 'this must be published on the platform’s own site'),
  row(53505, 'human', '须先在公众平台手动保存', 'this must be saved by hand on the platform first'),
  row(43001, 'human', '请求方式应为 GET', 'the call needs GET'),
  row(43002, 'human', '请求方式应为 POST', 'the call needs POST'),
  row(47001, 'human', '请求数据格式不被接受', 'the data format was not accepted'),
  row(40033, 'content', '内容含有不被接受的字符', 'the content holds characters that are not accepted'),
  row(40003, 'human', '用户标识不正确', 'the user id is wrong'),
  row(40004, 'content', '媒体类型不被接受', 'the kind of media is not accepted'),
  row(40005, 'content', '图片格式不被接受', 'the picture format is not accepted'),
  row(40006, 'content', '图片大小不被接受', 'the picture size is not accepted'),
  row(40007, 'gone', '平台找不到该素材或草稿', 'the platform does not find this material or draft'),
  row(40009, 'content', '图片过大', 'the picture is too large'),
  row(40114, 'content', '图文序号不正确', 'the article index is wrong'),
  row(40137, 'content', '图片格式不被支持', 'the picture format is not supported'),
  row(40227, 'content', '标题为空', 'the title is empty'),
  row(41005, 'content', '缺少媒体数据', 'the media data are missing'),
  row(41039, 'content', '“阅读原文”链接不被接受', 'the “read more” link is not accepted'),
  row(44003, 'content', '图文内容为空', 'the article is empty'),
  row(45001, 'content', '媒体文件过大', 'the media file is too large'),
  row(45002, 'content', '正文过长', 'the body is too long'),
  row(45003, 'content', '标题过长', 'the title is too long'),
  row(45004, 'content', '摘要过长', 'the digest is too long'),
  row(45005, 'content', '链接过长', 'a link is too long'),
  row(45006, 'content', '图片链接过长', 'a picture link is too long'),
  row(45007, 'content', '语音过长', 'the voice is too long'),
  row(45008, 'content', '图文消息超过限制', 'the article exceeds the limits'),
  row(45110, 'content', '作者名过长', 'the author is too long'),
  row(45166, 'content', '正文含有不被接受的内容', 'the body holds what the platform does not accept'),
  row(53404, 'content', '商品卡片无权使用', 'the shop card may not be used'),
  row(53405, 'content', '商品卡片信息有误', 'the shop card is wrong'),
  row(53406, 'content', '须先开通商品能力', 'shop cards must be enabled first'),
  row(88000, 'content', '账号没有留言功能，不能打开留言', 'the account has no comments and cannot open them'),
];

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
}

/** True for exactly the codes that say the token must be replaced. */
export function isTokenCode(code: number): boolean {
  return byCode.get(code)?.verdict === 'token';
}

/** The IP address the platform names in a message (40164: `invalid ip 1.2.3.4 ipv6 …, not in whitelist`), or null. */
function addressInMessage(message: string): string | null {
  return /\b(\d{1,3}(?:\.\d{1,3}){3})\b/.exec(message)?.[1] ?? /ipv6 ([0-9a-f:.]+)/i.exec(message)?.[1] ?? null;
}

/** The words for a code. Of the platform's own message only the IP address is taken that must go on a white list. */
export function wechatText(code: number, message = ''): OutcomeText {
  const known = byCode.get(code);
  const ip = code === 40164 ? addressInMessage(message) : null;
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

/** `publish_status` of a publish job: what `freepublish/get` and the callback report. */
export type PublishVerdict =
  | 'sent'
  /** It was published, hence may never be sent again, although it is no longer to be seen. */
  | 'withdrawn'
  | 'working'
  | 'content'
  | 'human'
  | 'unclear';

interface PublishStatusRow {
  status: number;
  verdict: PublishVerdict;
  zh: string;
  en: string;
}

export const PUBLISH_STATUSES: readonly PublishStatusRow[] = [
  { status: 0, verdict: 'sent', zh: '发布成功', en: 'published' },
  { status: 1, verdict: 'working', zh: '发布中', en: 'being published' },
  { status: 2, verdict: 'content', zh: '原创校验失败', en: 'the check of originality failed' },
  { status: 3, verdict: 'human', zh: '常规失败', en: 'publishing failed' },
  { status: 4, verdict: 'content', zh: '平台审核不通过', en: 'the platform’s review said no' },
  { status: 5, verdict: 'withdrawn', zh: '发布后已被账号方全部删除', en: 'published, then deleted by the account' },
  { status: 6, verdict: 'withdrawn', zh: '发布后已被平台全部封禁', en: 'published, then banned by the platform' },
];

/** What a finished or running publish job means. A status nobody knows is not a result. */
export function publishStatus(status: number): { verdict: PublishVerdict; text: OutcomeText } {
  const known = PUBLISH_STATUSES.find((entry) => entry.status === status);
  return {
    verdict: known?.verdict ?? 'unclear',
    text: {
      zh: `微信发布结果：${known?.zh ?? `未知状态 ${status}`}`,
      en: `WeChat publish job: ${known?.en ?? `unknown status ${status}`}`,
    },
  };
}

/**
 * What a finished publish job means, for polling and callback alike; null while it is being worked on.
 * @param event as `freepublish/get` or the callback tells it
 */
export function publishOutcome(event: {
  status: number;
  articleId: string | null;
  url: string | null;
}): SendOutcome | null {
  const { verdict, text } = publishStatus(event.status);
  switch (verdict) {
    case 'working':
      return null;
    case 'sent':
      // A result without the article's id is no reference of a post yet.
      if (event.articleId === null) return null;
      return { kind: 'sent', ref: event.articleId, ...(event.url ? { url: event.url } : {}) };
    case 'withdrawn':
      if (event.articleId === null) return { kind: 'unconfirmed', reason: text.en, text };
      return { kind: 'sent', ref: event.articleId, ...(event.url ? { url: event.url } : {}) };
    case 'content':
    case 'human':
      return { kind: 'rejected', code: `WECHAT_STATUS_${event.status}`, reason: text.en, fix: verdict, text };
    case 'unclear':
      return { kind: 'unconfirmed', reason: text.en, text };
  }
}
