import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { ChannelConnector } from './channel.js';
import { SiteChannel } from './site/site.channel.js';
import { WechatChannel } from './wechat/wechat.channel.js';
import { WeiboChannel } from './weibo/weibo.channel.js';

/** The connector of each channel: there is exactly one, and none is missing. */
@Injectable()
export class ChannelRegistry {
  private readonly connectors: Record<ChannelKind, ChannelConnector>;

  constructor(web: SiteChannel, wechat: WechatChannel, weibo: WeiboChannel) {
    this.connectors = { web, wechat, weibo };
  }

  of(channel: ChannelKind): ChannelConnector {
    return this.connectors[channel];
  }
}
