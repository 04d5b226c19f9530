import { partsOf, typed, wordsOf } from '../../stories/search/search-words.rules.js';
import { markup, type Markup } from '../frame/markup.rules.js';

/** The most characters that are searched for. */
export const LONGEST_QUERY = 40;

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
  const shown = typed(given);
  if (shown === '') return { kind: 'empty' };
  if ([...shown].length > LONGEST_QUERY) return { kind: 'long', shown: [...shown].slice(0, LONGEST_QUERY).join('') };
  const words = wordsOf(shown);
  return words.length === 0 ? { kind: 'empty' } : { kind: 'words', shown, words };
}

/** The text with every hit marked; everything else is escaped. */
export function marked(text: string, words: readonly string[]): Markup {
  return markup`${partsOf(text, words).map(({ text, hit }) => (hit ? markup`<mark>${text}</mark>` : markup`${text}`))}`;
}
