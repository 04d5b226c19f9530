import { isAddressee, isDateLine } from '../head/head-lines.rules.js';
import { documentNumberOn } from '../head/document-number.rules.js';
import { isContactParagraph } from '../text/contacts.rules.js';
import { type FlatText, rangeOf } from '../text/flat-text.rules.js';
import { type Line, type LineRole, type Paragraph, paragraphsOf } from '../text/lines.rules.js';
import { exactSubject, subjectsOf } from './headings.rules.js';
import { type Marker, MARKER_KINDS, markerOf } from './markers.rules.js';
import { splitHeading } from './heading-text.rules.js';
import { splitNumbered } from './numbered-text.rules.js';

/** A numbered paragraph with what stands under it. */
export interface Section {
  readonly marker: Marker;
  readonly paragraph: Paragraph;
  /** Flat range of its heading in the paragraph, or null when it has none of its own. */
  readonly title: readonly [number, number] | null;
  /** Where the rest of the paragraph begins in its flat text; at its end when there is none. */
  readonly bodyFrom: number;
  /** Paragraphs under it, before its first numbered child. */
  readonly content: Paragraph[];
  readonly children: Section[];
}

/** The notice itself, or one of its attachments: what stands before the first heading, and the headed sections. */
export interface Part {
  readonly preamble: Paragraph[];
  readonly sections: Section[];
}

/** Lines that are taken by other fields and are no part of the text. */
export interface TakenLines {
  /** First line below the title. */
  readonly from: number;
  /** Lines of the signature, `[first, last]`, or null. */
  readonly signature: readonly [number, number] | null;
}

const ATTACHMENT_HEAD = /^附件[\d一二三四五六七八九十]{0,3}[：.]?$/;
const ATTACHMENT_LIST = /^附(?:件)?[\d一二三四五六七八九十]{0,3}[：.]/;
const FURNITURE =
  /^（(?:此件|本件|信息公开|联系方式|公开方式|主动公开|依申请公开)|^(?:抄送|抄报|主送|主题词|公开方式|信息公开选项|印发范围)[：]|日印发$|^特此(?:通知|公告|函告|函达|通告|致函|函复)[。！]?$|^扫一扫|^[〔【]?(?:打印|关闭|返回)|^分享到|^[上下]一[篇条]|^(?:责任)?编辑：|^(?:相关附件|附件下载|相关链接|相关文章|来源|信息来源|网站标识码|技术支持)(?:：|$)|版权所有|Copyright|ICP备|网站标识码/;

/** The text of the notice and its attachments as a tree of numbered sections. */
export function outlineOf(source: string, lines: readonly Line[], taken: TakenLines): Part[] {
  const numbered = lines.slice(taken.from).some((line) => markerOf(line)?.kind === 'hanzi');
  const isLabel = (line: Line): boolean =>
    !numbered && exactSubject(line.flat.replace(/^[【〔]|[】〕]$|：$/g, '')) !== null;
  const roleOf = (line: Line): LineRole => {
    if (isLabel(line) || isFurniture(source, line) || isAddressee(line)) return 'alone';
    return opensParagraph(line) ? 'opens' : 'runs';
  };
  const parts: Part[] = [newPart()];
  let listing = false;
  let from = taken.from;
  const [signedFrom, signedTo] = taken.signature ?? [lines.length, lines.length];
  const stretches = [
    [from, Math.min(signedFrom, lines.length)],
    [Math.max(signedTo + 1, from), lines.length],
  ] as const;
  for (const [low, high] of stretches) {
    from = Math.max(low, from);
    const stack: Section[] = [];
    if (low !== taken.from) parts.push(newPart());
    for (const paragraph of paragraphsOf(lines, from, high, roleOf).flatMap(splitSiblings)) {
      const first = lines[paragraph.lines[0]];
      if (!first) continue;
      if (ATTACHMENT_HEAD.test(paragraph.flat)) {
        // A heading `附件：` whose list follows on the next lines opens no part: the list itself is short numbered lines.
        parts.push(newPart());
        stack.length = 0;
        listing = paragraph.flat.endsWith('：');
        continue;
      }
      if (ATTACHMENT_LIST.test(paragraph.flat) && paragraph.flat.length < 200) {
        listing = true;
        continue;
      }
      if (listing && markerOf(paragraph)?.kind === 'digit' && !/[。；]/.test(paragraph.flat)) continue;
      listing = false;
      if ((isFurniture(source, first) && !isAwaitedDate(first, stack.at(-1))) || isContactParagraph(paragraph.flat))
        continue;
      place(paragraph, parts, stack, isLabel(first));
    }
  }
  return parts.filter((part) => part.preamble.length + part.sections.length > 0);
}

