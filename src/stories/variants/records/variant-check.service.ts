import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MediaService } from '../../media/media.service.js';
import type { Problem } from '../../problem.rules.js';
import type { AiUse } from '../../story.rules.js';
import type { VariantContent } from '../../variant-content.rules.js';
import { checkVariant } from '../check-variant.rules.js';
import { mediaOf } from '../read-variant.rules.js';

/** Checks contents against their channels' limits, with what is known of their pictures. */
@Injectable()
export class VariantCheckService {
  constructor(private readonly media: MediaService) {}

  async check(tx: EntityManager, content: VariantContent, aiUse: AiUse): Promise<Problem[]> {
    return checkVariant(content, { media: await this.media.factsOf(mediaOf(content), tx), aiUse });
  }
}
