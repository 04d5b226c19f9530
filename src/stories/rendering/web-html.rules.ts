import { isAllowedAddress } from '../document/address.rules.js';
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

export interface WebHtmlOptions {
  /** Address of a picture on the public site. */
  imageUrl(sha256: string): string;
  /** Pixels of a picture, so that the page does not jump while it loads; null when unknown. */
  imageSize?(sha256: string): { width: number; height: number } | null;
  /** Other forms of it to choose from, as `srcset` and `sizes` write them; null when there are none. */
  imageForms?(sha256: string): { srcset: string; sizes: string } | null;
}

/**
 * Body of a web page: semantic HTML without a single inline style, for pages under a strict content security policy.
 * The page's title is its h1, so bodies begin at h2. Classes to be styled by the page: `align-left|center|right` and `table-scroll`.
 * @param document a body that `validateDocument` returned
 */
export function renderWebHtml(document: DocumentNode, options: WebHtmlOptions): string {
  return renderNode(document, webForm(options));
}

function webForm(options: WebHtmlOptions): HtmlForm {
  const form: HtmlForm = {
    nodes: {
      doc: (_node, inner) => inner(),
      paragraph: (node, inner) => (node.content ? element('p', { class: alignment(node) }, inner()) : ''),
      heading: (node, inner) => element(`h${numberAttribute(node, 'level', 2)}`, { class: alignment(node) }, inner()),
      bulletList: (_node, inner) => element('ul', {}, inner()),
      orderedList: (node, inner) => {
        const start = numberAttribute(node, 'start', 1);
        return element('ol', { start: start === 1 ? null : start }, inner());
      },
      listItem: (_node, inner) => element('li', {}, inner()),
      blockquote: (_node, inner) => element('blockquote', {}, inner()),
      horizontalRule: () => '<hr>',
      hardBreak: () => '<br>',
      image: (node) => figure(node, options),
      // A wide table scrolls by itself instead of the page; the region can be reached and scrolled by keyboard.
      table: (node) =>
        element('div', { class: 'table-scroll', role: 'region', 'aria-label': '表格', tabindex: 0 }, table(node, form)),
    },
    marks: {
      bold: (inner) => element('strong', {}, inner),
      italic: (inner) => element('em', {}, inner),
      underline: (inner) => element('u', {}, inner),
      strike: (inner) => element('s', {}, inner),
    },
    // The link place stands for this very page: here it is text.
    link: (href, inner) => (isAllowedAddress(href) ? element('a', { href, rel: 'noopener' }, inner) : inner),
  };
  return form;
}

function alignment(node: DocumentNode): string | null {
  const value = node.attrs?.textAlign;
  return isOneOf(ALIGNMENTS, value) ? `align-${value}` : null;
}

function figure(node: DocumentNode, options: WebHtmlOptions): string {
  const sha256 = textAttribute(node, 'sha256') ?? '';
  const size = options.imageSize?.(sha256) ?? null;
  const forms = options.imageForms?.(sha256) ?? null;
  const caption = textAttribute(node, 'caption');
  const image = openTag('img', {
    src: options.imageUrl(sha256),
    srcset: forms?.srcset ?? null,
    sizes: forms?.sizes ?? null,
    alt: textAttribute(node, 'alt') ?? '',
    width: size?.width ?? null,
    height: size?.height ?? null,
    loading: 'lazy',
  });
  return element('figure', {}, image + (caption === null ? '' : element('figcaption', {}, escapeHtml(caption))));
}

/** A first row of header cells alone is the head of the table; any other header cell heads its row. */
function table(node: DocumentNode, form: HtmlForm): string {
  const rows = node.content ?? [];
  const [first] = rows;
  const headed = rows.length > 1 && (first?.content?.every((cell) => cell.type === 'tableHeader') ?? false);
  const written = rows.map((row, index) => tableRow(row, headed && index === 0 ? 'col' : 'row', form));
  const head = headed ? element('thead', {}, written.slice(0, 1).join('')) : '';
  return element('table', {}, head + element('tbody', {}, written.slice(headed ? 1 : 0).join('')));
}

function tableRow(row: DocumentNode, scope: 'col' | 'row', form: HtmlForm): string {
  const cells = (row.content ?? []).map((cell) => {
    const inner = renderContent(cell.content ?? [], form);
    return cell.type === 'tableHeader'
      ? element('th', { scope, ...cellAttributes(cell) }, inner)
      : element('td', cellAttributes(cell), inner);
  });
  return element('tr', {}, cells.join(''));
}

function cellAttributes(node: DocumentNode): Record<string, number | null> {
  const colspan = numberAttribute(node, 'colspan', 1);
  const rowspan = numberAttribute(node, 'rowspan', 1);
  return { colspan: colspan === 1 ? null : colspan, rowspan: rowspan === 1 ? null : rowspan };
}
