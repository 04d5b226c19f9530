import { DateTime } from 'luxon';
import { CHANNEL_NAMES, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { AlertFacts } from '../../platform/alerts/alert-text.rules.js';

/** An account that must be authorised again: `expiring` before what is planned on it, or `unauthorised` already. */
export interface TroubledAccount {
  id: string;
  trouble: 'expiring' | 'unauthorised';
  channel: ChannelKind;
  name: string;
  /** When its authorisation ends; null when nobody knows. */
  until: Date | null;
  /** How many planned posts do not leave without it. */
  waiting: number;
  /** The platform's or our own code. */
  code: string | null;
}

/** What people outside are told of it. @param zone IANA name in which the time is written */
export function accountAlert(
  { id, trouble, channel, name, until, waiting, code }: TroubledAccount,
  zone: string,
): AlertFacts {
  const where = {
    zh: `${CHANNEL_NAMES[channel].zh}账号「${name}」`,
    en: `The ${CHANNEL_NAMES[channel].en} account "${name}"`,
  };
  const path = `/api/accounts/${id}`;
  if (trouble === 'expiring') {
    const at = until === null ? '' : DateTime.fromJSDate(until, { zone }).toFormat('yyyy-MM-dd HH:mm');
    return {
      title: { zh: '账号授权即将到期', en: 'An authorisation is about to end' },
      happened: {
        zh: `${where.zh}的授权将于 ${at} 到期，其后还排有 ${waiting} 条待发布。`,
        en: `${where.en} is authorised until ${at}; ${waiting} planned posts come later.`,
      },
      todo: {
        zh: '请在到期前在账号页重新授权。',
        en: 'Authorise the account again before then, on its page.',
      },
      path,
    };
  }
  return {
    title: { zh: '账号需要重新授权', en: 'An account must be authorised again' },
    happened: {
      zh: `平台不再接受${where.zh}的凭据${code ? `（${code}）` : ''}，${waiting} 条待发布在等待。`,
      en: `The platform no longer takes the credentials of ${where.en.replace('The', 'the')}${code ? ` (${code})` : ''}; ${waiting} planned posts wait.`,
    },
    todo: {
      zh: '请在账号页重新授权、重新填写凭据，或按账号页的提示排除原因后恢复使用，之后自动继续发布；不再使用的账号请停用，并取消等待的发布。',
      en: 'Authorise it again, enter its credentials anew, or do what its page says and resume it, and what waits goes on by itself; pause an account that is not used any more, and cancel what waits.',
    },
    path,
  };
}
