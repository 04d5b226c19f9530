import type { DataSource } from 'typeorm';
import type { PageAnswer } from '../../links/page.rules.js';
import type { PageOpener } from '../../links/page-opener.service.js';
import { LinkCheck, type LinkedPost } from './link-check.service.js';

const LINK = 'https://video.example.com/p/1';
const post: LinkedPost = {
  ...{ id: 'p', channel: 'other', settings: { linkHosts: ['video.example.com'] } },
  words: { title: '示例稿件的标题', lead: '', marker: 'm1' },
};

const look = async (answer: PageAnswer, elsewhere: unknown[] = []) => {
  const database = { query: async () => elsewhere } as unknown as DataSource;
  const pages = { open: async () => answer } as unknown as PageOpener;
  return (await new LinkCheck(database, pages, { now: () => new Date(0) } as never).look(LINK, post)).verdict;
};
const silent = (code: string, url: string): PageAnswer =>
  ({ kind: 'silent', code, reason: code, url }) as PageAnswer & { kind: 'silent' };

describe('the look at a link', () => {
  it('believes a page that is too long to read on its platform, and nowhere else', async () => {
    // What was read of it.
    const beginning = (url: string): PageAnswer => ({ kind: 'answered', status: 200, url, text: '<p>'.repeat(9_000) });
    expect(await look(beginning(LINK))).toBe('opens');
    expect(await look(beginning('https://m.video.example.com/p/1'))).toBe('opens');
    expect(await look(beginning('https://download.example.net/p/1'))).toBe('elsewhere');
  });

  it('believes no silence', async () => {
    for (const code of ['TOO_LONG', 'DEADLINE', 'REDIRECTS', 'ADDRESS'])
      expect(await look(silent(code, LINK))).toBe('closed');
  });

  it('follows to where the link leads in the end', async () => {
    const ends = (url: string): PageAnswer => ({ kind: 'answered', status: 200, url, text: '<h1>示例稿件的标题</h1>' });
    expect(await look(ends(LINK))).toBe('shown');
    expect(await look(ends('https://login.example.net/'))).toBe('elsewhere');
  });

  it('asks nobody about a link that is another publication’s', async () => {
    expect(await look(silent('TOO_LONG', LINK), [{ id: 'other' }])).toBe('used');
  });
});
