import { isOn } from './known-ground.rules.js';
import { postHomes } from './post-home.rules.js';

describe('a link to a post', () => {
  const leadsHome = (link: string, ...account: Parameters<typeof postHomes>): boolean =>
    isOn(new URL(link), postHomes(...account));

  it.each([
    ['https://mp.weixin.qq.com/s/abc', true],
    ['https://example.org/s/abc', false],
    ['https://mp.weixin.qq.com.example.org/s/abc', false],
    ['http://127.0.0.1:3001/s/abc', false],
  ])('of WeChat leads to where its articles are read: %s %s', (link, expected) => {
    expect(leadsHome(link, 'wechat', 'https://api.weixin.qq.com', {})).toBe(expected);
  });

  it('of a sandbox leads to the sandbox', () => {
    expect(leadsHome('http://127.0.0.1:3001/s/abc', 'wechat', 'http://127.0.0.1:3001', {})).toBe(true);
    expect(leadsHome('http://localhost:3001/s/abc', 'wechat', 'http://127.0.0.1:3001', {})).toBe(true);
    expect(leadsHome('http://127.0.0.1:3002/s/abc', 'wechat', 'http://127.0.0.1:3001', {})).toBe(false);
  });

  it('of Weibo leads to Weibo, or where the account says that its posts are shown', () => {
    const settings = { permalinkBase: 'https://posts.example.cn' };
    for (const link of ['https://weibo.com/1/Kx', 'https://m.weibo.cn/1', 'https://posts.example.cn/1/Kx'])
      expect(leadsHome(link, 'weibo', 'https://api.weibo.com', settings)).toBe(true);
    expect(leadsHome('https://posts.example.cn/1/Kx', 'weibo', 'https://api.weibo.com', {})).toBe(false);
  });

  it('of a web site may lead anywhere', () => {
    expect(leadsHome('https://example.org/x', 'web', 'https://cms.example.cn/hook', {})).toBe(true);
  });
});
