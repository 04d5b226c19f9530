import type { FastifyInstance } from 'fastify';
import { readForm } from '../http/request-body.service.js';
import type { MassJob } from '../wechat/mass/mass.service.js';
import type { Publication, PublishedArticle } from '../wechat/publish/article-shelf.service.js';
import type { WechatAccounts } from '../wechat/wechat-accounts.service.js';
import type { WechatPlatform } from '../wechat/wechat-platform.service.js';
import { columnHtml, escapeHtml, pageHtml } from './html.rules.js';
import { confirmPage, massCard, previewList, waitingList } from './mass-page.rules.js';
import type { Column } from './page.controller.js';
import { sendPage, sendPicture } from './page-reply.service.js';
import { articlePage, type ArticleView, missingPage, publicationCard } from './wechat-page.rules.js';

const SHOWN = 50;

/** What followers of an account see, and the page where its administrator confirms a mass send. */
export function wechatPages(server: FastifyInstance, wechat: WechatPlatform): Column {
  const { accounts, shelf, box, broadcaster, previews, library } = wechat;
  const nameOf = (appid: string) => accounts.get(appid)?.name ?? appid;

  const column: Column = (appid) => {
    wechat.settle();
    const published = shelf.list(appid).map((row) => ({ at: row.publishedAt, card: () => card(row, accounts) }));
    const sent = broadcaster.list(appid).filter((job) => job.articleId === null && job.state === 'sent');
    const messages = sent.map((job) => ({ at: job.acceptedAt, card: () => massCard(job, nameOf(job.appid)) }));
    const all = [...published, ...messages].sort((a, b) => b.at - a.at);
    const cards = all.slice(0, SHOWN).map((entry) => entry.card());
    const waiting = waitingList(broadcaster.list(appid).filter(isWaiting), nameOf);
    return columnHtml('wechat', '微信公众号', all.length, cards, '还没有文章。发布成功后会出现在这里。', waiting);
  };

  server.get<{ Params: { appid: string } }>('/mp/:appid', (request, reply) => {
    const account = accounts.get(request.params.appid);
    if (!account) return sendPage(reply.code(404), missingPage('没有这个公众号。'));
    const shown = previewList(previews.list(account.appid).slice(0, 20));
    const body = `<h1>${escapeHtml(account.name)}</h1>${column(account.appid)}${shown}`;
    return sendPage(reply, pageHtml({ title: `${account.name}（沙箱）`, body }));
  });

  server.get<{ Params: { appid: string; msgId: string } }>('/mp/:appid/confirm/:msgId', (request, reply) => {
    const job = waitingJob(broadcaster.list(request.params.appid), request.params.msgId);
    if (!job) return sendPage(reply.code(404), missingPage('没有等待确认的群发，或已过 30 分钟。'));
    return sendPage(reply, confirmPage(job, nameOf(job.appid)));
  });
  server.post<{ Params: { appid: string; msgId: string } }>('/mp/:appid/confirm/:msgId', async (request, reply) => {
    const { appid, msgId } = request.params;
    const { fields } = await readForm(request);
    const job = waitingJob(broadcaster.list(appid), msgId);
    if (!job || !broadcaster.confirm(msgId, fields['action'] === 'approve')) {
      return sendPage(reply.code(404), missingPage('没有等待确认的群发，或已过 30 分钟。'));
    }
    return reply.redirect(`/mp/${appid}`, 303);
  });

  server.get<{ Params: { slug: string } }>('/s/:slug', (request, reply) => {
    wechat.settle();
    const found = shelf.article(request.params.slug);
    if (!found) return sendPage(reply.code(404), missingPage('没有这篇文章。'));
    const { publication, article } = found;
    if (publication.state === 'banned') return sendPage(reply, missingPage('此内容因违规无法查看。'));
    if (article.deleted || publication.state === 'deleted') {
      return sendPage(reply, missingPage('该内容已被发布者删除。'));
    }
    return sendPage(reply, articlePage(articleView(publication, article, accounts), null));
  });
  server.get<{ Params: { mediaId: string; index: string } }>('/preview/:mediaId/:index', (request, reply) => {
    const draft = box.peek(request.params.mediaId);
    const article = draft?.articles[Number(request.params.index)];
    if (!draft || !article) return sendPage(reply.code(404), missingPage('预览链接已失效。'));
    const publication = { appid: draft.appid, publishedAt: draft.updatedAt };
    const view = articleView(publication, { ...article, slug: '', deleted: false }, accounts);
    return sendPage(reply, articlePage(view, '临时预览，尚未发布。'));
  });
  server.get<{ Params: { kind: string; id: string } }>('/mmbiz/:kind/:id/:size', (request, reply) =>
    sendPicture(reply, library.picture(request.params.id)),
  );
  return column;
}

function isWaiting(job: MassJob): boolean {
  return job.state === 'waiting';
}

function waitingJob(jobs: MassJob[], msgId: string): MassJob | undefined {
  return jobs.find((job) => isWaiting(job) && String(job.msgId) === msgId);
}

function card(publication: Publication, accounts: WechatAccounts): string {
  const views = publication.articles.map((article) => articleView(publication, article, accounts));
  return publicationCard(views, publication.kind === 'mass' ? '群发' : null);
}

function articleView(
  publication: Pick<Publication, 'appid' | 'publishedAt'>,
  article: PublishedArticle,
  accounts: WechatAccounts,
): ArticleView {
  return {
    title: article.title,
    author: article.author,
    digest: article.digest,
    content: article.content,
    sourceUrl: article.content_source_url,
    coverUrl: article.thumb_url,
    path: `/s/${article.slug}`,
    accountName: accounts.get(publication.appid)?.name ?? publication.appid,
    at: publication.publishedAt,
    deleted: article.deleted,
    dropped: article.dropped,
  };
}
