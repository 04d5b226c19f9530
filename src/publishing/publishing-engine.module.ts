import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CanaryModule } from '../platform/canary/canary.module.js';
import { ReviewModule } from '../review/review.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { BeginService } from './attempts/begin.service.js';
import { ForesightService } from './attempts/foresight.service.js';
import { LeftClaims } from './attempts/left-claims.service.js';
import { Dispatcher } from './dispatch/dispatcher.service.js';
import { PublicationProcessor } from './dispatch/publication.processor.js';
import { Reconciler } from './dispatch/reconciler.service.js';
import { SenderService } from './dispatch/sender.service.js';
import { LaidAside } from './prepare/laid-aside.service.js';
import { PrepareService } from './prepare/prepare.service.js';
import { PublishingModule } from './publishing.module.js';
import { AbsenceService } from './settle/absence/absence.service.js';
import { SettleService } from './settle/settle.service.js';
import { CanaryProcessor } from './watch/canary.processor.js';

/** The worker's side of publishing: it alone claims, prepares, begins and sends. */
@Module({
  imports: [AccountsModule, CanaryModule, PublishingModule, ScheduleModule, ReviewModule],
  providers: [
    AbsenceService,
    BeginService,
    ForesightService,
    LeftClaims,
    CanaryProcessor,
    Dispatcher,
    LaidAside,
    PrepareService,
    PublicationProcessor,
    Reconciler,
    SenderService,
    SettleService,
  ],
  exports: [Dispatcher],
})
export class PublishingEngineModule {}
