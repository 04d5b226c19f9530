import { diffArrays } from 'diff';

export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond it paragraphs are compared instead of characters, ms. */
const PATIENCE_MS = 400;

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What people see as one character each: nothing is cut within an emoji or a name's rare sign. */
export function graphemes(text: string): string[] {
  return text.split(/(\n)/).flatMap((line) => Array.from(characters.segment(line), ({ segment }) => segment));
}

/** What has become of a text, character by character as Chinese wants it; by paragraphs where that takes too long. */
export function diffText(before: string, after: string, patience = PATIENCE_MS): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const fine = patience > 0 ? diffArrays(graphemes(before), graphemes(after), { timeout: patience }) : undefined;
  return pieces(fine ?? diffArrays(paragraphs(before), paragraphs(after)));
}

function paragraphs(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function pieces(changes: readonly { value: string[]; added?: boolean; removed?: boolean }[]): Piece[] {
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
}
