import { XMLParser } from 'fast-xml-parser';

/** Parts of a Word file as texts; '' where it has none. */
export interface WordParts {
  document: string;
  numbering: string;
  styles: string;
}

interface Level {
  /** As OOXML names it: decimal, chineseCounting, bullet … */
  format: string;
  /** `（%1）`: the number of level 1 in brackets. */
  text: string;
  start: number;
}
interface Numbering {
  /** Lists of one definition count on through the document. */
  definition: string;
  levels: ReadonlyMap<number, Level>;
  beginsAnew: boolean;
}
interface Style {
  isHeading: boolean;
  numId: string | null;
  level: number;
}
type Xml = Record<string, unknown>;

/** Numbers that are part of what is said, and that no list of a body can count: 一、（一）①. */
const SPOKEN = /counting|ideograph|enclosed|legal/i;
const OPEN = '<w:pPr>';
const CLOSE = '</w:pPr>';
/** A list that does not exist: the paragraph is in none, whatever its style says. */
const NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
const CHANGED_LOOK = /<w:pPrChange\b[^>]*>.*?<\/w:pPrChange>/gs;

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, processEntities: false },
  isArray: (name) => ['w:abstractNum', 'w:num', 'w:lvl', 'w:style'].includes(name),
});

/**
 * Writes out the automatic numbers that a body cannot count: those of headings, and Chinese ones. Word and WPS compute them when they
 * draw; read without them, “一、总体要求” loses its number. Lists with plain numbers and bullets stay lists.
 * @returns the document's XML with these numbers as text
 */
export function withSpokenNumbers({ document, numbering, styles }: WordParts): string {
  const lists = listsOf(numbering);
  if (lists.size === 0) return document;
  const known = stylesOf(styles);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return withProperties(document, (properties) => {
    const style = known.get(/<w:pStyle w:val="([^"]*)"/.exec(properties)?.[1] ?? '');
    const numId = /<w:numId w:val="([^"]*)"/.exec(properties)?.[1] ?? style?.numId ?? '';
    const list = lists.get(numId);
    const at = Number(/<w:ilvl w:val="(\d)"/.exec(properties)?.[1] ?? style?.level ?? 0);
    const level = list?.levels.get(at);
    if (!list || !level) return null;
    if (list.beginsAnew && !begun.has(numId)) counts.delete(list.definition);
    begun.add(numId);
    const before = counts.get(list.definition) ?? [];
    // What stands above and was never counted counts as begun; what stands below begins again.
    const now = Array.from(
      { length: at + 1 },
      (_, n) => before[n] ?? (list.levels.get(n)?.start ?? 1) - (n === at ? 1 : 0),
    );
    now[at] = (now[at] ?? 0) + 1;
    counts.set(list.definition, now);
    const isSpoken = SPOKEN.test(level.format) || (style?.isHeading === true && !/^(bullet|none)$/.test(level.format));
    if (!isSpoken) return null;
    const number = level.text.replace(/%(\d)/g, (_, n: string) =>
      written(now[Number(n) - 1] ?? 1, list.levels.get(Number(n) - 1)?.format ?? 'decimal'),
    );
    const bare = properties.replace(/<w:numPr>.*?<\/w:numPr>/s, '');
    const gap = /[\w.]$/.test(number) ? ' ' : '';
    return `${OPEN}${bare}${NO_LIST}${CLOSE}<w:r><w:t xml:space="preserve">${number}${gap}</w:t></w:r>`;
  });
}

/** Goes through the properties of all paragraphs in their order, in time that grows with the length alone. */
function withProperties(document: string, change: (properties: string) => string | null): string {
  let made = '';
  let done = 0;
  for (let from = document.indexOf(OPEN); from >= 0; from = document.indexOf(OPEN, done)) {
    const outer = document.indexOf('<w:pPrChange', from);
    let end = document.indexOf(CLOSE, from);
    // How it looked before a change stands within, with properties of its own.
    if (outer >= 0 && outer < end) end = document.indexOf(CLOSE, document.indexOf('</w:pPrChange>', outer));
    if (end < 0) break;
    const whole = document.slice(from, end + CLOSE.length);
    const properties = whole.slice(OPEN.length, -CLOSE.length).replace(CHANGED_LOOK, '');
    made += document.slice(done, from) + (change(properties) ?? whole);
    done = end + CLOSE.length;
  }
  return made + document.slice(done);
}

function listsOf(xml: string): Map<string, Numbering> {
  const root = partOf(xml, 'w:numbering');
  const definitions = new Map(
    many(root['w:abstractNum']).map((one) => [
      String(one['w:abstractNumId']),
      new Map(many(one['w:lvl']).map((level) => [Number(level['w:ilvl']), levelOf(level)])),
    ]),
  );
  return new Map(
    many(root['w:num']).map((one) => {
      const definition = valueOf(one['w:abstractNumId']) ?? '';
      const levels = definitions.get(definition) ?? new Map<number, Level>();
      return [String(one['w:numId']), { definition, levels, beginsAnew: one['w:lvlOverride'] !== undefined }];
    }),
  );
}

function levelOf(level: Xml): Level {
  return {
    format: valueOf(level['w:numFmt']) ?? 'decimal',
    text: valueOf(level['w:lvlText']) ?? '',
    start: Number(valueOf(level['w:start']) ?? 1),
  };
}

function stylesOf(xml: string): Map<string, Style> {
  return new Map(
    many(partOf(xml, 'w:styles')['w:style']).map((style) => {
      const list = inside(inside(style['w:pPr'])['w:numPr']);
      return [
        String(style['w:styleId']),
        {
          isHeading: /^(heading|标题) ?\d$/i.test(valueOf(style['w:name']) ?? ''),
          numId: valueOf(list['w:numId']),
          level: Number(valueOf(list['w:ilvl']) ?? 0),
        },
      ];
    }),
  );
}

function partOf(xml: string, root: string): Xml {
  return xml === '' ? {} : inside(inside(parser.parse(xml))[root]);
}

function inside(value: unknown): Xml {
  return typeof value === 'object' && value !== null ? (value as Xml) : {};
}

function many(value: unknown): Xml[] {
  return Array.isArray(value) ? value.map(inside) : [];
}

function valueOf(value: unknown): string | null {
  const found = inside(value)['w:val'];
  return typeof found === 'string' ? found : null;
}

const DIGITS = '零一二三四五六七八九';

function written(n: number, format: string): string {
  if (/enclosed/i.test(format)) return n <= 20 ? String.fromCodePoint(0x245f + n) : `(${n})`;
  if (SPOKEN.test(format)) return n < 100 ? chinese(n) : [...String(n)].map((digit) => DIGITS[Number(digit)]).join('');
  if (/letter/i.test(format) && n <= 26) return String.fromCharCode((/^upper/.test(format) ? 64 : 96) + n);
  return String(n);
}

/** 1 to 99 as one says it: 一, 十, 十一, 二十. */
function chinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return lead + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}
