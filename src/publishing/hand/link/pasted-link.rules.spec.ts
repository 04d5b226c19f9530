import { pastedLink } from './pasted-link.rules.js';

describe('the link in what somebody has pasted', () => {
  it.each([
    ['https://weibo.com/1/AbC', 'https://weibo.com/1/AbC'],
    ['  https://weibo.com/1/AbC\n', 'https://weibo.com/1/AbC'],
    [
      '7.43 复制打开抖音，看看【示例单位的作品】匠心开放日 https://v.example.com/iAbC1x/ 12/08 x@f.Bt',
      'https://v.example.com/iAbC1x/',
    ],
    ['示例标题：https://m.example.com/p/1?a=1&b=2。', 'https://m.example.com/p/1?a=1&b=2'],
    ['https://v.example.com/1 https://v.example.com/1', 'https://v.example.com/1'],
    ['https://www.example.gov.cn/新闻/1.html', 'https://www.example.gov.cn/新闻/1.html'],
  ])('%j is %s', (pasted, link) => {
    expect(pastedLink(pasted)).toBe(link);
  });

  it('is not guessed where there are several or none', () => {
    for (const text of ['https://a.example.com/1 或 https://b.example.com/2', '没有链接', ''])
      expect(pastedLink(text)).toBe(text);
    expect(pastedLink(7)).toBe(7);
    const long = `${'长'.repeat(4_000)} https://a.example.com/1`;
    expect(pastedLink(long)).toBe(long);
  });
});
