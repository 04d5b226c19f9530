import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { widestDriver } from '../../accounts/channels/capability.rules.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { INVALID_INPUT } from '../../platform/errors/platform.errors.js';
import { MediaService } from '../media/media.service.js';
import { under, type Problem } from '../problem.rules.js';
import type { StoryKind } from '../story.rules.js';
import { VARIANT_OVER_LIMIT } from '../story.errors.js';
import type { VariantContent } from '../variant-content.rules.js';
import { StoryAttachment } from '../media/attachments/story-attachment.entity.js';
import { deriveVariant, deriveVariants, type VariantSource } from '../variants/derive-variants.rules.js';
import { type OwnForm, unknownChannel, withOwnForm } from '../variants/own-form.rules.js';
import { VariantCheckService } from '../variants/records/variant-check.service.js';
import { Variant } from '../variants/records/variant.entity.js';
import { wordless } from '../variants/records/wordless-pictures.js';
import { readRevision, unknownMedia, type RevisionContent, type RevisionInput } from './revision-input.rules.js';
import { RevisionMedia } from '../revision/revision-media.entity.js';
import { StoryRevision } from '../revision/story-revision.entity.js';

/** Where a revision belongs and who makes it. */
export interface RevisionPlace {
  storyId: string;
  departmentId: string;
  number: number;
  personId: string;
}

/** Turns what a person handed in into a revision with its pictures and its variants. */
@Injectable()
export class RevisionMakerService {
  constructor(
    private readonly media: MediaService,
    private readonly departments: DepartmentService,
    private readonly checks: VariantCheckService,
  ) {}

  /** Checks the input without a transaction. @throws AppError INVALID_INPUT that names every fault */
  read(kind: StoryKind, input: RevisionInput): RevisionContent {
    const result = readRevision(kind, input);
    if (!result.ok) throw invalid(result.problems);
    return result.content;
  }

  /**
   * Writes revision, pictures and variants.
   * @param own by channel, the fields of its form that a person wrote instead of what the text gives
   * @throws AppError INVALID_INPUT for pictures that were never uploaded, VARIANT_OVER_LIMIT
   */
  async make(
    tx: EntityManager,
    place: RevisionPlace,
    content: RevisionContent,
    own: Readonly<Record<string, OwnForm>> = {},
  ): Promise<string> {
    await this.requireMedia(tx, content);
    const id = uuid();
    const { media, ...texts } = content;
    const { storyId, number, personId } = place;
    await tx.insert(StoryRevision, { id, storyId, number, createdBy: personId, ...texts } as object);
    if (media.length > 0) {
      await tx.insert(
        RevisionMedia,
        media.map((one) => ({ ...one, revisionId: id })),
      );
    }
    const source = await this.sourceOf(tx, place.departmentId, { ...texts, storyId });
    // What somebody asked for is made again with every revision.
    const asked = (await hadOther(tx, place)) ? [deriveVariant(source, 'other')] : [];
    const derived = [...deriveVariants(source), ...asked];
    const problems = Object.keys(own).flatMap((channel) =>
      derived.some((one) => one.channel === channel) ? [] : [unknownChannel(channel)],
    );
    if (problems.length > 0) throw invalid(under('/variants', problems));
    for (const one of derived) {
      const form = own[one.channel];
      const edited = form !== undefined && Object.keys(form).length > 0;
      const content = edited ? await this.formed(tx, { id, storyId, aiUse: texts.aiUse }, one, form) : one;
      await tx.insert(Variant, {
        ...{ id: uuid(), revisionId: id, channel: one.channel, edited, content, updatedBy: personId },
      } as object);
    }
    return id;
  }

  private async formed(
    tx: EntityManager,
    revision: { id: string; storyId: string; aiUse: RevisionContent['aiUse'] },
    derived: VariantContent,
    form: OwnForm,
  ): Promise<VariantContent> {
    const { channel } = derived;
    const result = withOwnForm(derived, form);
    if (!result.ok) throw invalid(under(`/variants/${channel}`, result.problems));
    // What no account of the channel takes; what some do not is shown with the variant.
    const problems = [
      ...(await this.checks.check(tx, result.content, revision, widestDriver(channel))),
      ...(await wordless(tx, revision.id, result.content)),
    ];
    if (problems.length === 0) return result.content;
    const errors = under(`/variants/${channel}`, problems);
    throw new AppError(VARIANT_OVER_LIMIT, {}, errors[0]?.pointer, { errors });
  }

  /** What the variants of a revision are derived from. */
  async sourceOf(
    tx: EntityManager,
    departmentId: string,
    revision: Omit<VariantSource, 'departmentName' | 'attachments'> & { storyId: string },
  ): Promise<VariantSource> {
    const { storyId, title, summary, body, cover, aiUse } = revision;
    const attached = await tx.find(StoryAttachment, { where: { storyId }, order: { id: 'ASC' } });
    const attachments = attached.map(({ sha256 }) => sha256);
    return { title, summary, body, cover, aiUse, attachments, departmentName: await this.nameOf(tx, departmentId) };
  }

  private async nameOf(tx: EntityManager, departmentId: string): Promise<string> {
    return (await this.departments.requireExisting(departmentId, '/departmentId', tx)).name;
  }

  private async requireMedia(tx: EntityManager, { media, cover }: RevisionContent): Promise<void> {
    const known = await this.media.factsOf(
      media.map((one) => one.sha256),
      tx,
    );
    const problems = media
      .filter((one) => !known.has(one.sha256))
      .map((one) => unknownMedia(one.position === 0 && cover !== null ? '/cover/sha256' : '/body', one.sha256));
    if (problems.length > 0) throw invalid(problems);
  }
}

async function hadOther(tx: EntityManager, { storyId, number }: RevisionPlace): Promise<boolean> {
  const before = await tx.findOneBy(StoryRevision, { storyId, number: number - 1 });
  return before !== null && tx.existsBy(Variant, { revisionId: before.id, channel: 'other' });
}

/** The one answer for faults of an input, with a pointer for each. */
export function invalid(problems: readonly Problem[]): AppError {
  return new AppError(INVALID_INPUT, {}, problems[0]?.pointer, { errors: problems });
}
