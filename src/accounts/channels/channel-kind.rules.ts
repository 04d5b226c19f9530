/** The channels this system speaks on. `web` is the own public site. */
export const CHANNELS = ['web', 'wechat', 'weibo'] as const;
export type ChannelKind = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Record<ChannelKind, { zh: string; en: string }> = {
  web: { zh: '网站', en: 'web site' },
  wechat: { zh: '微信公众号', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
};
