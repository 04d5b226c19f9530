import { isAllowedAddress } from '../../document/address.rules.js';
import { ALIGNMENTS, type Alignment } from '../../document/document-attributes.rules.js';
import { isOneOf } from '../../problem.rules.js';
import type { DocumentNode } from '../../variant-content.rules.js';
import { type Around, BodyBuilder } from './body-builder.js';
import { cleanHtml, type HtmlElement, type HtmlNode } from './clean-html.rules.js';
import { ImportedPictures, type GivenPicture, type PictureWanted } from './imported-pictures.js';
import { IN_SIGHT, isGone, type Sight, sightWithin, valueIn } from './inline-style.rules.js';
import { LOST, type LostCode } from './lost.rules.js';
import { raisedNumber } from './raised-numbers.rules.js';

/** What became of one kind of things that could not be kept. */
export interface LostItem {
  code: LostCode;
  count: number;
  zh: string;
  en: string;
}

export interface ImportedHtml {
  /** Not validated yet: `validateDocument` has the last word. Without content when there was no writing. */
  body: DocumentNode;
  lost: LostItem[];
  /** Every picture in its order, with what is still to be done about it. */
  pictures: PictureWanted[];
}

/**
 * Tags that are read at most: a long article of a layout tool has a few thousand. Elements that are never closed cost the parser time
 * that grows with their square; as many as these take it a second.
 */
export const MOST_TAGS = 40_000;

export function tagsIn(html: string): number {
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) tags += 1;
  return tags;
}

/** Lists and quotes within one another, at most. */
const DEEPEST = 6;
const MOST_SPAN = 50;

const MARKS: Readonly<Record<string, string>> = {
  ...{ strong: 'bold', b: 'bold', em: 'italic', i: 'italic', u: 'underline', s: 'strike', del: 'strike' },
  strike: 'strike',
};
const INLINE = new Set('span strong b em i u s del strike a sup sub font code mark small big label'.split(' '));
const TABLE_PARTS = new Set(['thead', 'tbody', 'tfoot', 'tr']);
const HEADINGS: Readonly<Record<string, number>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 };

/**
 * Reads styled HTML, as layout tools (135编辑器, 秀米 …) export it, into what a body can hold. Writing, emphasis, alignment, lists, tables,
 * links and pictures are kept; the look gives way to the house style. Pure: nothing is fetched.
 * @param given uploaded pictures for those of the HTML, by their number in it
 * @param open whether readers can follow an address; links that they cannot become mere text
 */
export function importHtml(
  html: string,
  given: readonly GivenPicture[] = [],
  open: (href: string) => boolean = () => true,
): ImportedHtml {
  const counts = new Map<LostCode, number>();
  const lose = (code: LostCode) => void counts.set(code, (counts.get(code) ?? 0) + 1);
  const reader = new Reader(new ImportedPictures(given), lose, open);
  const content = reader.blocksOf(cleanHtml(html, lose), {
    ...{ marks: [], href: null, align: null, heading: null, depth: 0, inTable: false, sight: IN_SIGHT },
  });
  const order = Object.keys(LOST) as LostCode[];
  const lost = order.flatMap((code) => {
    const count = counts.get(code);
    return count === undefined ? [] : [{ code, count, ...LOST[code] }];
  });
  return { body: { type: 'doc', content }, lost, pictures: reader.pictures.wanted };
}

class Reader {
  constructor(
    readonly pictures: ImportedPictures,
    private readonly lose: (code: LostCode) => void,
    private readonly open: (href: string) => boolean,
  ) {}

  blocksOf(nodes: readonly HtmlNode[], around: Around): DocumentNode[] {
    const builder = new BodyBuilder();
    this.walk(nodes, around, builder);
    builder.end();
    return builder.blocks;
  }

