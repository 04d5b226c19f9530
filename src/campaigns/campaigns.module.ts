import { Module } from '@nestjs/common';
import { CampaignService } from './campaign.service.js';
import { CampaignDesk } from './plan/campaign-desk.service.js';
import { CampaignPlanService } from './plan/campaign-plan.service.js';
import { CampaignController } from './plan/campaign.controller.js';
import { NoticeConfirmation } from './proposal/notice-confirmation.service.js';
import { NoticeDesk } from './proposal/notice-desk.service.js';
import { NoticeController } from './proposal/notice.controller.js';

@Module({
  controllers: [CampaignController, NoticeController],
  providers: [CampaignDesk, CampaignPlanService, CampaignService, NoticeConfirmation, NoticeDesk],
  exports: [CampaignService],
})
export class CampaignsModule {}
