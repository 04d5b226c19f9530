import { lookedUp, triedAgain } from '../codes/unheard-text.rules.js';
import type { ChangeOutcome, NotReady, OutcomeText, SendOutcome } from '../channel.js';
import type { WordpressReply } from './wordpress-reply.rules.js';

type Verdict =
  | 'account'
  | 'content'
  | 'human'
  /** Certainly not done; a little later again. */
  | 'soon'
  /** The site does not say whether it has acted. */
  | 'unclear'
  /** Away for a while: its own word for maintenance, and as well that of a proxy that has handed the call on before. */
  | 'away'
  /** The post the call names is not there. */
  | 'gone';

export interface WordpressCodeRow {
  /** WordPress's own code, or `HTTP_<status>` for an answer that is none of its REST interface. */
  code: string;
  verdict: Verdict;
  zh: string;
  en: string;
}

const row = (code: string, verdict: Verdict, zh: string, en: string): WordpressCodeRow => ({ code, verdict, zh, en });

const LOGIN =
  '网站不认这个用户名或应用程序密码，请在 WordPress“个人资料—应用程序密码”中重新生成并填入账号；仍不行请网站管理员确认没有停用应用程序密码';
const LOGIN_EN =
  'the site does not know this user or application password: make a new one in the WordPress profile and enter it, and have the site’s administrator see that application passwords are not switched off';
const ROLE = '该 WordPress 用户权限不足，请由网站管理员改为“编辑”角色';
const ROLE_EN = 'the WordPress user may not do this: have the site’s administrator make it an editor';
const ADDRESS =
  '该地址没有 WordPress 的 REST 接口，请填写 WordPress 设置中的“站点地址”（网站首页），并请网站管理员确认接口未被插件或服务器规则关闭';
const ADDRESS_EN =
  'there is no WordPress REST interface at this address: enter the Site Address of its settings (the front page), and have the site’s administrator see that no plugin or server rule switches it off';
const OURS = '网站不接受请求的格式，请把代码报给系统管理员';
const OURS_EN = 'the site does not accept the form of the request: tell the administrator the code';

const UNCLEAR = '网站出错，未说明是否已保存；系统会到网站上查证';
const UNCLEAR_EN = 'the site failed and does not say whether it has saved; it will be looked up there';

