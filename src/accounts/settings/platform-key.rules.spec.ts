import { type PlatformAccount, platformKey } from './platform-key.rules.js';

const wechat: PlatformAccount = {
  driver: 'publish',
  baseUrl: 'https://api.weixin.qq.com',
  sandbox: false,
  settings: { appId: 'wx1', source: 'a' },
};
const weibo: PlatformAccount = {
  ...wechat,
  driver: 'share',
  settings: { uid: '1', clientId: '2', rip: '203.0.113.7' },
};
const blog: PlatformAccount = {
  ...wechat,
  driver: 'wordpress',
  baseUrl: 'https://a.example',
  settings: { user: 'Desk' },
};

const cms: PlatformAccount = { ...wechat, driver: 'webhook', baseUrl: 'https://a.example/in/', settings: {} };
const site: PlatformAccount = { ...wechat, driver: 'site', baseUrl: '', settings: {} };

describe('which account of a platform an account is', () => {
  it.each<[PlatformAccount, Partial<PlatformAccount>]>([
    [wechat, { settings: { appId: 'wx1', source: 'b' } }],
    [wechat, { baseUrl: 'http://api.weixin.qq.com' }],
    [weibo, { settings: { uid: '1', clientId: '2', rip: '203.0.113.8' } }],
    [blog, { settings: { user: 'desk', tags: ['x'] } }],
    [cms, { baseUrl: 'http://a.example/in/', settings: { column: '动态', source: '示例局' } }],
    [site, {}],
  ])('stays the same (%#)', (one, over) => {
    expect(platformKey({ ...one, ...over })).toBe(platformKey(one));
    expect(platformKey(one)).not.toBeNull();
  });

  it('is the same wherever the sandbox listens', () =>
    expect(platformKey({ ...wechat, sandbox: true, baseUrl: 'http://127.0.0.1:1' })).toBe(
      platformKey({ ...wechat, sandbox: true, baseUrl: 'http://127.0.0.1:2' }),
    ));

  it.each<[PlatformAccount, Partial<PlatformAccount>]>([
    [wechat, { settings: { appId: 'wx2' } }],
    [wechat, { driver: 'mass' }],
    [wechat, { sandbox: true }],
    [weibo, { settings: { uid: '1', clientId: '3' } }],
    [weibo, { settings: { uid: '2', clientId: '2' } }],
    [blog, { settings: { user: 'desk', column: '动态' } }],
    [blog, { baseUrl: 'https://b.example' }],
    [cms, { baseUrl: 'https://a.example/in' }],
    [cms, { driver: 'wordpress', settings: { user: 'desk' } }],
  ])('is another one (%#)', (one, over) => expect(platformKey({ ...one, ...over })).not.toBe(platformKey(one)));

  it.each<Partial<PlatformAccount>>([{ settings: {} }, { driver: 'hand' }])('is nobody’s with %j', (over) =>
    expect(platformKey({ ...wechat, ...over })).toBeNull(),
  );
});
