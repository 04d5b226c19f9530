import { escapeHtml, pageHtml, shortTime } from './html.rules.js';

export interface ArticleView {
  title: string;
  author: string;
  digest: string;
  content: string;
  sourceUrl: string;
  coverUrl: string;
  path: string;
  accountName: string;
  at: number;
  deleted: boolean;
  dropped: string[];
}

/** Body and library pictures carry the platform's address; here the same bytes are served by the sandbox itself. */
export function localPictures(html: string): string {
  return html.replace(/(?:https?:)?\/\/mmbiz\.qpic\.cn\/((?:sz_)?mmbiz_)/gi, '/mmbiz/$1');
}

const VOID = new Set('area br col hr img source track wbr'.split(' '));
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;

/** Closes what is open and drops what closes nothing, so that an article cannot break out of its place on the page. */
export function balanced(html: string): string {
  const open: string[] = [];
  let result = '';
  let last = 0;
  for (const match of html.matchAll(TAG)) {
    result += html.slice(last, match.index);
    last = match.index + match[0].length;
    const name = (match[2] ?? '').toLowerCase();
    if (match[1] !== '/') {
      result += match[0];
      if (!VOID.has(name) && !(match[3] ?? '').endsWith('/')) open.push(name);
      else if (!VOID.has(name)) result += `</${name}>`;
      continue;
    }
    if (!open.includes(name)) continue;
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      result += `</${top}>`;
      if (top === name) break;
    }
  }
  result += html.slice(last);
  return (
    result +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

/** An article as a reader of the account sees it. */
export function articlePage(view: ArticleView, notice: string | null): string {
  // An address may leave its scheme out: it is no page of ours then.
  const address = /^https?:\/\//i.test(view.sourceUrl) ? view.sourceUrl : `http://${view.sourceUrl}`;
  const source = view.sourceUrl
    ? `<p class="source"><a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">阅读原文</a></p>`
    : '';
  const dropped = view.dropped.length
    ? `<div class="note">平台过滤掉的内容：<ul>${view.dropped.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul></div>`
    : '';
  const author = view.author ? `<span>${escapeHtml(view.author)}</span> ` : '';
  const body = `${notice === null ? '' : `<p class="note">${escapeHtml(notice)}</p>`}
<article class="article"><h1>${escapeHtml(view.title)}</h1>
<p class="meta">${author}<b>${escapeHtml(view.accountName)}</b> <time>${shortTime(view.at)}</time></p>
<div class="content">${balanced(localPictures(view.content))}</div>${source}</article>${dropped}
<nav class="foot"><a href="/">返回沙箱首页</a></nav>`;
  return pageHtml({ title: `${view.title} - ${view.accountName}（沙箱）`, body });
}

/** One publication in the list of an account: the first article with its cover, the others below it; `mark` beside the time. */
export function publicationCard(articles: ArticleView[], mark: string | null): string {
  const [first, ...others] = articles;
  if (!first) return '';
  const gone = (view: ArticleView) => (view.deleted ? ' <span class="tag bad">已删除</span>' : '');
  const rest = others
    .map(
      (view) =>
        `<a class="sub" href="${escapeHtml(view.path)}"><span>${escapeHtml(view.title)}${gone(view)}</span>` +
        `<img src="${escapeHtml(localPictures(view.coverUrl))}" alt="" loading="lazy"></a>`,
    )
    .join('');
  const marked = mark === null ? '' : ` <span class="tag">${escapeHtml(mark)}</span>`;
  return `<article class="card"><div class="pad" style="padding-bottom:0"><div class="by"><img src="/avatar.svg" alt="">
<div><strong>${escapeHtml(first.accountName)}</strong><small>${shortTime(first.at)}${marked}</small></div></div></div>
<a class="entry" href="${escapeHtml(first.path)}" style="padding:0"><img class="cover" src="${escapeHtml(localPictures(first.coverUrl))}" alt="" loading="lazy">
<div class="pad"><h3>${escapeHtml(first.title)}${gone(first)}</h3><span class="meta">${escapeHtml(first.digest)}</span></div></a>${rest}</article>`;
}

/** Said in place of an article that is not there (any more). */
export function missingPage(text: string): string {
  return pageHtml({
    title: '沙箱',
    body: `<p class="empty">${escapeHtml(text)}</p><nav class="foot"><a href="/">返回沙箱首页</a></nav>`,
  });
}
