import { escapeHtml, linkified, shortTime } from './html.rules.js';

export interface StatusView {
  screenName: string;
  uid: string;
  text: string;
  at: number;
  appName: string;
  path: string;
  picturePaths: string[];
  counts: { reposts: number; comments: number; attitudes: number };
  comments: { name: string; text: string; at: number }[];
}

/** A status as a follower sees it in the timeline, with its topics and all its pictures. */
export function statusCard(view: StatusView): string {
  const photos = view.picturePaths.map((path) => {
    const address = escapeHtml(path);
    const kind = view.picturePaths.length === 1 ? ' class="photo"' : '';
    return `<a href="${address}"><img${kind} src="${address}" alt="微博配图" loading="lazy"></a>`;
  });
  const pictures = photos.length > 1 ? `<div class="photos">${photos.join('')}</div>` : photos.join('');
  const comments = view.comments.map(
    (comment) => `<p class="note"><b>${escapeHtml(comment.name)}</b>：${linkified(comment.text)}</p>`,
  );
  const { reposts, attitudes, comments: commented } = view.counts;
  return `<article class="card"><div class="pad"><div class="by"><img src="/avatar.svg" alt="">
<div><strong><a href="/u/${escapeHtml(view.uid)}">${escapeHtml(view.screenName)}</a></strong>
<small><a href="${escapeHtml(view.path)}">${shortTime(view.at)}</a> 来自 ${escapeHtml(view.appName)}</small></div></div>
<p class="status">${withTopics(linkified(view.text))}</p>${pictures}</div>
<div class="acts"><span>转发 ${reposts}</span><span>评论 ${commented}</span><span>赞 ${attitudes}</span></div>${comments.join('')}</article>`;
}

/** Topics in their colour. The text is HTML already; an entity such as &#39; opens no topic. */
function withTopics(html: string): string {
  return html.replace(/(?<![&#\w/])#([^#<>&;\n]{1,32})#/g, '<span class="topic">#$1#</span>');
}
