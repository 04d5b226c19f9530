import type { PageSummary } from '../../publishing/channels/site/site-page.rules.js';
import { type Column, columnDescription, columnMetas } from './column.rules.js';
import { type PageHead, renderPage, type SiteFrame } from '../frame/frame.rules.js';
import { markup, type Markup } from '../frame/markup.rules.js';
import { shownWindow } from '../frame/site-time.rules.js';
import { type PillarNames, storyCards } from './story-list.rules.js';
import { titleMarkup } from '../frame/title.rules.js';

export interface ListPage {
  /** The pillar whose stories these are; null for all stories. */
  column: Column | null;
  stories: readonly PageSummary[];
  /** Address of the story after which this page goes on; null on the first page. */
  after: string | null;
  /** Whether older stories follow. */
  more: boolean;
  pillars: PillarNames;
}

/** Stories of a pillar, or all of them, one page of the list. */
export function renderList(frame: SiteFrame, page: ListPage): string {
  const { column, after } = page;
  const path = column === null ? '/stories' : `/pillars/${column.pillar.id}`;
  const title = column?.pillar.title ?? '全部稿件';
  const head: PageHead = {
    title,
    description: column === null ? `${frame.siteName}发布的全部宣传稿件` : columnDescription(column),
    path: after === null ? path : `${path}?after=${after}`,
    kind: 'website',
    image: null,
    metas: columnMetas(column),
    data: null,
  };
  return renderPage(frame, head, markup`${listHeader(column, title)}${listBody(frame, page, path)}`);
}

function listHeader(column: Column | null, title: string): Markup {
  const kicker =
    column &&
    markup`<p class="eyebrow">${column.campaign.title} · ${shownWindow(column.campaign.windowFrom, column.campaign.windowTo)}</p>\n`;
  return markup`<div class="list-header">
<div class="wrap">
<nav class="trail" aria-label="所在位置"><a href="/">首页</a><span aria-hidden="true">›</span><span aria-current="page">${title}</span></nav>
<h1>${titleMarkup(title)}</h1>
${kicker}</div>
</div>
`;
}

function listBody({ zone }: SiteFrame, { stories, after, more, pillars, column }: ListPage, path: string): Markup {
  const last = stories.at(-1);
  // Below a pillar its name on every card would only repeat the title.
  const names = column === null ? pillars : new Map<string, string>();
  const turns = [
    after !== null && markup`<a class="more" href="${path}">回到最新</a>`,
    more && last !== undefined && markup`<a class="more" rel="next" href="${path}?after=${last.slug}">更早的稿件</a>`,
  ].filter((turn) => turn !== false);
  return markup`<section class="wrap newest" aria-labelledby="stories">
<h2 id="stories">${after === null ? '稿件' : '更早的稿件'}</h2>
${
  last === undefined
    ? markup`<div class="empty"><p><strong>${after === null ? '这里还没有发布的稿件。' : '后面没有更早的稿件了。'}</strong></p><p>稿件通过三级审核并到了排定时间，就会自动出现在这里。</p></div>`
    : storyCards(stories, names, zone)
}
${turns.length > 0 && markup`<nav class="turn" aria-label="翻页">${turns}</nav>`}
</section>
`;
}
