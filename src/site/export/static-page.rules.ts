import { slugFor } from '../../publishing/channels/site/site-page.rules.js';
import { renderWebHtml } from '../../stories/rendering/web-html.rules.js';
import type { WebContent } from '../../stories/variant-content.rules.js';
import { markup, type Markup, trusted } from '../frame/markup.rules.js';
import { titleMarkup } from '../frame/title.rules.js';
import { isoTime, metaTime, shownDay, shownTime } from '../frame/site-time.rules.js';

/** A web publication that is taken along as files. */
export interface ExportedStory {
  id: string;
  accountName: string;
  /** Where it is out; null while it is not, or where nobody knows. */
  url: string | null;
  storyId: string;
  campaignId: string | null;
  pillarId: string | null;
  /** When it was published, or, while it is not, when it is to be. */
  publishedAt: Date;
  correctedAt: Date | null;
  sealId: string;
  /** sha256 of everything that was approved. */
  digest: string;
}

/** A picture of the archive. */
export interface ExportedPicture {
  /** The one that was approved. */
  source: string;
  /** Of the bytes in the archive, which were made to fit a page. */
  sha256: string;
  /** Path in the archive: made of the digest alone, never of a name that somebody gave. */
  path: string;
  alt: string;
}

/** One page as it lies in the archive. */
export interface StaticPage {
  story: ExportedStory;
  content: WebContent;
  departmentName: string;
  pictures: readonly ExportedPicture[];
  /** Way from the page back to the root of the archive: empty, or `../../`. */
  root: string;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

export function picturePath(sha256: string, mime: string): string {
  return `media/${sha256}.${ENDINGS[mime] ?? 'bin'}`;
}

/** Folder of a story in an archive of several: its day and the end of its id. */
export function storyFolder({ id, publishedAt }: ExportedStory, zone: string): string {
  return `stories/${slugFor(id, publishedAt.getTime(), zone)}/`;
}

/** The page by itself: its style and pictures lie beside it, it loads nothing else and runs nothing. */
export function renderStaticPage({ story, content, departmentName, pictures, root }: StaticPage, zone: string): string {
  const paths = new Map(pictures.map(({ source, path }) => [source, root + path]));
  const html = renderWebHtml(content.body, { imageUrl: (sha256) => paths.get(sha256) ?? '' });
  const { publishedAt, correctedAt, url } = story;
  const metas = [
    ['ArticleTitle', content.title],
    ['PubDate', metaTime(publishedAt, zone)],
    ['ContentSource', departmentName],
    ['Description', content.summary],
    ['Url', url ?? ''],
  ].filter(([, value]) => value !== '');
  return frame(
    content.title,
    root,
    markup`${metas.map(([name = '', value = '']) => markup`<meta name="${name}" content="${value}">\n`)}${url !== null && markup`<link rel="canonical" href="${url}">\n`}`,
    markup`<article class="story">
<header>
<h1>${titleMarkup(content.title)}</h1>
<dl class="facts"><div><dt>发布时间</dt><dd>${time(publishedAt, zone)}</dd></div><div><dt>信息来源</dt><dd>${departmentName}</dd></div></dl>
</header>
${correctedAt !== null && markup`<p class="correction" role="note"><strong>更正</strong>本文已于 ${time(correctedAt, zone)} 更正，以本页内容为准。</p>\n`}${content.summary !== '' && markup`<p class="lead">${content.summary}</p>\n`}<div class="body">
${trusted(html)}
</div>
${url !== null && markup`<footer class="story-footer"><p>原文地址：<a href="${url}">${url}</a></p></footer>\n`}</article>`,
  );
}

/** What one reads of a page in the list of an archive. */
export interface ListedPage {
  title: string;
  departmentName: string;
  publishedAt: Date;
  /** Folder of the page, with its slash. */
  folder: string;
}

/** The list at the root of an archive of several. */
export function renderStaticIndex(title: string, pages: readonly ListedPage[], zone: string): string {
  return frame(
    title,
    '',
    null,
    markup`<section class="wrap newest">
<h1>${titleMarkup(title)}</h1>
<p class="quiet">${summaryOf(pages, zone)}</p>
<ol class="results">${pages.map(
      ({
        title: name,
        departmentName,
        publishedAt,
        folder,
      }) => markup`<li><h3><a href="${folder}index.html">${titleMarkup(name)}</a></h3>
<p class="byline"><span>${departmentName}</span><time datetime="${isoTime(publishedAt, zone)}">${shownDay(publishedAt, zone)}</time></p></li>
`,
    )}</ol>
</section>`,
  );
}

/** How many there are and from when to when: when it was fetched is not said, for the same stories give the same bytes. */
function summaryOf(pages: readonly ListedPage[], zone: string): string {
  const times = pages.map(({ publishedAt }) => publishedAt.getTime());
  if (times.length === 0) return '没有稿件。';
  const [from, to] = [Math.min(...times), Math.max(...times)].map((at) => shownDay(new Date(at), zone));
  const days = from === to ? `发布于 ${from}` : `发布于 ${from}至 ${to}`;
  return `共 ${pages.length} 篇网页稿，${days}。点开标题阅读全文；图片、样式和元数据（metadata.json）都在同一文件夹内，无需联网。`;
}

/** The same for machines. @param page path of the page in the archive */
export function metadataOf({ story, content, departmentName, pictures }: StaticPage, page: string, zone: string) {
  const { id, accountName, url, storyId, campaignId, pillarId, publishedAt, correctedAt, digest } = story;
  return {
    page,
    title: content.title,
    summary: content.summary,
    department: departmentName,
    account: accountName,
    publishedAt: isoTime(publishedAt, zone),
    correctedAt: correctedAt && isoTime(correctedAt, zone),
    url,
    publicationId: id,
    storyId,
    campaignId,
    pillarId,
    /** Of everything that was approved. */
    digest: `sha256:${digest}`,
    cover: pictures.find(({ source }) => source === content.cover)?.path ?? null,
    pictures: pictures.map(({ path, sha256, source, alt }) => ({ path, sha256, source, alt })),
  };
}

function frame(title: string, root: string, head: Markup | null, main: Markup): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${head}<link rel="stylesheet" href="${root}style.css">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.text;
}

function time(at: Date, zone: string): Markup {
  return markup`<time datetime="${isoTime(at, zone)}">${shownTime(at, zone)}</time>`;
}
