import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { PageAnswer } from '../../links/page.rules.js';
import type { LookCause } from './look-cause.rules.js';

export type PostState = 'there' | 'gone' | 'unknown';
export type LinkState = 'opens' | 'broken' | 'unknown' | 'none';

export interface LinkVerdict {
  link: LinkState;
  /** Whether the page itself says that the post is gone. */
  gone: boolean;
  status: number | null;
  /** Why it is not simply there; null when it is. */
  cause: LookCause | null;
  /** For whoever looks after the network: what the client said. */
  detail: string | null;
}

/** What WeChat's article pages say, with status 200, where the article is no more. */
const WECHAT_GONE: readonly [words: string, cause: LookCause][] = [
  ['该内容已被发布者删除', 'deleted'],
  ['此内容因违规无法查看', 'violation'],
  ['此内容被投诉且经审核涉嫌侵权', 'complaint'],
  ['该公众号已迁移', 'migrated'],
];
/** The body of an article of WeChat's: where it is shown the words above are somebody's text. */
const WECHAT_BODY = 'js_content';
/** Pages that want a log-in, or proof of being a person, tell nothing about the post. */
const LOGIN = /^https?:\/\/(?:[^/]*\.)?passport\.|\/(?:login|signin|visitor|wappoc_appmsgcaptcha)(?:[/?.]|$)/i;
/** It is our own way out that is closed, not the link. */
const OUR_FAULT = new Set([
  'ADDRESS',
  'EPRIVATE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What opening the link of a post says about the link and the post. */
export function linkVerdict(channel: ChannelKind, answer: PageAnswer): LinkVerdict {
  if (answer.kind === 'silent') {
    const { code, reason } = answer;
    const detail = `${code}: ${reason}`;
    const ours = OUR_FAULT.has(code);
    const cause = ours ? 'unreachable' : code === 'REDIRECTS' ? 'redirects' : 'silent';
    return { link: ours ? 'unknown' : 'broken', gone: false, status: null, cause, detail };
  }
  const { status, url, text } = answer;
  const verdict = (link: LinkState, cause: LookCause | null = null, gone = false): LinkVerdict => ({
    ...{ link, gone, status, cause },
    detail: null,
  });
  if (LOGIN.test(url)) return verdict('unknown', 'login');
  if ([401, 403, 429].includes(status)) return verdict('unknown', 'not_shown');
  if (status === 404 || status === 410) return verdict('broken', 'missing', true);
  if (status < 200 || status >= 300) return verdict('broken', 'status');
  const said =
    channel === 'wechat' && !text.includes(WECHAT_BODY) && WECHAT_GONE.find(([words]) => text.includes(words));
  return said ? verdict('broken', said[1], true) : verdict('opens');
}
