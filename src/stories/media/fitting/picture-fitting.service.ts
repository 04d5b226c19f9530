import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import sharp, { type Sharp } from 'sharp';
import type { ImageCapability } from '../../../accounts/channels/capability.rules.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { MEDIA_CANNOT_FIT, MEDIA_UNKNOWN } from '../media.errors.js';
import { MediaService, type LoadedPicture } from '../media.service.js';
import { labelPacket } from '../picture/labels/ai-label.rules.js';
import { readGif, writeGif } from '../picture/gif.rules.js';
import { PictureBench } from '../picture/picture-bench.service.js';
import { labelled } from '../picture/picture-maker.service.js';
import { PictureShelf } from '../picture/picture-shelf.service.js';
import { MOST_MOVING_PIXELS } from '../picture/picture.rules.js';
import { cropBox, demandOf, type FitDemand, type FitStep, fitsAlready, purposeOf, stepsTo } from './fit.rules.js';
import { MediaRendition } from './media-rendition.entity.js';

/** A picture as a channel takes it, without its bytes. */
export interface FittedFacts {
  /** Of these bytes. */
  sha256: string;
  /** The picture it was made of, which the seal names; the same when it fitted as it was. */
  source: string;
  mime: string;
  /** Bytes. */
  size: number;
  width: number;
  height: number;
}

export interface FittedPicture extends FittedFacts {
  bytes: Buffer;
}

/**
 * Makes pictures fit: to the kinds, bytes and pixels a channel takes, cut around the point that matters. Each rendition is made once, from
 * the very bytes the seal names, and is the same ever after.
 */
@Injectable()
export class PictureFitting {
  constructor(
    private readonly database: DataSource,
    private readonly media: MediaService,
    private readonly shelf: PictureShelf,
    private readonly bench: PictureBench,
  ) {}

  /** @throws AppError MEDIA_UNKNOWN, MEDIA_CANNOT_FIT, and as `MediaService.loadMedia` */
  async fit(source: string, demand: FitDemand): Promise<FittedPicture> {
    const facts = (await this.media.factsOf([source])).get(source);
    if (!facts) throw new AppError(MEDIA_UNKNOWN);
    if (fitsAlready(facts, demand)) return { ...(await this.media.loadMedia(source)), source };
    const purpose = purposeOf(demand);
    return (await this.made(source, purpose)) ?? (await this.make(source, purpose, demand));
  }

  /**
   * The picture as it leaves for a channel and as its preview shows it. What cannot be made to fit is given as it is: whoever sends it
   * looks again, and says in the channel's words what is wrong.
   * @throws AppError MEDIA_UNKNOWN, and as `MediaService.loadMedia`
   */
  async forChannel(source: string, limits: ImageCapability): Promise<FittedPicture> {
    const facts = (await this.media.factsOf([source])).get(source);
    if (!facts) throw new AppError(MEDIA_UNKNOWN);
    if (facts.frames > 1) return { ...(await this.media.loadMedia(source)), source };
    try {
      return await this.fit(source, demandOf(limits));
    } catch (error) {
      if (error instanceof AppError && error.code === MEDIA_CANNOT_FIT.code)
        return { ...(await this.media.loadMedia(source)), source };
      throw error;
    }
  }

  /** What `forChannel` gives; read only where it has still to be made. @throws as `forChannel` */
  async factsForChannel(source: string, limits: ImageCapability): Promise<FittedFacts> {
    const facts = (await this.media.factsOf([source])).get(source);
    if (!facts) throw new AppError(MEDIA_UNKNOWN);
    if (facts.frames > 1) return { ...facts, source };
    const demand = demandOf(limits);
    if (fitsAlready(facts, demand)) return { ...facts, source };
    return (await this.madeFacts(source, demand)) ?? this.forChannel(source, limits);
  }

