import { imageSize } from 'image-size';

/** Largest picture kept, bytes: what WeChat's library takes at most. */
export const LARGEST_PICTURE = 10 * 1024 * 1024;
/** Largest picture taken in, bytes: what telephones and cameras make becomes smaller when it is written anew. */
export const LARGEST_UPLOAD = 25 * 1024 * 1024;
/** Pixels: a small file may unpack to gigabytes in a reader's memory. */
export const MOST_PIXELS = { side: 12_000, area: 50_000_000 } as const;
/** Pixels of all frames of a moving picture together. */
export const MOST_MOVING_PIXELS = 200_000_000;
/** Frames of a moving picture: a minute of fifty a second. Each costs time, however small it is. */
export const MOST_FRAMES = 3_000;

export interface Picture {
  mime: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  /** Pixels as shown, that is after the turning the file's metadata asks for. */
  width: number;
  height: number;
}

/**
 * Says what a file is by its bytes; its name and what the sender called it count for nothing.
 * The kind is told from the first bytes before anything reads further, so that only the parsers of the four kinds ever see a stranger's file.
 * @returns null when it is no whole JPEG, PNG, GIF or WebP
 */
export function readPicture(bytes: Uint8Array): Picture | null {
  const mime = kindOf(bytes);
  if (mime === null || !isWhole(mime, bytes)) return null;
  try {
    const { width, height, orientation } = imageSize(bytes);
    if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) return null;
    // Orientations 5 to 8 lie on their side (EXIF).
    return (orientation ?? 1) >= 5 ? { mime, width: height, height: width } : { mime, width, height };
  } catch {
    // The parser throws on anything it cannot read: then it is no usable picture.
    return null;
  }
}

/** True when showing the picture would ask too much of a reader's device. */
export function hasTooManyPixels({ width, height }: Pick<Picture, 'width' | 'height'>): boolean {
  return width > MOST_PIXELS.side || height > MOST_PIXELS.side || width * height > MOST_PIXELS.area;
}

/** The kind by the first bytes alone; whether the rest is sound is another question. */
export function kindOf(bytes: Uint8Array): Picture['mime'] | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (ascii(bytes, 0, 6) === 'GIF87a' || ascii(bytes, 0, 6) === 'GIF89a') return 'image/gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  return null;
}

/** A cut-off upload still has its head; its end gives it away. */
function isWhole(mime: Picture['mime'], bytes: Uint8Array): boolean {
  switch (mime) {
    case 'image/png':
      // The last chunk is IEND with its fixed checksum; some tools leave bytes behind it.
      return lastIndexOf(bytes, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]) !== -1;
    case 'image/jpeg':
      return lastIndexOf(bytes, [0xff, 0xd9]) !== -1;
    case 'image/gif':
      return lastIndexOf(bytes, [0x3b]) !== -1;
    case 'image/webp':
      return bytes.length >= 12 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length;
  }
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function lastIndexOf({ buffer, byteOffset, byteLength }: Uint8Array, pattern: readonly number[]): number {
  return Buffer.from(buffer, byteOffset, byteLength).lastIndexOf(Buffer.from(pattern));
}
