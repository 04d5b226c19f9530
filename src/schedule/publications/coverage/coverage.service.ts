import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CampaignService } from '../../../campaigns/campaign.service.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import type { CoverageCellResponse, CoverageResponse } from './coverage.dto.js';
import { COVERAGE } from './coverage.queries.js';

/** Which department has what for which pillar of a campaign. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly campaigns: CampaignService,
  ) {}

  /** Of the departments whose stories the actor may read. @throws AppError NOT_FOUND, also for a campaign the actor may not read */
  async read(actor: Actor, campaignId: string): Promise<CoverageResponse> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign || !(await this.access.can(actor, 'campaign.read', campaign.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '这个专题活动', en: 'campaign' } });
    const departments = await this.access.departmentsFor(actor, 'story.read');
    const cells: CoverageCellResponse[] = await this.database.query(COVERAGE, [campaignId, departments]);
    return { cells };
  }
}