  /** What `fit` gives; read only where it has still to be made. @throws as `fit` */
  async factsFor(source: string, demand: FitDemand): Promise<FittedFacts> {
    const facts = (await this.media.factsOf([source])).get(source);
    if (facts && fitsAlready(facts, demand)) return { ...facts, source };
    return (await this.madeFacts(source, demand)) ?? this.fit(source, demand);
  }

  private async madeFacts(source: string, demand: FitDemand): Promise<FittedFacts | null> {
    const select = { sha256: true, mime: true, size: true, width: true, height: true } as const;
    const row = await this.database.manager.findOne(MediaRendition, {
      where: { source, purpose: purposeOf(demand) },
      select,
    });
    return row && { ...row, source };
  }

  private async made(source: string, purpose: string): Promise<FittedPicture | null> {
    const row = await this.database.manager.findOne(MediaRendition, {
      where: { source, purpose },
      select: { sha256: true, mime: true, size: true, width: true, height: true, bytes: true, file: true },
    });
    if (row === null) return null;
    const { sha256, mime, size, width, height } = row;
    return { sha256, source, mime, size, width, height, bytes: await this.shelf.load(row) };
  }

  private async make(source: string, purpose: string, demand: FitDemand): Promise<FittedPicture> {
    const picture = await this.media.loadMedia(source);
    const made = await this.bench.run(() => firstThatFits(picture, demand));
    const { bytes, ...facts } = made;
    const place = await this.shelf.keep(bytes);
    await this.database.transaction(async (tx) => {
      await this.shelf.register(tx, place, bytes.length);
      const row = { source, purpose, ...facts, ...place, size: bytes.length };
      await tx.createQueryBuilder().insert().into(MediaRendition).values(row).orIgnore().execute();
    });
    // Somebody else may have been faster: everybody is given what was written down.
    return (await this.made(source, purpose)) ?? { ...made, sha256: place.sha256, source, size: bytes.length };
  }
}

type Rendition = Pick<FittedPicture, 'bytes' | 'mime' | 'width' | 'height'>;

/** @throws AppError MEDIA_CANNOT_FIT */
async function firstThatFits(picture: LoadedPicture, demand: FitDemand): Promise<Rendition> {
  const { hasAlpha } = await sharp(picture.bytes).metadata();
  const cut = demand.crop === undefined ? null : cropBox(picture, demand.crop);
  const shown = { ...picture, ...(cut && { width: cut.width, height: cut.height }), hasAlpha };
  for (const step of stepsTo(shown, demand)) {
    const source = sharp(picture.bytes, {
      limitInputPixels: MOST_MOVING_PIXELS,
      animated: step.mime === 'image/gif',
    }).timeout({ seconds: 60 });
    const whole = cut === null ? source : source.extract(cut);
    const { side } = step;
    const small = whole.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    const rendition = await written(small, step, picture);
    if (rendition.bytes.length <= demand.maxBytes) return rendition;
  }
  const limit = { kinds: demand.mimes.join(', '), kilobytes: Math.floor(demand.maxBytes / 1024) };
  throw new AppError(MEDIA_CANNOT_FIT, limit);
}

async function written(picture: Sharp, { mime, quality }: FitStep, { labels }: LoadedPicture): Promise<Rendition> {
  const { data, info } = await encoded(labelled(picture, labels), mime, quality).toBuffer({ resolveWithObject: true });
  const measures = { mime, width: info.width, height: info.pageHeight ?? info.height };
  // The writer of GIFs knows no packets.
  const gif = mime === 'image/gif' && labels !== null ? readGif(data) : null;
  return { ...measures, bytes: gif && labels ? writeGif(gif, labelPacket(labels)) : data };
}

function encoded(picture: Sharp, mime: FitStep['mime'], quality: number): Sharp {
  switch (mime) {
    case 'image/jpeg':
      return picture.flatten({ background: '#fff' }).jpeg({ quality });
    case 'image/png':
      return picture.png();
    case 'image/webp':
      return picture.webp({ quality });
    case 'image/gif':
      return picture.gif();
  }
}
