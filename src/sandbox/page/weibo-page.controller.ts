import type { FastifyInstance } from 'fastify';
import type { Blobs } from '../ledger/blobs.service.js';
import { PICTURE_MIME, pictureFormat } from '../ledger/picture.rules.js';
import type { Engagement } from '../weibo/statuses/engagement.service.js';
import { picturePath, type Status, type Statuses } from '../weibo/statuses/statuses.service.js';
import { bidOf, midOf } from '../weibo/text/permalink.rules.js';
import type { WeiboAccounts } from '../weibo/weibo-accounts.service.js';
import { columnHtml, escapeHtml, pageHtml } from './html.rules.js';
import type { Column } from './page.controller.js';
import { sendPage, sendPicture } from './page-reply.service.js';
import { missingPage } from './wechat-page.rules.js';
import { statusCard, type StatusView } from './weibo-page.rules.js';

const SHOWN = 50;

/** What followers of a user see: the timeline, and each post at its own address. */
export function weiboPages(
  server: FastifyInstance,
  parts: { accounts: WeiboAccounts; statuses: Statuses; engagement: Engagement; blobs: Blobs },
): Column {
  const { accounts, statuses, engagement, blobs } = parts;
  const view = (status: Status): StatusView => ({
    screenName: accounts.user(status.uid)?.screenName ?? status.uid,
    uid: status.uid,
    text: status.text,
    at: status.createdAt,
    appName: accounts.sourceOf(status.clientId),
    path: `/${status.uid}/${bidOf(status.mid)}`,
    picturePaths: status.pictures.map((picture) => picturePath('large', picture)),
    counts: engagement.countsOf(status.mid),
    comments: engagement.commentsOn(status.mid),
  });
  const column: Column = (uid) => {
    const all = uid === undefined ? statuses.all() : statuses.timeline(uid);
    const cards = all.slice(0, SHOWN).map((status) => statusCard(view(status)));
    return columnHtml('weibo', '微博', all.length, cards, '还没有微博。发出后会出现在这里。');
  };

  server.get<{ Params: { uid: string } }>('/u/:uid', (request, reply) => {
    const user = accounts.user(request.params.uid);
    if (!user) return sendPage(reply.code(404), missingPage('没有这个微博账号。'));
    const body = `<h1>${escapeHtml(user.screenName)}</h1>${column(user.uid)}`;
    return sendPage(reply, pageHtml({ title: `${user.screenName}（沙箱）`, body }));
  });
  server.get<{ Params: { uid: string; bid: string } }>('/:uid(^\\d{1,19}$)/:bid', (request, reply) => {
    const status = statuses.get(midOf(request.params.bid) ?? undefined);
    if (!status || status.uid !== request.params.uid) {
      return sendPage(reply.code(404), missingPage('微博不存在或已删除。'));
    }
    const body = `${statusCard(view(status))}<nav class="foot"><a href="/">返回沙箱首页</a></nav>`;
    return sendPage(reply, pageHtml({ title: '微博正文（沙箱）', body }));
  });
  server.get<{ Params: { code: string } }>('/t/:code', (request, reply) => {
    const address = statuses.longAddress(request.params.code);
    return address === undefined
      ? sendPage(reply.code(404), missingPage('没有这个短链接。'))
      : reply.redirect(address, 302);
  });
  server.get<{ Params: { file: string } }>('/sinaimg/:size/:file', (request, reply) => {
    const bytes = blobs.read(request.params.file.replace(/\.\w+$/, ''));
    const format = bytes && pictureFormat(bytes);
    return sendPicture(reply, bytes && format ? { bytes, mime: PICTURE_MIME[format] } : null);
  });
  return column;
}
