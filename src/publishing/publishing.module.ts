import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OutboundHttp } from '../platform/http/outbound-http.js';
import { ReviewModule } from '../review/review.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { RecordService } from './attempts/record.service.js';
import { SentRecords } from './attempts/sent-record.service.js';
import { ChannelsModule } from './channels/channels.module.js';
import { WechatCallbackController } from './channels/wechat/callback/wechat-callback.controller.js';
import { WechatCallbacks } from './channels/wechat/callback/wechat-callback.service.js';
import { WebhookCallbackController } from './channels/webhook/callback/webhook-callback.controller.js';
import { WebhookCallbacks } from './channels/webhook/callback/webhook-callback.service.js';
import { PUBLISH_RESULT_SINK } from './channels/wechat/callback/publish-result.js';
import { AttemptController } from './desk/attempt.controller.js';
import { AttemptReader } from './desk/attempt-reader.service.js';
import { DeadLetterController } from './desk/dead-letters/dead-letter.controller.js';
import { DeadLetterReader } from './desk/dead-letters/dead-letter-reader.service.js';
import { HistoryController } from './desk/history/history.controller.js';
import { LinkCorrections } from './desk/link-correction.service.js';
import { LinkLooks } from './desk/link-looks.service.js';
import { GoneNotes } from './desk/gone/gone-note.service.js';
import { PostsByHand } from './desk/by-hand/posted-by-hand.service.js';
import { PostLinks } from './desk/post-link.service.js';
import { HistoryReader } from './desk/history/history-reader.service.js';
import { WorkInHandController } from './desk/work-in-hand/work-in-hand.controller.js';
import { WorkInHand } from './desk/work-in-hand/work-in-hand.service.js';
import { LinkCheck } from './hand/link/link-check.service.js';
import { MayLeave } from './leaving/may-leave.service.js';
import { PageOpener } from './links/page-opener.service.js';
import { AuditLogController } from './record/audit-log.controller.js';
import { AuditRecordService } from './record/audit-record.service.js';
import { ObjectNames } from './record/object-names.service.js';
import { CompanionService } from './prepare/companion.service.js';
import { PackagePictures } from './prepare/package-pictures.service.js';
import { PackageService } from './prepare/package.service.js';
import { RecallService } from './settle/recall/recall.service.js';
import { PollService } from './settle/poll.service.js';
import { PostAddress } from './settle/post-address.service.js';
import { ResolutionService } from './settle/resolution.service.js';

/** What both roles need of publishing: answers are recorded, posts polled, findings of people taken; and the record of acts as people see it. */
@Module({
  imports: [IdentityModule, AccountsModule, StoriesModule, ReviewModule, ScheduleModule, ChannelsModule],
  controllers: [
    AuditLogController,
    AttemptController,
    DeadLetterController,
    HistoryController,
    WebhookCallbackController,
    WechatCallbackController,
    WorkInHandController,
  ],
  providers: [
    AuditRecordService,
    ObjectNames,
    AttemptReader,
    CompanionService,
    DeadLetterReader,
    GoneNotes,
    HistoryReader,
    LinkCheck,
    LinkCorrections,
    LinkLooks,
    PostsByHand,
    OutboundHttp,
    PageOpener,
    MayLeave,
    PackagePictures,
    PackageService,
    PollService,
    RecallService,
    PostAddress,
    PostLinks,
    RecordService,
    ResolutionService,
    SentRecords,
    WebhookCallbacks,
    WechatCallbacks,
    WorkInHand,
    { provide: PUBLISH_RESULT_SINK, useExisting: PollService },
  ],
  exports: [
    ChannelsModule,
    LinkCheck,
    MayLeave,
    PackagePictures,
    PackageService,
    PollService,
    PostAddress,
    RecallService,
    RecordService,
  ],
})
export class PublishingModule {}
