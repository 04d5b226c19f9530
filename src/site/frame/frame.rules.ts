import { FEED_FORMS, feedPath } from '../feeds/feed-source.rules.js';
import { markup, jsonData, type Markup } from './markup.rules.js';
import { zoneName } from './site-time.rules.js';

/** What every page of the site shares. */
export interface SiteFrame {
  /** The house's name, 网站名称. */
  siteName: string;
  /** 网站标识码 of a registered site; null for others. */
  siteIdCode: string | null;
  /** e.g. `https://www.example.gov.cn`; no trailing slash. */
  origin: string;
  /** IANA zone times are shown in. */
  zone: string;
  /** Names of the channels whose accounts are the built-in sandbox's; empty with real accounts. */
  sandboxChannels: readonly string[];
  /** Whether the house mourns: pages are grey. */
  mourning: boolean;
  /** Paths of what pages load. */
  assets: { style: string; icon: string };
}

/** What a page says of itself to machines. */
export interface PageHead {
  /** Without the site's name; null on the home page. */
  title: string | null;
  description: string;
  /** Path the page is known under; null for pages that are not to be found (errors). */
  path: string | null;
  /** Kind of Open Graph object. */
  kind: 'website' | 'article';
  /** Absolute address of a picture, or null. */
  image: string | null;
  /** Government metadata beyond the site's own, and the like, in order; empty values are left out. */
  metas: readonly (readonly [name: string, content: string])[];
  /** schema.org object, or null. */
  data: Record<string, unknown> | null;
  /** What was searched for, to stand in the field again. */
  search?: string;
}

/** The head of a page that is not to be found by search engines. */
export function hiddenHead(title: string): PageHead {
  return {
    title,
    description: title,
    path: null,
    kind: 'website',
    image: null,
    metas: [['robots', 'noindex']],
    data: null,
  };
}

/**
 * A whole page. The site's metadata follow 《政府网站发展指引》 (国办发〔2017〕47号), annex on page design: SiteName and SiteDomain
 * on every page, and SiteIDCode on those of a registered site.
 * @param main what stands between header and footer
 */
export function renderPage(frame: SiteFrame, head: PageHead, main: Markup): string {
  const { siteName, siteIdCode, origin, assets } = frame;
  const title = head.title === null ? siteName : `${head.title} - ${siteName}`;
  const address = head.path === null ? null : origin + head.path;
  const metas = [
    ['SiteName', siteName],
    ['SiteDomain', new URL(origin).host],
    ['SiteIDCode', siteIdCode ?? ''],
    ['description', head.description],
    ...head.metas,
  ].filter(([, content]) => content !== '');
  const graph = [
    ['og:site_name', siteName],
    ['og:type', head.kind],
    ['og:locale', 'zh_CN'],
    ['og:title', head.title ?? siteName],
    ['og:description', head.description],
    ['og:url', address ?? ''],
    ['og:image', head.image ?? ''],
  ].filter(([, content]) => content !== '');
  return markup`<!doctype html>
<html lang="zh-CN"${frame.mourning && markup` class="mourning"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${metas.map(([name = '', content = '']) => markup`<meta name="${name}" content="${content}">\n`)}${
    address !== null &&
    graph.map(([name = '', content = '']) => markup`<meta property="${name}" content="${content}">\n`)
  }${address !== null && markup`<link rel="canonical" href="${address}">\n`}${FEED_FORMS.map(
    ({ form, name, type }) =>
      markup`<link rel="alternate" type="${type}" title="${siteName}（${name}）" href="${feedPath(form)}">\n`,
  )}<link rel="icon" type="image/svg+xml" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
${head.data !== null && markup`<script type="application/ld+json">${jsonData(head.data)}</script>\n`}</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${sandboxNotice(frame)}${header(frame, head)}
<main id="main" tabindex="-1">
${main}
</main>
${footer(frame)}
</body>
</html>
`.text;
}

function sandboxNotice({ sandboxChannels }: SiteFrame): Markup | null {
  if (sandboxChannels.length === 0) return null;
  return markup`<aside class="sandbox" aria-label="沙箱说明">
<p><strong>演示环境</strong>${sandboxChannels.join('、')}账号接在内置沙箱上，稿件不会发到真实平台。<span lang="en">Sandbox accounts: nothing reaches the real platforms.</span></p>
</aside>
`;
}

const LINKS = [
  ['/', '首页'],
  ['/stories', '全部稿件'],
  ['/feed.atom', '订阅'],
] as const;

function header({ siteName }: SiteFrame, { path, search }: PageHead): Markup {
  const name =
    path === '/' ? markup`<h1 class="brand-name">${siteName}</h1>` : markup`<p class="brand-name">${siteName}</p>`;
  const links = LINKS.map(([href, label]) =>
    href === path
      ? markup`<li><a href="${href}" aria-current="page">${label}</a></li>`
      : markup`<li><a href="${href}">${label}</a></li>`,
  );
  return markup`<header class="site-header">
<div class="wrap">
<a class="brand" href="/"><span class="brand-mark" aria-hidden="true">宣</span>${name}</a>
<div class="site-tools">
<nav aria-label="主导航"><ul>${links}</ul></nav>
${searchForm(search ?? '')}
</div>
</div>
</header>`;
}

function searchForm(words: string): Markup {
  return markup`<form class="search" action="/search" role="search">
<label class="unseen" for="search">搜索稿件</label><input id="search" type="search" name="q" value="${words}" maxlength="40" placeholder="搜索稿件" autocomplete="off" enterkeyhint="search"><button type="submit">搜索</button>
</form>`;
}

function footer({ siteName, zone }: SiteFrame): Markup {
  return markup`<footer class="site-footer">
<div class="wrap">
<p>${siteName}</p>
<p>本站时间均为${zoneName(zone)}。稿件按实际发布时间标注。</p>
<p>订阅：${FEED_FORMS.map(({ form, name }) => markup`<a href="${feedPath(form)}">${name}</a>\n`)}</p>
</div>
</footer>`;
}
