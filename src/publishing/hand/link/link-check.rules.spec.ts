import { isContent, isOn, linkFinding, linkHosts } from './link-check.rules.js';

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

  it('is Weibo’s where the account names none, and the account’s own elsewhere', () => {
    expect(linkHosts('weibo', {})).toContain('weibo.com');
    expect(linkHosts('weibo', { linkHosts: ['Example.com'] })).toEqual(['example.com']);
    expect(linkHosts('other', {})).toEqual([]);
  });
});

describe('the look at a link', () => {
  const found = (verdict: 'shown' | 'opens' | 'closed' | 'elsewhere' | 'used') =>
    linkFinding(verdict, 'https://example.com/', 200, new Date(0));

  it('is enough where the page shows the post, and where a platform shows nothing without a log-in', () => {
    for (const channel of ['web', 'weibo', 'other'] as const) {
      expect(isContent(found('shown'), channel)).toBe(true);
      expect(isContent(found('opens'), channel)).toBe(channel !== 'web');
      for (const verdict of ['closed', 'elsewhere', 'used'] as const)
        expect(isContent(found(verdict), channel)).toBe(false);
    }
  });

  it('says why in both languages', () => {
    const { text } = linkFinding('closed', 'https://example.com/', 404, new Date(0), '404');
    expect(text).toEqual({ zh: '链接打不开：404。', en: 'The link does not open: 404.' });
  });
});
