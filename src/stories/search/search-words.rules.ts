/** Characters of a snippet, and how many of them stand before the hit. */
const SNIPPET = 110;
const BEFORE = 30;

/** A stretch of a text, and whether it is what was looked for. */
export interface Part {
  text: string;
  hit: boolean;
}

/** As the database folds what it searches (`site_folded`): full-width letters as plain ones, capitals as small ones. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** What was typed as it is shown again: without halves of characters and control characters, which no text could contain. */
export function typed(given: string): string {
  return given
    .replace(/\p{Cs}/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** The words that a text must contain, folded, each once; none when nothing was typed. */
export function wordsOf(given: string): string[] {
  return [...new Set(folded(typed(given)).split(/\s+/))].filter((word) => word !== '');
}

/** The text in stretches that are hits and stretches that are not. */
export function partsOf(text: string, words: readonly string[]): Part[] {
  const characters = [...text];
  const hits = hitsIn(characters, words);
  const parts: Part[] = [];
  let at = 0;
  while (at < characters.length) {
    const hit = hits[at] ?? false;
    let end = at + 1;
    while (end < characters.length && (hits[end] ?? false) === hit) end += 1;
    parts.push({ text: characters.slice(at, end).join(''), hit });
    at = end;
  }
  return parts;
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
