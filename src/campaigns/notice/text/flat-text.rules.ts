/**
 * A stretch of the source without its white space and with its typographic variants folded, for matching; `at[i]` is the offset of `flat[i]` in the
 * source (UTF-16 code units). Values are always cut from the source itself, never from the flat form: what is shown is what was printed.
 */
export interface FlatText {
  readonly flat: string;
  readonly at: readonly number[];
}

/** A value together with the place in the source it came from: `[start, end)` in UTF-16 code units. */
export interface Found {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const FOLDED = new Map<string, string>(
  [
    ['（', '(﹙⁽'],
    ['）', ')﹚⁾'],
    ['：', ':﹕∶︰'],
    ['，', ',﹐'],
    ['；', ';﹔'],
    ['？', '?'],
    ['！', '!'],
    ['。', '｡'],
    ['—', '–―─━–﹣－‐‑−'],
    ['~', '～∼〜'],
    ['.', '．'],
    ['〔', '[［【〈﹝('],
    ['〕', ']］】〉﹞)'],
    ['“', '"＂〝「『'],
    ['”', '〞」』'],
    ['、', '､'],
    ['/', '／'],
    ['@', '＠'],
    ['〇', '○◯Ｏ零'],
    ['|', '｜│'],
  ].flatMap(([to = '', from = '']) => [...from].map((character): [string, string] => [character, to])),
);
// Round brackets stay round; only the square kinds are folded to those of a document number.
FOLDED.set('(', '（').set(')', '）');
// 【】 open headings as well as numbers: they keep their own form.
FOLDED.delete('【');
FOLDED.delete('】');

/** True for everything that prints as nothing: white space of any script, zero-width characters, the byte order mark. */
export function isBlank(character: string): boolean {
  const code = character.charCodeAt(0);
  // Nearly every character of a notice is one of these.
  if ((code > 0x3000 && code < 0xfeff) || (code > 0x20 && code < 0x7f)) return false;
  return /[\s\u200b-\u200f\u2060\ufeff\u00ad\u2028\u2029]/.test(character);
}

function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 0x30);
  if (code >= 0xff21 && code <= 0xff5a && code !== 0xff3b && code !== 0xff3d && code !== 0xff2f) {
    const plain = String.fromCharCode(code - 0xfee0);
    return /[A-Za-z]/.test(plain) ? plain : (FOLDED.get(character) ?? character);
  }
  return FOLDED.get(character) ?? character;
}

/** Flattens `source[start, end)`. Straight double quotes have one form for both ends, so they are paired in the order they stand. */
export function flatten(source: string, start: number, end: number): FlatText {
  const characters: string[] = [];
  const at: number[] = [];
  let open = false;
  for (let index = start; index < end; index += 1) {
    const character = source.charAt(index);
    if (isBlank(character)) continue;
    let folded = fold(character);
    if (character === '"' || character === '＂') {
      folded = open ? '”' : '“';
      open = !open;
    }
    characters.push(folded);
    at.push(index);
  }
  return { flat: characters.join(''), at };
}

/** Puts flat texts one after the other. */
export function concatFlat(parts: readonly FlatText[]): FlatText {
  return { flat: parts.map((part) => part.flat).join(''), at: parts.flatMap((part) => part.at) };
}

/** Part `[from, to)` of a flat text. */
export function sliceFlat(text: FlatText, from: number, to = text.flat.length): FlatText {
  return { flat: text.flat.slice(from, to), at: text.at.slice(from, to) };
}

/** Source range of `flat[from, to)`; null when the range is empty. */
export function rangeOf(text: FlatText, from: number, to: number): { start: number; end: number } | null {
  const [first, last] = [text.at[from], text.at[to - 1]];
  return from >= to || first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}

/** What `flat[from, to)` looks like in print, lines joined; null when empty. */
export function foundIn(source: string, text: FlatText, from: number, to: number): Found | null {
  const range = rangeOf(text, from, to);
  return range ? { value: printed(source.slice(range.start, range.end)), ...range } : null;
}

const PAGE_NUMBER =
  /^(?:[—–―─\-－_·]{1,4}\s?[\d０-９]{1,4}\s?[—–―─\-－_·]{1,4}|第\s?[\d０-９]{1,4}\s?页(?:[\s/，,]?共\s?[\d０-９]{1,4}\s?页)?|[\d０-９]{1,3}|[\d]{1,4}\s?\/\s?[\d]{1,4})$/;

/** True for a line that only numbers a page: `— 3 —`, `第 3 页`, `3`. */
export function isPageNumber(line: string): boolean {
  return line.length < 30 && PAGE_NUMBER.test(line);
}

/** A source stretch as it would stand on one line: line breaks and page numbers vanish, everything else stays. Words of Latin script keep their space. */
export function printed(raw: string): string {
  if (!/[\r\n\u2028\u2029]/.test(raw)) return trimBlank(raw);
  let joined = '';
  for (const line of raw.split(/\r\n|[\r\n\u2028\u2029]/)) {
    const text = trimBlank(line);
    if (text === '' || (joined !== '' && isPageNumber(text))) continue;
    const glue = /[A-Za-z0-9,;]$/.test(joined) && /^[A-Za-z]/.test(text) ? ' ' : '';
    joined += glue + text;
  }
  return joined;
}

/** Trims every kind of blank, in linear time. */
export function trimBlank(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
