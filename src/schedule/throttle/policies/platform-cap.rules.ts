import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { ThrottleRule } from '../../planner/throttle-rule.rules.js';

export interface PlatformCap {
  /** The platform's own zone: its days begin there. */
  zone: string;
  rules: ThrottleRule[];
}

/**
 * What the platforms themselves allow one account, as policies no priority can break. Documented figures, to be read again
 * before going live: Weibo 30 posts an hour per user (open.weibo.com, Rate-limiting); WeChat freepublish/submit 100 a day
 * (API call limits of a new account). The own site has none.
 */
export function platformCap(channel: ChannelKind): PlatformCap | null {
  switch (channel) {
    case 'weibo':
      return { zone: 'Asia/Shanghai', rules: [{ type: 'limit', max: 30, per: 'PT1H', window: 'sliding' }] };
    case 'wechat':
      return { zone: 'Asia/Shanghai', rules: [{ type: 'limit', max: 100, per: 'day', window: 'calendar' }] };
    case 'web':
    case 'other':
      return null;
  }
}
