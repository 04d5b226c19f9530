import type { ChannelDriver } from '../channels/channel-driver.rules.js';
import { type AccountField, keysOf, secret, setting } from './account-field.rules.js';
import { sourceField } from './account-source.rules.js';
import { isWebhookSecret, WEBHOOK_FIELDS } from './webhook-settings.rules.js';

const appearsWithin = setting(
  'appearsWithinMs',
  'milliseconds',
  false,
  '帖子最迟多久出现在平台列表中（毫秒）',
  'how long a post may take to show in the platform’s lists, ms',
);

const WECHAT: readonly AccountField[] = [
  setting('appId', 'text', true, 'AppID', 'AppID'),
  sourceField(
    { zh: '文末署名中的来源', en: 'source named at the end of articles' },
    { zh: '账号名', en: 'the account’s name' },
  ),
  setting(
    'previewTo',
    'names',
    false,
    '预览接收人：已关注该公众号者的微信号或 openid（最多 20 个）',
    'who may be sent previews: WeChat IDs of followers, or openids (at most 20)',
  ),
  appearsWithin,
  secret('appSecret', true, 'AppSecret', 'AppSecret'),
  secret('callbackToken', false, '消息推送的 Token', 'token of the message push'),
  secret('encodingAesKey', false, '消息推送的 EncodingAESKey', 'EncodingAESKey of the message push', 'aes-key'),
];

const WECHAT_MASS: readonly AccountField[] = [
  ...WECHAT,
  {
    ...setting(
      'accountKind',
      'choice',
      false,
      '账号类型：公众号（subscription，每天群发 1 次，默认）或服务号（service，每月群发 4 次）；群发次数照此计算',
      'kind of account, by which its mass sends are counted: subscription (公众号, one a day; the default) or service (服务号, four a month)',
    ),
    options: ['subscription', 'service'],
  },
  setting(
    'massTagId',
    'digits',
    false,
    '只群发给该标签的粉丝（标签编号）',
    'id of the tag whose followers alone are sent to',
  ),
  {
    ...setting(
      'massConfirm',
      'choice',
      false,
      '群发保护：每次群发都须管理员在微信中确认的选“on”，否则选“off”',
      'on: the account’s administrator confirms every mass send in WeChat',
    ),
    options: ['on', 'off'],
  },
];

const WEIBO: readonly AccountField[] = [
  setting('uid', 'digits', true, '微博用户 uid', 'uid of the Weibo user'),
  setting('rip', 'ip', true, '操作者的公网 IP（发布接口必填）', 'public IP of the operator, which posting asks for'),
  setting('clientId', 'text', false, '应用 App Key', 'App Key'),
  setting('expiresAt', 'time', false, '授权到期时间', 'end of the authorisation'),
  setting('boundDomains', 'hosts', false, '应用的安全域名', 'bound domains of the app'),
  setting(
    'shortLinkBase',
    'origin',
    false,
    '短链接地址，默认 http://t.cn',
    'address of short links, http://t.cn by default',
  ),
  setting(
    'permalinkBase',
    'origin',
    false,
    '微博网页地址，默认 https://weibo.com',
    'address of posts, https://weibo.com by default',
  ),
  appearsWithin,
  secret('accessToken', true, '访问令牌 access_token', 'access token'),
  secret('clientSecret', false, '应用 App Secret', 'App Secret'),
];

const column = { maxCharacters: 100 };

const WORDPRESS: readonly AccountField[] = [
  { ...setting('user', 'text', true, 'WordPress 用户名', 'user name in WordPress'), maxCharacters: 60 },
  {
    ...setting('column', 'text', false, '发布到的栏目（WordPress 分类名）', 'column to post in (name of a category)'),
    ...column,
  },
  setting('tags', 'names', false, '每篇文章带的标签', 'tags of every post'),
  secret('applicationPassword', true, 'WordPress 应用程序密码', 'application password'),
];

const HAND: readonly AccountField[] = [
  setting('linkHosts', 'hosts', false, '填回的链接应属的域名', 'hosts a link that is filled in leads to'),
  {
    ...setting('backOffice', 'text', false, '在哪里发布（后台地址或说明）', 'where it is posted: address or hint'),
    maxCharacters: 200,
  },
  setting(
    'minutes',
    'minutes',
    false,
    '到点后留给值班人员的时间（分钟，10 至 1440，默认 120）',
    'time the person on duty has after the slot, minutes (10 to 1440; 120 by default)',
  ),
];

/** What accounts are made of, by the way they post. The console draws its form from this. */
export const ACCOUNT_FIELDS: Record<ChannelDriver, readonly AccountField[]> = {
  site: [],
  wordpress: WORDPRESS,
  webhook: WEBHOOK_FIELDS,
  hand: HAND,
  publish: WECHAT,
  mass: WECHAT_MASS,
  draft: WECHAT,
  share: WEIBO,
  biz: WEIBO,
};

/** Three minutes: a WeChat publish job and Weibo's late synchronisation (20032: one to two minutes) end within. */
const APPEARS_WITHIN_MS = 180_000;

