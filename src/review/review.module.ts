import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { ReviewGapsController } from './gaps/review-gaps.controller.js';
import { ReviewGaps } from './gaps/review-gaps.service.js';
import { OpinionPhraseController } from './phrases/opinion-phrase.controller.js';
import { OpinionPhrases } from './phrases/opinion-phrase.service.js';
import { ReviewDecisionService } from './review-decision.service.js';
import { ReviewQueue } from './review-queue.service.js';
import { ReviewReader } from './review-reader.service.js';
import { ReviewSubmissionService } from './review-submission.service.js';
import { ReviewWithdrawalService } from './review-withdrawal.service.js';
import { ReviewController } from './review.controller.js';
import { ReleasePlanService } from './round/release-plan.service.js';
import { ReviewRights } from './round/review-rights.service.js';
import { RoundDesk } from './round/round-desk.service.js';
import { SealService } from './seal/seal.service.js';
import { ReviewWorkloadController } from './workload/workload.controller.js';
import { ReviewWorkload } from './workload/workload.service.js';

/** 三审: rounds of review, their decisions and the seal of what they approved. */
@Module({
  imports: [AccountsModule, StoriesModule],
  controllers: [ReviewController, OpinionPhraseController, ReviewGapsController, ReviewWorkloadController],
  providers: [
    OpinionPhrases,
    ReleasePlanService,
    ReviewDecisionService,
    ReviewGaps,
    ReviewQueue,
    ReviewReader,
    ReviewRights,
    ReviewSubmissionService,
    ReviewWithdrawalService,
    ReviewWorkload,
    RoundDesk,
    SealService,
  ],
  exports: [
    ReviewDecisionService,
    ReviewGaps,
    ReviewReader,
    ReviewSubmissionService,
    ReviewWithdrawalService,
    ReviewWorkload,
    SealService,
  ],
})
export class ReviewModule {}
