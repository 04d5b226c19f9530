import type { DataSourceOptions, MixedList } from 'typeorm';
import { CreatePlatform1795000000000 } from '../migrations/1795000000000-create-platform.js';
import { CreateIdentity1795000001000 } from '../migrations/1795000001000-create-identity.js';
import { CreateAccounts1795000002000 } from '../migrations/1795000002000-create-accounts.js';
import { CreateCampaigns1795000003000 } from '../migrations/1795000003000-create-campaigns.js';
import { CreateStories1795000004000 } from '../migrations/1795000004000-create-stories.js';
import { CreateReview1795000005000 } from '../migrations/1795000005000-create-review.js';
import { CreateAuditHead1795000005100 } from '../migrations/1795000005100-create-audit-head.js';
import { CreateSchedule1795000006000 } from '../migrations/1795000006000-create-schedule.js';
import { CreatePublishing1795000007000 } from '../migrations/1795000007000-create-publishing.js';
import { ShareAccountsFairly1795000010000 } from '../migrations/1795000010000-share-accounts-fairly.js';
import { CreateDayClasses1795000011000 } from '../migrations/1795000011000-create-day-classes.js';
import { CreateSealPrints1795000012000 } from '../migrations/1795000012000-create-seal-prints.js';
import { CreateWorkerCanary1795000013000 } from '../migrations/1795000013000-create-worker-canary.js';
import { CreateAlerts1795000013001 } from '../migrations/1795000013001-create-alerts.js';
import { RenewVersionForDays1795000019000 } from '../migrations/1795000019000-renew-version-for-days.js';
import { IndexWhatIsSwept1795000019100 } from '../migrations/1795000019100-index-what-is-swept.js';
import { LightenTheHotPath1795000019200 } from '../migrations/1795000019200-lighten-the-hot-path.js';
import { ForgetOldTurns1795000020000 } from '../migrations/1795000020000-forget-old-turns.js';
import { KeepFarWordsInTheOutbox1795000021000 } from '../migrations/1795000021000-keep-far-words-in-the-outbox.js';
import { FreezeAScopeOnce1795000021100 } from '../migrations/1795000021100-freeze-a-scope-once.js';
import { BeginAndRecordInOneStatement1795000023000 } from '../migrations/1795000023000-begin-and-record-in-one-statement.js';
import { TellAnswersByTheirArrival1795000023200 } from '../migrations/1795000023200-tell-answers-by-their-arrival.js';
import { TellHowAccountsPost1795000024000 } from '../migrations/1795000024000-tell-how-accounts-post.js';
import { CreateFileStore1795000025000 } from '../migrations/1795000025000-create-file-store.js';
import { KeepPicturesInFiles1795000025100 } from '../migrations/1795000025100-keep-pictures-in-files.js';
import { AttachFilesAndPoints1795000025200 } from '../migrations/1795000025200-attach-files-and-points.js';
import { ConnectWeiboAccounts1795000029000 } from '../migrations/1795000029000-connect-weibo-accounts.js';
import { LayAccountsAside1795000029100 } from '../migrations/1795000029100-lay-accounts-aside.js';
import { LeaseWhatIsDoneOnPlatforms1795000027000 } from '../migrations/1795000027000-lease-what-is-done-on-platforms.js';
import { CountPlatformCalls1795000028000 } from '../migrations/1795000028000-count-platform-calls.js';
import { ChangeWhatIsOut1795000032000 } from '../migrations/1795000032000-change-what-is-out.js';
import { CreateMassIssues1795000033000 } from '../migrations/1795000033000-create-mass-issues.js';
import { CountMassSends1795000033100 } from '../migrations/1795000033100-count-mass-sends.js';
import { LockStoriesFirst1795000033200 } from '../migrations/1795000033200-lock-stories-first.js';
import { CreateHandTasks1795000034000 } from '../migrations/1795000034000-create-hand-tasks.js';
import { KeepWebhookReceipts1795000034100 } from '../migrations/1795000034100-keep-webhook-receipts.js';
import { WatchAndMeasure1795000035000 } from '../migrations/1795000035000-watch-and-measure.js';
import { FindWhatIsToBeCounted1795000035100 } from '../migrations/1795000035100-find-what-is-to-be-counted.js';
import { SayWhyCountingWaits1795000035200 } from '../migrations/1795000035200-say-why-counting-waits.js';
import { MarkDaysOfMourning1795000036000 } from '../migrations/1795000036000-mark-days-of-mourning.js';
import { SearchSitePages1795000036100 } from '../migrations/1795000036100-search-site-pages.js';
import { IndexTermsOfAllPages1795000036200 } from '../migrations/1795000036200-index-terms-of-all-pages.js';
import { NotePhonePreviews1795000038000 } from '../migrations/1795000038000-note-phone-previews.js';
import { FollowAnew1795000042000 } from '../migrations/1795000042000-follow-anew.js';
import { FindLongLinks1795000042100 } from '../migrations/1795000042100-find-long-links.js';
import { KeepWordsWithinRows1795000042200 } from '../migrations/1795000042200-keep-words-within-rows.js';
import { TakeUpWhatWasAccepted1795000043000 } from '../migrations/1795000043000-take-up-what-was-accepted.js';
import { TakeDraftsBack1795000045000 } from '../migrations/1795000045000-take-drafts-back.js';
import { KeepContradictingWords1795000048000 } from '../migrations/1795000048000-keep-contradicting-words.js';
import { SayHowAttemptsEnded1795000048100 } from '../migrations/1795000048100-say-how-attempts-ended.js';
import { RememberAccountTests1795000049000 } from '../migrations/1795000049000-remember-account-tests.js';
import { AddPlatformAccountsOnce1795000049100 } from '../migrations/1795000049100-add-platform-accounts-once.js';
import { TakeSiteDraftsBack1795000051000 } from '../migrations/1795000051000-take-site-drafts-back.js';
import { SearchStories1795000058000 } from '../migrations/1795000058000-search-stories.js';
import { ListStoriesByState1795000058200 } from '../migrations/1795000058200-list-stories-by-state.js';
import { LayStoriesAway1795000058100 } from '../migrations/1795000058100-lay-stories-away.js';
import { TrySoonToTakeDraftsBack1795000053000 } from '../migrations/1795000053000-try-soon-to-take-drafts-back.js';
import { LookBeforeSendingAgain1795000054000 } from '../migrations/1795000054000-look-before-sending-again.js';
import { TakeUpWhatWasRefused1795000054100 } from '../migrations/1795000054100-take-up-what-was-refused.js';
import { AddOwnSitesOnce1795000056000 } from '../migrations/1795000056000-add-own-sites-once.js';
import { FindWhatTheCalendarShows1795000064000 } from '../migrations/1795000064000-find-what-the-calendar-shows.js';
import { SayWhyAFreezeWasLifted1795000066000 } from '../migrations/1795000066000-say-why-a-freeze-was-lifted.js';
import { SayWhyAccountsArePaused1795000068000 } from '../migrations/1795000068000-say-why-accounts-are-paused.js';
import { LookForEveryStory1795000070000 } from '../migrations/1795000070000-look-for-every-story.js';
import { FindSilencesAmongRules1795000090000 } from '../migrations/1795000090000-find-silences-among-rules.js';
import { FindWhoSlipped1795000091000 } from '../migrations/1795000091000-find-who-slipped.js';
import { CountLongSends1795000095000 } from '../migrations/1795000095000-count-long-sends.js';
import { SayWhoGaveALink1795000110000 } from '../migrations/1795000110000-say-who-gave-a-link.js';
import { NameHostsOfReceivers1795000111000 } from '../migrations/1795000111000-name-hosts-of-receivers.js';
import { LetWhatFailedBeOut1795000120000 } from '../migrations/1795000120000-let-what-failed-be-out.js';
import { CloseDepartments1795000130000 } from '../migrations/1795000130000-close-departments.js';
import { ResumeInOpenDepartments1795000131000 } from '../migrations/1795000131000-resume-in-open-departments.js';
import { KnowWhichArticlesNeedTheirPage1795000150000 } from '../migrations/1795000150000-know-which-articles-need-their-page.js';
import { LetWhatWaitsBeOut1795000160000 } from '../migrations/1795000160000-let-what-waits-be-out.js';
import { CountChangesOfAccountsAndPeople1795000180000 } from '../migrations/1795000180000-count-changes-of-accounts-and-people.js';
import { KnowWhatIsGone1795000190000 } from '../migrations/1795000190000-know-what-is-gone.js';
import { WorkOnStoriesTogether1795000060000 } from '../migrations/1795000060000-work-on-stories-together.js';
import { LeaseCallsOfChanges1795000046000 } from '../migrations/1795000046000-lease-calls-of-changes.js';
import { KeepOpinionPhrases1795000062000 } from '../migrations/1795000062000-keep-opinion-phrases.js';
import { entities } from './entities.js';
import { sessionOptions } from './platform/database/session-options.rules.js';

