import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { ReviewGapResponse } from './review-gaps.dto.js';
import { ReviewGaps } from './review-gaps.service.js';

@ApiTags('review')
@Controller('review/gaps')
export class ReviewGapsController {
  constructor(private readonly gaps: ReviewGaps) {}

  @Get()
  @ApiOperation({ summary: '没有人可以审的环节：等着的稿件 / What waits for a review that nobody may decide' })
  @ApiOkResponse({ type: ReviewGapResponse, isArray: true, description: '自己管理人员的单位里的' })
  list(@CurrentActor() actor: Actor): Promise<ReviewGapResponse[]> {
    return this.gaps.list(actor);
  }
}
