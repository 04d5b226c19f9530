import { concatFlat, type Found, printed } from '../text/flat-text.rules.js';
import type { Line } from '../text/lines.rules.js';
import { type HeadLineKind, headLineKind, isBodyLine } from './head-lines.rules.js';

/** The title of a notice and the lines it stands on, `[first, last]`. `certain` when it ends in the name of a kind of document. */
export interface TitleFound extends Found {
  readonly lines: readonly [number, number];
  readonly flat: string;
  readonly certain: boolean;
}

/** Kinds of documents a title ends in. The second list may also end the name of what is only attached. */
const ENDS =
  /(?:通知|通知书|通报|公告|通告|公示|启事|函|意见|决定|决议|批复|请示|命令|倡议|倡议书|邀请函|公开信)(?:（[^（）]{1,24}）|第\d{1,5}号)?$/;
const ENDS_WEAKLY = /(?:方案|办法|计划|安排|要点|细则|规定|预案|规划|说明|指南|纪要|报告|指引)(?:（[^（）]{1,24}）)?$/;
const RUNS_ON = /^(?:的|》|及其?|和|与|等)/;
const OPENS = /^(?:关于|转发|印发|批转|公布|发布|通知$|公告$|通告$|倡议书$)/;
/** What a title proper says, and a masthead does not. */
const ABOUT = /关于|印发|转发|开展|举办|组织|征集|活动/;
const MAX_LINES = 7;
const MAX_LENGTH = 240;
/** The head of a notice takes up no more lines, nor does a note above it. */
const MAX_HEAD = 120;
const MAX_COVER = 12;

/**
 * The notice's own title: the first lines above the body that together end in a kind of document. A title broken over lines, also with blank lines
 * between, is one; a title inside 《…》 does not end it. Names of the issuing bodies on lines of their own belong to it when it goes on with 关于….
 */
export function findTitle(source: string, lines: readonly Line[]): TitleFound | null {
  const { groups, end, next } = headGroups(source, lines, 0);
  const own = ownTitle(groups.flatMap((group) => titlesIn(source, lines, group)));
  if (own) return own;
  const below = end ? titleBelowCover(source, lines, next) : null;
  // Right above the salutation stands the title, whatever it ends in.
  return below ?? (end === 'addressee' ? lastLines(source, lines, groups.at(-1) ?? []) : null);
}

/** Lines next to each other that may hold a title, up to the first line of the body. */
function headGroups(
  source: string,
  lines: readonly Line[],
  from: number,
): { groups: number[][]; end: HeadLineKind | null; next: number } {
  const groups: number[][] = [[]];
  for (let index = from; index < lines.length && index <= from + MAX_HEAD; index += 1) {
    const line = lines[index];
    const kind = line ? headLineKind(source, line) : 'furniture';
    if (kind === 'text') groups.at(-1)?.push(index);
    else if (kind === 'body' || kind === 'addressee') return { groups: filled(groups), end: kind, next: index };
    else groups.push([]);
  }
  return { groups: filled(groups), end: null, next: lines.length };
}

function filled(groups: readonly number[][]): number[][] {
  return groups.filter((group) => group.length > 0);
}

/**
 * Of several titles above the body the notice's own: a web page says it once for the page and once for the document, and a masthead like `某某局公告` stands
 * above the title proper.
 */
function ownTitle(titles: readonly TitleFound[]): TitleFound | null {
  const [first, ...others] = titles;
  if (!first) return null;
  const isMasthead = !ABOUT.test(first.flat);
  return (
    others.find(({ flat }) => flat.endsWith(first.flat) || first.flat.endsWith(flat)) ??
    (isMasthead ? others.find(({ flat }) => ABOUT.test(flat) && ENDS.test(flat)) : undefined) ??
    first
  );
}

