import { PAGE_SIDES } from '../../../stories/media/fitting/channel-use.rules.js';
import type { MediaFile } from '../channel.js';
import { mediaPath } from './site-page.rules.js';

/** Step of the journal that keeps how large the pictures of a page are, by sha256: `1920x1080`, or `640x480 whole`. */
export const PICTURES_STEP = 'site:pictures';

/** Pixels of a picture's largest form. */
export interface PictureSize {
  width: number;
  height: number;
  /** It moves, so there is no smaller form of it. */
  whole?: boolean;
}

/** A page's text is 44em wide at most, its pictures no wider. */
const SIZES = '(max-width: 48rem) 100vw, 48rem';

/** The forms of a picture that a reader's device chooses from; null when there is one form for all. */
export function pictureForms(
  sha256: string,
  { width, height, whole = false }: PictureSize,
): { srcset: string; sizes: string } | null {
  const longest = Math.max(width, height);
  const smaller = PAGE_SIDES.filter((side) => !whole && side < longest);
  if (smaller.length === 0) return null;
  const forms = smaller.map((side) => `${mediaPath(sha256, side)} ${Math.round((width * side) / longest)}w`);
  return { srcset: [...forms, `${mediaPath(sha256)} ${width}w`].join(', '), sizes: SIZES };
}

export function noteOf(
  files: Iterable<Pick<MediaFile, 'sha256' | 'mime' | 'width' | 'height'>>,
): Record<string, string> {
  const line = (mime: string, size: string) => (mime === 'image/gif' ? `${size} whole` : size);
  return Object.fromEntries(
    [...files].map(({ sha256, mime, width, height }) => [sha256, line(mime, `${width}x${height}`)]),
  );
}

export function sizesIn(note: Record<string, string> | undefined): Map<string, PictureSize> {
  const sizes = new Map<string, PictureSize>();
  for (const [sha256, line] of Object.entries(note ?? {})) {
    const [, width, height, whole] = /^(\d+)x(\d+)( whole)?$/.exec(line) ?? [];
    if (width && height)
      sizes.set(sha256, { width: Number(width), height: Number(height), ...(whole ? { whole: true } : {}) });
  }
  return sizes;
}
