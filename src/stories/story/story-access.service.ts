import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { CampaignService } from '../../campaigns/campaign.service.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { StoryFacts } from '../review-material.rules.js';
import { CAMPAIGN_UNKNOWN } from '../story.errors.js';
import { StoryService } from '../story.service.js';

/** Whose story may be read or written by whom. Asked before a transaction begins: the answer takes a connection of its own. */
@Injectable()
export class StoryAccessService {
  constructor(
    private readonly stories: StoryService,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly campaigns: CampaignService,
  ) {}

  /** @throws AppError DEPARTMENT_UNKNOWN, FORBIDDEN */
  async requireWriterIn(actor: Pick<Actor, 'personId'>, departmentId: string): Promise<void> {
    await this.departments.requireOpen(departmentId, '/departmentId');
    await this.access.require(actor, 'story.write', departmentId);
  }

  /**
   * The campaign and pillar a story is for, when it is for any.
   * @throws AppError CAMPAIGN_UNKNOWN also for campaigns the actor may not see, PILLAR_NOT_IN_CAMPAIGN
   */
  async requirePlace(
    actor: Pick<Actor, 'personId'>,
    campaignId: string | null,
    pillarId: string | null,
  ): Promise<void> {
    if (campaignId === null) {
      if (pillarId !== null) throw new AppError(CAMPAIGN_UNKNOWN, {}, '/campaignId');
      return;
    }
    const campaign = await this.campaigns.find(campaignId);
    if (campaign === null || !(await this.access.can(actor, 'campaign.read', campaign.departmentId))) {
      throw new AppError(CAMPAIGN_UNKNOWN, {}, '/campaignId');
    }
    if (pillarId !== null) await this.campaigns.requirePillar(campaignId, pillarId);
  }

  /** @throws AppError NOT_FOUND also for stories of departments the actor may not look into */
  async requireReadable(actor: Pick<Actor, 'personId'>, storyId: string): Promise<StoryFacts> {
    const story = isUuid(storyId) ? await this.stories.find(storyId) : null;
    if (story === null || !(await this.access.can(actor, 'story.read', story.departmentId))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这篇稿件', en: 'story' } });
    }
    return story;
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN */
  async requireWritable(actor: Pick<Actor, 'personId'>, storyId: string): Promise<StoryFacts> {
    const story = await this.requireReadable(actor, storyId);
    await this.access.require(actor, 'story.write', story.departmentId);
    return story;
  }

  /** Whether the actor may write in the story's department, whatever the story's state. */
  mayWrite(actor: Pick<Actor, 'personId'>, story: Pick<StoryFacts, 'departmentId'>): Promise<boolean> {
    return this.access.can(actor, 'story.write', story.departmentId);
  }

  /** Departments whose stories the actor may read. */
  departmentsToRead(actor: Pick<Actor, 'personId'>): Promise<string[]> {
    return this.access.departmentsFor(actor, 'story.read');
  }
}