/** Every migration, oldest first. Never edited after landing. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for migration classes
const migrations: MixedList<Function> = [
  CreatePlatform1795000000000,
  CreateIdentity1795000001000,
  CreateAccounts1795000002000,
  CreateCampaigns1795000003000,
  CreateStories1795000004000,
  CreateReview1795000005000,
  CreateAuditHead1795000005100,
  CreateSchedule1795000006000,
  CreatePublishing1795000007000,
  ShareAccountsFairly1795000010000,
  CreateDayClasses1795000011000,
  CreateSealPrints1795000012000,
  CreateWorkerCanary1795000013000,
  CreateAlerts1795000013001,
  RenewVersionForDays1795000019000,
  IndexWhatIsSwept1795000019100,
  LightenTheHotPath1795000019200,
  ForgetOldTurns1795000020000,
  KeepFarWordsInTheOutbox1795000021000,
  FreezeAScopeOnce1795000021100,
  BeginAndRecordInOneStatement1795000023000,
  TellAnswersByTheirArrival1795000023200,
  TellHowAccountsPost1795000024000,
  CreateFileStore1795000025000,
  KeepPicturesInFiles1795000025100,
  AttachFilesAndPoints1795000025200,
  LeaseWhatIsDoneOnPlatforms1795000027000,
  CountPlatformCalls1795000028000,
  ConnectWeiboAccounts1795000029000,
  LayAccountsAside1795000029100,
  ChangeWhatIsOut1795000032000,
  CreateMassIssues1795000033000,
  CountMassSends1795000033100,
  LockStoriesFirst1795000033200,
  CreateHandTasks1795000034000,
  KeepWebhookReceipts1795000034100,
  WatchAndMeasure1795000035000,
  FindWhatIsToBeCounted1795000035100,
  SayWhyCountingWaits1795000035200,
  MarkDaysOfMourning1795000036000,
  SearchSitePages1795000036100,
  IndexTermsOfAllPages1795000036200,
  NotePhonePreviews1795000038000,
  FollowAnew1795000042000,
  FindLongLinks1795000042100,
  KeepWordsWithinRows1795000042200,
  TakeUpWhatWasAccepted1795000043000,
  TakeDraftsBack1795000045000,
  LeaseCallsOfChanges1795000046000,
  KeepContradictingWords1795000048000,
  SayHowAttemptsEnded1795000048100,
  RememberAccountTests1795000049000,
  AddPlatformAccountsOnce1795000049100,
  TakeSiteDraftsBack1795000051000,
  TrySoonToTakeDraftsBack1795000053000,
  LookBeforeSendingAgain1795000054000,
  TakeUpWhatWasRefused1795000054100,
  AddOwnSitesOnce1795000056000,
  SearchStories1795000058000,
  LayStoriesAway1795000058100,
  ListStoriesByState1795000058200,
  WorkOnStoriesTogether1795000060000,
  KeepOpinionPhrases1795000062000,
  FindWhatTheCalendarShows1795000064000,
  SayWhyAFreezeWasLifted1795000066000,
  SayWhyAccountsArePaused1795000068000,
  LookForEveryStory1795000070000,
  FindSilencesAmongRules1795000090000,
  FindWhoSlipped1795000091000,
  CountLongSends1795000095000,
  SayWhoGaveALink1795000110000,
  NameHostsOfReceivers1795000111000,
  LetWhatFailedBeOut1795000120000,
  CloseDepartments1795000130000,
  ResumeInOpenDepartments1795000131000,
  KnowWhichArticlesNeedTheirPage1795000150000,
  LetWhatWaitsBeOut1795000160000,
  CountChangesOfAccountsAndPeople1795000180000,
  KnowWhatIsGone1795000190000,
];

/**
 * How long a session may stand idle within a transaction, ms. Ours last milliseconds and wait for nothing outside for longer than 5 s
 * (the relay for its queue). A process that hangs or is stopped in one would hold up everybody who needs its locks: the freezes first.
 */
const IDLE_IN_TRANSACTION_MS = 10_000;

/** Options of the one data source: PostgreSQL, migrations only, never `synchronize`. */
export function databaseOptions(
  url: string,
  poolSize: number,
  idleInTransactionMs = IDLE_IN_TRANSACTION_MS,
): DataSourceOptions {
  const session = sessionOptions(url, {
    idle_in_transaction_session_timeout: String(idleInTransactionMs),
    // What is locked is read in a later statement, which must see what others have committed meanwhile: never a snapshot for a
    // whole transaction. Said once a session instead of with every claim, begin and record.
    default_transaction_isolation: "read\\ committed",
    // A machine that is gone without a word is noticed after 10 + 3 · 10 s, as the client notices it of the server.
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '10',
    tcp_keepalives_count: '3',
  });
  return {
    type: 'postgres',
    url: session.url,
    entities: entities as never[],
    migrations: migrations as never[],
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize,
    applicationName: 'xuanfa',
    // Handed to the driver as it is.
    extra: { options: session.options, keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    // TypeORM's own log prints parameters, password digests among them; errors are logged once, at the edge.
    logging: false,
  };
}
