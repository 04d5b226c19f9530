import { Injectable } from '@nestjs/common';
import type { SealedContent } from '../../review/seal/seal.rules.js';
import type { Focus } from '../../stories/media/fitting/fit.rules.js';
import { PictureFitting } from '../../stories/media/fitting/picture-fitting.service.js';
import { type FocusPoints, PictureFocusService } from '../../stories/media/focus/picture-focus.service.js';
import { MediaService } from '../../stories/media/media.service.js';
import type { VariantContent } from '../../stories/variant-content.rules.js';
import type { SendPackage } from '../channels/channel.js';

/** The pictures of packages: made to fit, and cut around the points that have stood still since they were reviewed. */
@Injectable()
export class PackagePictures {
  constructor(
    private readonly media: MediaService,
    private readonly fitting: PictureFitting,
    private readonly focus: PictureFocusService,
  ) {}

  /** @param words alternative texts by sha256 */
  loader(words: ReadonlyMap<string, string>): SendPackage['loadMedia'] {
    return async (sha256, limits) => {
      const alt = words.get(sha256) ?? '';
      if (limits === undefined) return this.media.loadMedia(sha256, alt);
      const { bytes, mime, width, height } = await this.fitting.forChannel(sha256, limits);
      return { sha256, mime, bytes, alt, width, height };
    };
  }

  /** The points of the stories that were sealed. */
  pointsOf(sealed: Iterable<SealedContent | null>): Promise<FocusPoints> {
    return this.focus.pointsOf([...sealed].flatMap((one) => (one === null ? [] : [one.revision.storyId])));
  }
}

/** The point an article's cover is cut around; undefined where there is no cover to cut. */
export function coverFocus(
  { revision }: SealedContent,
  content: VariantContent,
  points: FocusPoints,
): Focus | undefined {
  return 'cover' in content && content.cover ? points.of(revision.storyId, content.cover) : undefined;
}
