import { type CalendarDate, dateOf } from '../dates/calendar.rules.js';
import { datesIn } from '../dates/date-expressions.rules.js';
import { yearsIn } from '../dates/document-years.rules.js';
import { foundIn, sliceFlat, type Found } from '../text/flat-text.rules.js';
import type { Line } from '../text/lines.rules.js';
import { bodiesOnLine, isSealLine } from './bodies.rules.js';
import { isDateLine, isDraftDate } from './head-lines.rules.js';

/** Where a notice is signed: the bodies in the order they stand, the date below or beside them, the lines all this takes up `[first, last]`. */
export interface Signature {
  readonly bodies: readonly Found[];
  readonly date: CalendarDate | null;
  /** The year of its date, also of one whose day is left open; null without a date. */
  readonly year: number | null;
  readonly lines: readonly [number, number];
}

const MAX_SIGNATURE_LINES = 40;
const JOINT_LIST =
  /^(?:附件\d*[：]?)?(?:联合)?(?:发文|印发|签发|联署|署名|会签|行文)(?:机关|单位|部门)(?:名单)?(?:[：]|$)/;

/**
 * The signature (署名 and 成文日期): lines that hold nothing but names of bodies, right above a line that is a date; else such lines with the date beside
 * them; else, without a date, such lines right after the end of the text. It may stand after the notice or after what is attached to it: the first counts.
 */
export function findSignature(source: string, lines: readonly Line[], from: number): Signature | null {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) continue;
    const dated =
      isDateLine(line) || isDraftDate(line)
        ? signedAbove(source, lines, from, index)
        : signedBeside(source, lines, from, index);
    if (dated) return dated;
  }
  return undatedSignature(source, lines, from);
}

function signedAbove(source: string, lines: readonly Line[], from: number, dateAt: number): Signature | null {
  const date = lines[dateAt];
  const above = bodiesAbove(source, lines, from, dateAt);
  if (!date || above.bodies.length === 0) return null;
  return {
    bodies: above.bodies,
    date: dateIn(date.flat),
    year: yearsIn(date.flat)[0] ?? null,
    lines: [above.first, dateAt],
  };
}

/** `示例市教育局  2021年6月3日` on one line, further bodies perhaps above. */
function signedBeside(source: string, lines: readonly Line[], from: number, index: number): Signature | null {
  const line = lines[index];
  // A date of a day that ends in 日 names its year with 年.
  if (!line || line.flat.length > 60 || !line.flat.endsWith('日') || !line.flat.includes('年')) return null;
  const date = datesIn(line.flat).at(-1);
  if (!date || date.unit !== 'day' || date.year === null || date.end !== line.flat.length || date.start === 0)
    return null;
  const names = sliceFlat(line, 0, date.start);
  const [start, last] = [names.at[0], names.at.at(-1)];
  if (start === undefined || last === undefined) return null;
  const beside = bodiesOnLine(source, { ...names, start, end: last + 1, indent: line.indent });
  if (beside.length === 0) return null;
  const above = bodiesAbove(source, lines, from, index);
  return {
    bodies: [...above.bodies, ...beside],
    date: dateIn(line.flat),
    year: date.year,
    lines: [above.first, index],
  };
}

function bodiesAbove(
  source: string,
  lines: readonly Line[],
  from: number,
  below: number,
): { bodies: Found[]; first: number } {
  let first = below;
  const bodies: Found[] = [];
  while (first > from && below - first < MAX_SIGNATURE_LINES) {
    const line = lines[first - 1];
    const named = line && line.flat.length <= 120 ? bodiesOnLine(source, line) : [];
    if (named.length === 0 && !(line && isSealLine(line))) break;
    bodies.unshift(...named);
    first -= 1;
  }
  return { bodies, first };
}

/** Bodies alone on the lines after the last sentence of the notice, or under `联合发文单位：`. */
function undatedSignature(source: string, lines: readonly Line[], from: number): Signature | null {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) continue;
    const listed = JOINT_LIST.exec(line.flat);
    if (listed) {
      const found = listedBodies(source, lines, index, listed[0].length);
      if (found) return found;
    }
    const ended = /[。！]”?$|^特此/.test(line.flat);
    if (!ended) continue;
    const below = bodiesBelow(source, lines, index + 1);
    const next = lines[below.end];
    if (below.bodies.length > 0 && (!next || /^(?:附件|（|抄送|主题词)/.test(next.flat))) {
      return { bodies: below.bodies, date: null, year: null, lines: [index + 1, below.end - 1] };
    }
  }
  return null;
}

function listedBodies(source: string, lines: readonly Line[], index: number, from: number): Signature | null {
  const line = lines[index];
  if (!line) return null;
  const rest = sliceFlat(line, from, line.flat.replace(/。$/, '').length);
  const [start, last] = [rest.at[0], rest.at.at(-1)];
  if (start === undefined || last === undefined) {
    const below = bodiesBelow(source, lines, index + 1);
    return below.bodies.length > 0
      ? { bodies: below.bodies, date: null, year: null, lines: [index, below.end - 1] }
      : null;
  }
  const bodies = bodiesOnLine(source, { ...rest, start, end: last + 1, indent: 0 });
  return bodies.length > 0 ? { bodies, date: null, year: null, lines: [index, index] } : null;
}

function bodiesBelow(source: string, lines: readonly Line[], from: number): { bodies: Found[]; end: number } {
  const bodies: Found[] = [];
  let end = from;
  while (end < lines.length && end - from < MAX_SIGNATURE_LINES) {
    const line = lines[end];
    const named = line && line.flat.length <= 120 ? bodiesOnLine(source, line) : [];
    if (named.length === 0 && !(line && isSealLine(line))) break;
    bodies.push(...named);
    end += 1;
  }
  return { bodies, end };
}

/** The one date of a line, as a calendar date. */
export function dateIn(flat: string): CalendarDate | null {
  const date = datesIn(flat).find((each) => each.unit === 'day' && each.year !== null);
  return date?.year == null || date.month === null || date.part === null
    ? null
    : dateOf(date.year, date.month, date.part);
}

/** The first date of a line that says it is the document's: `成文日期：2021-06-03`, `2021年6月4日印发`, or a line of its own. */
export function statedDate(source: string, lines: readonly Line[]): { date: CalendarDate; found: Found } | null {
  for (const line of lines) {
    const says =
      /^[•·]?(?:成文日期|发文日期|发布日期|发布时间|印发日期|生成日期)|印发$/.test(line.flat) && line.flat.length < 80;
    if (!says && !isDateLine(line)) continue;
    const date = dateIn(line.flat);
    const found = date && foundIn(source, line, 0, line.flat.length);
    if (date && found) return { date, found };
  }
  return null;
}
