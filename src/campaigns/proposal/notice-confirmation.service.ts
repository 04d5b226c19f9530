import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { CAMPAIGN_INCOMPLETE, NOTICE_ALREADY_CONFIRMED } from '../campaign.errors.js';
import { type CampaignPlan, planFromReading, planOf } from '../plan/campaign-plan.rules.js';
import { CampaignPlanService, requireComplete } from '../plan/campaign-plan.service.js';
import { CampaignResponse } from '../plan/campaign.dto.js';
import { Campaign } from '../plan/campaign.entity.js';
import type { NoticeReading } from '../notice/notice-reading.rules.js';
import type { ConfirmNoticeRequest } from './notice.dto.js';
import { NoticeDesk } from './notice-desk.service.js';
import { NoticeProposal } from './notice-proposal.entity.js';

/** A person takes responsibility for what was read: the notice becomes a campaign, once. */
@Injectable()
export class NoticeConfirmation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: NoticeDesk,
    private readonly plans: CampaignPlanService,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError NOT_FOUND, NOTICE_ALREADY_CONFIRMED, CAMPAIGN_INCOMPLETE, CAMPAIGN_WINDOW */
  async confirm(actor: Actor, id: string, input: ConfirmNoticeRequest): Promise<CampaignResponse> {
    await this.notices.writable(actor, id);
    const { state = 'draft', ...corrections } = input;
    return this.dataSource.transaction(async (tx) => {
      const proposal = await tx.findOneOrFail(NoticeProposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (proposal.campaignId !== null) {
        throw new AppError(NOTICE_ALREADY_CONFIRMED, {}, undefined, { campaignId: proposal.campaignId });
      }
      const plan = correctedPlan(proposal.reading, corrections);
      const campaignId = await this.plans.insert(tx, actor.personId, proposal.departmentId, plan);
      if (state === 'active') {
        requireComplete(plan);
        await tx.update(Campaign, { id: campaignId }, { state, version: 2 });
      }
      await tx.update(
        NoticeProposal,
        { id },
        { campaignId, confirmedBy: actor.personId, confirmedAt: () => 'clock_timestamp()' },
      );
      const corrected = Object.entries(corrections).flatMap(([field, value]) => (value === undefined ? [] : [field]));
      const common = { actorId: actor.personId, subjectType: 'campaign', subjectId: campaignId };
      await this.audit.record(tx, { ...common, action: 'notice.confirm', data: { noticeId: id, corrected } });
      if (state === 'active')
        await this.audit.record(tx, { ...common, action: 'campaign.start', data: { version: 2 } });
      return CampaignResponse.of(await this.plans.load(tx, campaignId));
    });
  }
}

/** The reading, with what the person corrected. @throws AppError CAMPAIGN_INCOMPLETE when nobody named the campaign */
function correctedPlan(reading: NoticeReading, corrections: Omit<ConfirmNoticeRequest, 'state'>): CampaignPlan {
  const given = Object.fromEntries(Object.entries(corrections).filter(([, value]) => value !== undefined));
  const plan = { ...planFromReading(reading), ...(given as typeof corrections) };
  const { title } = plan;
  if (title == null) throw new AppError(CAMPAIGN_INCOMPLETE, { missing: 'title' }, '/title');
  return planOf({ ...plan, title });
}
