/** A GIF taken apart and put together again (GIF89a specification, 1990). */
export interface Gif {
  /** The screen, then frames and loop count; comments, foreign extensions and what stood behind the end are left out. */
  parts: readonly Uint8Array[];
  frames: number;
  comments: readonly { keyword: string; text: string }[];
  /** The XMP packet, where there is one. */
  xmp: string | undefined;
}

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
/** Pieces that are left out, at most: no programme writes thousands of comments. */
const MOST_LEFT_OUT = 10_000;
/** Bytes behind a packet that lead any reader of sub-blocks to the end: 1, then 255 down to 0, then 0 (XMP specification, part 3). */
const XMP_TAIL = Uint8Array.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);

/** @returns null when it is no whole GIF, or one in so many pieces that they would fill the memory */
export function readGif(bytes: Uint8Array): Gif | null {
  if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) || bytes.length < 14) return null;
  const screen = 13 + tableBytes(bytes[10]);
  const parts: Uint8Array[] = [bytes.subarray(0, screen)];
  const comments: { keyword: string; text: string }[] = [];
  let frames = 0;
  let xmp: string | undefined;
  // What stands from here on is kept, and not among the parts yet.
  let from = screen;
  let leftOut = 0;
  for (let at = screen, end: number; at < bytes.length && leftOut <= MOST_LEFT_OUT; at = end) {
    const kind = bytes[at];
    const body = kind === IMAGE ? at + 11 + tableBytes(bytes[at + 9]) : kind === EXTENSION ? at + 2 : -1;
    end = body === -1 ? -1 : endOfBlocks(bytes, body);
    if (kind === TRAILER) {
      parts.push(bytes.subarray(from, at));
      return frames === 0 ? null : { parts, frames, comments, xmp };
    }
    if (end === -1) return null;
    const part = bytes.subarray(at, end);
    if (kind === IMAGE) frames += 1;
    if (kind === IMAGE || part[1] === GRAPHIC_CONTROL || isLoop(part)) continue;
    parts.push(bytes.subarray(from, at));
    if (part[1] === COMMENT) comments.push({ keyword: '', text: textOf(part.subarray(2)) });
    if (isXmp(part)) xmp = Buffer.from(part.subarray(14, -XMP_TAIL.length)).toString('utf8');
    from = end;
    leftOut += 1;
  }
  return null;
}

/** The file again. @param xmp a packet to carry along */
export function writeGif({ parts }: Pick<Gif, 'parts'>, xmp?: string): Buffer {
  const packet =
    xmp === undefined
      ? []
      : [Uint8Array.of(EXTENSION, APPLICATION, 11), Buffer.from('XMP DataXMP'), Buffer.from(xmp), XMP_TAIL];
  const [screen, ...rest] = parts;
  const head = Buffer.from(screen ?? []);
  // The older version knows no extensions.
  if (xmp !== undefined) head.write('GIF89a', 'latin1');
  return Buffer.concat([head, ...packet, ...rest, Uint8Array.of(TRAILER)]);
}

function tableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Just behind the empty block that ends a chain of blocks, or -1 when the file ends before. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length;) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at <= bytes.length ? at : -1;
  }
  return -1;
}

/** What a chain of blocks says, without their lengths. */
function textOf(blocks: Uint8Array): string {
  const text = Buffer.alloc(blocks.length);
  let size = 0;
  for (let at = 0; at < blocks.length; at += 1 + (blocks[at] ?? 0)) {
    const block = blocks.subarray(at + 1, at + 1 + (blocks[at] ?? 0));
    text.set(block, size);
    size += block.length;
  }
  return text.toString('utf8', 0, size);
}

function isLoop(part: Uint8Array): boolean {
  return part[1] === APPLICATION && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(ascii(part, 3, 14));
}

function isXmp(part: Uint8Array): boolean {
  return part[1] === APPLICATION && ascii(part, 3, 14) === 'XMP DataXMP';
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
