import { showsWords } from './page-words.rules.js';

describe('a page that is the post', () => {
  const words = { title: '示例：技能成才之路', lead: '海河工匠走进校园讲述', marker: 'abc123' };

  it.each([
    ['its title, however it is broken up', '<h1>示例：技能 &nbsp;<b>成才</b>\n之路</h1>', true],
    ['the beginning of its text', '<p>海河工匠走进校园讲述成长故事</p>', true],
    ['its mark in a link', '<a href="https://example.cn/s/1?a=1&amp;xf=abc123">原文</a>', true],
    ['another post’s mark', '<a href="https://example.cn/s/1?xf=abc1234">原文</a>', false],
    ['its title in a script alone', '<script>var t = "示例：技能成才之路"</script>', false],
    ['a log-in page', '<title>登录</title>', false],
  ])('shows %s', (_what, html, shown) => {
    expect(showsWords(html, words)).toBe(shown);
  });

  it('is not told by words that stand everywhere', () => {
    expect(showsWords('<p>通知公告</p>', { title: '通知', lead: '', marker: 'm' })).toBe(false);
  });

  it('ends on a page that never closes what it opens', () => {
    const words = { title: '示例稿件的标题', lead: '', marker: 'aabbcc' };
    for (const part of ['<', '<script', '<!--', '&lt'])
      expect(showsWords(part.repeat(2_000_000 / part.length), words)).toBe(false);
  });
});
