import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { WorkloadQuery, WorkloadResponse } from './workload.dto.js';
import { ReviewWorkload } from './workload.service.js';

@ApiTags('review')
@Controller('review/workload')
export class ReviewWorkloadController {
  constructor(private readonly workload: ReviewWorkload) {}

  @Get()
  @ApiOperation({
    summary: '审核工作量：现在等着多少、审一篇要多久 / How much waits for reviewers, and how long a review takes',
  })
  @ApiOkResponse({ type: WorkloadResponse })
  read(@CurrentActor() actor: Actor, @Query() query: WorkloadQuery): Promise<WorkloadResponse> {
    return this.workload.read(actor, query);
  }
}
