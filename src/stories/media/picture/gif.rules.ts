/** A GIF taken apart and put together again (GIF89a specification, 1990). */
export interface Gif {
  /** Frames, screen and loop count; comments, foreign extensions and what stood behind the end are left out. */
  parts: readonly Uint8Array[];
  frames: number;
  /** The XMP packet, where there is one. */
  xmp: string | undefined;
}

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
/** Bytes behind a packet that lead any reader of sub-blocks to the end: 1, then 255 down to 0, then 0 (XMP specification, part 3). */
const XMP_TAIL = Uint8Array.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);

/** @returns null when it is no whole GIF */
export function readGif(bytes: Uint8Array): Gif | null {
  if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) || bytes.length < 14) return null;
  let at = 13 + tableBytes(bytes[10]);
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  let frames = 0;
  let xmp: string | undefined;
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === TRAILER) return frames === 0 ? null : { parts, frames, xmp };
    const body = kind === IMAGE ? at + 11 + tableBytes(bytes[at + 9]) : kind === EXTENSION ? at + 2 : -1;
    const end = body === -1 ? -1 : endOfBlocks(bytes, body);
    if (end === -1) return null;
    const part = bytes.subarray(at, end);
    if (kind === IMAGE) {
      frames += 1;
      parts.push(part);
    } else if (part[1] === GRAPHIC_CONTROL || isLoop(part)) parts.push(part);
    else if (isXmp(part)) xmp = Buffer.from(part.subarray(14, -XMP_TAIL.length)).toString('utf8');
    at = end;
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

function isLoop(part: Uint8Array): boolean {
  return part[1] === APPLICATION && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(ascii(part, 3, 14));
}

function isXmp(part: Uint8Array): boolean {
  return part[1] === APPLICATION && ascii(part, 3, 14) === 'XMP DataXMP';
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
