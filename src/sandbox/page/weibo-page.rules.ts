import { escapeHtml, linkified, shortTime } from './html.rules.js';

export interface StatusView {
  screenName: string;
  uid: string;
  text: string;
  at: number;
  appName: string;
  path: string;
  picturePath: string | null;
}

/** A status as a follower sees it in the timeline. */
export function statusCard(view: StatusView): string {
  const picture = view.picturePath
    ? `<a href="${escapeHtml(view.picturePath)}"><img class="photo" src="${escapeHtml(view.picturePath)}" alt="微博配图" loading="lazy"></a>`
    : '';
  return `<article class="card"><div class="pad"><div class="by"><img src="/avatar.svg" alt="">
<div><strong><a href="/u/${escapeHtml(view.uid)}">${escapeHtml(view.screenName)}</a></strong>
<small><a href="${escapeHtml(view.path)}">${shortTime(view.at)}</a> 来自 ${escapeHtml(view.appName)}</small></div></div>
<p class="status">${linkified(view.text)}</p>${picture}</div>
<div class="acts" aria-hidden="true"><span>转发 0</span><span>评论 0</span><span>赞 0</span></div></article>`;
}
