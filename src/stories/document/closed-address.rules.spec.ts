import { closedTo, linksOf } from './closed-address.rules.js';

describe('addresses that readers cannot follow', () => {
  it.each([
    ['https://news.example.cn/console/stories/1/edit#_ftn1', 'https://news.example.cn', 'system'],
    ['http://news.example.cn:8080/api/media/x', 'https://news.example.cn', 'system'],
    ['http://localhost:4180/console/stories/1/edit#_ftn1', 'https://news.example.cn', 'system'],
    ['http://localhost:4180/console', 'http://localhost:4180', 'system'],
    ['http://127.0.0.1/notice.html', 'https://news.example.cn', 'machine'],
    ['http://[::1]:8000/', 'https://news.example.cn', 'machine'],
    ['https://news.example.cn/stories/1', 'https://news.example.cn', null],
    ['https://news.example.cn/consoles', 'https://news.example.cn', null],
    ['https://example.com/console', 'https://news.example.cn', null],
    ['http://localhost:4180/stories/1', 'http://localhost:4180', null],
    ['mailto:office@example.cn', 'https://news.example.cn', null],
    ['{link:publication}', 'https://news.example.cn', null],
  ] as const)('%s seen from %s: %s', (href, publicUrl, why) => {
    expect(closedTo(href, publicUrl)).toBe(why);
  });

  it('are found with the words that are linked, each once', () => {
    const link = (text: string, href: string) => ({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });
    const content = [
      link('办事', 'https://a.example'),
      link('指南', 'https://a.example'),
      { type: 'text', text: '。' },
    ];
    expect([...linksOf({ type: 'doc', content: [{ type: 'paragraph', content }] })]).toEqual([
      ['https://a.example', '办事指南'],
    ]);
  });
});
