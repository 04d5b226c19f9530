import { LINK_PLACE } from '../variant-content.rules.js';

/** Bytes an address costs, whatever its length up to LONGEST_SHORTENED: Weibo shortens it. */
const ADDRESS_BYTES = 20;
const LONGEST_SHORTENED = 140;
/** Own addresses of the platform up to this length are not shortened and count as written. */
const LONGEST_OWN = 41;

/** Addresses as the platform's own counter finds them; https is new since. */
const ADDRESS = /https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+[-\w$.+!*()/,:;@&=?~#%]*/gi;
const PLACE = new RegExp(LINK_PLACE, 'g');
/** What would join an address if it stood right behind it. */
const ADDRESS_CHARACTER = /^[-\w$.+!*()/,:;@&=?~#%]/;

/**
 * Length of a Weibo text in 字, after the counter of the platform's own pages (as an open client rewrote it, bug for bug): a character outside ASCII is
 * two bytes, a surrogate pair therefore four; an address costs 20 bytes; the sum is halved and rounded up. A link place counts as the address it will become.
 */
export function weiboLength(text: string): number {
  let bytes = 0;
  const rest = text
    .replace(PLACE, () => {
      bytes += ADDRESS_BYTES;
      return '';
    })
    .replace(ADDRESS, (address) => {
      bytes += addressBytes(address);
      return '';
    });
  for (let index = 0; index < rest.length; index += 1) bytes += rest.charCodeAt(index) > 0x7f ? 2 : 1;
  return Math.ceil(bytes / 2);
}

function addressBytes(address: string): number {
  const { length } = address;
  if (/^https?:\/\/t\.cn(?:[/:?#]|$)/i.test(address)) return 0;
  const own = /^https?:\/\/(?:[a-z0-9-]+\.)*(?:weibo\.(?:com|cn)|t\.sina\.(?:com\.)?cn)(?:[/:?#]|$)/i.test(address);
  if (own && length <= LONGEST_OWN) return length;
  return length <= LONGEST_SHORTENED ? ADDRESS_BYTES : length - LONGEST_SHORTENED + ADDRESS_BYTES;
}

/** True when the place's permalink would run into the text behind it and lead astray. */
export function runsIntoLink(text: string): boolean {
  return text
    .split(LINK_PLACE)
    .slice(1)
    .some((behind) => ADDRESS_CHARACTER.test(behind));
}

/** Splits a text where it may be cut: addresses and what people see as one character stay whole. */
export function cuttablePieces(text: string): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    pieces.push(...graphemes(text.slice(end, match.index)), match[0]);
    end = match.index + match[0].length;
  }
  return [...pieces, ...graphemes(text.slice(end))];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Characters segmented at a time: the segmenter's time grows with the square of what it is given. */
const WINDOW = 1_000;

function graphemes(text: string): string[] {
  const found: string[] = [];
  for (let at = 0, taken: string[]; at < text.length; at += taken.join('').length) {
    // Half a sign at the end would pass for one of its own.
    const part = text.slice(at, at + WINDOW).replace(/[\ud800-\udbff]$/, '');
    taken = Array.from(segmenter.segment(part), (one) => one.segment);
    // The last one may go on behind the window: the next begins with it.
    if (at + WINDOW < text.length && taken.length > 1) taken.pop();
    found.push(...taken);
  }
  return found;
}

/**
 * The longest beginning of `text` that `fits`, with an ellipsis when something is left out; '' when not even its first piece fits.
 * @param fits asked from the longest beginning down
 */
export function fitText(text: string, fits: (candidate: string) => boolean): string {
  return fits(text) ? text : longestFitting(text, cuttablePieces(text), fits);
}

/** The same for lines that must not come out empty: where the first piece alone is too long, it is cut as well. */
export function cutText(text: string, fits: (candidate: string) => boolean): string {
  return fitText(text, fits) || longestFitting(text, [...text], fits);
}

const PAUSES = '，、；：,;:';

/** @param pieces of the text, all of them */
function longestFitting(text: string, pieces: readonly string[], fits: (candidate: string) => boolean): string {
  let end = text.length;
  let refused = end;
  for (const piece of pieces.slice(1).reverse()) {
    end -= piece.length;
    // Less of the blanks and pauses it was cut at already is the same beginning.
    if (end > refused) continue;
    refused = endOfWords(text, end);
    const candidate = `${text.slice(0, refused)}…`;
    if (fits(candidate)) return candidate;
  }
  return '';
}

/** Where the words before `end` end: without blanks, and without the pauses before those. */
function endOfWords(text: string, end: number): number {
  let to = text.slice(0, end).trimEnd().length;
  while (to > 0 && PAUSES.includes(text.charAt(to - 1))) to -= 1;
  return to;
}
