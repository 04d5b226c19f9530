import { inflateSync } from 'node:zlib';

/** The words a PNG carries beside its picture, and the file without them. */
export interface PngTexts {
  xmp: string | undefined;
  comments: { keyword: string; text: string }[];
  /** What is left to unpack pictures from: a decoder would unpack every text anew, however large. */
  rest: Buffer;
}

/** Texts in one file, at most: programmes write a dozen. */
const MOST_TEXTS = 1_000;
const TEXTS = /^(tEXt|zTXt|iTXt)$/;
const SIGNATURE_BYTES = 8;
/** Length, name and checksum around what a chunk holds. */
const FRAME_BYTES = 12;
const XMP_KEYWORD = 'XML:com.adobe.xmp';

/**
 * Reads tEXt, zTXt and iTXt chunks (PNG specification, third edition, 11.3.3). A file that is damaged is read as far as it is whole.
 * @param most bytes of all texts together, unpacked: a few hundred bytes unpack to megabytes
 * @returns null when there is more
 */
export function readPngTexts(file: Buffer, most: number): PngTexts | null {
  const comments: PngTexts['comments'] = [];
  const kept: Buffer[] = [];
  let xmp: string | undefined;
  let left = most;
  let from = 0;
  for (let at = SIGNATURE_BYTES, end: number; at + FRAME_BYTES <= file.length; at = end) {
    end = at + FRAME_BYTES + file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (end > file.length || name === 'IEND') break;
    if (!TEXTS.test(name)) continue;
    kept.push(file.subarray(from, at));
    from = end;
    const read = textOf(name, file.subarray(at + 8, end - 4), left);
    if (read === null || kept.length > MOST_TEXTS) return null;
    left -= read.size;
    if (read.keyword === XMP_KEYWORD) xmp ??= read.text;
    else comments.push({ keyword: read.keyword, text: read.text });
  }
  return { xmp, comments, rest: kept.length === 0 ? file : Buffer.concat([...kept, file.subarray(from)]) };
}

/** @returns null when it is larger than `most` */
function textOf(name: string, chunk: Buffer, most: number): { keyword: string; text: string; size: number } | null {
  const keyword = untilNul(chunk, 0);
  const { body, packed } = name === 'iTXt' ? international(chunk, keyword.next) : plain(name, chunk, keyword.next);
  const bytes = packed ? unpacked(body, most) : body;
  if (bytes === null || bytes.length > most) return null;
  // What stands in a tEXt is Latin-1 by the specification and UTF-8 in practice.
  return { keyword: keyword.text, text: bytes.toString('utf8'), size: bytes.length };
}

function plain(name: string, chunk: Buffer, from: number): { body: Buffer; packed: boolean } {
  const packed = name === 'zTXt';
  return { body: chunk.subarray(packed ? from + 1 : from), packed };
}

/** Flag and method of the packing, language and translated keyword stand before the text. */
function international(chunk: Buffer, from: number): { body: Buffer; packed: boolean } {
  const language = untilNul(chunk, from + 2);
  return { body: chunk.subarray(untilNul(chunk, language.next).next), packed: chunk[from] === 1 };
}

function untilNul(chunk: Buffer, from: number): { text: string; next: number } {
  const found = chunk.indexOf(0, from);
  const end = found === -1 ? chunk.length : found;
  return { text: chunk.toString('latin1', from, end), next: end + 1 };
}

/** @returns nothing of what is damaged, null of what is larger than `most` */
function unpacked(packed: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? null : Buffer.alloc(0);
  }
}
