import { spoken } from './language/spoken';

const NAMES = {
  web: { zh: '网站', en: 'Web' },
  wechat: { zh: '微信', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
  other: { zh: '人工', en: 'By hand' },
};

export function channelName(channel: keyof typeof NAMES): string {
  return spoken(NAMES[channel]);
}
