import { DateTime } from 'luxon';
import { CHANNEL_NAMES, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { AlertFacts } from '../../../platform/alerts/alert-text.rules.js';
import { LOOK_CAUSE_TEXTS, type LookCause } from '../looks/look-cause.rules.js';

/** Something that is meant to be out, as an alert may speak of it: where and when, never what it says. */
export interface TroubledPost {
  id: string;
  trouble: 'gone' | 'link_broken';
  department: string;
  channel: ChannelKind;
  account: string;
  sentAt: Date;
  cause: LookCause;
  /** HTTP status of its link, where there was one. */
  status: number | null;
}

const TITLES: Record<TroubledPost['trouble'], AlertFacts['title']> = {
  gone: { zh: '已发布的内容不见了', en: 'Something published has disappeared' },
  link_broken: { zh: '已发布内容的链接打不开', en: 'The link of something published does not open' },
};

const TODOS: Record<TroubledPost['trouble'], AlertFacts['todo']> = {
  gone: {
    zh: '请到平台查看原因：本单位已撤下的，请在系统里补办撤下；被平台处理的，按平台通知申诉或修改后重新送审。',
    en: 'Look on the platform for the reason: if it was taken down by your own people, take it down here too; if by the platform, appeal, or change it and have it reviewed again.',
  },
  link_broken: {
    zh: '请打开链接查看；网站有故障的请告知网站管理员，恢复后系统自行复查。',
    en: 'Open the link; if the site is at fault tell those who run it. It is looked at again by itself.',
  },
};

/** What people outside are told of it. @param zone IANA name in which the time is written */
export function postAlert(post: TroubledPost, zone: string): AlertFacts {
  const { trouble, department, channel, account, sentAt, cause, status } = post;
  const when = DateTime.fromJSDate(sentAt, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const name = CHANNEL_NAMES[channel];
  const why = LOOK_CAUSE_TEXTS[cause];
  const code = status === null || status === 200 ? { zh: '', en: '' } : { zh: `（${status}）`, en: ` (${status})` };
  const told =
    trouble === 'gone'
      ? { zh: '已经不在', en: 'is no longer there' }
      : { zh: '链接打不开', en: 'is out, but its link does not open' };
  return {
    title: TITLES[trouble],
    happened: {
      zh: `「${department}」${when} 在${name.zh}「${account}」发布的内容${told.zh}：${why.zh}${code.zh}。`,
      en: `What "${department}" published on ${name.en} "${account}" at ${when} ${told.en}: ${why.en}${code.en}.`,
    },
    todo: TODOS[trouble],
    path: `/api/publications/${post.id}/figures`,
  };
}
