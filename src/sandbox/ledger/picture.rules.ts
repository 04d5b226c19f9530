/** Picture formats told apart by their first bytes, never by name or declared type. */
export type PictureFormat = 'jpg' | 'png' | 'gif' | 'bmp' | 'webp';

const SIGNATURES: { format: PictureFormat; bytes: number[] }[] = [
  { format: 'jpg', bytes: [0xff, 0xd8, 0xff] },
  { format: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: 'gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: 'bmp', bytes: [0x42, 0x4d] },
];

/** The format of the bytes, or null when they are no picture this stand-in knows. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  for (const { format, bytes: signature } of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return format;
  }
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'webp' : null;
}

export const PICTURE_MIME: Record<PictureFormat, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  webp: 'image/webp',
};
