import { type ArticlePage, pagesOf } from './article-page.rules.js';

describe('articles whose pages are not out', () => {
  const article = { title: '示例', departmentName: '示例局' };
  const show = (at: number) => new Date(at).toISOString();
  const told = (page: Pick<ArticlePage, 'state' | 'pageAt'>) => pagesOf([{ ...article, ...page }], show).zh;

  it('are named with the time of their page only where it is planned', () => {
    const pageAt = '2026-12-03T02:00:00.000Z';
    expect(told({ state: 'scheduled', pageAt })).toBe(`《示例》（示例局，网站稿排在 ${pageAt}）`);
    expect(told({ state: 'held', pageAt })).toBe('《示例》（示例局，网站稿已暂停）');
    expect(told({ state: null, pageAt: null })).toBe('《示例》（示例局，网站稿没有排期）');
  });
});
