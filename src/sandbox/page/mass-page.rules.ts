import { escapeHtml, linkified, pageHtml, shortTime } from './html.rules.js';

export interface MassView {
  appid: string;
  msgId: number;
  msgtype: string;
  text: string;
  reachable: number;
  acceptedAt: number;
  dueAt: number;
}

export interface PreviewView {
  to: string;
  mediaId: string | null;
  msgtype: string;
  text: string;
  at: number;
}

/** A message without an article, as it stands in a follower's chat. */
export function massCard(job: MassView, accountName: string): string {
  const text = job.text === '' ? `[${escapeHtml(job.msgtype)}]` : linkified(job.text);
  return `<article class="card"><div class="pad"><div class="by"><img src="/avatar.svg" alt="">
<div><strong>${escapeHtml(accountName)}</strong><small>${shortTime(job.acceptedAt)} <span class="tag">群发</span></small></div></div>
<p class="status">${text}</p></div></article>`;
}

/** Mass sends that wait for an administrator, above everything else. */
export function waitingList(jobs: MassView[], nameOf: (appid: string) => string): string {
  return jobs
    .map(
      (job) => `<p class="note"><span class="tag wait">待管理员确认</span> ${escapeHtml(nameOf(job.appid))}：
${escapeHtml(job.text)}，${shortTime(job.dueAt)} 前有效。<a href="/mp/${escapeHtml(job.appid)}/confirm/${job.msgId}">去确认</a></p>`,
    )
    .join('');
}

export function confirmPage(job: MassView, accountName: string): string {
  const body = `<section class="card"><div class="pad"><h1>群发确认</h1>
<p class="lead">公众号 <b>${escapeHtml(accountName)}</b> 正在通过接口群发，将送达约 ${job.reachable} 人。请在 ${shortTime(job.dueAt)} 前确认，过时自动取消。</p>
<p class="status">${escapeHtml(job.text)}</p>
<form method="post" action="/mp/${escapeHtml(job.appid)}/confirm/${job.msgId}"><p><button class="main" name="action" value="approve">确认群发</button>
<button name="action" value="refuse">拒绝</button></p></form></div></section>
<nav class="foot"><a href="/mp/${escapeHtml(job.appid)}">返回公众号</a></nav>`;
  return pageHtml({ title: '群发确认（沙箱）', body });
}

/** What was shown to single followers before it went out. */
export function previewList(previews: PreviewView[]): string {
  if (previews.length === 0) return '';
  const rows = previews.map((row) => {
    const what = row.mediaId === null ? escapeHtml(row.text || `[${row.msgtype}]`) : '图文';
    const link = row.mediaId === null ? what : `<a href="/preview/${escapeHtml(row.mediaId)}/0">${what}</a>`;
    return `<li>${shortTime(row.at)} 发给 ${escapeHtml(row.to)}：${link}</li>`;
  });
  return `<section class="note"><h2>预览</h2><ul>${rows.join('')}</ul></section>`;
}
