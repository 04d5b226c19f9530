import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { ReviewModule } from '../../review/review.module.js';
import { ScheduleModule } from '../../schedule/schedule.module.js';
import { InsightsController } from './insights.controller.js';
import { InsightsDesk } from './insights-desk.service.js';
import { InsightsSheets } from './insights-sheets.service.js';

/** What went out, summed up. */
@Module({
  imports: [IdentityModule, ReviewModule, ScheduleModule],
  controllers: [InsightsController],
  providers: [InsightsDesk, InsightsSheets],
})
export class InsightsModule {}