  private walk(nodes: readonly HtmlNode[], around: Around, into: BodyBuilder): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.text(node, around, into);
      else if (isGone(styleOf(node))) this.lose('HIDDEN');
      else this.element(node, this.within(node, around), into);
    }
  }

  private text(text: string, around: Around, into: BodyBuilder): void {
    if (around.sight.shown && around.sight.sized) into.text(text, around);
    else if (text.trim() !== '') this.lose('HIDDEN');
  }

  private element(element: HtmlElement, around: Around, into: BodyBuilder): void {
    const { name, children } = element;
    const raised = raisedNumber(element);
    if (raised !== null) return this.text(raised, around, into);
    if (INLINE.has(name)) return this.walk(children, around, into);
    switch (name) {
      case 'br':
        return into.lineBreak();
      case 'hr':
        return around.sight.shown ? into.block({ type: 'horizontalRule' }) : this.lose('HIDDEN');
      case 'img': {
        if (!around.sight.shown) return this.lose('HIDDEN');
        const picture = this.pictures.take(element);
        return picture === null ? into.end() : into.block(picture);
      }
      case 'figure':
        return this.figure(element, around, into);
      case 'ul':
      case 'ol':
        return this.nested(element, around, into, () => this.list(element, around));
      case 'blockquote':
        return this.nested(element, around, into, () => this.quote(element, around));
      case 'table':
        return this.table(element, around, into);
      default:
        into.end();
        this.walk(children, around, into);
        into.end();
    }
  }

  /** A picture and its caption, which a document keeps as one. */
  private figure({ children }: HtmlElement, around: Around, into: BodyBuilder): void {
    const captions = children.filter(isCaption);
    const inside = this.blocksOf(
      children.filter((child) => !isCaption(child)),
      around,
    );
    const words = captions
      .map((caption) => textIn(caption, around.sight))
      .join(' ')
      .trim();
    const [only, ...others] = inside;
    if (words !== '' && words.length <= 200 && only?.type === 'image' && others.length === 0) {
      return into.block({ ...only, attrs: { ...only.attrs, caption: words } });
    }
    inside.forEach((block) => into.block(block));
    this.blocksOf(captions, around).forEach((block) => into.block(block));
  }

  private nested(element: HtmlElement, around: Around, into: BodyBuilder, made: () => DocumentNode | null): void {
    into.end();
    if (around.depth >= DEEPEST) {
      this.lose('DEPTH');
      return this.blocksOf(element.children, around).forEach((block) => into.block(block));
    }
    const node = made();
    if (node !== null) into.block(node);
  }

  private list({ name, attributes, children }: HtmlElement, around: Around): DocumentNode | null {
    const inner = { ...around, depth: around.depth + 1, heading: null };
    const entries = children.map((child) => this.item(child, inner)).filter((blocks) => blocks.length > 0);
    const [only, ...others] = entries;
    // A list within nothing but a list, as Word has them where its outer level is not used.
    if (only?.length === 1 && others.length === 0 && /List$/.test(only[0]?.type ?? '')) return only[0] ?? null;
    const items = entries.map((blocks) => {
      const led = blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks];
      return { type: 'listItem', content: led };
    });
    if (items.length === 0) return null;
    if (name === 'ul') return { type: 'bulletList', content: items };
    const start = Number(attributes['start']);
    return { type: 'orderedList', attrs: { start: inRange(start, 9_999) ? start : 1 }, content: items };
  }

  private item(child: HtmlNode, around: Around): DocumentNode[] {
    if (typeof child === 'string' || child.name !== 'li' || isGone(styleOf(child)))
      return this.blocksOf([child], around);
    return this.blocksOf(child.children, this.within(child, around));
  }

  private quote({ children }: HtmlElement, around: Around): DocumentNode | null {
    const content = this.blocksOf(children, { ...around, depth: around.depth + 1 });
    return content.length === 0 ? null : { type: 'blockquote', content };
  }

  /** Layout tools draw boxes as tables of one cell: those are taken for what they hold. */
  private table(element: HtmlElement, around: Around, into: BodyBuilder): void {
    into.end();
    const rows = rowsOf(element);
    if (around.inTable) this.lose('TABLE');
    if (around.inTable || rows.flat().length <= 1) {
      return this.blocksOf(rows.flat(), around).forEach((block) => into.block(block));
    }
    const inner = { ...around, inTable: true, heading: null };
    const content = rows.map((row) => ({ type: 'tableRow', content: row.map((cell) => this.cell(cell, inner)) }));
    if (!around.sight.shown && content.every((row) => row.content.every(isBlank))) return;
    into.block({ type: 'table', content });
  }

  private cell(cell: HtmlElement, around: Around): DocumentNode {
    const blocks = this.blocksOf(cell.children, this.within(cell, around));
    const span = (name: string) => {
      const value = Number(cell.attributes[name]);
      return inRange(value, MOST_SPAN) ? value : 1;
    };
    return {
      type: cell.name === 'th' ? 'tableHeader' : 'tableCell',
      attrs: { colspan: span('colspan'), rowspan: span('rowspan') },
      content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
    };
  }

  /** What an element adds to what is around it. */
  private within({ name, attributes }: HtmlElement, around: Around): Around {
    const style = styleOf({ attributes });
    const mark = MARKS[name];
    const marks = new Set(mark ? [...around.marks, mark] : around.marks);
    const weight = valueIn(style, 'font-weight');
    if (/^(bold|bolder|[6-9]00)$/.test(weight)) marks.add('bold');
    if (/^(normal|[1-5]00)$/.test(weight)) marks.delete('bold');
    if (valueIn(style, 'font-style') === 'italic') marks.add('italic');
    const line = valueIn(style, 'text-decoration') + valueIn(style, 'text-decoration-line');
    if (line.includes('underline')) marks.add('underline');
    if (line.includes('line-through')) marks.add('strike');
    const align = valueIn(style, 'text-align') || (attributes['align'] ?? '').toLowerCase();
    return {
      ...around,
      marks: [...marks],
      href: name === 'a' ? this.address(attributes['href']) : around.href,
      align: isOneOf(ALIGNMENTS, align) ? (align as Alignment) : name === 'center' ? 'center' : around.align,
      heading: HEADINGS[name] ?? around.heading,
      sight: sightWithin(style, around.sight),
    };
  }

  private address(href: string | undefined): string | null {
    if (isAllowedAddress(href) && this.open(href)) return href;
    // A bookmark never was a link.
    if (href !== undefined) this.lose('LINK');
    return null;
  }
}

