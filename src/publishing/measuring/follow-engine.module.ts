import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { OutboundHttp } from '../../platform/http/outbound-http.js';
import { ScheduleModule } from '../../schedule/schedule.module.js';
import { PageOpener } from '../links/page-opener.service.js';
import { PublishingModule } from '../publishing.module.js';
import { FigureRecords } from './counts/figure-record.service.js';
import { PostMeasures } from './counts/post-measures.service.js';
import { FollowRounds } from './follow-rounds.service.js';
import { LookRecords } from './looks/look-record.service.js';
import { PostLooks } from './looks/post-looks.service.js';
import { PostSight } from './looks/post-sight.service.js';
import { PostFollows } from './post-follows.service.js';

/** The worker's side of what happens after a send: looking whether it is there, reading what is counted of it. */
@Module({
  imports: [AccountsModule, PublishingModule, ScheduleModule],
  providers: [
    FigureRecords,
    FollowRounds,
    LookRecords,
    OutboundHttp,
    PageOpener,
    PostFollows,
    PostLooks,
    PostMeasures,
    PostSight,
  ],
})
export class FollowEngineModule {}
