import { withoutContacts } from '../text/contacts.rules.js';
import { type FlatText, foundIn, type Found, printed } from '../text/flat-text.rules.js';
import type { Paragraph } from '../text/lines.rules.js';
import { splitHeading } from './heading-text.rules.js';
import { type Marker, markerOf, readOrdinal } from './markers.rules.js';
import { splitNumbered } from './numbered-text.rules.js';
import { restOf, type Section } from './outline.rules.js';

/** One item of a section: its leading clause and its text, each with its place; a title is null where the item has none of its own. */
export interface Item {
  readonly title: Found | null;
  readonly text: Found;
}

/** The longest clause that names an item: with text behind it, and alone. */
const LONGEST_TITLE = 40;
const LONGEST_ALONE = 24;

/**
 * The items of a section: its numbered children; without any, what is numbered inside its text (一是…二是…, 1.…2.…); else each of its paragraphs.
 * An introduction before numbered items is no item.
 */
export function itemsOf(source: string, section: Section): Item[] {
  const children = section.children.filter(({ paragraph }) => !isTableRow(source, paragraph));
  if (children.length > 0) return children.flatMap((child) => itemOf(source, child) ?? []);
  const own = restOf(section);
  const paragraphs: FlatText[] = [own, ...withoutTables(source, section.content)].filter((text) => text.flat !== '');
  const inner = paragraphs.map((paragraph) => splitNumbered(paragraph));
  if (inner.some((parts) => parts !== null)) {
    return inner.flatMap((parts) => parts ?? []).flatMap((part) => plainItem(source, part) ?? []);
  }
  return paragraphs.flatMap((paragraph) => plainItem(source, paragraph) ?? []);
}

/** Paragraphs without tables, as they are copied out of documents, and without their captions. */
function withoutTables(source: string, content: readonly Paragraph[]): Paragraph[] {
  const isRow = content.map((paragraph) => isTableRow(source, paragraph));
  return content.filter(({ flat }, index) => !isRow[index] && !(isRow[index + 1] && CAPTION.test(flat)));
}

const CAPTION = /^表[\d一二三四五六七八九十]*[：.、]?[^。；]{0,40}$/;

/** Each of its lines holds three cells at least, parted by tabs. */
function isTableRow(source: string, { start, end }: Paragraph): boolean {
  const lines = source.slice(start, end).split(/[\r\n]+/);
  return lines.every((line) => line.split('\t').filter((cell) => cell.trim() !== '').length >= 3);
}

function itemOf(source: string, section: Section): Item | null {
  const { paragraph } = section;
  const from = section.marker.length;
  const title = section.title ? foundIn(source, paragraph, section.title[0], section.title[1]) : null;
  const below = withoutTables(source, [...section.content, ...section.children.flatMap(paragraphsBelow)]);
  const whole = wholeOf(source, paragraph, from);
  // `公众号每日推送；微博每小时…`: a ； parts two sentences, it ends no name.
  const runsOn =
    title !== null && section.bodyFrom < paragraph.flat.length && paragraph.flat[section.bodyFrom - 1] === '；';
  if (!title || runsOn || isDirective(title.value)) {
    const text = joinText(source, whole ? [whole] : [], below);
    return text && { title: null, text };
  }
  const own = foundIn(source, paragraph, section.bodyFrom, paragraph.flat.length);
  const text = joinText(source, own ? [own] : [], below);
  if (text) return { title, text };
  // A clause that stands alone is both its own name and all it says, unless it is a whole sentence.
  const alone = whole && joinText(source, [whole], []);
  return alone && { title: title.value.length <= LONGEST_ALONE ? title : null, text: alone };
}

/** `各单位要制定方案`, `请各区于…`: an instruction, not a name. */
function isDirective(clause: string): boolean {
  const plain = clause.replace(/[（(][^（）()]{0,40}[）)]/g, '');
  return /^(?:各|请|每)[^。]{0,24}(?:[要应须请于]|务必|报送|前)|(?:[日底旬]|\d[时点])之?前/.test(plain);
}

function paragraphsBelow(section: Section): Paragraph[] {
  return [section.paragraph, ...section.content, ...section.children.flatMap(paragraphsBelow)];
}

function wholeOf(source: string, paragraph: FlatText, from: number): Found | null {
  return foundIn(source, paragraph, from, paragraph.flat.length);
}

/** Paragraphs one below the other, contact data left out; the place covers them all. */
function joinText(source: string, own: readonly Found[], below: readonly Paragraph[]): Found | null {
  const pieces = [...own, ...below.map(({ start, end }) => ({ value: printed(source.slice(start, end)), start, end }))]
    .map((piece) => ({ ...piece, value: withoutContacts(piece.value) }))
    .filter((piece) => piece.value !== '');
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first && last
    ? { value: pieces.map((piece) => piece.value).join('\n'), start: first.start, end: last.end }
    : null;
}

/** An item that is a paragraph or a part of one: `加强领导：…`, `加强领导。…`, or without a name. */
function plainItem(source: string, text: FlatText): Item | null {
  const marker: Marker = innerMarker(text.flat) ?? { kind: 'label', number: 0, length: 0 };
  const split = splitHeading(text, marker);
  const hasRest = split.bodyFrom < text.flat.length;
  const named = marker.length > 0 || (split.title !== null && text.flat.charAt(split.title[1]) === '：');
  const short = split.title !== null && split.title[1] - split.title[0] <= LONGEST_TITLE;
  const found = split.title && named && short ? foundIn(source, text, split.title[0], split.title[1]) : null;
  const title = found && !isDirective(found.value) && (hasRest || found.value.length <= LONGEST_ALONE) ? found : null;
  const whole = wholeOf(source, text, title && hasRest ? split.bodyFrom : marker.length);
  const value = whole ? withoutContacts(whole.value) : '';
  return whole && value !== '' ? { title, text: { ...whole, value } } : null;
}

/** 一是, 二要, 第三，: numbering in running text. */
const ORDINAL = /^(?:([一二三四五六七八九十])[是要]|第([一二三四五六七八九十])[，、：])/;

function innerMarker(flat: string): Marker | null {
  const ordinal = ORDINAL.exec(flat);
  if (ordinal)
    return { kind: 'circled', number: readOrdinal(ordinal[1] ?? ordinal[2] ?? ''), length: ordinal[0].length };
  return markerOf({ flat });
}
