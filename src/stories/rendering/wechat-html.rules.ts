import { isAllowedAddress, isWechatArticle } from '../document/address.rules.js';
import { ALIGNMENTS } from '../document/document-attributes.rules.js';
import { isOneOf } from '../problem.rules.js';
import type { DocumentNode } from '../variant-content.rules.js';
import {
  element,
  escapeHtml,
  numberAttribute,
  openTag,
  renderContent,
  renderNode,
  textAttribute,
  type HtmlForm,
} from './html-writer.rules.js';

export interface WechatHtmlOptions {
  /** Address of a picture; in a draft the one `uploadimg` gave, for WeChat drops every other. */
  imageUrl(sha256: string): string;
  /** 文末署名: who wrote it and whose news it is. Empty texts are left out. */
  signature: { department: string; source: string };
}

/**
 * WeChat keeps inline styles alone: `<style>`, `<link>` and `<script>` are dropped, positioning and animation are unreliable,
 * `<section>` is the block that survives best. Colours keep a contrast of at least 4.5 on white.
 */
const STYLE = {
  root: 'font-size:16px;line-height:1.75;color:#333333;letter-spacing:0.5px;word-break:break-word;',
  paragraph: 'margin:0 0 16px 0;padding:0;',
  heading: {
    2: 'margin:28px 0 16px 0;padding:0 0 0 10px;border-left:4px solid #1554ad;font-size:20px;font-weight:bold;line-height:1.4;',
    3: 'margin:24px 0 12px 0;padding:0;font-size:18px;font-weight:bold;line-height:1.4;color:#1554ad;',
    4: 'margin:20px 0 10px 0;padding:0;font-size:16px;font-weight:bold;line-height:1.4;',
  },
  list: 'margin:0 0 16px 0;padding:0 0 0 28px;',
  item: 'margin:0 0 6px 0;padding:0;',
  quote: 'margin:0 0 16px 0;padding:12px 16px;border-left:4px solid #d0d7e2;background-color:#f5f7fa;color:#555555;',
  quoteEnd: 'margin:0;padding:0;',
  rule: 'margin:24px 0;border:0;border-top:1px solid #d9d9d9;height:0;',
  figure: 'margin:0 0 16px 0;padding:0;text-align:center;',
  image: 'display:inline-block;max-width:100%;height:auto;vertical-align:top;',
  caption: 'margin:8px 0 0 0;padding:0;font-size:14px;line-height:1.5;color:#666666;text-align:center;',
  tableBox: 'margin:0 0 16px 0;padding:0;max-width:100%;overflow-x:auto;',
  table: 'border-collapse:collapse;width:100%;font-size:14px;line-height:1.5;',
  headCell: 'border:1px solid #c8ced8;padding:8px;background-color:#eef2f8;font-weight:bold;text-align:left;',
  cell: 'border:1px solid #c8ced8;padding:8px;text-align:left;vertical-align:top;',
  note: 'font-size:12px;line-height:1;color:#1554ad;vertical-align:super;',
  notes:
    'margin:24px 0 0 0;padding:12px 0 0 0;border-top:1px solid #d9d9d9;font-size:14px;line-height:1.6;color:#666666;',
  noteLine: 'margin:0 0 6px 0;padding:0;word-break:break-all;',
  signature: 'margin:28px 0 0 0;padding:0;font-size:14px;line-height:1.75;color:#666666;text-align:right;',
  signatureLine: 'margin:0;padding:0;',
} as const;

/**
 * Body of a WeChat article: the very HTML of preview, copy and draft, in which only the pictures' addresses differ.
 * WeChat refuses links to outside addresses: those become text with a number and a list of addresses at the end;
 * links to articles on mp.weixin.qq.com stay links.
 * @param document a body that `validateDocument` returned
 */
export function renderWechatHtml(document: DocumentNode, options: WechatHtmlOptions): string {
  const addresses: string[] = [];
  const body = renderNode(document, wechatForm(options, addresses));
  return element('section', { style: STYLE.root }, body + addressList(addresses) + signatureBlock(options.signature));
}

