import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Blobs } from '../ledger/blobs.service.js';
import { PICTURE_MIME, pictureFormat } from '../ledger/picture.rules.js';
import type { DraftBox } from '../wechat/draft/draft.service.js';
import type { MaterialLibrary } from '../wechat/material/material.service.js';
import type { Publication, PublishedArticle, Publisher } from '../wechat/publish/publish.service.js';
import type { WechatAccounts } from '../wechat/wechat-accounts.service.js';
import { picturePath, type Status, type Statuses } from '../weibo/statuses.service.js';
import { bidOf, midOf } from '../weibo/text/permalink.rules.js';
import type { WeiboAccounts } from '../weibo/weibo-accounts.service.js';
import { AVATAR_SVG, escapeHtml, PAGE_CSP, PAGE_CSS, pageHtml } from './html.rules.js';
import { articlePage, type ArticleView, missingPage, publicationCard } from './wechat-page.rules.js';
import { statusCard, type StatusView } from './weibo-page.rules.js';

const SHOWN = 50;

export interface PageParts {
  wechat: { accounts: WechatAccounts; publisher: Publisher; box: DraftBox; library: MaterialLibrary };
  weibo: { accounts: WeiboAccounts; statuses: Statuses };
  blobs: Blobs;
}

/** What a follower would see: the account's articles, the timeline, each post at its own address. */
export function pageController(server: FastifyInstance, parts: PageParts): void {
  const articles = (publication: Publication) =>
    publication.articles.map((article) => articleView(publication, article, parts.wechat.accounts));
  const statusView = (status: Status): StatusView => ({
    screenName: parts.weibo.accounts.user(status.uid)?.screenName ?? status.uid,
    uid: status.uid,
    text: status.text,
    at: status.createdAt,
    appName: parts.weibo.accounts.app(status.clientId)?.name ?? '',
    path: `/${status.uid}/${bidOf(status.mid)}`,
    picturePath: status.picture && picturePath('large', status.picture),
  });
  const wechatColumn = (appid?: string) => {
    const all = parts.wechat.publisher.list(appid);
    const cards = all.slice(0, SHOWN).map((publication) => publicationCard(articles(publication)));
    return column('wechat', '微信公众号', all.length, cards, '还没有文章。发布成功后会出现在这里。');
  };
  const weiboColumn = (uid?: string) => {
    const all = uid === undefined ? parts.weibo.statuses.all() : parts.weibo.statuses.timeline(uid);
    const cards = all.slice(0, SHOWN).map((status) => statusCard(statusView(status)));
    return column('weibo', '微博', all.length, cards, '还没有微博。发出后会出现在这里。');
  };

  server.get('/', (_request, reply) => {
    const body = `<h1>粉丝看到的样子</h1><p class="lead">本地沙箱收到的全部发布，按时间倒序。</p>
<div class="columns">${wechatColumn()}${weiboColumn()}</div>
<nav class="foot"><a href="/ledger/summary">账本汇总</a><a href="/ledger">账本</a><a href="/faults">故障开关</a></nav>`;
    return html(reply, pageHtml({ title: '沙箱平台', body, wide: true }));
  });
  server.get<{ Params: { appid: string } }>('/mp/:appid', (request, reply) => {
    const account = parts.wechat.accounts.get(request.params.appid);
    if (!account) return html(reply.code(404), missingPage('没有这个公众号。'));
    const body = `<h1>${escapeHtml(account.name)}</h1>${wechatColumn(account.appid)}`;
    return html(reply, pageHtml({ title: `${account.name}（沙箱）`, body }));
  });
  server.get<{ Params: { uid: string } }>('/u/:uid', (request, reply) => {
    const user = parts.weibo.accounts.user(request.params.uid);
    if (!user) return html(reply.code(404), missingPage('没有这个微博账号。'));
    const body = `<h1>${escapeHtml(user.screenName)}</h1>${weiboColumn(user.uid)}`;
    return html(reply, pageHtml({ title: `${user.screenName}（沙箱）`, body }));
  });

  server.get<{ Params: { slug: string } }>('/s/:slug', (request, reply) => {
    const found = parts.wechat.publisher.article(request.params.slug);
    if (!found || ![0, 5, 6].includes(found.status)) return html(reply.code(404), missingPage('没有这篇文章。'));
    if (found.status === 6) return html(reply, missingPage('此内容因违规无法查看。'));
    if (found.article.deleted || found.status === 5) return html(reply, missingPage('该内容已被发布者删除。'));
    return html(reply, articlePage(articleView(found.publication, found.article, parts.wechat.accounts), null));
  });
  server.get<{ Params: { mediaId: string; index: string } }>('/preview/:mediaId/:index', (request, reply) => {
    const draft = parts.wechat.box.peek(request.params.mediaId);
    const article = draft?.articles[Number(request.params.index)];
    if (!draft || !article) return html(reply.code(404), missingPage('预览链接已失效。'));
    const publication = { appid: draft.appid, publishedAt: draft.updatedAt };
    const view = articleView(publication, { ...article, slug: '', deleted: false }, parts.wechat.accounts);
    return html(reply, articlePage(view, '临时预览，尚未发布。'));
  });
  server.get<{ Params: { uid: string; bid: string } }>('/:uid(^\\d{1,19}$)/:bid', (request, reply) => {
    const status = parts.weibo.statuses.get(midOf(request.params.bid) ?? undefined);
    if (!status || status.uid !== request.params.uid) return html(reply.code(404), missingPage('微博不存在或已删除。'));
    const body = `${statusCard(statusView(status))}<nav class="foot"><a href="/">返回沙箱首页</a></nav>`;
    return html(reply, pageHtml({ title: '微博正文（沙箱）', body }));
  });
  server.get<{ Params: { code: string } }>('/t/:code', (request, reply) => {
    const address = parts.weibo.statuses.longAddress(request.params.code);
    return address === undefined
      ? html(reply.code(404), missingPage('没有这个短链接。'))
      : reply.redirect(address, 302);
  });

  server.get<{ Params: { kind: string; id: string } }>('/mmbiz/:kind/:id/:size', (request, reply) =>
    picture(reply, parts.wechat.library.picture(request.params.id)),
  );
  server.get<{ Params: { file: string } }>('/sinaimg/:size/:file', (request, reply) => {
    const bytes = parts.blobs.read(request.params.file.replace(/\.\w+$/, ''));
    const format = bytes && pictureFormat(bytes);
    return picture(reply, bytes && format ? { bytes, mime: PICTURE_MIME[format] } : null);
  });
  server.get('/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(PAGE_CSS));
  server.get('/avatar.svg', (_request, reply) => reply.type('image/svg+xml').send(AVATAR_SVG));
  server.get('/favicon.ico', (_request, reply) => reply.redirect('/avatar.svg', 302));
}

function column(kind: string, title: string, count: number, cards: string[], empty: string): string {
  const content = cards.length ? cards.join('') : `<p class="empty">${empty}</p>`;
  const more = count > cards.length ? `<p class="note">只显示最近 ${cards.length} 条，其余见账本。</p>` : '';
  return `<section><div class="head ${kind}"><h2>${title}</h2><span>${count} 条</span></div>${content}${more}</section>`;
}

function articleView(
  publication: Pick<Publication, 'appid' | 'publishedAt'>,
  article: PublishedArticle,
  accounts: WechatAccounts,
): ArticleView {
  const coverUrl = article.thumb_url;
  return {
    title: article.title,
    author: article.author,
    digest: article.digest,
    content: article.content,
    sourceUrl: article.content_source_url,
    coverUrl,
    path: `/s/${article.slug}`,
    accountName: accounts.get(publication.appid)?.name ?? publication.appid,
    at: publication.publishedAt,
    deleted: article.deleted,
    dropped: article.dropped,
  };
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': PAGE_CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    .send(page);
}

function picture(reply: FastifyReply, found: { bytes: Buffer; mime: string } | null): FastifyReply {
  if (!found) return reply.code(404).type('text/plain').send('not found');
  return reply
    .type(found.mime)
    .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
    .send(found.bytes);
}
