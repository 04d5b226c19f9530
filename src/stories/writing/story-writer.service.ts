import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import type { RevisionInput } from './revision-input.rules.js';
import { RevisionMakerService } from './revision-maker.service.js';
import type { StoryKind } from '../story.rules.js';
import { StoryAccessService } from '../story/story-access.service.js';
import { StoryDeskService } from './story-desk.service.js';
import { Story } from '../story/story.entity.js';
import type { OwnForm } from '../variants/own-form.rules.js';

/** What a story is for. In a change, what is undefined stays as it is. */
export interface StoryPlace {
  campaignId?: string | null;
  pillarId?: string | null;
}

export interface NewStory extends StoryPlace, RevisionInput {
  departmentId: string;
  kind: StoryKind;
}

/** Writes stories: the first revision, the next ones, and what they are for. */
@Injectable()
export class StoryWriterService {
  constructor(
    private readonly access: StoryAccessService,
    private readonly desk: StoryDeskService,
    private readonly revisions: RevisionMakerService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Begins a story with its first revision and the variants derived from it.
   * @returns its id
   * @throws AppError DEPARTMENT_UNKNOWN, FORBIDDEN, INVALID_INPUT, CAMPAIGN_UNKNOWN, PILLAR_NOT_IN_CAMPAIGN
   */
  async create(actor: Actor, input: NewStory): Promise<string> {
    const { departmentId, kind, campaignId = null, pillarId = null, ...texts } = input;
    await this.access.requireWriterIn(actor, departmentId);
    await this.access.requirePlace(actor, campaignId, pillarId);
    const content = this.revisions.read(kind, texts);
    const id = uuid();
    await this.desk.begin(async (tx) => {
      await tx.insert(Story, { id, departmentId, campaignId, pillarId, kind, authorId: actor.personId });
      await this.revisions.make(tx, { storyId: id, departmentId, number: 1, personId: actor.personId }, content);
      await this.record(tx, actor, 'story.create', id, {
        title: content.title,
        departmentId,
        kind,
        campaignId,
        pillarId,
      });
    });
    return id;
  }

  /**
   * Makes the next revision; the story is a draft again. Its variants are derived afresh but for what is given of them.
   * @param seen version of the story the writer saw
   * @param own by channel, the fields of its form that a person wrote
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_STALE_VERSION, STORY_NOT_WRITABLE, INVALID_INPUT, VARIANT_OVER_LIMIT
   */
  async revise(
    actor: Actor,
    storyId: string,
    seen: number,
    input: RevisionInput,
    own: Readonly<Record<string, OwnForm>> = {},
  ): Promise<void> {
    await this.desk.write(actor, storyId, seen, async (tx, story) => {
      const content = this.revisions.read(story.kind, input);
      const number = story.revision.number + 1;
      await this.revisions.make(
        tx,
        { storyId, departmentId: story.departmentId, number, personId: actor.personId },
        content,
        own,
      );
      await tx.update(Story, { id: storyId }, { state: 'draft', currentRevision: number, ...touched() });
      await this.record(tx, actor, 'story.revise', storyId, { number, title: content.title });
    });
  }

  /**
   * Says what the story is for.
   * @param seen version of the story the writer saw
   * @throws AppError NOT_FOUND, FORBIDDEN, STORY_STALE_VERSION, STORY_NOT_WRITABLE, CAMPAIGN_UNKNOWN, PILLAR_NOT_IN_CAMPAIGN
   */
  async place(actor: Actor, storyId: string, seen: number, place: StoryPlace): Promise<void> {
    const story = await this.access.requireWritable(actor, storyId);
    const campaignId = place.campaignId === undefined ? story.campaignId : place.campaignId;
    // A pillar belongs to its campaign: without a word about it, it goes when the campaign changes.
    const kept = campaignId === story.campaignId ? story.pillarId : null;
    const pillarId = place.pillarId === undefined ? kept : place.pillarId;
    await this.access.requirePlace(actor, campaignId, pillarId);
    await this.desk.write(actor, storyId, seen, async (tx) => {
      await tx.update(Story, { id: storyId }, { campaignId, pillarId, ...touched() });
      await this.record(tx, actor, 'story.place', storyId, { campaignId, pillarId });
    });
  }

  private record(tx: EntityManager, actor: Actor, action: string, storyId: string, data: object): Promise<void> {
    return this.audit.record(tx, {
      actorId: actor.personId,
      action,
      subjectType: 'story',
      subjectId: storyId,
      data: { ...data },
    });
  }
}

function touched(): { version: () => string; updatedAt: () => string } {
  return { version: () => 'version + 1', updatedAt: () => 'clock_timestamp()' };
}
