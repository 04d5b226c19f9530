import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';

/** Where readers find posts of a platform: on these hosts, or below them. */
const HOMES: Partial<Record<ChannelKind, readonly string[]>> = {
  wechat: ['mp.weixin.qq.com'],
  weibo: ['weibo.com', 'weibo.cn', 't.cn'],
};

/**
 * Hosts a link to a post of the account may lead to; empty = any, for a site may stand anywhere.
 * @param baseUrl of the account: a sandbox shows its posts where it is called
 */
export function postHomes(channel: ChannelKind, baseUrl: string, settings: Record<string, unknown>): string[] {
  const homes = HOMES[channel];
  if (homes === undefined) return [];
  const shownBy = [baseUrl, settings['permalinkBase']].flatMap((address) =>
    typeof address === 'string' && URL.canParse(address) ? hostsOf(new URL(address)) : [],
  );
  return [...homes, ...shownBy];
}

/** This machine is opened under either name. */
function hostsOf({ host, hostname, port }: URL): string[] {
  return ['127.0.0.1', 'localhost'].includes(hostname) && port !== ''
    ? [`127.0.0.1:${port}`, `localhost:${port}`]
    : [host];
}
