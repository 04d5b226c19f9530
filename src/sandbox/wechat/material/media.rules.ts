import { pictureFormat } from '../../ledger/picture.rules.js';
import type { WechatLimits } from '../../ledger/limits.rules.js';

export const MEDIA_TYPES = ['image', 'voice', 'video', 'thumb'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What is wrong with an upload: the platform's code, or null when it may come in. */
export function mediaFault(type: MediaType, bytes: Uint8Array, limits: WechatLimits): number | null {
  if (bytes.length === 0) return 44001;
  const sizes: Record<MediaType, number> = {
    image: limits.pictureBytes,
    voice: limits.voiceBytes,
    video: limits.videoBytes,
    thumb: limits.thumbBytes,
  };
  if (!hasRightContent(type, bytes)) return 40005;
  return bytes.length > sizes[type] ? 45001 : null;
}

/** The same for a picture of the article body: jpg or png, below 1 MB. */
export function bodyPictureFault(bytes: Uint8Array, limits: WechatLimits): number | null {
  if (bytes.length === 0) return 44001;
  const format = pictureFormat(bytes);
  if (format !== 'jpg' && format !== 'png') return 40005;
  return bytes.length >= limits.bodyPictureBytes ? 40009 : null;
}

function hasRightContent(type: MediaType, bytes: Uint8Array): boolean {
  const format = pictureFormat(bytes);
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  switch (type) {
    case 'image':
      return format === 'jpg' || format === 'png' || format === 'gif' || format === 'bmp';
    case 'thumb':
      return format === 'jpg';
    case 'video':
      return text(4, 8) === 'ftyp';
    case 'voice':
      return (
        text(0, 3) === 'ID3' ||
        (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) ||
        text(0, 5) === '#!AMR' ||
        (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') ||
        (bytes[0] === 0x30 && bytes[1] === 0x26 && bytes[2] === 0xb2 && bytes[3] === 0x75)
      );
  }
}

/** The id of the sandbox picture an address points to, whatever its scheme and query; null for foreign addresses. */
export function pictureIdOf(address: string): string | null {
  return (
    /^(?:https?:)?\/\/mmbiz\.qpic\.cn\/(?:sz_)?mmbiz_[a-z]+\/([\w-]+)\/\d+(?:[?#].*)?$/i.exec(address.trim())?.[1] ??
    null
  );
}
