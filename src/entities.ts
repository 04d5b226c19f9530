import type { MixedList } from 'typeorm';
import { RoleAssignment } from './identity/access/role-assignment.entity.js';
import { Department } from './identity/departments/department.entity.js';
import { Person } from './identity/people/person.entity.js';
import { LoginThrottle } from './identity/sessions/login-throttle.entity.js';
import { Session } from './identity/sessions/session.entity.js';
import { IdempotencyKey } from './platform/http/idempotency/idempotency-key.entity.js';
import { Alert } from './platform/alerts/alert.entity.js';
import { AlertDelivery } from './platform/alerts/alert-delivery.entity.js';
import { AlertMessage } from './platform/alerts/alert-message.entity.js';
import { AuditChainHead } from './platform/audit/audit-chain-head.entity.js';
import { AuditEntry } from './platform/audit/audit-entry.entity.js';
import { WorkerCanary } from './platform/canary/worker-canary.entity.js';
import { FileArrival } from './platform/files/records/file-arrival.entity.js';
import { FileStoreMark } from './platform/files/records/file-store-mark.entity.js';
import { StoredFile } from './platform/files/records/stored-file.entity.js';
import { OutboxEvent } from './platform/outbox/outbox-event.entity.js';
import { Account } from './accounts/account.entity.js';
import { CampaignClause } from './campaigns/plan/campaign-clause.entity.js';
import { CampaignDeadline } from './campaigns/plan/campaign-deadline.entity.js';
import { CampaignPillar } from './campaigns/plan/campaign-pillar.entity.js';
import { Campaign } from './campaigns/plan/campaign.entity.js';
import { NoticeProposal } from './campaigns/proposal/notice-proposal.entity.js';
import { WebhookReceipt } from './publishing/channels/webhook/callback/webhook-receipt.entity.js';
import { PlatformCalls } from './publishing/channels/budget/platform-calls.entity.js';
import { AccountTest } from './publishing/channels/health/probe/account-test.entity.js';
import { ChannelLease } from './publishing/channels/lease/channel-lease.entity.js';
import { UploadedMedia } from './publishing/channels/uploads/upload-cache.entity.js';
import { SitePage } from './publishing/channels/site/site-page.entity.js';
import { WeiboConnection } from './publishing/channels/weibo/connect/weibo-connection.entity.js';
import { StoryComment } from './stories/editing/comments/story-comment.entity.js';
import { StoryWorkingCopy } from './stories/editing/copies/story-working-copy.entity.js';
import { StoryPresence } from './stories/editing/presence/story-presence.entity.js';
import { MediaRendition } from './stories/media/fitting/media-rendition.entity.js';
import { StoryAttachment } from './stories/media/attachments/story-attachment.entity.js';
import { PictureFocus } from './stories/media/focus/picture-focus.entity.js';
import { Media } from './stories/media/media.entity.js';
import { RevisionLock } from './stories/revision/revision-lock.entity.js';
import { RevisionMedia } from './stories/revision/revision-media.entity.js';
import { StoryRevision } from './stories/revision/story-revision.entity.js';
import { StoryWords } from './stories/search/story-words.entity.js';
import { StoryContributor } from './stories/story/story-contributor.entity.js';
import { Story } from './stories/story/story.entity.js';
import { Variant } from './stories/variants/records/variant.entity.js';
import { OpinionPhrase } from './review/phrases/opinion-phrase.entity.js';
import { ReviewDecision } from './review/round/review-decision.entity.js';
import { ReviewRound } from './review/round/review-round.entity.js';
import { ReviewSeal } from './review/seal/review-seal.entity.js';
import { FairClock } from './schedule/fairness/fair-clock.entity.js';
import { FairTurn } from './schedule/fairness/fair-turn.entity.js';
import { FairWeight } from './schedule/fairness/fair-weight.entity.js';
import { DayClassSetting } from './schedule/days/day-class.entity.js';
import { SealPrintRow } from './schedule/duplicates/seal-print.entity.js';
import { MassIssue } from './schedule/issues/mass-issue.entity.js';
import { MassIssueArticle } from './schedule/issues/articles/mass-issue-article.entity.js';
import { FreezeOrder } from './schedule/freezes/freeze-order.entity.js';
import { Publication } from './schedule/publications/publication.entity.js';
import { PublicationCompanion } from './schedule/publications/publication-companion.entity.js';
import { Blackout } from './schedule/throttle/policies/blackout.entity.js';
import { SendLedger } from './schedule/throttle/send-ledger.entity.js';
import { ThrottleLock } from './schedule/throttle/throttle-lock.entity.js';
import { ThrottleVersion } from './schedule/throttle/policies/throttle-version.entity.js';
import { ThrottlePolicy } from './schedule/throttle/policies/throttle-policy.entity.js';
import { HandTask } from './publishing/hand/hand-task.entity.js';
import { PublicationChange } from './publishing/after/orders/publication-change.entity.js';
import { PublicationAttempt } from './publishing/attempts/publication-attempt.entity.js';
import { StaleAnswer } from './publishing/attempts/outcome/stale-answer.entity.js';
import { SendWorker } from './publishing/dispatch/send-worker.entity.js';
import { MeasureRound } from './publishing/measuring/records/measure-round.entity.js';
import { PostFigure } from './publishing/measuring/records/post-figure.entity.js';
import { PostFollow } from './publishing/measuring/records/post-follow.entity.js';
import { PostLook } from './publishing/measuring/records/post-look.entity.js';
import { PhonePreview } from './publishing/preview/phone/phone-preview.entity.js';
import { PublicationPreparation } from './publishing/prepare/publication-preparation.entity.js';
import { PublicationResolution } from './publishing/settle/publication-resolution.entity.js';

/** Every table of the product, in the order of the features. One entry per line, so that changes meet without conflict. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
export const entities: MixedList<Function> = [
  AuditEntry,
  AuditChainHead,
  OutboxEvent,
  WorkerCanary,
  Alert,
  AlertMessage,
  AlertDelivery,
  IdempotencyKey,
  StoredFile,
  FileArrival,
  FileStoreMark,
  Department,
  Person,
  RoleAssignment,
  Session,
  LoginThrottle,
  Account,
  Campaign,
  CampaignPillar,
  CampaignClause,
  CampaignDeadline,
  NoticeProposal,
  Story,
  StoryContributor,
  StoryWords,
  StoryComment,
  StoryPresence,
  StoryWorkingCopy,
  StoryRevision,
  RevisionMedia,
  RevisionLock,
  Variant,
  Media,
  MediaRendition,
  StoryAttachment,
  PictureFocus,
  ReviewRound,
  OpinionPhrase,
  ReviewDecision,
  ReviewSeal,
  ThrottlePolicy,
  ThrottleLock,
  ThrottleVersion,
  FairWeight,
  FairTurn,
  FairClock,
  Blackout,
  SendLedger,
  DayClassSetting,
  SealPrintRow,
  FreezeOrder,
  MassIssue,
  MassIssueArticle,
  Publication,
  PublicationCompanion,
  PublicationAttempt,
  StaleAnswer,
  SendWorker,
  PhonePreview,
  PublicationPreparation,
  PublicationResolution,
  HandTask,
  PublicationChange,
  PostFollow,
  PostLook,
  PostFigure,
  MeasureRound,
  PlatformCalls,
  AccountTest,
  ChannelLease,
  WebhookReceipt,
  UploadedMedia,
  WeiboConnection,
  SitePage,
];
