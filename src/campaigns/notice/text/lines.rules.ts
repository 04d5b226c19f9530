import { concatFlat, flatten, isBlank, isPageNumber, type FlatText } from './flat-text.rules.js';

/** One printed line of the source, trimmed; blank lines and page numbers are left out of the list. */
export interface Line extends FlatText {
  /** Source offsets of the trimmed line. */
  readonly start: number;
  readonly end: number;
  /** Width of the white space before it, in Chinese characters. */
  readonly indent: number;
}

/** Marks of lightweight markup, and of posts that set a bullet before each label. */
const BULLETS = /[#*>◆◇●■□▲△▶►➤✦❖※★☆•·]/;

/** The lines of a notice as they stand, without blank lines and page numbers. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= source.length) {
    const to = endOfLine(source, from);
    for (const [low, high] of piecesOf(source, from, to)) {
      const line = lineAt(source, low, high);
      if (line) lines.push(line);
    }
    from = to + (source.startsWith('\r\n', to) ? 2 : 1);
  }
  return lines;
}

/** A line longer than this with wide gaps in it holds many paragraphs, as a copy from a web page or a form has them. */
const OVERLONG = 250;
// Looked for from the beginning of each gap only: from each of its blanks it takes minutes in a line of nothing else.
const WIDE_GAP = /(?<![\u3000 \t\u00a0])[\u3000 \t\u00a0]*\u3000{2,}[\u3000 \t\u00a0]*|[ \u00a0]{4,}/g;

/** The paragraphs that stand on one line, parted by their indents. */
function piecesOf(source: string, from: number, to: number): (readonly [number, number])[] {
  if (to - from < OVERLONG) return [[from, to]];
  const gaps = [...source.slice(from, to).matchAll(WIDE_GAP)].filter(({ index }) => index > 0);
  if (gaps.length < 4) return [[from, to]];
  return [...gaps, null].map((gap, place) => [
    place === 0 ? from : from + (gaps[place - 1]?.index ?? 0),
    gap === null ? to : from + gap.index,
  ]);
}

/** A line drawn across the page, also with a star in its middle. */
const RULE = /^[-—–―─━_=*·…★☆\s]{3,}$/;

function endOfLine(source: string, from: number): number {
  let to = from;
  while (to < source.length && !isLineEnd(source.charCodeAt(to))) to += 1;
  return to;
}

function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x2028 || code === 0x2029;
}

function lineAt(source: string, from: number, to: number): Line | null {
  let [start, end, indent] = [from, to, 0];
  // Marks before a heading are no part of the notice.
  while (start < end && (isBlank(source.charAt(start)) || BULLETS.test(source.charAt(start)))) {
    indent += /[\u3000]/.test(source.charAt(start)) ? 1 : source.charAt(start) === '\t' ? 2 : 0.5;
    start += 1;
  }
  while (end > start && (isBlank(source.charAt(end - 1)) || source.charAt(end - 1) === '*')) end -= 1;
  if (
    start === end ||
    RULE.test(source.slice(start, Math.min(end, start + 200))) ||
    isPageNumber(source.slice(start, Math.min(end, start + 31)))
  )
    return null;
  return { start, end, indent, ...flatten(source, start, end) };
}

/** Width in Chinese characters: Latin letters and digits count half. */
export function widthOf(flat: string): number {
  let width = 0;
  for (let index = 0; index < flat.length; index += 1) width += flat.charCodeAt(index) < 0x300 ? 0.5 : 1;
  return width;
}

/** A paragraph: one line, or several that only the paper's width had broken. */
export interface Paragraph extends FlatText {
  readonly start: number;
  readonly end: number;
  /** Indices of its first and last line in the list of lines. */
  readonly lines: readonly [number, number];
}

const ENDED = /[。；：！？…]$|[。！？；]”$/;

/** How a line may meet its neighbours: `alone` neither runs on nor is run on to, `opens` begins a paragraph, `runs` may do either. */
export type LineRole = 'alone' | 'opens' | 'runs';

/** Joins lines `[from, to)` into paragraphs, mending what only the width of the paper had broken. */
export function paragraphsOf(
  lines: readonly Line[],
  from: number,
  to: number,
  roleOf: (line: Line, index: number) => LineRole,
): Paragraph[] {
  const paper = paperWidth(lines.slice(from, to));
  const groups: { lines: Line[]; first: number; role: LineRole }[] = [];
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (!line) continue;
    const role = roleOf(line, index);
    const group = groups.at(-1);
    if (group && role === 'runs' && group.role !== 'alone' && runsOn(group.lines, line, paper)) group.lines.push(line);
    else groups.push({ lines: [line], first: index, role });
  }
  return groups.flatMap((group) => {
    const [first, last] = [group.lines[0], group.lines.at(-1)];
    if (!first || !last) return [];
    const { flat, at } = first === last ? first : concatFlat(group.lines);
    const to = group.first + group.lines.length - 1;
    return [{ flat, at, start: first.start, end: last.end, lines: [group.first, to] as const }];
  });
}

function runsOn(group: readonly Line[], next: Line, paper: number | null): boolean {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return false;
  const ended = ENDED.test(last.flat);
  const width = last.indent + widthOf(last.flat);
  if (paper === null) return !ended && width >= LONG_LINE;
  if (width < paper - 3) return false;
  return !ended || (next.indent < 1 && first.indent >= 1);
}

/** A line this wide that ends in the middle of a sentence has been broken by a page or a copy, even where the lines of the rest are whole paragraphs. */
const LONG_LINE = 40;

/** The width of the paper when the text was broken at it: many lines of about the greatest width; null when each line is a paragraph. */
function paperWidth(lines: readonly Line[]): number | null {
  const widths = lines.map((line) => line.indent + widthOf(line.flat));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const full = widths.filter((width) => width >= widest - 2.5).length;
  return widest >= 16 && widest <= 60 && full >= 3 && full >= widths.length / 4 ? widest : null;
}
