import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { DepartmentService } from '../../../identity/departments/department.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { asUsed, type ChannelUse } from '../../media/fitting/channel-use.rules.js';
import type { Problem } from '../../problem.rules.js';
import { renderPreviewPage } from '../../rendering/preview-page.rules.js';
import { StoryRevision } from '../../revision/story-revision.entity.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import { RevisionMakerService } from '../../writing/revision-maker.service.js';
import { deriveVariant } from '../derive-variants.rules.js';
import { type OwnForm, ownFormOf } from '../own-form.rules.js';
import { PreviewSources } from './preview-source.service.js';
import { VariantCheckService } from './variant-check.service.js';
import { Variant } from './variant.entity.js';

/** What a preview shows its pictures as; the own site and a person are given them as they are. */
const PREVIEWED_AS: Partial<Record<ChannelKind, ChannelUse>> = {
  ...{ web: 'web', wechat: 'wechat-body', weibo: 'weibo' },
};

/** A variant with what is wrong with it. */
export interface VariantView {
  variant: Variant;
  problems: Problem[];
  /** What a person wrote in it, by field; {} while it is as derived. */
  own: OwnForm;
}

/** Shows the variants of a story's revisions. */
@Injectable()
export class VariantReaderService {
  @Inject(PreviewSources)
  private readonly sources: PreviewSources;

  constructor(
    private readonly dataSource: DataSource,
    private readonly access: StoryAccessService,
    private readonly checks: VariantCheckService,
    private readonly departments: DepartmentService,
    private readonly revisions: RevisionMakerService,
  ) {}

  /**
   * All variants of a revision, in the order of the channels.
   * @param number the revision; undefined = the one that stands
   * @throws AppError NOT_FOUND
   */
  async list(actor: Actor, storyId: string, number?: number): Promise<VariantView[]> {
    const { revision, departmentId } = await this.open(actor, storyId, number);
    const { manager } = this.dataSource;
    const variants = await manager.findBy(Variant, { revisionId: revision.id });
    variants.sort((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel));
    const views: VariantView[] = [];
    const isEdited = variants.some((one) => one.edited);
    const source = isEdited ? await this.revisions.sourceOf(manager, departmentId, revision) : null;
    for (const variant of variants) {
      const problems = await this.checks.check(manager, variant.content, revision);
      const derived = source && variant.edited ? deriveVariant(source, variant.channel) : variant.content;
      views.push({ variant, problems, own: ownFormOf(variant.content, derived) });
    }
    return views;
  }

  /** @throws AppError NOT_FOUND */
  async read(actor: Actor, storyId: string, channel: ChannelKind, number?: number): Promise<VariantView> {
    const view = (await this.list(actor, storyId, number)).find((one) => one.variant.channel === channel);
    if (view === undefined) throw new AppError(NOT_FOUND, { what: { zh: '这份渠道稿', en: 'variant' } });
    return view;
  }

  /**
   * A page that shows the variant by the renderer that posts it.
   * @param shown the revision, undefined = the one that stands, and the account it is shown for
   * @throws AppError NOT_FOUND
   */
  async preview(
    actor: Actor,
    storyId: string,
    channel: ChannelKind,
    { revision: number, account }: { revision?: number; account?: string },
  ): Promise<string> {
    const { revision, departmentId } = await this.open(actor, storyId, number);
    const variant = await this.dataSource.manager.findOneBy(Variant, { revisionId: revision.id, channel });
    if (variant === null) throw new AppError(NOT_FOUND, { what: { zh: '这份渠道稿', en: 'variant' } });
    const names = await this.departments.namesOf([departmentId]);
    const departmentName = names.get(departmentId) ?? '';
    const use = PREVIEWED_AS[channel];
    return renderPreviewPage(variant.content, {
      imageUrl: (sha256) => (use === undefined ? `/api/media/${sha256}` : asUsed(sha256, use)),
      coverUrl: (sha256, form) => `/api/stories/${storyId}/focus/${sha256}/crop?form=${form}`,
      departmentName,
      source: await this.sources.of(actor, channel, departmentName, account),
    });
  }

  private async open(
    actor: Actor,
    storyId: string,
    number?: number,
  ): Promise<{ revision: StoryRevision; departmentId: string }> {
    const story = await this.access.requireReadable(actor, storyId);
    const revision = await this.dataSource.manager.findOneBy(StoryRevision, {
      storyId,
      number: number ?? story.revision.number,
    });
    if (revision === null) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    return { revision, departmentId: story.departmentId };
  }
}
