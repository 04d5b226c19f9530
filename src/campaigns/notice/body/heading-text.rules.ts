import type { FlatText } from '../text/flat-text.rules.js';
import type { Marker } from './markers.rules.js';

/** Longest leading clause that counts as a heading. */
const LONGEST = 40;

export interface HeadingSplit {
  /** Flat range of the heading, or null. */
  readonly title: readonly [number, number] | null;
  /** Where the text after it begins. */
  readonly bodyFrom: number;
}

/**
 * Parts a numbered paragraph into its heading and the rest: `政策措施。广泛宣传…`, `时间：2020年7月。`, `政策措施 广泛宣传…`, or a short line of its own.
 * A long first sentence is no heading.
 */
export function splitHeading(paragraph: FlatText, marker: Marker, label = false): HeadingSplit {
  const { flat } = paragraph;
  if (label) {
    const from = /^[【〔]/.test(flat) ? 1 : 0;
    return { title: [from, flat.replace(/(?<![】〕：])[】〕：]+$/, '').length], bodyFrom: flat.length };
  }
  const from = marker.length;
  if (from >= flat.length) return { title: null, bodyFrom: flat.length };
  const stop = firstStop(flat, from);
  const spaced = gapAfterHeading(paragraph, from, stop ?? flat.length);
  if (spaced !== null) return { title: [from, spaced], bodyFrom: spaced };
  if (stop === null) {
    const whole = flat.length - from <= LONGEST;
    return whole
      ? { title: [from, flat.replace(/[.，、]$/, '').length], bodyFrom: flat.length }
      : { title: null, bodyFrom: from };
  }
  return stop === from ? { title: null, bodyFrom: from } : { title: [from, stop], bodyFrom: stop + 1 };
}

/** Place of the first 。 ： or ； outside of quotes and brackets, near enough for a heading to end there. */
function firstStop(flat: string, from: number): number | null {
  let depth = 0;
  for (let index = from; index < flat.length && index <= from + LONGEST; index += 1) {
    const character = flat.charAt(index);
    if (/[“《（]/.test(character)) depth += 1;
    else if (/[”》）]/.test(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[。：；！？]/.test(character) && !isClock(flat, index)) return index;
  }
  return null;
}

/** The colon of 17:00. */
function isClock(flat: string, index: number): boolean {
  return flat.charAt(index) === '：' && /\d：\d/.test(flat.slice(index - 1, index + 2));
}

/** A heading set off by a blank on the same line, with a whole sentence after it. */
function gapAfterHeading({ flat, at }: FlatText, from: number, stop: number): number | null {
  const limit = Math.min(stop - 1, from + 24);
  for (let index = from + 1; index <= limit; index += 1) {
    if (/[，、；。：“《（]/.test(flat.charAt(index - 1))) return null;
    const [before, here] = [at[index - 1], at[index]];
    if (before === undefined || here === undefined || here - before < 2) continue;
    const insideWord = /[\dA-Za-z]/.test(flat.charAt(index - 1) + flat.charAt(index));
    return insideWord || index < from + 2 || flat.length - index < SENTENCE ? null : index;
  }
  return null;
}

/** Fewer characters than this after a blank are the other half of a heading, not a sentence. */
const SENTENCE = 15;
