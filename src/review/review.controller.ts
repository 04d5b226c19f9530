import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../identity/actor.js';
import { CurrentActor } from '../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf, PageQuery } from '../platform/http/paging/page.dto.js';
import { IdPipe } from '../platform/http/server/input.js';
import { ReviewDecisionService } from './review-decision.service.js';
import { ReviewQueue } from './review-queue.service.js';
import { ReviewReader } from './review-reader.service.js';
import { ReviewSubmissionService } from './review-submission.service.js';
import { StoryReviewResponse, WaitingRoundResponse } from './review-view.dto.js';
import { ReviewWithdrawalService } from './review-withdrawal.service.js';
import { ApproveRequest, ReturnRequest, SubmitRequest, submissionOf, TakeBackRequest } from './review.dto.js';

@ApiTags('review')
@Controller()
export class ReviewController {
  constructor(
    private readonly submissions: ReviewSubmissionService,
    private readonly decisions: ReviewDecisionService,
    private readonly withdrawals: ReviewWithdrawalService,
    private readonly reader: ReviewReader,
    private readonly waiting: ReviewQueue,
  ) {}

  @Get('stories/:id/review')
  @ApiOperation({ summary: '稿件的审核过程 / Read the review of a story' })
  @ApiOkResponse({ type: StoryReviewResponse })
  review(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoryReviewResponse> {
    return this.reader.ofStory(actor, id);
  }

  @Get('review/queue')
  @ApiOperation({ summary: '待我审核的稿件 / List what waits for my decision' })
  @ApiOkResponse({ type: PageOf(WaitingRoundResponse) })
  queue(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<WaitingRoundResponse>> {
    return this.waiting.page(actor, query);
  }

  @Post('stories/:id/submit')
  @ApiOperation({ summary: '送审 / Submit a story for review' })
  @Idempotent()
  @ApiCreatedResponse({ type: StoryReviewResponse })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SubmitRequest,
  ): Promise<StoryReviewResponse> {
    return this.reader.ofStory(actor, await this.submissions.submit(actor, id, submissionOf(body)));
  }

  @Post('rounds/:id/approve')
  @ApiOperation({ summary: '审核通过 / Approve' })
  @HttpCode(200)
  @Idempotent()
  @ApiOkResponse({ type: StoryReviewResponse })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ApproveRequest,
  ): Promise<StoryReviewResponse> {
    return this.reader.ofStory(
      actor,
      await this.decisions.approve(actor, id, { ...body, opinion: body.opinion ?? null }),
    );
  }

  @Post('rounds/:id/return')
  @ApiOperation({ summary: '退回修改 / Return for changes' })
  @HttpCode(200)
  @Idempotent()
  @ApiOkResponse({ type: StoryReviewResponse })
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReturnRequest,
  ): Promise<StoryReviewResponse> {
    return this.reader.ofStory(actor, await this.decisions.returnToAuthor(actor, id, body));
  }

  @Post('rounds/:id/withdraw')
  @ApiOperation({ summary: '撤回送审 / Withdraw a submission' })
  @HttpCode(200)
  @Idempotent()
  @ApiOkResponse({ type: StoryReviewResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: TakeBackRequest,
  ): Promise<StoryReviewResponse> {
    return this.reader.ofStory(actor, await this.withdrawals.withdraw(actor, id, body.reason));
  }

  @Post('rounds/:id/void')
  @ApiOperation({ summary: '撤销定稿 / Void an approval' })
  @HttpCode(200)
  @Idempotent()
  @ApiOkResponse({ type: StoryReviewResponse })
  async void(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: TakeBackRequest,
  ): Promise<StoryReviewResponse> {
    return this.reader.ofStory(actor, await this.withdrawals.voidApproval(actor, id, body.reason));
  }
}
