import { Injectable } from '@nestjs/common';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { AppError } from '../../../platform/errors/app-error.js';
import {
  MEDIA_BROKEN,
  MEDIA_KIND_REFUSED,
  MEDIA_LABEL_TOO_LONG,
  MEDIA_NOT_AN_IMAGE,
  MEDIA_TOO_LARGE,
  MEDIA_TOO_MANY_PIXELS,
} from '../media.errors.js';
import { type AiLabels, isTooLong, labelPacket, readLabels } from './ai-label.rules.js';
import { readGif, writeGif } from './gif.rules.js';
import { PictureBench } from './picture-bench.service.js';
import {
  hasTooManyPixels,
  kindOf,
  LARGEST_PICTURE,
  LARGEST_UPLOAD,
  MOST_MOVING_PIXELS,
  MOST_PIXELS,
  type Picture,
  readPicture,
} from './picture.rules.js';
import { refusedKind } from './refused-kind.rules.js';

/** A picture as we keep it: written by us, upright, in sRGB, without a word about places, devices and people. */
export interface MadePicture extends Picture {
  bytes: Buffer;
  /** 1 unless it moves. */
  frames: number;
  labels: AiLabels | null;
}

/** First with what the eye does not tell from the original, then with what is still good. */
const QUALITIES = [90, 80];

/**
 * Turns a stranger's file into a picture of ours. The same file gives the same bytes. Whatever a file holds beside its picture (programs,
 * other files, traces of people) is not copied, so it cannot be handed on.
 */
@Injectable()
export class PictureMaker {
  constructor(private readonly bench: PictureBench) {}

  /** By the first bytes of a file: whether it may be one of ours at all. @throws AppError MEDIA_KIND_REFUSED, MEDIA_NOT_AN_IMAGE */
  requirePicture(head: Uint8Array): void {
    if (kindOf(head) !== null) return;
    const kind = refusedKind(head);
    if (kind) throw new AppError(MEDIA_KIND_REFUSED, { kind: kind.name, advice: kind.advice }, 'file');
    throw new AppError(MEDIA_NOT_AN_IMAGE, {}, 'file');
  }

  /** @throws AppError MEDIA_TOO_LARGE, MEDIA_KIND_REFUSED, MEDIA_NOT_AN_IMAGE, MEDIA_BROKEN, MEDIA_TOO_MANY_PIXELS, MEDIA_LABEL_TOO_LONG */
  async make(bytes: Buffer): Promise<MadePicture> {
    if (bytes.length > LARGEST_UPLOAD) throw tooLarge();
    this.requirePicture(bytes.subarray(0, 4_096));
    // The head is read without unpacking anything: a bomb goes no further.
    const picture = readPicture(bytes);
    if (picture === null) throw broken();
    if (hasTooManyPixels(picture)) throw tooManyPixels(picture);
    return this.bench.run(() => (picture.mime === 'image/gif' ? makeGif(bytes) : makeStill(bytes, picture.mime)));
  }
}

export function tooLarge(): AppError {
  return new AppError(MEDIA_TOO_LARGE, { limit: LARGEST_UPLOAD / 1024 / 1024 }, 'file');
}

/** GIFs move: their frames are kept as they are, each of them unpacked once to see that it can be. */
async function makeGif(bytes: Buffer): Promise<MadePicture> {
  const gif = readGif(bytes);
  if (gif === null) throw broken();
  const labels = checked(readLabels({ xmp: gif.xmp }));
  const kept = writeGif(gif, labels ? labelPacket(labels) : undefined);
  if (kept.length > LARGEST_PICTURE) throw tooLarge();
  const metadata = await attempt(() => opened(kept, { animated: true }).metadata());
  const { width, pageHeight, height, pages = 1 } = metadata;
  requireFewPixels(metadata);
  await attempt(() => opened(kept, { animated: true }).resize(8, 8, { fit: 'fill' }).raw().toBuffer());
  return { bytes: kept, mime: 'image/gif', width, height: pageHeight ?? height, frames: pages, labels };
}

async function makeStill(bytes: Buffer, mime: Exclude<Picture['mime'], 'image/gif'>): Promise<MadePicture> {
  const metadata = await attempt(() => opened(bytes, { animated: true }).metadata());
  requireFewPixels(metadata);
  const labels = checked(readLabels({ xmp: metadata.xmpAsString, exif: metadata.exif, comments: metadata.comments }));
  for (const quality of QUALITIES) {
    const { data, info } = await attempt((failOn) => {
      const source = opened(bytes, { animated: mime === 'image/webp', failOn }).toColourspace('srgb');
      // What moves is never turned: cameras do not make it.
      const upright = (metadata.pages ?? 1) > 1 ? source : source.autoOrient();
      return encoded(labelled(upright, labels), { mime, quality, metadata, bytes }).toBuffer({
        resolveWithObject: true,
      });
    });
    if (data.length <= LARGEST_PICTURE) {
      const frames = info.pages ?? 1;
      return { bytes: data, mime, width: info.width, height: info.pageHeight ?? info.height, frames, labels };
    }
  }
  throw new AppError(MEDIA_TOO_LARGE, { limit: LARGEST_PICTURE / 1024 / 1024 }, 'file');
}

/** Writes labels and nothing else beside the picture. */
export function labelled(picture: Sharp, labels: AiLabels | null): Sharp {
  return labels === null ? picture : picture.withXmp(labelPacket(labels));
}

function encoded(
  picture: Sharp,
  { mime, quality, metadata, bytes }: { mime: string; quality: number; metadata: Metadata; bytes: Buffer },
): Sharp {
  if (mime === 'image/jpeg') return picture.jpeg({ quality });
  if (mime === 'image/webp') {
    // A lossless file says so in its chunk's name.
    return picture.webp({ quality, lossless: quality === QUALITIES[0] && bytes.subarray(0, 64).includes('VP8L') });
  }
  // At full quality and without dithering a picture of few colours keeps each of them.
  return picture.png(metadata.isPalette ? { palette: true, quality: 100, dither: 0 } : {});
}

function opened(bytes: Buffer, options: SharpOptions): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_MOVING_PIXELS, ...options }).timeout({ seconds: 60 });
}

/**
 * Decoders warn of much that does no harm, and also of a JPEG whose second half is missing behind a forged end: only that is a fault.
 * @throws AppError MEDIA_BROKEN
 */
async function attempt<T>(work: (failOn: 'warning' | 'error') => Promise<T>): Promise<T> {
  try {
    return await work('warning');
  } catch (error) {
    if (/premature end/i.test((error as Error).message)) throw broken(error);
  }
  try {
    return await work('error');
  } catch (error) {
    throw broken(error);
  }
}

function checked(labels: AiLabels | null): AiLabels | null {
  if (labels !== null && isTooLong(labels)) throw new AppError(MEDIA_LABEL_TOO_LONG, {}, 'file');
  return labels;
}

function requireFewPixels({ width, height, pageHeight, pages = 1 }: Metadata): void {
  const picture = { width, height: pageHeight ?? height };
  if (hasTooManyPixels(picture) || width * picture.height * pages > MOST_MOVING_PIXELS) throw tooManyPixels(picture);
}

function tooManyPixels({ width, height }: Pick<Picture, 'width' | 'height'>): AppError {
  const limits = { side: MOST_PIXELS.side, million: MOST_PIXELS.area / 1_000_000 };
  return new AppError(MEDIA_TOO_MANY_PIXELS, { width, height, ...limits }, 'file');
}

function broken(cause?: unknown): AppError {
  const fault = new AppError(MEDIA_BROKEN, {}, 'file');
  fault.cause = cause;
  return fault;
}
