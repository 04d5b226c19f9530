import { baseAddress } from '../account-access.rules.js';
import { ACCOUNT_FIELDS, accountProblems, appearsWithinMs, namesAnother } from './account-settings.rules.js';

const wechat = { settings: { appId: 'wx0000000000000000' }, credentials: { appSecret: 's' } };
const weibo = { settings: { uid: '1000000001', rip: '203.0.113.7' }, credentials: { accessToken: 't' } };
const found = (...args: Parameters<typeof accountProblems>) =>
  accountProblems(...args).map(({ pointer, code }) => `${pointer} ${code}`);

describe('what an account needs', () => {
  it('the own site needs nothing, and has nothing', () => {
    expect(found('site', {}, {})).toEqual([]);
    expect(found('site', { appId: 'x' }, { appSecret: 's' })).toEqual([
      '/settings/appId UNKNOWN_FIELD',
      '/credentials/appSecret UNKNOWN_FIELD',
    ]);
  });

  it('a complete account has no problem', () => {
    expect(found('publish', wechat.settings, wechat.credentials)).toEqual([]);
    expect(found('share', weibo.settings, weibo.credentials)).toEqual([]);
  });

  it('every missing field is named at once', () => {
    expect(found('publish', {}, { appSecret: '' })).toEqual([
      '/settings/appId REQUIRED',
      '/credentials/appSecret REQUIRED',
    ]);
    expect(found('share', {}, {})).toEqual([
      '/settings/uid REQUIRED',
      '/settings/rip REQUIRED',
      '/credentials/accessToken REQUIRED',
    ]);
  });

  it.each([
    ['uid', 'abc'],
    ['uid', 1_000_000_001],
    ['rip', '256.1.1.1'],
    ['rip', 'localhost'],
    ['rip', ':::'],
    ['expiresAt', 'tomorrow'],
    ['expiresAt', '2026-07-15'],
    ['expiresAt', '2026-13-01T00:00:00Z'],
    ['boundDomains', 'e.cn'],
    ['boundDomains', ['e.cn/path']],
    ['shortLinkBase', 'javascript:alert(1)'],
    ['permalinkBase', 'https://e.cn/path'],
    ['appearsWithinMs', -1],
    ['appearsWithinMs', '1000'],
    ['appearsWithinMs', 0],
    ['appearsWithinMs', 179_999],
    ['appearsWithinMs', 86_400_001],
    ['clientId', ' x'],
    ['clientId', 'a\u0000b'],
  ])('%s cannot be %j', (key, value) => {
    expect(found('share', { ...weibo.settings, [key]: value }, weibo.credentials)).toEqual([
      `/settings/${key} BAD_FORMAT`,
    ]);
  });

  it.each([
    ['rip', '2408:8000::1'],
    ['expiresAt', '2026-07-15T09:00:00+08:00'],
    ['boundDomains', ['www.example.gov.cn', 'localhost:3000']],
    ['shortLinkBase', 'http://t.cn'],
    ['appearsWithinMs', 180_000],
  ])('%s can be %j', (key, value) => {
    expect(found('share', { ...weibo.settings, [key]: value }, weibo.credentials)).toEqual([]);
  });

  it.each([
    [{ tags: ['技能', '就 业'], column: '工作动态' }, []],
    [{ tags: '技能' }, ['/settings/tags BAD_FORMAT']],
    [{ tags: [' 技能'] }, ['/settings/tags BAD_FORMAT']],
    [{ tags: ['a'.repeat(101)] }, ['/settings/tags BAD_FORMAT']],
    [{ column: '栏'.repeat(101) }, ['/settings/column BAD_FORMAT']],
  ])('WordPress with %j: %j', (more, problems) => {
    expect(found('wordpress', { user: 'editor', ...more }, { applicationPassword: 'abcd efgh' })).toEqual(problems);
  });

  it('secrets are texts; the AES key has its 43 characters', () => {
    expect(found('publish', wechat.settings, { appSecret: { a: 1 } })).toEqual(['/credentials/appSecret BAD_FORMAT']);
    expect(found('publish', wechat.settings, { appSecret: 's', encodingAesKey: 'short' })).toEqual([
      '/credentials/encodingAesKey BAD_FORMAT',
    ]);
    expect(found('publish', wechat.settings, { appSecret: 's', encodingAesKey: 'a'.repeat(43) })).toEqual([]);
  });

  it('the source of signatures has at most 60 characters', () => {
    const settings = (source: string) => ({ ...wechat.settings, source });
    expect(found('publish', settings('源'.repeat(60)), wechat.credentials)).toEqual([]);
    expect(found('publish', settings('😀'.repeat(60)), wechat.credentials)).toEqual([]);
    expect(found('publish', settings('源'.repeat(61)), wechat.credentials)).toEqual(['/settings/source BAD_FORMAT']);
  });

  it.each([
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', []],
    [`whsec_${Buffer.alloc(64).toString('base64')}`, []],
    [`whsec_${Buffer.alloc(23).toString('base64')}`, ['/credentials/secret BAD_FORMAT']],
    [`whsec_${Buffer.alloc(65).toString('base64')}`, ['/credentials/secret BAD_FORMAT']],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', ['/credentials/secret BAD_FORMAT']],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS', ['/credentials/secret BAD_FORMAT']],
    ['whsec_', ['/credentials/secret BAD_FORMAT']],
  ])('of signing secrets, %s is judged so', (secret, problems) =>
    expect(found('webhook', {}, { secret })).toEqual(problems),
  );

  it('a site lists up to a hundred columns, other lists are shorter', () => {
    const names = (n: number) => Array.from({ length: n }, (_, index) => `栏目${index}`);
    expect(found('webhook', { columns: names(100) }, {})).toEqual([]);
    expect(found('webhook', { columns: names(101) }, {})).toEqual(['/settings/columns BAD_FORMAT']);
    expect(found('wordpress', { user: 'x', tags: names(21) }, { applicationPassword: 'x' })).toEqual([
      '/settings/tags BAD_FORMAT',
    ]);
  });

  it('no field is both a secret and an open setting', () => {
    for (const fields of Object.values(ACCOUNT_FIELDS)) {
      const keys = fields.map((field) => field.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('the sandbox alone may be believed sooner than a platform', () => {
    const settings = { ...weibo.settings, appearsWithinMs: 5 };
    expect(accountProblems('share', settings, weibo.credentials, true)).toEqual([]);
    expect(found('share', { ...settings, appearsWithinMs: -1 }, weibo.credentials, true)).toHaveLength(1);
  });

  it('another appId or uid is another account; the rest is not', () => {
    expect(namesAnother({ appId: 'a' }, { appId: 'b' })).toBe(true);
    expect(namesAnother({ uid: '1' }, {})).toBe(true);
    expect(namesAnother({ uid: '1', rip: '1.1.1.1' }, { uid: '1', rip: '2.2.2.2', source: 'x' })).toBe(false);
  });

  it('posts may take three minutes to show, unless the account says otherwise', () => {
    expect(appearsWithinMs({})).toBe(180_000);
    expect(appearsWithinMs({ appearsWithinMs: 0 })).toBe(0);
  });
});

describe('base addresses', () => {
  it.each([
    ['https://api.weixin.qq.com', 'https://api.weixin.qq.com'],
    [' https://API.weixin.qq.com/ ', 'https://api.weixin.qq.com'],
    ['http://proxy.example.cn:8080/wechat/', 'http://proxy.example.cn:8080/wechat'],
  ])('%j is written %s', (text, address) => expect(baseAddress(text)).toBe(address));

  it.each([
    '',
    'api.weixin.qq.com',
    'ftp://e.cn',
    'file:///etc/passwd',
    'https://u:p@e.cn',
    'https://e.cn/?a=1',
    'https://e.cn/#x',
  ])('%j is none', (text) => expect(baseAddress(text)).toBeNull());
});
