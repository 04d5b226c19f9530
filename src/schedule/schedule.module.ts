import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ReviewModule } from '../review/review.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { ClaimService } from './claims/claim.service.js';
import { PlaceOffers } from './claims/offers/place-offers.service.js';
import { ClaimPulse } from './claims/pace/claim-pulse.service.js';
import { ClaimRounds } from './claims/claim-rounds.service.js';
import { RefusedClaims } from './claims/refused-claims.service.js';
import { SweepService } from './claims/sweep.service.js';
import { WaitingLines } from './claims/waiting-lines.service.js';
import { WaitingList } from './claims/waiting-list.service.js';
import { FairBook } from './fairness/fair-book.service.js';
import { FairWeightController } from './fairness/fair-weight.controller.js';
import { FairWeightService } from './fairness/fair-weight.service.js';
import { DayClassController } from './days/day-class.controller.js';
import { DayClassService } from './days/day-class.service.js';
import { NearDuplicateController } from './duplicates/near-duplicate.controller.js';
import { NearDuplicateService } from './duplicates/near-duplicate.service.js';
import { StoryDuplicateController } from './duplicates/story-duplicate.controller.js';
import { StoryDuplicateService } from './duplicates/story-duplicate.service.js';
import { SealPrintService } from './duplicates/seal-print.service.js';
import { FreezeController } from './freezes/freeze.controller.js';
import { FreezeReader } from './freezes/freeze-reader.service.js';
import { FreezeService } from './freezes/freeze.service.js';
import { MassIssueBooking } from './issues/articles/mass-issue-booking.service.js';
import { IssueRecall } from './issues/changes/issue-recall.service.js';
import { MassIssueChanges } from './issues/changes/mass-issue-changes.service.js';
import { MassIssueClosing } from './issues/mass-issue-closing.service.js';
import { MassIssueController } from './issues/desk/mass-issue.controller.js';
import { MassIssueDesk } from './issues/desk/mass-issue-desk.service.js';
import { MassIssueReader } from './issues/mass-issue-reader.service.js';
import { MassIssueService } from './issues/mass-issue.service.js';
import { MassIssueHolds } from './issues/watch/mass-issue-holds.service.js';
import { IssuePlaces } from './issues/places/issue-place.service.js';
import { BulkReleaseService } from './publications/bulk-release.service.js';
import { PublicationControlService } from './publications/publication-control.service.js';
import { CalendarController } from './publications/calendar/calendar.controller.js';
import { CalendarService } from './publications/calendar/calendar.service.js';
import { QuotaService } from './publications/calendar/quotas/quota.service.js';
import { SlotOutlookService } from './publications/calendar/slot-outlook.service.js';
import { UnplannedService } from './publications/calendar/unplanned.service.js';
import { CoverageController } from './publications/coverage/coverage.controller.js';
import { CoverageService } from './publications/coverage/coverage.service.js';
import { PublicationController } from './publications/desk/publication.controller.js';
import { PublicationDesk } from './publications/desk/publication-desk.service.js';
import { PublicationJournal } from './publications/publication-journal.service.js';
import { PublicationReader } from './publications/publication-reader.service.js';
import { ReleaseService } from './publications/planning/release.service.js';
import { ScheduleService } from './publications/planning/schedule.service.js';
import { SlotService } from './publications/planning/slot.service.js';
import { DayClassDesk } from './days/day-class-desk.service.js';
import { AccountKindService } from './replanning/change/account-kind.service.js';
import { ClosingController } from './closing/closing.controller.js';
import { DepartmentClosing } from './closing/closing.service.js';
import { DepartmentMoveService } from './replanning/change/department-move.service.js';
import { SignedNames } from './replanning/names/signed-names.service.js';
import { MoveWriter } from './replanning/moves/move-writer.service.js';
import { PlanBookService } from './replanning/book/plan-book.service.js';
import { PlanMoveService } from './replanning/moves/plan-move.service.js';
import { PlanReach } from './replanning/moves/plan-reach.service.js';
import { PlanTasks } from './replanning/plan-task.service.js';
import { ReplanningController } from './replanning/replanning.controller.js';
import { ReplanningView } from './replanning/replanning-view.service.js';
import { StoryOverviewController } from './overview/story-overview.controller.js';
import { StoryOverview } from './overview/story-overview.service.js';
import { RuleChangeService } from './replanning/change/rule-change.service.js';
import { BlackoutService } from './throttle/desk/blackout.service.js';
import { BucketService } from './throttle/bucket.service.js';
import { MourningService } from './throttle/policies/mourning.service.js';
import { PolicyService } from './throttle/desk/policy.service.js';
import { RuleBook } from './throttle/policies/rule-book.service.js';
import { ScopeAccess } from './throttle/desk/scope-access.service.js';
import { ThrottleController } from './throttle/desk/throttle.controller.js';
import { EngineMetrics } from './watch/engine-metrics.service.js';
import { PlanCopyService } from './whatif/plan-copy.service.js';
import { WhatIfController } from './whatif/what-if.controller.js';
import { WhatIfDesk } from './whatif/what-if-desk.service.js';
import { WhatIfRuns } from './whatif/what-if-runs.service.js';

@Module({
  imports: [IdentityModule, AccountsModule, CampaignsModule, StoriesModule, ReviewModule],
  controllers: [
    ClosingController,
    CalendarController,
    CoverageController,
    PublicationController,
    ThrottleController,
    DayClassController,
    FairWeightController,
    FreezeController,
    MassIssueController,
    NearDuplicateController,
    StoryDuplicateController,
    ReplanningController,
    StoryOverviewController,
    WhatIfController,
  ],
  providers: [
    BlackoutService,
    BucketService,
    ClaimPulse,
    ClaimRounds,
    RefusedClaims,
    ClaimService,
    DayClassDesk,
    DayClassService,
    AccountKindService,
    DepartmentClosing,
    DepartmentMoveService,
    EngineMetrics,
    SignedNames,
    FairBook,
    FairWeightService,
    FreezeReader,
    FreezeService,
    IssuePlaces,
    IssueRecall,
    MassIssueBooking,
    MassIssueChanges,
    MassIssueClosing,
    MassIssueDesk,
    MassIssueHolds,
    MassIssueReader,
    MassIssueService,
    MourningService,
    MoveWriter,
    NearDuplicateService,
    StoryDuplicateService,
    PlaceOffers,
    PlanBookService,
    PlanCopyService,
    PlanMoveService,
    PlanReach,
    PlanTasks,
    PolicyService,
    BulkReleaseService,
    PublicationControlService,
    CalendarService,
    SlotOutlookService,
    UnplannedService,
    CoverageService,
    PublicationDesk,
    PublicationJournal,
    PublicationReader,
    QuotaService,
    ReleaseService,
    ReplanningView,
    RuleBook,
    RuleChangeService,
    ScheduleService,
    ScopeAccess,
    SealPrintService,
    SlotService,
    StoryOverview,
    SweepService,
    WaitingLines,
    WaitingList,
    WhatIfDesk,
    WhatIfRuns,
  ],
  exports: [
    BucketService,
    ClaimService,
    DayClassService,
    EngineMetrics,
    FreezeService,
    IssuePlaces,
    MassIssueService,
    MourningService,
    PlaceOffers,
    PublicationControlService,
    PublicationJournal,
    PublicationReader,
    QuotaService,
    SweepService,
  ],
})
export class ScheduleModule {}
