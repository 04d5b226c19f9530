import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import type { AccountAccess, OutcomeText } from '../../channels/channel.js';
import { massQuota } from '../../channels/wechat/mass/mass-send.rules.js';
import { receiversOf } from '../phone/preview-receiver.rules.js';
import { item, type PreflightItem } from './preflight-item.rules.js';

/** What the platform says of one call this account needs. */
export type CallStanding =
  | { call: NeededCall; limit: number; left: number }
  | { call: NeededCall; refused: OutcomeText & { code: number } }
  | { call: NeededCall; unknown: true };

export interface NeededCall {
  path: string;
  zh: string;
  en: string;
}

const DRAFT: NeededCall = { path: '/cgi-bin/draft/add', zh: '新建草稿', en: 'new drafts' };

/** The calls an article needs, by the way the account posts. */
export function callsFor({ driver }: Pick<AccountAccess, 'driver'>): NeededCall[] {
  switch (driver) {
    case 'publish':
      return [DRAFT, { path: '/cgi-bin/freepublish/submit', zh: '提交发布', en: 'publishing' }];
    case 'mass':
      return [DRAFT, { path: '/cgi-bin/message/mass/sendall', zh: '提交群发', en: 'mass sends' }];
    default:
      return [DRAFT];
  }
}

/**
 * Whether the account is ready, what it has left today, and what a person has to do when it posts.
 * @param away why the platform cannot be asked, or null
 */
export function accountItems(
  account: AccountAccess,
  away: (OutcomeText & { code: string }) | null,
  standings: readonly CallStanding[],
): PreflightItem[] {
  const unreachable = away ? [item('refused', away.code, null, away.zh, away.en)] : [];
  return [...unreachable, ...standings.map(standingItem), ...driverItems(account), ...receiverItems(account)];
}

function standingItem(standing: CallStanding): PreflightItem {
  const { call } = standing;
  if ('refused' in standing) {
    const { zh, en } = standing.refused;
    return item(
      'refused',
      'CALL_NOT_ALLOWED',
      null,
      `该公众号没有“${call.zh}”的接口权限（多因未认证）：请改用“仅存草稿”的账号由人工发表，或先完成认证。${zh}`,
      `The account may not use the interface for ${call.en}, mostly for want of certification: use one that only gets drafts, or have it certified. ${en}`,
    );
  }
  if ('unknown' in standing)
    return item(
      'note',
      'QUOTA_UNKNOWN',
      null,
      `没有问到今天还可${call.zh}几次，请稍后再看。`,
      `How many ${call.en} are left today could not be learnt: look again later.`,
    );
  const { left, limit } = standing;
  if (left <= 0)
    return item(
      'refused',
      'QUOTA_SPENT',
      null,
      `今天的“${call.zh}”次数（${limit} 次）已用完：请排到平台的次日（北京时间零点后）。`,
      `Today’s ${limit} ${call.en} are used up: plan it for after midnight in Beijing.`,
    );
  return item(
    'note',
    'QUOTA_LEFT',
    null,
    `今天还可${call.zh} ${left} 次（共 ${limit} 次）。`,
    `${left} of today’s ${limit} ${call.en} are left.`,
  );
}

function driverItems({ driver, settings }: AccountAccess): PreflightItem[] {
  if (driver === 'draft')
    return [
      item(
        'note',
        'BY_HAND',
        null,
        '该账号只存草稿：到点后须有人登录 mp.weixin.qq.com 在草稿箱发表；原创声明、合集、留言等也在那里设置。',
        'The account only gets drafts: at the slot somebody publishes it in the draft box of mp.weixin.qq.com, where 原创, collections and comments are set, too.',
      ),
    ];
  const manual = item(
    'note',
    'NOT_BY_INTERFACE',
    null,
    '原创声明、合集、赞赏等接口不能设置：需要的请改用“仅存草稿”的账号，由人工发表。',
    '原创, collections and rewards cannot be set by the interface: where they are needed, use an account that only gets drafts.',
  );
  if (driver !== 'mass') return [manual];
  const monthly = massQuota(settings) === 'month';
  const quota = item(
    'note',
    'MASS_QUOTA',
    null,
    monthly
      ? '群发会推送给粉丝，服务号每月 4 次，请确认值得占用。'
      : '群发会推送给粉丝，订阅号每天 1 次，请确认值得占用。',
    monthly
      ? 'A mass send is pushed to followers, and a 服务号 has four a month: make sure it is worth one.'
      : 'A mass send is pushed to followers, and a 公众号 has one a day: make sure it is worth it.',
  );
  const confirm = item(
    'note',
    'MASS_CONFIRM',
    null,
    '该账号开启了群发保护：到点后管理员须在 30 分钟内在微信上确认，请先约好人。',
    'Mass sends of this account are confirmed: its administrator has 30 minutes after the slot. Make sure somebody is there.',
  );
  return [quota, ...(textOf(settings, 'massConfirm') === 'on' ? [confirm] : []), manual];
}

function receiverItems({ settings }: AccountAccess): PreflightItem[] {
  const count = receiversOf(settings).length;
  return [
    count > 0
      ? item(
          'note',
          'PHONE_PREVIEW',
          null,
          `可先预览到手机（名单上有 ${count} 人）。`,
          `It can be previewed on a telephone first (${count} on the list).`,
        )
      : item(
          'note',
          'PHONE_PREVIEW_NOBODY',
          null,
          '还不能预览到手机：请渠道管理员在账号设置“预览接收人”中添加微信号。',
          'It cannot be previewed on a telephone yet: have the channel administrator add receivers to the account.',
        ),
  ];
}
