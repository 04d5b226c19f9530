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
  /** It is the site that fails, not this page of it. */
  siteDown: boolean;
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
    zh: '请打开链接查看，有问题请告知网站管理员；系统自行复查，第一天每小时一次，之后逐渐减少，最多一个月。',
    en: 'Open the link, and tell those who run the site what is wrong. The system looks again by itself: every hour on the first day, less often later, for a month at most.',
  },
};

/** One alert for one cause. */
const SITE_TODO: AlertFacts['todo'] = {
  zh: '请告知网站管理员检查网站；同一网站的其他内容多半也打不开，不再逐条提醒。系统每小时自行复查，恢复后不必在本系统操作。',
  en: 'Tell those who run the site. Other pages of it will hardly open either: they are not told of one by one. The system looks again every hour by itself; nothing has to be done here once it is well.',
};

/** What people outside are told of it. @param zone IANA name in which the time is written */
export function postAlert(post: TroubledPost, zone: string): AlertFacts {
  const { trouble, department, channel, account, sentAt, cause, status, siteDown } = post;
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
    todo: siteDown ? SITE_TODO : TODOS[trouble],
    path: `/api/publications/${post.id}/figures`,
  };
}
