import { markup, type Markup } from '../frame/markup.rules.js';

/** The most characters that are searched for. */
export const LONGEST_QUERY = 40;
/** Characters of a snippet, and how many of them stand before the hit. */
const SNIPPET = 110;
const BEFORE = 30;

/** What a reader looks for. */
export type Query =
  | { kind: 'empty' }
  /** `shown` is what the field shows again. */
  | { kind: 'long'; shown: string }
  /** @property words folded, each of which a page must contain */
  | { kind: 'words'; shown: string; words: string[] };

/** @param given the parameter as it came */
export function queryOf(given: unknown): Query {
  if (typeof given !== 'string') return { kind: 'empty' };
  // Halves of characters and control characters are nothing that a text could contain.
  const shown = given
    .replace(/\p{Cs}/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  if (shown === '') return { kind: 'empty' };
  if ([...shown].length > LONGEST_QUERY) return { kind: 'long', shown: [...shown].slice(0, LONGEST_QUERY).join('') };
  const words = [...new Set(folded(shown).split(/\s+/))].filter((word) => word !== '');
  return words.length === 0 ? { kind: 'empty' } : { kind: 'words', shown, words };
}

/** As the database folds what it searches (`site_folded`): full-width letters as plain ones, capitals as small ones. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The text with every hit marked; everything else is escaped. */
export function marked(text: string, words: readonly string[]): Markup {
  const characters = [...text];
  const hits = hitsIn(characters, words);
  const parts: Markup[] = [];
  let at = 0;
  while (at < characters.length) {
    const hit = hits[at] ?? false;
    let end = at + 1;
    while (end < characters.length && (hits[end] ?? false) === hit) end += 1;
    const piece = characters.slice(at, end).join('');
    parts.push(hit ? markup`<mark>${piece}</mark>` : markup`${piece}`);
    at = end;
  }
  return markup`${parts}`;
}

/** The stretch of a text around its first hit, on one line; its beginning when there is none. */
export function snippet(text: string, words: readonly string[]): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const first = hitsIn(characters, words).indexOf(true);
  const from = first <= BEFORE ? 0 : first - BEFORE;
  const to = Math.min(characters.length, from + SNIPPET);
  return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`;
}

/** For every character whether it belongs to a hit. Folding may make several characters of one, so their places are kept. */
function hitsIn(characters: readonly string[], words: readonly string[]): boolean[] {
  const origin: number[] = [];
  let whole = '';
  characters.forEach((character, index) => {
    const one = folded(character);
    whole += one;
    for (let unit = 0; unit < one.length; unit += 1) origin.push(index);
  });
  const hits = characters.map(() => false);
  for (const word of words) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
      for (let unit = at; unit < at + word.length; unit += 1) hits[origin[unit] ?? 0] = true;
    }
  }
  return hits;
}
