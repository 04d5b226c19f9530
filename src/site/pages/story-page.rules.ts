import { mediaPath, pagePath, type PublishedPage } from '../../publishing/channels/site/site-page.rules.js';
import { type Column, columnKeywords, columnMetas } from './column.rules.js';
import { hiddenHead, type PageHead, renderPage, type SiteFrame } from '../frame/frame.rules.js';
import { markup, type Markup, trusted } from '../frame/markup.rules.js';
import { titleMarkup } from '../frame/title.rules.js';
import { isoTime, metaTime, shownTime } from '../frame/site-time.rules.js';

/**
 * A published story. The body is the sealed text as its renderer wrote it when it was sent, unchanged; everything around it is
 * escaped here.
 * @param column the pillar it belongs to, or null
 */
export function renderStory(frame: SiteFrame, page: PublishedPage, column: Column | null): string {
  const { zone } = frame;
  const pillar = column && markup`<a href="/pillars/${column.pillar.id}">${column.pillar.title}</a>`;
  const published = markup`<time datetime="${isoTime(page.publishedAt, zone)}">${shownTime(page.publishedAt, zone)}</time>`;
  return renderPage(
    frame,
    storyHead(frame, page, column),
    markup`<article class="story">
<nav class="trail" aria-label="所在位置"><a href="/">首页</a><span aria-hidden="true">›</span>${pillar ?? markup`<a href="/stories">全部稿件</a>`}<span aria-hidden="true">›</span><span aria-current="page">正文</span></nav>
<header>
<h1>${titleMarkup(page.title)}</h1>
<dl class="facts"><div><dt>发布时间</dt><dd>${published}</dd></div><div><dt>信息来源</dt><dd>${page.departmentName}</dd></div></dl>
</header>
${page.correctedAt !== null && correction(page.correctedAt, zone)}${page.summary !== '' && markup`<p class="lead">${page.summary}</p>\n`}<div class="body">
${trusted(page.html)}
</div>
${storyFooter(frame, page, column)}</article>`,
  );
}

/** Readers of the first text are told that it was changed, at the beginning and not in small print. */
function correction(at: Date, zone: string): Markup {
  return markup`<p class="correction" role="note"><strong>更正</strong>本文已于 <time datetime="${isoTime(at, zone)}">${shownTime(at, zone)}</time> 更正，以本页内容为准。</p>
`;
}

function storyFooter({ origin }: SiteFrame, { slug }: PublishedPage, column: Column | null): Markup {
  const back = column
    ? markup`<p class="story-of">本文选自“${column.campaign.title}”专题 · <a href="/pillars/${column.pillar.id}">更多“${column.pillar.title}”稿件</a></p>`
    : markup`<p class="story-of"><a href="/stories">查看全部稿件</a></p>`;
  return markup`<footer class="story-footer">
${back}
<p class="print-only">原文地址：${origin}${pagePath(slug)}</p>
</footer>
`;
}

/** Metadata of an article by 《政府网站发展指引》 (国办发〔2017〕47号) and, for search engines, schema.org's NewsArticle. */
function storyHead({ siteName, origin, zone }: SiteFrame, page: PublishedPage, column: Column | null): PageHead {
  const address = origin + pagePath(page.slug);
  const image = page.cover === null ? null : origin + mediaPath(page.cover);
  const keywords = column === null ? '' : columnKeywords(column);
  const source = { '@type': 'Organization', name: page.departmentName };
  return {
    title: page.title,
    description: page.summary === '' ? page.title : page.summary,
    path: pagePath(page.slug),
    kind: 'article',
    image,
    metas: [
      ...columnMetas(column),
      ['ArticleTitle', page.title],
      ['PubDate', metaTime(page.publishedAt, zone)],
      ['ContentSource', page.departmentName],
      ['Keywords', keywords],
      ['Author', page.departmentName],
      ['Description', page.summary],
      ['Image', image ?? ''],
      ['Url', address],
    ],
    data: {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: page.title,
      description: page.summary === '' ? undefined : page.summary,
      image: image === null ? undefined : [image],
      datePublished: isoTime(page.publishedAt, zone),
      dateModified: isoTime(page.updatedAt, zone),
      inLanguage: 'zh-CN',
      keywords: keywords === '' ? undefined : keywords,
      articleSection: column?.pillar.title,
      mainEntityOfPage: address,
      url: address,
      author: source,
      sourceOrganization: source,
      publisher: { '@type': 'Organization', name: siteName, url: `${origin}/` },
    },
  };
}

/** What stands at the address of a story that was taken down: that it was, and when, and nothing of what it said. */
export function renderTakenDown(frame: SiteFrame, at: Date): string {
  return renderPage(
    frame,
    hiddenHead('稿件已撤下'),
    markup`<div class="notice">
<h1>这篇稿件已经撤下</h1>
<p>它曾在这个地址发布，已于 <time datetime="${isoTime(at, frame.zone)}">${shownTime(at, frame.zone)}</time> 由发布单位撤下，不再提供阅读。如有转载，请一并删除。</p>
<p><a class="more" href="/">回首页看最新稿件</a></p>
</div>`,
  );
}
