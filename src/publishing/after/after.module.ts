import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { ReviewModule } from '../../review/review.module.js';
import { ScheduleModule } from '../../schedule/schedule.module.js';
import { OutboundHttp } from '../../platform/http/outbound-http.js';
import { PageOpener } from '../links/page-opener.service.js';
import { PostSight } from '../measuring/looks/post-sight.service.js';
import { PublishingModule } from '../publishing.module.js';
import { ChangeCarrier } from './carry/change-carrier.service.js';
import { ChangeOrders } from './orders/change-order.service.js';
import { ChangeRecords } from './orders/change-record.service.js';
import { ChangeController } from './desk/change.controller.js';
import { ChangeDesk } from './desk/change-desk.service.js';

/** What people do to what is out: taking down, correcting, putting up again. Both roles: the call follows the order at once, or later. */
@Module({
  imports: [AccountsModule, IdentityModule, ReviewModule, ScheduleModule, PublishingModule],
  controllers: [ChangeController],
  providers: [ChangeCarrier, ChangeDesk, ChangeOrders, ChangeRecords, OutboundHttp, PageOpener, PostSight],
  exports: [ChangeCarrier],
})
export class AfterModule {}
