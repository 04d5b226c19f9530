import { readNumber } from '../dates/date-expressions.rules.js';
import { type Found, sliceFlat } from '../text/flat-text.rules.js';
import type { Line } from '../text/lines.rules.js';
import { bodiesOnLine, isBodyName } from './bodies.rules.js';
import type { Signature } from './signature.rules.js';
import type { TitleFound } from './title.rules.js';

export interface IssuersFound {
  readonly bodies: readonly Found[];
  /** How many the title says there are (六部门), or null. */
  readonly announced: number | null;
}

const CARD = /^[•·]?(?:发布机构|发文机关|发文单位|制发机关|发布单位)[：|]/;

/**
 * Every body that issues the notice. The signature says it best, in its own words, short names included; without one the letterhead, then the title
 * (`示例市教育局关于…`), then the catalogue card of a web copy. When the title announces a number (等六部门) and only a later source names that many,
 * that source is taken.
 */
export function findIssuers(
  source: string,
  lines: readonly Line[],
  title: TitleFound | null,
  signature: Signature | null,
): IssuersFound {
  const announced = announcedIn(title?.flat ?? '');
  const sources = [
    distinct(signature?.bodies ?? []),
    distinct(letterhead(source, lines, title)),
    distinct(titleBodies(source, lines, title)),
    distinct(cardBodies(source, lines)),
  ].filter((bodies) => bodies.length > 0);
  const complete = announced === null ? undefined : sources.find((bodies) => bodies.length === announced);
  return { bodies: complete ?? sources[0] ?? [], announced };
}

/** The number of issuing bodies a title speaks of: 等六部门, 等5个单位. */
function announcedIn(title: string): number | null {
  const match = /等([一二三四五六七八九十]{1,3}|\d{1,2})个?(?:部门|单位|家|机关)/.exec(title.slice(0, 80));
  return match?.[1] ? readNumber(match[1]) : null;
}

function distinct(bodies: readonly Found[]): Found[] {
  return bodies.filter((body, index) => bodies.findIndex((other) => other.value === body.value) === index);
}

/** Names above the title: each on its line, the last one with 文件 behind or beside it, a name broken before 和 put together. */
function letterhead(source: string, lines: readonly Line[], title: TitleFound | null): Found[] {
  const above = lines.slice(0, title?.lines[0] ?? 0);
  return above.flatMap((line) => bodiesOnLine(source, withoutFile(line)));
}

function withoutFile(line: Line): Line {
  const kept = line.flat.replace(/文件$/, '').replace(/（(?:通知|函|便函|通报|公告)）$/, '').length;
  const rest = sliceFlat(line, 0, kept);
  const last = rest.at.at(-1);
  return last === undefined ? { ...line, ...rest, end: line.start } : { ...line, ...rest, end: last + 1 };
}

/** `示例市教育局 示例市财政局关于…`: the bodies before 关于 or before the kind of an announcement; `市教育局等五部门关于…` names the first alone. */
function titleBodies(source: string, lines: readonly Line[], title: TitleFound | null): Found[] {
  if (!title) return [];
  const [low, high] = title.lines;
  const bodies: Found[] = [];
  for (const line of lines.slice(low, high + 1)) {
    const about = /关于|转发|印发|公告$|通告$/.exec(line.flat)?.index ?? -1;
    const names = sliceFlat(line, 0, about < 0 ? line.flat.length : about);
    const kept = sliceFlat(
      names,
      0,
      names.flat.replace(/等[一二三四五六七八九十\d]{0,3}个?(?:部门|单位|家|机关)?$/, '').length,
    );
    const [start, last] = [kept.at[0], kept.at.at(-1)];
    const found =
      start === undefined || last === undefined ? [] : bodiesOnLine(source, { ...line, ...kept, start, end: last + 1 });
    bodies.push(...found.filter((body) => isBodyName(body.value)));
    if (about >= 0 || found.length === 0) break;
  }
  return bodies;
}

function cardBodies(source: string, lines: readonly Line[]): Found[] {
  for (const line of lines) {
    const label = CARD.exec(line.flat);
    if (!label) continue;
    const rest = sliceFlat(line, label[0].length);
    const [start, last] = [rest.at[0], rest.at.at(-1)];
    if (start !== undefined && last !== undefined)
      return bodiesOnLine(source, { ...line, ...rest, start, end: last + 1 });
  }
  return [];
}
