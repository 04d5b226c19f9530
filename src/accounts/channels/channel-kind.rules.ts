/** The channels this system speaks on. `web` is a web site, `other` a platform that no interface leads to (视频号, 抖音, 头条 …). */
export const CHANNELS = ['web', 'wechat', 'weibo', 'other'] as const;
export type ChannelKind = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Record<ChannelKind, { zh: string; en: string }> = {
  web: { zh: '网站', en: 'Web site' },
  wechat: { zh: '微信公众号', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
  other: { zh: '其他平台', en: 'another platform' },
};
