import { createHash } from 'node:crypto';
import { LINK_PLACE } from '../../stories/variant-content.rules.js';

/** Values of a print. The estimate is off by 0.044 at most, one standard deviation: √(¼ ⁄ 128). */
const VALUES = 128;
export const PRINT_BYTES = VALUES * 4;
/** Characters that stand together in one piece: words of Chinese are two or three long. */
const PIECE = 3;
/** A shorter text says too little: two slogans that differ in one word are no copies of each other. */
const SHORTEST = 20;
/** From here on two texts are nearly the same: three quarters of each also stand in the other (0.6 = 3 ⁄ (4 + 4 − 3)). */
export const NEARLY_SAME = 0.6;

/** What is kept of a text to find it again. */
export interface TextPrint {
  /** sha256 (hex) of the text as it is compared; equal for texts that differ in punctuation, spaces, case and width alone. */
  readonly digest: string;
  /** MinHash of its pieces, `PRINT_BYTES` long; null for a text that is too short for a likeness. */
  readonly print: Buffer | null;
}

/**
 * A text as it is compared: NFKC (full-width and half-width are one), lower case, letters and figures alone. Addresses go too, for the same text carries
 * another link each time.
 */
export function comparable(text: string): string {
  return text
    .replaceAll(LINK_PLACE, ' ')
    .replace(/https?:\/\/[\w!#$%&'()*+,./:;=?@[\]~-]+/gi, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** The print of a text, or null when nothing of it can be compared. */
export function printOf(text: string): TextPrint | null {
  const compared = comparable(text);
  if (compared === '') return null;
  const characters = [...compared];
  return {
    digest: digestOf(compared),
    print: characters.length < SHORTEST ? null : minHash(piecesOf(characters)),
  };
}

/** sha256, lower-case hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * How much two texts have in common, 0 to 1: an estimate of the share of all their pieces that stand in both (Jaccard). Symmetric; 1 for equal texts.
 * The share of equal values of two MinHashes estimates it (Broder 1997).
 */
export function likeness(a: Buffer, b: Buffer): number {
  let equal = 0;
  for (let at = 0; at < PRINT_BYTES; at += 4) if (a.readUInt32BE(at) === b.readUInt32BE(at)) equal += 1;
  return equal / VALUES;
}

/** Every run of three characters, each once, as a number. */
function piecesOf(characters: readonly string[]): Set<number> {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const pieces = new Set<number>();
  for (let at = 0; at + PIECE <= codes.length; at++) {
    let piece = 0;
    for (let next = at; next < at + PIECE; next++) piece = mixed(Math.imul(piece, 31) + (codes[next] as number));
    pieces.add(piece);
  }
  return pieces;
}

function minHash(given: ReadonlySet<number>): Buffer {
  const pieces = Uint32Array.from(given);
  const print = Buffer.alloc(PRINT_BYTES);
  for (let value = 0; value < VALUES; value++) {
    // Every value asks for the least piece under an order of its own.
    const order = mixed(Math.imul(value + 1, 0x9e3779b9));
    let least = 0xffffffff;
    for (let at = 0; at < pieces.length; at++) {
      const place = mixed((pieces[at] as number) ^ order);
      if (place < least) least = place;
    }
    print.writeUInt32BE(least, value * 4);
  }
  return print;
}

/** The finishing step of MurmurHash3: every bit of the answer depends on every bit given. Unsigned, 32 bits. */
function mixed(given: number): number {
  let bits = given | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
