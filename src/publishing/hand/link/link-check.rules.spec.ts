import { isContent, linkFinding, linkHosts } from './link-check.rules.js';
import { linkSilence, linkStatus } from './link-silence.rules.js';
import { TECHNICAL_CODES } from '../../../../test/factories/technical-codes.js';

describe('the host of a link', () => {
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
    const { text } = linkFinding('closed', 'https://example.com/', 404, new Date(0), linkStatus(404));
    expect(text).toEqual({
      zh: '链接打不开：页面不存在（404）。',
      en: 'The link does not open: there is no such page (404).',
    });
  });

  it.each([...TECHNICAL_CODES, 'REDIRECTS'])('says in people’s words why nothing opened (%s)', (code) => {
    const { zh, en } = linkFinding('closed', 'https://example.com/', null, new Date(0), linkSilence(code)).text;
    expect(zh).toMatch(/^链接打不开：[^A-Za-z]*(https)?[^A-Za-z]*。$/);
    expect(en).toMatch(/^The link does not open: [a-z][a-z ;,]+\.$/);
  });
});
