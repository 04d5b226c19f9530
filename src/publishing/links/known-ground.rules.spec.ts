import { isOn, knownOrigins } from './known-ground.rules.js';

describe('the host of a link', () => {
  it.each([
    ['https://weibo.com/1/AbC', ['weibo.com'], true],
    ['https://m.weibo.com/1/AbC', ['weibo.com'], true],
    ['https://weibo.com.example.net/', ['weibo.com'], false],
    ['https://notweibo.com/', ['weibo.com'], false],
    ['http://127.0.0.1:8080/', ['127.0.0.1:8080'], true],
    ['http://127.0.0.1:8081/', ['127.0.0.1:8080'], false],
    ['https://anything.example.com/', [], true],
  ])('%s on %j: %s', (address, hosts, on) => {
    expect(isOn(new URL(address), hosts)).toBe(on);
  });
});

describe('known ground', () => {
  const linkHosts = { linkHosts: ['cms.example.cn'] };

  it.each([
    ['weibo', {}, 'http://cms.example.cn/a', ['https://weibo.com']],
    ['other', {}, 'http://cms.example.cn/a', []],
    ['other', linkHosts, 'http://cms.example.cn:8080/a', ['http://cms.example.cn:8080']],
    ['other', linkHosts, 'http://10.0.0.1/a', []],
    ['other', linkHosts, 'nothing', []],
  ] as const)('of %s with %j at %s is %j', (channel, settings, link, origins) => {
    const known = knownOrigins(channel, settings, link);
    if (origins.length === 0) expect(known).toEqual([]);
    else expect(known).toEqual(expect.arrayContaining([...origins]));
    expect(known).not.toContain('http://10.0.0.1');
  });
});
