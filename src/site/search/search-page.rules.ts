import { pagePath, type PageSummary } from '../../publishing/channels/site/site-page.rules.js';
import { snippet } from '../../stories/search/search-words.rules.js';
import { hiddenHead, renderPage, type SiteFrame } from '../frame/frame.rules.js';
import { markup, type Markup } from '../frame/markup.rules.js';
import { byline, type PillarNames } from '../pages/story-list.rules.js';
import { LONGEST_QUERY, marked, type Query } from './search-words.rules.js';

/** A page that was found, with the words of its body. */
export type FoundPage = PageSummary & { plain: string };

export interface SearchPage {
  query: Query;
  found: readonly FoundPage[];
  /** Address of the story after which this page goes on; null on the first page. */
  after: string | null;
  /** Whether older ones follow. */
  more: boolean;
  pillars: PillarNames;
}

/** What was found, newest first. Never in a search engine's index: there is no end to such pages. */
export function renderSearch(frame: SiteFrame, page: SearchPage): string {
  const { query } = page;
  const shown = query.kind === 'empty' ? '' : query.shown;
  const title = shown === '' ? '搜索稿件' : `搜索“${shown}”`;
  return renderPage(
    frame,
    { ...hiddenHead(title), search: shown },
    markup`<div class="list-header">
<div class="wrap">
<nav class="trail" aria-label="所在位置"><a href="/">首页</a><span aria-hidden="true">›</span><span aria-current="page">搜索</span></nav>
<h1>${title}</h1>
</div>
</div>
<section class="wrap newest" aria-labelledby="found">
${body(frame, page)}</section>
`,
  );
}

function body(frame: SiteFrame, { query, found, after, more, pillars }: SearchPage): Markup {
  if (query.kind === 'empty')
    return said('请输入要找的词', '在页面上方的搜索框里输入词语，例如单位名称、政策名称或标题里的几个字。');
  if (query.kind === 'long')
    return said('搜索的词太长了', `最多 ${LONGEST_QUERY} 个字。请只留下最要紧的词，几个词之间用空格隔开。`);
  const last = found.at(-1);
  if (last === undefined) {
    return after === null
      ? said('没有找到稿件', '没有一篇稿件含有全部这些词。可以换一个说法，或少写几个词；已撤下的稿件不在搜索之列。')
      : said('后面没有了', '没有更早的稿件含有这些词。');
  }
  const link = (place: string | null): string =>
    `/search?q=${encodeURIComponent(query.shown)}${place === null ? '' : `&after=${place}`}`;
  const turns = [
    after !== null && markup`<a class="more" href="${link(null)}">回到最新</a>`,
    more && markup`<a class="more" rel="next" href="${link(last.slug)}">更早的结果</a>`,
  ].filter((turn) => turn !== false);
  const count = after === null && !more ? `找到 ${found.length} 篇稿件` : '找到的稿件，由新到旧';
  return markup`<h2 id="found">${count}</h2>
<ol class="results">${found.map((one) => result(frame, one, query.words, pillars))}</ol>
${turns.length > 0 && markup`<nav class="turn" aria-label="翻页">${turns}</nav>\n`}`;
}

function said(title: string, text: string): Markup {
  return markup`<h2 id="found" class="unseen">搜索结果</h2>
<div class="empty"><p><strong>${title}。</strong></p><p>${text}</p></div>
`;
}

function result({ zone }: SiteFrame, page: FoundPage, words: readonly string[], pillars: PillarNames): Markup {
  const pillar = page.pillarId === null ? undefined : pillars.get(page.pillarId);
  // Where the body says nothing of it, the summary does, or the title.
  const [plain, summary] = [marked(snippet(page.plain, words), words), marked(snippet(page.summary, words), words)];
  const told = [plain, summary].find(({ text }) => text.includes('<mark>')) ?? (page.summary === '' ? plain : summary);
  return markup`<li><article>
${pillar !== undefined && markup`<p class="card-label">${pillar}</p>\n`}<h3><a href="${pagePath(page.slug)}">${marked(page.title, words)}</a></h3>
<p class="result-text">${told}</p>
${byline(page, zone)}
</article></li>
`;
}