function wechatForm(options: WechatHtmlOptions, addresses: string[]): HtmlForm {
  const form: HtmlForm = {
    nodes: {
      doc: (_node, inner) => inner(),
      // An empty paragraph is the press officer's blank line; WeChat collapses one that holds nothing.
      paragraph: (node, inner) =>
        element('p', { style: STYLE.paragraph + alignment(node) }, node.content ? inner() : '<br>'),
      heading: (node, inner) => {
        const level = numberAttribute(node, 'level', 2) as 2 | 3 | 4;
        return element(`h${level}`, { style: (STYLE.heading[level] ?? STYLE.heading[4]) + alignment(node) }, inner());
      },
      bulletList: (_node, inner) => element('ul', { style: `${STYLE.list}list-style-type:disc;` }, inner()),
      orderedList: (node, inner) => {
        const start = numberAttribute(node, 'start', 1);
        const style = `${STYLE.list}list-style-type:decimal;`;
        return element('ol', { start: start === 1 ? null : start, style }, inner());
      },
      listItem: (_node, inner) => element('li', { style: STYLE.item }, inner()),
      blockquote: (node) => element('section', { style: STYLE.quote }, quoted(node, form)),
      horizontalRule: () => openTag('hr', { style: STYLE.rule }),
      hardBreak: () => '<br>',
      image: (node) => picture(node, options),
      table: (_node, inner) =>
        element(
          'section',
          { style: STYLE.tableBox },
          element('table', { style: STYLE.table }, `<tbody>${inner()}</tbody>`),
        ),
      tableRow: (_node, inner) => element('tr', {}, inner()),
      tableHeader: (node) => cell('th', STYLE.headCell, node, form),
      tableCell: (node) => cell('td', STYLE.cell, node, form),
    },
    marks: {
      bold: (inner) => element('strong', { style: 'font-weight:bold;' }, inner),
      italic: (inner) => element('em', { style: 'font-style:italic;' }, inner),
      underline: (inner) => element('span', { style: 'text-decoration:underline;' }, inner),
      strike: (inner) => element('span', { style: 'text-decoration:line-through;' }, inner),
    },
    link: (href, inner) => {
      if (isWechatArticle(href)) return element('a', { href, style: 'color:#1554ad;' }, inner);
      // The link place has no address before the web page is out; the article's own 阅读原文 leads there.
      if (!isAllowedAddress(href)) return inner;
      const known = addresses.indexOf(href);
      const number = known === -1 ? addresses.push(href) : known + 1;
      return inner + element('span', { style: STYLE.note }, `[${number}]`);
    },
  };
  return form;
}

function alignment(node: DocumentNode): string {
  const value = node.attrs?.textAlign;
  return isOneOf(ALIGNMENTS, value) ? `text-align:${value};` : '';
}

/** The last paragraph's own margin would stand in the grey as an empty line. */
function quoted({ content = [] }: DocumentNode, form: HtmlForm): string {
  const last = content.at(-1);
  if (last?.type !== 'paragraph' || !last.content) return renderContent(content, form);
  const style = STYLE.quoteEnd + alignment(last);
  return renderContent(content.slice(0, -1), form) + element('p', { style }, renderContent(last.content, form));
}

function picture(node: DocumentNode, options: WechatHtmlOptions): string {
  const caption = textAttribute(node, 'caption');
  const image = openTag('img', {
    src: options.imageUrl(textAttribute(node, 'sha256') ?? ''),
    alt: textAttribute(node, 'alt') ?? '',
    style: STYLE.image,
  });
  const line = caption === null ? '' : element('p', { style: STYLE.caption }, escapeHtml(caption));
  return element('section', { style: STYLE.figure }, image + line);
}

function cell(name: 'th' | 'td', style: string, node: DocumentNode, form: HtmlForm): string {
  const colspan = numberAttribute(node, 'colspan', 1);
  const rowspan = numberAttribute(node, 'rowspan', 1);
  const spans = { colspan: colspan === 1 ? null : colspan, rowspan: rowspan === 1 ? null : rowspan };
  // A lone paragraph would put its own margin into the cell.
  const [only, ...others] = node.content ?? [];
  const inner =
    only?.type === 'paragraph' && others.length === 0
      ? element('section', { style: alignment(only) || null }, renderContent(only.content ?? [], form))
      : renderContent(node.content ?? [], form);
  return element(name, { ...spans, style }, inner);
}

function addressList(addresses: readonly string[]): string {
  if (addresses.length === 0) return '';
  const lines = addresses.map((address, index) =>
    element('p', { style: STYLE.noteLine }, `[${index + 1}] ${escapeHtml(address)}`),
  );
  return element(
    'section',
    { style: STYLE.notes },
    element('p', { style: STYLE.noteLine }, '参考链接') + lines.join(''),
  );
}

function signatureBlock(signature: WechatHtmlOptions['signature']): string {
  const lines = [
    ['来源', signature.source],
    // A desk that publishes its own news is named once.
    ['供稿', signature.department === signature.source ? '' : signature.department],
  ].filter(([, text]) => text !== '');
  if (lines.length === 0) return '';
  const html = lines.map(([label, text]) =>
    element('p', { style: STYLE.signatureLine }, `${label}：${escapeHtml(text ?? '')}`),
  );
  return element('section', { style: STYLE.signature }, html.join(''));
}
