import { hiddenHead, renderPage, type SiteFrame } from '../frame/frame.rules.js';
import { markup } from '../frame/markup.rules.js';

/** What a reader is told when there is nothing to show. */
const TEXTS = {
  missing: {
    title: '没有找到这个页面',
    text: '地址可能抄错了，或者页面从未发布过。已发布的稿件不会改换地址；撤下的稿件会在原地址说明。',
  },
  refused: {
    title: '无法理解这个请求',
    text: '请检查地址后重试。',
  },
  busy: {
    title: '现在忙不过来',
    text: '请过几秒钟再试；搜索时请换一个更具体的词。',
  },
  broken: {
    title: '页面暂时打不开',
    text: '系统出了点问题，请过一会儿再试。',
  },
} as const;

/** @param requestId to be told to the administrator; shown where the fault is ours */
export function renderError(frame: SiteFrame, status: number, requestId: string): string {
  const kind = status === 404 ? 'missing' : status === 503 ? 'busy' : status >= 500 ? 'broken' : 'refused';
  const { title, text } = TEXTS[kind];
  return renderPage(
    frame,
    hiddenHead(title),
    markup`<div class="notice">
<h1>${title}</h1>
<p>${text}</p>
${kind === 'broken' && markup`<p class="quiet">请求编号：${requestId}</p>\n`}<p><a class="more" href="/">回首页</a></p>
</div>`,
  );
}
