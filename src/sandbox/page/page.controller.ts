import type { FastifyInstance } from 'fastify';
import { AVATAR_SVG, PAGE_CSS, pageHtml } from './html.rules.js';
import { sendPage } from './page-reply.service.js';

/** A column of the home page; nothing given: of everybody. */
export type Column = (account?: string) => string;

/** The home page with both platforms side by side, and what all pages share. */
export function pageController(server: FastifyInstance, wechatColumn: Column, weiboColumn: Column): void {
  server.get('/', (_request, reply) => {
    const body = `<h1>粉丝看到的样子</h1><p class="lead">本地沙箱收到的全部发布，按时间倒序。</p>
<div class="columns">${wechatColumn()}${weiboColumn()}</div>
<nav class="foot"><a href="/ledger/summary">账本汇总</a><a href="/ledger">账本</a><a href="/faults">故障开关</a></nav>`;
    return sendPage(reply, pageHtml({ title: '沙箱平台', body, wide: true }));
  });
  server.get('/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(PAGE_CSS));
  server.get('/avatar.svg', (_request, reply) => reply.type('image/svg+xml').send(AVATAR_SVG));
  server.get('/favicon.ico', (_request, reply) => reply.redirect('/avatar.svg', 302));
}
