import { Module } from '@nestjs/common';
import { ScheduleModule } from '../../../schedule/schedule.module.js';
import { DemonstrationController } from './demonstration.controller.js';
import { HouseWork } from './house-work.js';
import { LeavingService } from './leaving.service.js';

/** The way out of the demonstration. */
@Module({
  imports: [ScheduleModule],
  controllers: [DemonstrationController],
  providers: [HouseWork, LeavingService],
  exports: [HouseWork],
})
export class LeavingModule {}