/** A note or a mail may stand above the notice: its title is then a group of lines of its own right above a salutation or a number. */
function titleBelowCover(source: string, lines: readonly Line[], from: number): TitleFound | null {
  for (let at = from + 1; at < Math.min(lines.length, from + MAX_COVER);) {
    const { groups, end, next } = headGroups(source, lines, at);
    const title = titlesIn(source, lines, groups.at(-1) ?? []).at(-1);
    if (title && end === 'addressee' && ABOUT.test(title.flat) && next - title.lines[1] <= 3) return title;
    at = next + 1;
  }
  return null;
}

/** The titles of a group of lines, one below the other. */
function titlesIn(source: string, lines: readonly Line[], group: readonly number[]): TitleFound[] {
  const titles: TitleFound[] = [];
  for (let first = 0; first < group.length; first += 1) {
    const last = lastOfTitle(lines, group, first);
    if (last === null) continue;
    const from = dropLetterhead(source, lines, group, first, last);
    const title = titleOf(source, lines, group.slice(from, last + 1), true);
    if (title) titles.push(title);
    first = last;
  }
  return titles;
}

/** Position in the group of the line that ends a title begun at `first`; null when none does. */
function lastOfTitle(lines: readonly Line[], group: readonly number[], first: number): number | null {
  let [text, weak]: [string, number | null] = ['', null];
  for (let place = first; place < group.length && place < first + MAX_LINES; place += 1) {
    text += flatOf(lines, group[place]);
    if (text.length > MAX_LENGTH) break;
    const next = flatOf(lines, group[place + 1]);
    if (!isBalanced(text) || RUNS_ON.test(next)) continue;
    if (ENDS.test(text)) return place;
    if (ENDS_WEAKLY.test(text)) weak ??= place;
  }
  return weak;
}

function isBalanced(text: string): boolean {
  const count = (character: string): number => text.split(character).length - 1;
  return count('《') === count('》') && count('“') === count('”') && count('（') === count('）');
}

function flatOf(lines: readonly Line[], index: number | undefined): string {
  return index === undefined ? '' : (lines[index]?.flat ?? '');
}

/** Lines that hold only names of bodies are the letterhead, unless the title goes on from them with 关于…. */
function dropLetterhead(
  source: string,
  lines: readonly Line[],
  group: readonly number[],
  first: number,
  last: number,
): number {
  let from = first;
  while (from < last) {
    const line = lines[group[from] ?? -1];
    if (!line || !isBodyLine(source, line)) break;
    from += 1;
  }
  return from > first && OPENS.test(flatOf(lines, group[from])) ? first : from;
}

function lastLines(source: string, lines: readonly Line[], group: readonly number[]): TitleFound | null {
  const own = group.filter((index) => lines[index] && !isBodyLine(source, lines[index]));
  const found = titleOf(source, lines, own.slice(-3), false);
  return found && found.flat.length <= 80 ? found : null;
}

function titleOf(
  source: string,
  lines: readonly Line[],
  indices: readonly number[],
  certain: boolean,
): TitleFound | null {
  const parts = indices.flatMap((index) => lines[index] ?? []);
  const [first, last] = [parts[0], parts.at(-1)];
  const [low, high] = [indices[0], indices.at(-1)];
  if (!first || !last || low === undefined || high === undefined) return null;
  const value = parts.map((part, place) => textOf(source, part) + glueAfter(source, part, parts[place + 1])).join('');
  return { value, start: first.start, end: last.end, lines: [low, high], flat: concatFlat(parts).flat, certain };
}

/** Letters stretched over the line (通  知) are printed without the gaps. */
function textOf(source: string, line: Line): string {
  const text = printed(source.slice(line.start, line.end));
  return /^\S(?:\s+\S)+$/u.test(text.slice(0, 80)) && text.length <= 80 ? line.flat : text;
}

/** Names of two bodies on two lines keep a space between them; broken lines are joined without one. */
function glueAfter(source: string, line: Line, next: Line | undefined): string {
  if (!next) return '';
  if (isBodyLine(source, line) && isBodyLine(source, next)) return ' ';
  return /[A-Za-z]$/.test(line.flat) && /^[A-Za-z]/.test(next.flat) ? ' ' : '';
}