/** Codes that publishing can meet: WordPress 6.1 as measured, and its source for those a test server does not give. */
export const WORDPRESS_CODES: readonly WordpressCodeRow[] = [
  // Wrong credentials count as none at all, so that the refusal names what somebody anonymous may not do.
  ...['rest_not_logged_in', 'rest_forbidden_status', 'rest_forbidden_context', 'incorrect_password'].map((code) =>
    row(code, 'account', LOGIN, LOGIN_EN),
  ),
  ...['invalid_username', 'invalid_email'].map((code) => row(code, 'account', LOGIN, LOGIN_EN)),
  // Not WordPress: the web server asks for a password of its own, in the very header that carries the application password.
  row(
    'HTTP_401',
    'account',
    '网站服务器在 WordPress 之前另设了访问密码，应用程序密码因此无效，请网站管理员对 REST 接口（/wp-json）取消该密码',
    'the web server asks for a password of its own before WordPress is reached, so no application password gets through: have it lifted for the REST interface (/wp-json)',
  ),
  row(
    'application_passwords_disabled',
    'account',
    '网站停用了应用程序密码，请网站管理员启用（须使用 HTTPS）',
    'the site has switched application passwords off: have them enabled (they need HTTPS)',
  ),
  row(
    'application_passwords_disabled_for_user',
    'account',
    '该用户不能使用应用程序密码，请网站管理员允许',
    'the user may not use application passwords: have the site’s administrator allow it',
  ),
  ...['rest_cannot_create', 'rest_cannot_edit', 'rest_cannot_edit_others', 'rest_cannot_publish'].map((code) =>
    row(code, 'account', ROLE, ROLE_EN),
  ),
  ...['rest_cannot_delete', 'rest_cannot_assign_term', 'rest_forbidden', 'rest_cannot_access'].map((code) =>
    row(code, 'account', ROLE, ROLE_EN),
  ),
  row(
    'HTTP_403',
    'account',
    '网站的防火墙或安全插件拦截了请求，请网站管理员放行本系统的出口地址和 REST 接口（/wp-json）',
    'a firewall or a security plugin of the site stopped the request: have this system’s address and the REST interface (/wp-json) let through',
  ),
  ...['rest_no_route', 'rest_disabled', 'HTTP_404', 'HTTP_405'].map((code) =>
    row(code, 'account', ADDRESS, ADDRESS_EN),
  ),
  row(
    'HTTP_3XX',
    'account',
    '网站把请求转到了另一个地址，请在账号中填写最终的 https 地址',
    'the site redirects: enter its final https address in the account',
  ),
  row(
    'rest_post_invalid_id',
    'gone',
    '网站上没有这篇文章，请到 WordPress 后台核对是否已被删除',
    'the site has no such post: see in its back office whether it was deleted',
  ),
  row(
    'rest_already_trashed',
    'gone',
    '文章已在回收站；要重新发布请到 WordPress 后台还原',
    'the post is in the trash already: to have it out again, restore it in the back office',
  ),
  row(
    'rest_trash_not_supported',
    'human',
    '网站停用了回收站，请到 WordPress 后台撤下文章',
    'the site has no trash: take the post down in its back office',
  ),
  // A 5xx, and final all the same: the one code for uploads as a form, the other for raw bodies.
  ...['rest_upload_unknown_error', 'rest_upload_sideload_error'].map((code) =>
    row(
      code,
      'content',
      '网站不接受这张图片（格式不被允许或内容不是图片），请更换图片',
      'the site does not take this picture: its format is not allowed, or it is none; choose another',
    ),
  ),
  // No data: PHP drops everything sent when it is more than its `post_max_size`.
  ...['rest_upload_file_too_big', 'rest_upload_no_data', 'HTTP_413'].map((code) =>
    row(
      code,
      'content',
      '内容或图片超过网站允许的大小，请缩小图片，或请网站管理员放宽上传限制',
      'larger than the site takes: use smaller pictures, or have the site’s upload limit raised',
    ),
  ),
  ...['rest_upload_limited_space', 'rest_upload_user_quota_exceeded'].map((code) =>
    row(code, 'account', '网站的媒体空间已满，请网站管理员清理', 'the site’s media space is full: have it cleared'),
  ),
  ...['db_insert_error', 'db_update_error'].map((code) =>
    row(
      code,
      'content',
      '网站存不下这篇文章（标题或正文过长），请缩短后重新送审',
      'the site cannot store the post: title or body are too long; shorten them and submit again',
    ),
  ),
  row(
    'empty_content',
    'content',
    '标题、正文和摘要都为空，请退回补写',
    'title, body and summary are all empty: return the story and write them',
  ),
  row(
    'term_exists',
    'human',
    '网站上已有同名标签但无法取用，请到 WordPress 后台核对标签',
    'a tag of this name exists but cannot be used: look at the tags in the back office',
  ),
  ...['rest_invalid_param', 'rest_missing_callback_param', 'rest_invalid_json'].map((code) =>
    row(code, 'human', OURS, OURS_EN),
  ),
  row('rest_upload_invalid_disposition', 'human', OURS, OURS_EN),
  row(
    'rest_upload_hash_mismatch',
    'soon',
    '图片在途中损坏，稍后自动重传',
    'the picture was damaged on its way; it is uploaded again',
  ),
  row('HTTP_429', 'soon', '网站限制了请求频率，稍后自动继续', 'the site asks for fewer calls; goes on shortly'),
  row(
    'HTTP_503',
    'away',
    '网站正在维护或过载，稍后自动再试',
    'the site is under maintenance or overloaded; it is tried again',
  ),
  row('internal_server_error', 'unclear', UNCLEAR, UNCLEAR_EN),
  // `wp_die`: its database is away, or a plugin gave up.
  ...['wp_die', 'HTTP_408', 'HTTP_500', 'HTTP_502', 'HTTP_504'].map((code) =>
    row(
      code,
      'unclear',
      '网站出错（可能是数据库或代理），未说明是否已保存；系统会到网站上查证',
      'the site failed (perhaps its database or a proxy) and does not say whether it has saved; it will be looked up there',
    ),
  ),
];

const ROWS = new Map(WORDPRESS_CODES.map((entry) => [entry.code, entry]));

/** The row of a code; one nobody has written down was still a refusal below 500, and nobody's word above. */
function rowOf({ code, status }: { code: string; status: number }): WordpressCodeRow {
  const known = ROWS.get(code);
  if (known) return known;
  if (status >= 500) {
    return row(code, 'unclear', UNCLEAR, UNCLEAR_EN);
  }
  // Somebody else's interface answers in JSON, too, with a code of its own.
  if ([404, 405].includes(status) && !code.startsWith('rest_')) return row(code, 'account', ADDRESS, ADDRESS_EN);
  return row(
    code,
    'human',
    `网站拒绝了请求（${code}），请到 WordPress 后台核对`,
    `the site refused (${code}): look at its back office`,
  );
}

