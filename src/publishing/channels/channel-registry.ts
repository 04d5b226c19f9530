import { Injectable } from '@nestjs/common';
import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import type { AccountAccess, ChannelConnector } from './channel.js';
import { SiteChannel } from './site/site.channel.js';
import { WechatChannel } from './wechat/publish/wechat.channel.js';
import { WeiboBizChannel } from './weibo/weibo-biz.channel.js';
import { WeiboChannel } from './weibo/weibo.channel.js';

/** The connector of each way to post: there is exactly one, and none is missing. */
@Injectable()
export class ChannelRegistry {
  private readonly connectors = new Map<string, ChannelConnector>();

  constructor(site: SiteChannel, wechat: WechatChannel, weibo: WeiboChannel, weiboBiz: WeiboBizChannel) {
    for (const connector of [site, wechat, weibo, weiboBiz]) this.connectors.set(keyOf(connector), connector);
  }

  /** Every connector there is, e.g. for the contract suite. */
  get all(): readonly ChannelConnector[] {
    return [...this.connectors.values()];
  }

  /** @throws Error when nothing posts that way */
  of(account: Pick<AccountAccess, 'channel'> & { driver: ChannelDriver }): ChannelConnector {
    const connector = this.connectors.get(keyOf(account));
    if (!connector) throw new Error(`no connector for ${keyOf(account)}`);
    return connector;
  }
}

function keyOf({ channel, driver }: Pick<ChannelConnector, 'channel' | 'driver'>): string {
  return `${channel}/${driver}`;
}
