import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';

/** Where platforms show posts. */
const PAGES: Partial<Record<ChannelKind, readonly string[]>> = {
  wechat: ['https://mp.weixin.qq.com', 'http://mp.weixin.qq.com'],
  weibo: ['https://weibo.com', 'https://www.weibo.com', 'https://m.weibo.cn', 'https://t.cn', 'http://t.cn'],
};

/** Whether the address is on one of the hosts, or below one. A host that is named with a port means that port. None named = any. */
export function isOn(address: URL, hosts: readonly string[]): boolean {
  if (hosts.length === 0) return true;
  return hosts.some(
    (host) => address.host === host || address.hostname === host || address.hostname.endsWith(`.${host}`),
  );
}

/** Hosts that the account's settings name for links, lower case. */
export function namedHosts(settings: Record<string, unknown>): string[] {
  const named = settings['linkHosts'];
  return Array.isArray(named) ? named.map((host) => String(host).toLowerCase()) : [];
}

/**
 * Origins whose names are not those of whoever wrote the link: the platform's own pages, and a host that the account's settings name for
 * links. Such a link is called as accounts call theirs; any other never leads into a private network.
 */
export function knownOrigins(channel: ChannelKind, settings: Record<string, unknown>, link: string): string[] {
  const pages = PAGES[channel] ?? [];
  const named = namedHosts(settings);
  if (named.length === 0 || !URL.canParse(link)) return [...pages];
  const address = new URL(link);
  return isOn(address, named) ? [...pages, address.origin] : [...pages];
}
