import { type FlatText, type Found, foundIn, sliceFlat } from '../text/flat-text.rules.js';
import type { TitleFound } from '../head/title.rules.js';
import { everySection, headingOf, type Part, restOf, type Section } from './outline.rules.js';
import { exactSubject } from './headings.rules.js';
import type { SubjectSection } from './sections.rules.js';

const SAYS = /主题(?:口号)?(?:确定为|定为|是|为|：|——?)[：]?/;
const LABEL = /^[\p{Script=Han}“”]{0,12}?主题(?:口号)?(?:确定为|定为|是|为|：)[：]?/u;
const QUOTED_AS_THEME = /以“([^“”]{2,60})”为(?:活动|宣传)?主题/;
/** Not the theme of one event among others: `以“…”为主题的征文`. */
const AS_WHOLE_THEME =
  /以“([^“”]{2,60})”为(?:活动|宣传)?主题(?=，|。|；|$|开展|组织|集中)|(?:紧扣|围绕|突出)“([^“”]{2,60})”(?:这一|的)?(?:活动|宣传)?主题(?!活动|教育|日)/;
const LONGEST = 100;

/**
 * The theme as printed, without the quotation marks round it and the full stop after it; blanks inside it (also the wide one between its halves) stay.
 * Looked for under a heading or label 主题, then where the opening paragraphs say 主题是…, 以“…”为主题, then in a title like “…”主题活动.
 */
export function findTheme(
  source: string,
  parts: readonly Part[],
  named: readonly SubjectSection[],
  title: TitleFound | null,
): Found | null {
  const sections = named.filter(({ subject }) => subject === 'theme').map(({ section }) => section);
  for (const section of sections) {
    const found = underHeading(source, section);
    if (found) return found;
  }
  for (const text of [
    ...parts.flatMap((part) => part.preamble),
    ...parts.flatMap((part) => everySection(part.sections).flatMap((each) => each.content)),
  ]) {
    const label = LABEL.exec(text.flat);
    if (label && !/活动主题为主|主题活动/.test(label[0])) return quoted(source, sliceFlat(text, label[0].length));
  }
  for (const text of parts.flatMap((part) => [...part.preamble, ...part.sections.flatMap(leadOf)])) {
    const found = saidIn(source, text);
    if (found) return found;
  }
  for (const text of parts.flatMap((part) =>
    part.sections.flatMap((section) => [section.paragraph, ...section.content]),
  )) {
    const as = AS_WHOLE_THEME.exec(text.flat);
    const words = as?.[1] ?? as?.[2];
    if (!as || words === undefined) continue;
    const from = text.flat.indexOf(words, as.index);
    return foundIn(source, text, from, from + words.length);
  }
  return title && inTitle(source, title);
}

function leadOf(section: Section): FlatText[] {
  return /主题|时间|概况|安排|总体/.test(headingOf(section)) ? [restOf(section), ...section.content] : [];
}

function underHeading(source: string, section: Section): Found | null {
  const texts = [restOf(section), ...section.content].filter((text) => text.flat !== '');
  for (const text of texts) {
    const found = saidIn(source, text);
    if (found) return found;
  }
  for (const child of section.children) {
    if (exactSubject(headingOf(child)) === 'theme') return underHeading(source, child);
    const found = saidIn(source, sliceFlat(child.paragraph, child.marker.length));
    if (found) return found;
  }
  if (exactSubject(headingOf(section)) !== 'theme' && !/主题$/.test(headingOf(section))) return null;
  return plainTheme(source, texts) ?? (section.children[0] ? plainTheme(source, [textOf(section.children[0])]) : null);
}

function textOf(section: Section): FlatText {
  return sliceFlat(section.paragraph, section.marker.length);
}

/** The theme as the first sentence under its heading; two short lines without punctuation are its two halves. */
function plainTheme(source: string, texts: readonly FlatText[]): Found | null {
  const first = texts[0];
  if (!first) return null;
  const short = (text: FlatText | undefined): boolean =>
    text !== undefined && text.flat.length <= 30 && !/[。；：！？，]/.test(text.flat);
  const halves =
    short(first) && !/^[“]/.test(first.flat)
      ? texts.slice(0, 3).filter((text, index) => texts.slice(0, index + 1).every(short))
      : [first];
  const found = halves.flatMap((text) => quoted(source, text) ?? []);
  const [head, tail] = [found[0], found.at(-1)];
  return head && tail ? { value: found.map((half) => half.value).join('　'), start: head.start, end: tail.end } : null;
}

/** What a sentence says the theme is. */
function saidIn(source: string, text: FlatText): Found | null {
  const as = QUOTED_AS_THEME.exec(text.flat);
  if (as?.[1]) return foundIn(source, text, as.index + 2, as.index + 2 + as[1].length);
  const says = SAYS.exec(text.flat);
  if (!says) return null;
  return quoted(source, sliceFlat(text, says.index + says[0].length));
}

/** The text up to the end of its sentence, or what its quotation marks hold. */
function quoted(source: string, text: FlatText): Found | null {
  const opening = /^[“《‘]/.exec(text.flat)?.[0];
  if (opening) {
    const end = closing(text.flat, opening);
    const after = text.flat.charAt(end + 1);
    if (end > 1 && end <= LONGEST && (after === '' || /[。，；（、！]/.test(after)))
      return foundIn(source, text, 1, end);
  }
  const stop = /[。；]|，(?=[^，。]{0,6}(?:活动|时间|旨在|开展))/.exec(text.flat)?.index ?? text.flat.length;
  return stop > 0 && stop <= LONGEST ? foundIn(source, text, 0, stop) : null;
}

function closing(flat: string, opening: string): number {
  const close = opening === '“' ? '”' : opening === '《' ? '》' : '’';
  let depth = 0;
  for (let index = 0; index < flat.length && index <= LONGEST; index += 1) {
    if (flat.charAt(index) === opening) depth += 1;
    else if (flat.charAt(index) === close && (depth -= 1) === 0) return index;
  }
  return -1;
}

/** “爱劳动 学技能”主题宣传活动: the quoted words of a title. */
function inTitle(source: string, title: TitleFound): Found | null {
  const printed = source.slice(title.start, title.end);
  const match = /[“"「]([^“”"「」]{2,60})[”"」]\s{0,3}主题(?:宣传|教育|实践|系列|日)?/.exec(printed);
  if (!match?.[1]) return null;
  const start = title.start + match.index + 1;
  return { value: match[1], start, end: start + match[1].length };
}
