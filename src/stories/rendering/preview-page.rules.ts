import { LINK_PLACE, type VariantContent } from '../variant-content.rules.js';
import { element, escapeHtml, openTag } from './html-writer.rules.js';
import { renderWebHtml } from './web-html.rules.js';
import { renderWechatHtml } from './wechat-html.rules.js';

export interface PreviewOptions {
  /** The picture as the channel is given it. */
  imageUrl(sha256: string): string;
  /** The cover as lists show it, as the first article of a message and as any other. */
  coverUrl(sha256: string, form: 'wide' | 'square'): string;
  departmentName: string;
  /** Named at the end of an article: the account's, as when it is posted. */
  source: string;
}

/** The page's own look; the body inside comes from the very renderer that posts. Its digest stands in the content security policy. */
export const PREVIEW_STYLE =
  'body{margin:0;background:#f0f2f5;color:#222;font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;line-height:1.75}' +
  'main{box-sizing:border-box;margin:0 auto;padding:24px;background:#fff;min-height:100vh;max-width:760px;overflow-wrap:anywhere}' +
  'main.wechat,main.weibo,main.other{max-width:414px}h1{font-size:22px;line-height:1.4;margin:0 0 12px}' +
  '.meta,figcaption{color:#666;font-size:14px}.lead{color:#444;border-left:3px solid #1554ad;padding-left:12px}' +
  'img{max-width:100%;height:auto}figure{margin:0 0 16px;text-align:center}.text{white-space:pre-wrap}.link{color:#1554ad}' +
  'table{border-collapse:collapse}th,td{border:1px solid #c8ced8;padding:6px 10px}.table-scroll{overflow-x:auto}' +
  '.covers{display:flex;gap:12px;align-items:flex-end}.covers figure{margin:0 0 12px}.covers img{height:96px;width:auto}' +
  '.align-center{text-align:center}.align-right{text-align:right}';

/** A whole page that shows one variant as its readers will see it. Without scripts; nothing in it is loaded but pictures. */
export function renderPreviewPage(content: VariantContent, options: PreviewOptions): string {
  const title = content.channel === 'weibo' ? '微博稿' : content.title;
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
    element('title', {}, `${escapeHtml(title)} · 预览`) +
    element('style', {}, PREVIEW_STYLE);
  const main = element('main', { class: content.channel }, previewBody(content, options));
  return `<!doctype html>${element('html', { lang: 'zh-CN' }, element('head', {}, head) + element('body', {}, main))}`;
}

function previewBody(content: VariantContent, options: PreviewOptions): string {
  const { imageUrl, coverUrl, departmentName, source } = options;
  switch (content.channel) {
    case 'web':
      return (
        element('h1', {}, escapeHtml(content.title)) +
        (content.summary === '' ? '' : element('p', { class: 'lead' }, escapeHtml(content.summary))) +
        renderWebHtml(content.body, { imageUrl })
      );
    case 'wechat':
      return (
        element('h1', {}, escapeHtml(content.title)) +
        element('p', { class: 'meta' }, escapeHtml(content.author)) +
        (content.cover === '' ? '' : covers((form) => coverUrl(content.cover, form))) +
        renderWechatHtml(content.body, {
          imageUrl,
          signature: { department: departmentName, source },
        }) +
        (content.sourceLink === null ? '' : element('p', { class: 'meta' }, '阅读原文'))
      );
    case 'weibo':
      return (
        shownText(content.text) +
        (content.picture === null ? '' : openTag('img', { src: imageUrl(content.picture), alt: '配图' }))
      );
    case 'other':
      return (
        element('h1', {}, escapeHtml(content.title)) +
        shownText(content.text) +
        content.pictures.map((sha256) => openTag('img', { src: imageUrl(sha256), alt: '配图' })).join('')
      );
  }
}

/** Where the link will stand, as apps show one: in words and the colour of links, for a sign may be missing on this machine. */
function shownText(text: string): string {
  const link = element('span', { class: 'link' }, '网页链接');
  return element('p', { class: 'text' }, escapeHtml(text).replaceAll(LINK_PLACE, link));
}

function covers(url: (form: 'wide' | 'square') => string): string {
  const one = (form: 'wide' | 'square', name: string) =>
    element('figure', {}, openTag('img', { src: url(form), alt: name }) + element('figcaption', {}, name));
  return element('div', { class: 'covers' }, one('wide', '头条封面') + one('square', '列表封面'));
}
