import { type AccountField, secret, setting } from './account-field.rules.js';
import { sourceField } from './account-source.rules.js';

/** What the account of a receiver of webhooks is made of. */
export const WEBHOOK_FIELDS: readonly AccountField[] = [
  sourceField({ zh: '信息来源', en: 'source told of every page' }, { zh: '供稿单位', en: 'the department' }),
  {
    ...setting('columns', 'names', false, '网站的栏目，供稿件选择', 'columns of the site, for stories to choose'),
    most: 100,
  },
  {
    ...setting('column', 'text', false, '稿件没有选择时的栏目', 'column of stories that choose none'),
    maxCharacters: 100,
  },
  setting(
    'linkHosts',
    'hosts',
    false,
    '网页的域名（不填为接收地址的域名）',
    'hosts of the site’s pages (the receiver’s own where none is named)',
  ),
  setting(
    'minutes',
    'minutes',
    false,
    '接收方收下后，最迟多久发布并告知链接（分钟，10 至 1440，默认 120）',
    'time the receiver has to publish what it has taken and to say where, minutes (10 to 1440; 120 by default)',
  ),
  setting(
    'oldSecretUntil',
    'time',
    false,
    '更换密钥后旧密钥有效至',
    'until when the secret before the rotation counts',
  ),
  secret('secret', false, '签名密钥（whsec_ 开头）', 'signing secret (whsec_…)', 'webhook-secret'),
  secret('oldSecret', false, '更换前的签名密钥', 'signing secret before the rotation', 'webhook-secret'),
];

/** Standard Webhooks: `whsec_` and the base64 of 24 to 64 bytes. */
export function isWebhookSecret(value: string): boolean {
  const base64 = /^whsec_((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(value)?.[1] ?? '';
  const { length } = Buffer.from(base64, 'base64');
  return length >= 24 && length <= 64;
}

/** What a receiver is given where the account does not say otherwise, minutes. */
const USUAL_MINUTES = 120;

/** How long a receiver of webhooks has to publish what it has taken, and to say where, ms. */
export function receiverPatienceMs(settings: Record<string, unknown>): number {
  const minutes = settings['minutes'];
  return (typeof minutes === 'number' ? minutes : USUAL_MINUTES) * 60_000;
}

/** The columns of a site that lists them; empty = it lists none and takes any. */
export function columnsOf(settings: Record<string, unknown>): readonly string[] {
  const columns = settings['columns'];
  return Array.isArray(columns) ? columns.filter((one): one is string => typeof one === 'string') : [];
}