/** Rows with their cells. What stands in a table outside of them was meant to be seen, too: it gets a cell of its own. */
function rowsOf(table: HtmlElement): HtmlElement[][] {
  const rows: HtmlElement[][] = [];
  const gather = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string' || !TABLE_PARTS.has(node.name)) rows.push(cellsOf([node]));
      else if (node.name === 'tr') rows.push(cellsOf(node.children));
      else gather(node.children);
    }
  };
  gather(table.children);
  return rows.filter((row) => row.length > 0);
}

function cellsOf(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (typeof node !== 'string' && (node.name === 'td' || node.name === 'th')) return [node];
    if (typeof node === 'string' && node.trim() === '') return [];
    return [{ name: 'td', attributes: {}, children: [node] }];
  });
}

function styleOf({ attributes }: Pick<HtmlElement, 'attributes'>): string {
  return attributes['style'] ?? '';
}

function isCaption(node: HtmlNode): boolean {
  return typeof node !== 'string' && node.name === 'figcaption';
}

function isBlank(cell: DocumentNode): boolean {
  return cell.content?.every(({ type, content }) => type === 'paragraph' && content === undefined) ?? true;
}

function textIn(node: HtmlNode, around: Sight): string {
  if (typeof node === 'string') return around.shown && around.sized ? node.replace(/\s+/g, ' ') : '';
  const style = styleOf(node);
  if (isGone(style)) return '';
  const sight = sightWithin(style, around);
  return node.children.map((child) => textIn(child, sight)).join('');
}

function inRange(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
