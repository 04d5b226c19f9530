import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { demandOf, type FitDemand } from '../../../stories/media/fitting/fit.rules.js';
import { type FittedFacts, PictureFitting } from '../../../stories/media/fitting/picture-fitting.service.js';
import { MEDIA_CANNOT_FIT, MEDIA_UNKNOWN } from '../../../stories/media/media.errors.js';
import { MediaService, type PictureFacts } from '../../../stories/media/media.service.js';
import { HAND_PICTURES } from '../../channels/hand/hand-pictures.rules.js';

/** What moves is given as a GIF or as it is: nobody has approved that it stands still. */
const MOVING: FitDemand = { mimes: ['image/gif'], maxBytes: HAND_PICTURES.maxBytes };

/** The sealed pictures in the kinds that people can upload anywhere; each is made once, and is the same ever after. */
@Injectable()
export class HandPictures {
  constructor(
    private readonly media: MediaService,
    private readonly fitting: PictureFitting,
  ) {}

  /** What people are given for these pictures, in their order; bytes are read only of one that has still to be made. @throws AppError NOT_FOUND */
  async factsOf(sources: readonly string[]): Promise<FittedFacts[]> {
    const known = await this.media.factsOf(sources);
    const given: FittedFacts[] = [];
    // One after the other: the first to lay a package out makes what is in it.
    for (const source of sources) {
      const facts = known.get(source);
      if (!facts) throw new AppError(NOT_FOUND, { what: { zh: '发布包中的文件', en: 'file of the package' } });
      given.push(await orAsItIs(this.fitting.factsFor(source, demandFor(facts)), () => ({ ...facts, source })));
    }
    return given;
  }

  /** The bytes of one of them. @throws AppError MEDIA_UNKNOWN, and as `MediaService.loadMedia` */
  async load(source: string): Promise<Buffer> {
    const facts = (await this.media.factsOf([source])).get(source);
    if (!facts) throw new AppError(MEDIA_UNKNOWN);
    const made: Promise<{ bytes: Buffer }> = this.fitting.fit(source, demandFor(facts));
    return (await orAsItIs(made, () => this.media.loadMedia(source))).bytes;
  }
}

function demandFor({ frames, mime }: PictureFacts): FitDemand {
  return frames > 1 && !HAND_PICTURES.mimes.includes(mime) ? MOVING : demandOf(HAND_PICTURES);
}

async function orAsItIs<A, B>(made: Promise<A>, asItIs: () => B | Promise<B>): Promise<A | B> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof AppError && error.code === MEDIA_CANNOT_FIT.code) return asItIs();
    throw error;
  }
}