/** What a person is told about a code. */
export function wordpressText(refusal: { code: string; status: number }): OutcomeText {
  const { zh, en } = rowOf(refusal);
  return { zh, en };
}

const SOON_MS = 60_000;
/** Long enough for a network to come back, short enough to keep the slot. */
const NETWORK_MS = 15_000;

type Failure = Exclude<WordpressReply, { kind: 'ok' }>;

/** Outcome of a harmless call that did not succeed. */
export function unlessOk(reply: Failure, now: number): NotReady {
  if (reply.kind !== 'refused')
    return { kind: 'retry', notBefore: now + NETWORK_MS, reason: reply.reason, text: triedAgain(reply) };
  const { verdict, zh, en } = rowOf(reply);
  const reason = `${reply.code} ${reply.message}`.trim();
  const text = { zh, en };
  if (verdict === 'account' || verdict === 'content' || verdict === 'human') {
    return { kind: 'rejected', code: codeOf(reply.code), reason, fix: verdict, text };
  }
  return { kind: 'retry', notBefore: now + SOON_MS, reason, text };
}

/** Outcome of the publishing update when it did not plainly succeed. */
export function sendFailure(reply: Failure, now: number): Exclude<SendOutcome, { kind: 'sent' | 'accepted' }> {
  if (reply.kind === 'no-answer') return { kind: 'unconfirmed', reason: reply.reason, text: lookedUp(reply) };
  if (reply.kind === 'refused' && ['unclear', 'away'].includes(rowOf(reply).verdict)) {
    return { kind: 'unconfirmed', reason: `${reply.code} ${reply.message}`.trim(), text: wordpressText(reply) };
  }
  return unlessOk(reply, now);
}

/**
 * What it means that the site answered the publishing update with a post that is not published. Held back for review it is not out, and
 * trying again would change nothing; of anything else (dated ahead, private) a person judges what readers see.
 */
export function notPublished(status: string): Exclude<SendOutcome, { kind: 'sent' | 'accepted' | 'retry' }> {
  const reason = `the answer shows the post as ${status}`;
  if (status === 'pending' || status === 'draft') {
    const text = {
      zh: `网站没有发布，而是存为“${status === 'pending' ? '待审' : '草稿'}”（网站另有审核流程，或插件不许该用户直接发布）：请网站管理员准许该用户发布，再重新发送；若已在网站上放行，重新发送也不会重复`,
      en: `the site did not publish it but keeps it as ${status} (it has a review of its own, or a plugin lets the user publish nothing): have the user allowed to publish, then send again; when it was let through there meanwhile, sending again makes no second one`,
    };
    return { kind: 'rejected', code: 'WORDPRESS_KEPT_BACK', reason, fix: 'account', text };
  }
  const text = {
    zh: `网站把文章存成了“${status}”${status === 'future' ? '（定时发布，常因网站时钟不准或插件改了日期）' : ''}：请到 WordPress 后台核对，已公开的填写链接，没有公开的由两人确认后重发`,
    en: `the site keeps the post as “${status}”${status === 'future' ? ' (dated ahead: its clock is wrong, or a plugin sets the date)' : ''}: look at its back office; fill in the link when it is public, else two people confirm that it is not`,
  };
  return { kind: 'unconfirmed', reason, text };
}

/** Outcome of taking a post down or correcting it when it did not plainly succeed. Both may be done twice: who is away is asked again. */
export function changeFailure(reply: Failure, now: number): ChangeOutcome {
  const away = reply.kind === 'refused' && rowOf(reply).verdict === 'away';
  const outcome = away ? unlessOk(reply, now) : sendFailure(reply, now);
  switch (outcome.kind) {
    case 'retry':
      return outcome;
    case 'unconfirmed':
      return { ...outcome, kind: 'unknown' };
    case 'rejected': {
      const { code, reason, text = { zh: reason, en: reason } } = outcome;
      return { kind: 'refused', code, reason, text };
    }
  }
}

function codeOf(code: string): string {
  return `WORDPRESS_${code.toUpperCase()}`;
}

/** The post is deleted, or in the trash already. */
export function isGone(reply: { kind: string; code?: string }): boolean {
  return reply.kind === 'refused' && (reply.code === 'rest_post_invalid_id' || reply.code === 'rest_already_trashed');
}