/** `1.甲；2.乙；3.丙` on one line are three paragraphs. */
function splitSiblings(paragraph: Paragraph): Paragraph[] {
  const kind = markerOf(paragraph)?.kind;
  const parts = kind ? splitNumbered(paragraph, kind) : null;
  if (!parts) return [paragraph];
  return parts.flatMap((part) => {
    const range = rangeOf(part, 0, part.flat.length);
    return range ? [{ ...part, ...range, lines: paragraph.lines }] : [];
  });
}

function newPart(): Part {
  return { preamble: [], sections: [] };
}

function isFurniture(source: string, line: Line): boolean {
  return (
    FURNITURE.test(line.flat) ||
    isDateLine(line) ||
    documentNumberOn(source, line) !== null ||
    ATTACHMENT_HEAD.test(line.flat)
  );
}

/** The date that stands alone under a heading of time. */
function isAwaitedDate(line: Line, section: Section | undefined): boolean {
  if (!section || !isDateLine(line) || section.content.length > 0 || section.children.length > 0) return false;
  return restOf(section).flat === '' && subjectsOf(headingOf(section)).some(({ subject }) => subject === 'time');
}

/** Lines that can only begin a paragraph: numbered ones, labels with their value, attachments, contacts. */
function opensParagraph(line: Line): boolean {
  if (markerOf(line) || ATTACHMENT_LIST.test(line.flat) || isContactParagraph(line.flat)) return true;
  const colon = line.flat.indexOf('：');
  return colon > 0 && colon <= 10 && exactSubject(line.flat.slice(0, colon)) !== null;
}

function place(paragraph: Paragraph, parts: Part[], stack: Section[], label: boolean): void {
  const part = parts.at(-1);
  if (!part) return;
  const marker: Marker | null = label ? { kind: 'label', number: 0, length: 0 } : markerOf(paragraph);
  if (!marker) {
    (stack.at(-1)?.content ?? part.preamble).push(paragraph);
    return;
  }
  const restarts =
    marker.kind === 'hanzi' && marker.number === 1 && stack[0]?.marker.kind === 'hanzi' && stack[0].marker.number > 1;
  if (restarts) {
    parts.push(newPart());
    stack.length = 0;
  }
  while (stack.length > 0 && !isInside(marker, stack)) stack.pop();
  const section: Section = { marker, paragraph, ...splitHeading(paragraph, marker, label), content: [], children: [] };
  const parent = stack.at(-1);
  (parent ? parent.children : (parts.at(-1)?.sections ?? [])).push(section);
  stack.push(section);
}

/** True when the numbering goes below the section on top of the stack: a kind not open yet, and further inside than the top by the usual order. */
function isInside(marker: Marker, stack: readonly Section[]): boolean {
  if (stack.some((section) => section.marker.kind === marker.kind)) return false;
  const top = stack.at(-1);
  if (!top || marker.kind === 'label') return false;
  if (top.marker.kind === 'label') return true;
  return rankOf(marker) > rankOf(top.marker);
}

function rankOf(marker: Marker): number {
  return MARKER_KINDS.indexOf(marker.kind);
}

/** Flat text of a section after its heading. */
export function restOf(section: Section): FlatText {
  const { flat, at } = section.paragraph;
  return { flat: flat.slice(section.bodyFrom), at: at.slice(section.bodyFrom) };
}

/** The heading of a section in flat form, `''` when it has none. */
export function headingOf(section: Section): string {
  return section.title ? section.paragraph.flat.slice(section.title[0], section.title[1]) : '';
}

/** Every section of a part, outer ones first. */
export function everySection(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...everySection(section.children)]);
}

/** Every paragraph of the parts in the order of the text. */
export function everyParagraph(parts: readonly Part[]): Paragraph[] {
  const of = (section: Section): Paragraph[] => [
    section.paragraph,
    ...section.content,
    ...section.children.flatMap(of),
  ];
  return parts.flatMap((part) => [...part.preamble, ...part.sections.flatMap(of)]).sort((a, b) => a.start - b.start);
}
