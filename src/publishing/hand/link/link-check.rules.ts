import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { OutcomeText } from '../../channels/channel.js';
import { namedHosts } from '../../links/known-ground.rules.js';

/**
 * What a look at a link found. `shown`: the page opens and is the post; `opens`: it opens, its words are not seen; `closed`: it does not
 * open; `elsewhere`: it leads to a host that is not the platform's; `used`: it is another publication's.
 */
export const LINK_VERDICTS = ['shown', 'opens', 'closed', 'elsewhere', 'used'] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

export interface LinkFinding {
  verdict: LinkVerdict;
  /** ISO instant. */
  at: string;
  /** Where it led in the end. */
  url: string;
  /** HTTP status of the last answer; null when there was none. */
  status: number | null;
  text: OutcomeText;
}

/** Where posts of a platform are read. Other platforms' hosts stand with their accounts. */
const WEIBO_HOSTS = ['weibo.com', 'weibo.cn', 't.cn'];

/** Hosts a link of the account may lead to, lower case; empty = any. */
export function linkHosts(channel: ChannelKind, settings: Record<string, unknown>): string[] {
  const named = namedHosts(settings);
  if (named.length > 0) return named;
  return channel === 'weibo' ? WEIBO_HOSTS : [];
}

/**
 * Whether a finding is enough by itself. Platforms show little to whoever has not logged in, so a post that opens there is believed; a
 * web page shows its words.
 */
export function isContent({ verdict }: LinkFinding, channel: ChannelKind): boolean {
  return verdict === 'shown' || (verdict === 'opens' && channel !== 'web');
}

const TEXTS: Record<LinkVerdict, OutcomeText> = {
  shown: {
    zh: '链接可以打开，页面上有这篇稿件的标题或文字。',
    en: 'The link opens, and the page shows the title or the text.',
  },
  opens: {
    zh: '链接可以打开，但页面上没有看到这篇稿件的标题或文字（有些平台登录后才显示）。',
    en: 'The link opens, but the page does not show the title or the text (some platforms show it only after a log-in).',
  },
  closed: { zh: '链接打不开。', en: 'The link does not open.' },
  elsewhere: { zh: '链接不在这个账号所在的平台上。', en: 'The link does not lead to the platform of this account.' },
  used: { zh: '这个链接已经填给另一条发布任务。', en: 'This link was filled in for another publication.' },
};

/** @param why what stood in the way, without a full stop: words in both languages, or a host, which is the same in both */
export function linkFinding(
  verdict: LinkVerdict,
  url: string,
  status: number | null,
  at: Date,
  why: OutcomeText | string = '',
): LinkFinding {
  const { zh, en } = TEXTS[verdict];
  const reason = typeof why === 'string' ? { zh: why, en: why } : why;
  const text =
    why === ''
      ? { zh, en }
      : { zh: zh.replace(/。$/, () => `：${reason.zh}。`), en: en.replace(/\.$/, () => `: ${reason.en}.`) };
  return { verdict, at: at.toISOString(), url, status, text };
}
