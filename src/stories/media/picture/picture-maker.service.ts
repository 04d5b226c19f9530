import { Injectable } from '@nestjs/common';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { AppError } from '../../../platform/errors/app-error.js';
import {
  MEDIA_BROKEN,
  MEDIA_KIND_REFUSED,
  MEDIA_LABEL_TOO_LONG,
  MEDIA_NOT_AN_IMAGE,
  MEDIA_STAYS_TOO_LARGE,
  MEDIA_TOO_LARGE,
  MEDIA_TOO_MANY_FRAMES,
  MEDIA_TOO_MANY_PIXELS,
  MEDIA_TOO_MANY_WORDS,
} from '../media.errors.js';
import { readGif, writeGif } from './gif.rules.js';
import {
  type AiLabels,
  isReadable,
  isTooLong,
  labelPacket,
  type LabelSources,
  MOST_METADATA,
  readLabels,
} from './labels/ai-label.rules.js';
import { jpegComments } from './labels/jpeg-comments.rules.js';
import { readPngTexts } from './labels/png-texts.rules.js';
import { PictureBench } from './picture-bench.service.js';
import {
  hasTooManyPixels,
  kindOf,
  LARGEST_PICTURE,
  LARGEST_UPLOAD,
  MOST_FRAMES,
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

  /**
   * @param load fetches the file once there is a place on the bench: files that wait for one are not in memory
   * @throws AppError MEDIA_TOO_LARGE, MEDIA_STAYS_TOO_LARGE, MEDIA_KIND_REFUSED, MEDIA_NOT_AN_IMAGE, MEDIA_BROKEN, MEDIA_TOO_MANY_PIXELS, MEDIA_TOO_MANY_FRAMES,
   * MEDIA_TOO_MANY_WORDS, MEDIA_LABEL_TOO_LONG
   */
  async make(load: () => Promise<Buffer>): Promise<MadePicture> {
    return this.bench.run(async () => {
      const bytes = await load();
      if (bytes.length > LARGEST_UPLOAD) throw tooLarge();
      this.requirePicture(bytes.subarray(0, 4_096));
      // The head is read without unpacking anything: a bomb goes no further.
      const picture = readPicture(bytes);
      if (picture === null) throw broken();
      if (hasTooManyPixels(picture)) throw tooManyPixels(picture);
      return picture.mime === 'image/gif' ? makeGif(bytes) : makeStill(bytes, picture.mime);
    });
  }
}

export function tooLarge(): AppError {
  return new AppError(MEDIA_TOO_LARGE, { limit: LARGEST_UPLOAD / 1024 / 1024 }, 'file');
}

/** What is taken in may be larger than what is kept: whoever is told the one number must not think of the other. */
function staysTooLarge(): AppError {
  return new AppError(MEDIA_STAYS_TOO_LARGE, { limit: LARGEST_PICTURE / 1024 / 1024 }, 'file');
}

/** GIFs move: their frames are kept as they are, each of them unpacked once to see that it can be. */
async function makeGif(bytes: Buffer): Promise<MadePicture> {
  const gif = readGif(bytes);
  if (gif === null) throw broken();
  requireFewFrames(gif.frames);
  const labels = labelsOf(gif);
  const kept = writeGif(gif, labels ? labelPacket(labels) : undefined);
  if (kept.length > LARGEST_PICTURE) throw staysTooLarge();
  const metadata = await attempt(() => opened(kept, { animated: true }).metadata());
  const { width, pageHeight, height, pages = 1 } = metadata;
  requireFewPixels(metadata);
  await attempt(() => opened(kept, { animated: true }).resize(8, 8, { fit: 'fill' }).raw().toBuffer());
  return { bytes: kept, mime: 'image/gif', width, height: pageHeight ?? height, frames: pages, labels };
}

async function makeStill(file: Buffer, mime: Exclude<Picture['mime'], 'image/gif'>): Promise<MadePicture> {
  const { bytes, ...words } = wordsOf(file, mime);
  const metadata = await attempt(() => opened(bytes, { animated: true }).metadata());
  requireFewPixels(metadata);
  requireFewFrames(metadata.pages ?? 1);
  const labels = labelsOf({ xmp: metadata.xmpAsString, exif: metadata.exif, ...words });
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
  throw staysTooLarge();
}

/** What our own readers find in a file, and the file to be unpacked: decoders know no comments of JPEG and no limit to the texts of PNG. */
function wordsOf(file: Buffer, mime: Picture['mime']): LabelSources & { bytes: Buffer } {
  if (mime === 'image/jpeg') return { bytes: file, comments: jpegComments(file) };
  if (mime !== 'image/png') return { bytes: file };
  const texts = readPngTexts(file, MOST_METADATA);
  if (texts === null) throw tooManyWords();
  const { rest: bytes, ...words } = texts;
  return { bytes, ...words };
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

/** @throws AppError MEDIA_TOO_MANY_WORDS, MEDIA_LABEL_TOO_LONG */
function labelsOf(sources: LabelSources): AiLabels | null {
  if (!isReadable(sources)) throw tooManyWords();
  const labels = readLabels(sources);
  if (labels !== null && isTooLong(labels)) throw new AppError(MEDIA_LABEL_TOO_LONG, {}, 'file');
  return labels;
}

function tooManyWords(): AppError {
  return new AppError(MEDIA_TOO_MANY_WORDS, { limit: MOST_METADATA / 1024 / 1024 }, 'file');
}

function requireFewFrames(frames: number): void {
  if (frames > MOST_FRAMES) throw new AppError(MEDIA_TOO_MANY_FRAMES, { frames, limit: MOST_FRAMES }, 'file');
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
