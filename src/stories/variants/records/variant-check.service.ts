import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { capabilityOf } from '../../../accounts/channels/capability.rules.js';
import { type ChannelDriver, usualDriver } from '../../../accounts/channels/channel-driver.rules.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { MediaService } from '../../media/media.service.js';
import type { Problem } from '../../problem.rules.js';
import type { AiUse } from '../../story.rules.js';
import { StoryAttachment } from '../../media/attachments/story-attachment.entity.js';
import type { VariantContent } from '../../variant-content.rules.js';
import { checkVariant } from '../check-variant.rules.js';
import { mediaOf } from '../read-variant.rules.js';

/** Checks contents against their channels' limits, with what is known of their pictures. */
@Injectable()
export class VariantCheckService {
  constructor(
    private readonly media: MediaService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /**
   * @param revision the one it is a form of
   * @param driver the way it is to leave by; by default the channel's usual one, whose limits are the narrowest
   */
  async check(
    tx: EntityManager,
    content: VariantContent,
    { storyId, aiUse }: { storyId: string; aiUse: AiUse },
    driver: ChannelDriver = usualDriver(content.channel),
  ): Promise<Problem[]> {
    const attached = content.channel === 'other' ? await tx.findBy(StoryAttachment, { storyId }) : [];
    const attachments = new Set(attached.map(({ sha256 }) => sha256));
    const { publicUrl } = this.config;
    const context = { media: await this.media.factsOf(mediaOf(content), tx), attachments, aiUse, publicUrl };
    return checkVariant(content, context, capabilityOf(content.channel, driver));
  }
}
