import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { publicSource } from '../../../accounts/settings/account-source.rules.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { DepartmentService } from '../../../identity/departments/department.service.js';
import { PictureFocusService } from '../../../stories/media/focus/picture-focus.service.js';
import type { StoryFacts, VariantFacts } from '../../../stories/review-material.rules.js';
import { LINK_PLACE, type VariantContent } from '../../../stories/variant-content.rules.js';
import type { AccountAccess, SendPackage } from '../../channels/channel.js';
import { UploadCacheService } from '../../channels/uploads/upload-cache.service.js';
import { PackagePictures } from '../../prepare/package-pictures.service.js';

/** Puts together what a preview shows: what would be sent, of a story as it stands now. Its journal is its own and is forgotten. */
@Injectable()
export class PreviewPacks {
  constructor(
    private readonly departments: DepartmentService,
    private readonly focus: PictureFocusService,
    private readonly pictures: PackagePictures,
    private readonly uploads: UploadCacheService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'publicUrlGiven'>,
  ) {}

  async open(story: StoryFacts, { content, media }: VariantFacts, account: AccountAccess): Promise<SendPackage> {
    const names = await this.departments.namesOf([story.departmentId]);
    const departmentName = names.get(story.departmentId) ?? '';
    const points = await this.focus.pointsOf([story.storyId]);
    const cover = 'cover' in content && content.cover ? content.cover : null;
    const steps = new Map<string, Record<string, string>>();
    const words = new Map(media.map(({ sha256, alt }) => [sha256, alt]));
    return {
      publicationId: randomUUID(),
      // Of no publication: nobody who reads back takes it for a post.
      marker: randomUUID().replaceAll('-', ''),
      account,
      content: this.withReadMore(content),
      link: null,
      departmentName,
      source: publicSource(account) ?? departmentName,
      coverFocus: cover === null ? undefined : points.of(story.storyId, cover),
      loadMedia: this.pictures.loader(words),
      altOf: (sha256) => words.get(sha256) ?? '',
      journal: {
        get: (step) => steps.get(step),
        put: async (step, facts) => void steps.set(step, facts),
      },
      uploads: this.uploads,
    };
  }

  /** Where the page's address will stand the site's own stands: readers will see a "read more", and by its address the draft is found again. */
  private withReadMore(content: VariantContent): VariantContent {
    const waits = content.channel === 'wechat' && content.sourceLink === LINK_PLACE && this.config.publicUrlGiven;
    return waits ? { ...content, sourceLink: this.config.publicUrl } : content;
  }
}