export interface AccountProblem {
  /** JSON pointer into the request, e.g. `/settings/appId` */
  pointer: string;
  code: 'REQUIRED' | 'UNKNOWN_FIELD' | 'BAD_FORMAT';
  zh: string;
  en: string;
}

/**
 * Looks for what an account cannot work with: missing, unknown or malformed fields.
 * @param credentials the secrets as they would be after the change
 * @param sandbox true for an account of the built-in sandbox, which answers at once and may be believed sooner
 */
export function accountProblems(
  driver: ChannelDriver,
  settings: Record<string, unknown>,
  credentials: Record<string, unknown>,
  sandbox = false,
): AccountProblem[] {
  const fields = ACCOUNT_FIELDS[driver];
  const problems: AccountProblem[] = [];
  for (const [group, values] of [
    ['settings', settings],
    ['credentials', credentials],
  ] as const) {
    const known = fields.filter((field) => field.secret === (group === 'credentials'));
    for (const key of Object.keys(values)) {
      if (known.some((field) => field.key === key)) continue;
      const pointer = `/${group}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      problems.push({
        pointer,
        code: 'UNKNOWN_FIELD',
        zh: known.length > 0 ? `该发布方式没有这一项，可填：${keysOf(known)}。` : '该发布方式没有这一项，请删去。',
        en:
          known.length > 0
            ? `There is no such field here; there are: ${keysOf(known)}.`
            : 'There is no such field here.',
      });
    }
    for (const field of known) {
      const value = values[field.key];
      const pointer = `/${group}/${field.key}`;
      if (value === undefined || value === null || value === '') {
        if (field.required)
          problems.push({ pointer, code: 'REQUIRED', zh: `请填写${field.zh}。`, en: `Enter: ${field.en}.` });
      } else if (!fits(field, value) || !withinLength(field, value)) {
        problems.push({ pointer, code: 'BAD_FORMAT', zh: `格式不对：${field.zh}。`, en: `Malformed: ${field.en}.` });
      } else if (field.kind === 'milliseconds' && !sandbox && Number(value) < APPEARS_WITHIN_MS) {
        problems.push({
          pointer,
          code: 'BAD_FORMAT',
          zh: `不得少于 ${APPEARS_WITHIN_MS} 毫秒：平台的列表会晚到，过早判定会重复发布。`,
          en: `At least ${APPEARS_WITHIN_MS} ms: the platform’s lists lag behind, and whoever believes them sooner posts twice.`,
        });
      }
    }
  }
  return problems;
}

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

function fits({ kind, options, most = 20 }: AccountField, value: unknown): boolean {
  if (kind === 'milliseconds') return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 86_400_000;
  if (kind === 'minutes') return Number.isInteger(value) && Number(value) >= 10 && Number(value) <= 1_440;
  if (kind === 'hosts') {
    return (
      Array.isArray(value) && value.length <= 50 && value.every((host) => typeof host === 'string' && HOST.test(host))
    );
  }
  if (kind === 'names') {
    return Array.isArray(value) && value.length <= most && value.every((name) => isName(name));
  }
  if (typeof value !== 'string' || value.length > 2_000) return false;
  switch (kind) {
    case 'text':
      // eslint-disable-next-line no-control-regex -- control characters are what this refuses
      return value.trim() === value && !/[\u0000-\u001f]/.test(value);
    case 'choice':
      return options?.includes(value) ?? false;
    case 'digits':
      return /^\d{1,20}$/.test(value);
    case 'ip':
      return isIpAddress(value);
    case 'time':
      return (
        /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
        !Number.isNaN(Date.parse(value))
      );
    case 'origin':
      return isOrigin(value);
    case 'aes-key':
      return /^[A-Za-z0-9+/]{43}$/.test(value);
    case 'webhook-secret':
      return isWebhookSecret(value);
  }
}

function isName(value: unknown): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what this refuses
  return typeof value === 'string' && /^[^\s\u0000-\u001f]([^\u0000-\u001f]{0,98}\S)?$/u.test(value);
}

function withinLength({ maxCharacters }: AccountField, value: unknown): boolean {
  return maxCharacters === undefined || typeof value !== 'string' || [...value].length <= maxCharacters;
}

function isOrigin(value: string): boolean {
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  } catch {
    return false;
  }
}

function isIpAddress(value: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(value)) return value.split('.').every((part) => Number(part) <= 255);
  if (!value.includes(':')) return false;
  try {
    return new URL(`http://[${value}]`).hostname.length > 0;
  } catch {
    return false;
  }
}

/** What says which account of the platform it is: with another value it would be another account. */
const IDENTITY = ['appId', 'uid'];

/** True when the settings name another account of the platform than before. */
export function namesAnother(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return IDENTITY.some((key) => before[key] !== after[key]);
}

/** A text of open settings or secrets; null when it is missing or empty. */
export function textOf(values: Record<string, unknown>, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** How long after the call a post may still be missing from the platform's lists although it was made, ms. */
export function appearsWithinMs(settings: Record<string, unknown>): number {
  const value = settings['appearsWithinMs'];
  return typeof value === 'number' && value >= 0 ? value : APPEARS_WITHIN_MS;
}
