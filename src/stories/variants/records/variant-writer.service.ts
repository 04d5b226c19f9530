import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { under } from '../../problem.rules.js';
import type { StoryFacts } from '../../review-material.rules.js';
import { invalid, RevisionMakerService } from '../../writing/revision-maker.service.js';
import { StoryRevision } from '../../revision/story-revision.entity.js';
import { REVISION_LOCKED, VARIANT_OVER_LIMIT, VARIANT_STALE_VERSION } from '../../story.errors.js';
import { StoryDeskService } from '../../writing/story-desk.service.js';
import type { VariantContent } from '../../variant-content.rules.js';
import { deriveVariant } from '../derive-variants.rules.js';
import { readVariantContent } from '../read-variant.rules.js';
import { widestDriver } from '../../../accounts/channels/capability.rules.js';
import { VariantCheckService } from './variant-check.service.js';
import { Variant } from './variant.entity.js';
import { wordless } from './wordless-pictures.js';

/** Writes the variants of the revision that stands, while it is not locked. */
@Injectable()
export class VariantWriterService {
  constructor(
    private readonly desk: StoryDeskService,
    private readonly revisions: RevisionMakerService,
    private readonly checks: VariantCheckService,
    private readonly audit: AuditService,
  ) {}

  /**
   * A person's own form of the variant, whole. Nothing over a limit is kept.
   * @param seen version of the variant the writer saw
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_NOT_WRITABLE, REVISION_LOCKED, VARIANT_STALE_VERSION, INVALID_INPUT, VARIANT_OVER_LIMIT
   */
  async edit(actor: Actor, storyId: string, channel: ChannelKind, seen: number, input: unknown): Promise<void> {
    await this.write(actor, storyId, channel, seen, async (tx, story) => {
      const result = readVariantContent(channel, input);
      if (!result.ok) throw invalid(under('/content', result.problems));
      const { content } = result;
      const revision = await tx.findOneByOrFail(StoryRevision, { id: story.revision.id });
      // Refused is what no account of the channel takes; what some do not is shown with the variant and judged when accounts are chosen.
      const problems = [
        ...(await this.checks.check(tx, content, revision, widestDriver(channel))),
        ...(await wordless(tx, revision.id, content)),
      ];
      if (problems.length > 0) {
        const errors = under('/content', problems);
        throw new AppError(VARIANT_OVER_LIMIT, {}, errors[0]?.pointer, { errors });
      }
      return { content, edited: true };
    });
  }

  /**
   * Undoes the edits: the variant as derived from its revision. Makes one for a channel that has none yet: few stories go where no
   * interface leads, so that variant is made when somebody asks for it.
   * @param seen version of the variant the writer saw; 0 = there was none
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_NOT_WRITABLE, REVISION_LOCKED, VARIANT_STALE_VERSION
   */
  async derive(actor: Actor, storyId: string, channel: ChannelKind, seen: number): Promise<void> {
    await this.write(actor, storyId, channel, seen, async (tx, story) => {
      const revision = await tx.findOneByOrFail(StoryRevision, { id: story.revision.id });
      const source = await this.revisions.sourceOf(tx, story.departmentId, revision);
      return { content: deriveVariant(source, channel), edited: false };
    });
  }

  private async write(
    actor: Actor,
    storyId: string,
    channel: ChannelKind,
    seen: number,
    next: (tx: EntityManager, story: StoryFacts) => Promise<{ content: VariantContent; edited: boolean }>,
  ): Promise<void> {
    await this.desk.write(actor, storyId, undefined, async (tx, story) => {
      if (story.locked) throw new AppError(REVISION_LOCKED);
      const variant = await tx.findOneBy(Variant, { revisionId: story.revision.id, channel });
      if (variant === null && seen !== 0)
        throw new AppError(NOT_FOUND, { what: { zh: '这份渠道稿（请先生成）', en: 'variant (make it first)' } });
      const current = variant?.version ?? 0;
      if (current !== seen)
        throw new AppError(VARIANT_STALE_VERSION, { current, seen }, '/version', { version: current });
      const { content, edited } = await next(tx, story);
      const written = { content: content as object, edited, updatedBy: actor.personId };
      // Two people at once: the story's row is locked, so that the second finds what the first has made.
      if (variant === null)
        await tx.insert(Variant, { id: uuid(), revisionId: story.revision.id, channel, ...written });
      else
        await tx.update(
          Variant,
          { id: variant.id },
          { ...written, version: () => 'version + 1', updatedAt: () => 'clock_timestamp()' },
        );
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: edited ? 'variant.edit' : 'variant.derive',
        subjectType: 'story',
        subjectId: storyId,
        data: { channel, revision: story.revision.number, version: seen + 1 },
      });
    });
  }
}
