import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { WorkInHandQuery, WorkInHandResponse } from './work-in-hand.dto.js';
import { WorkInHand } from './work-in-hand.service.js';

@ApiTags('people')
@Controller('people/:id/work')
export class WorkInHandController {
  constructor(private readonly work: WorkInHand) {}

  @Get()
  @ApiOperation({
    summary:
      '停用此人或收回职责之前：手上的工作怎么办 / What becomes of a person’s work when they or a role of theirs go',
  })
  @ApiOkResponse({ type: WorkInHandResponse })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { roleId }: WorkInHandQuery,
  ): Promise<WorkInHandResponse> {
    return this.work.of(actor, id, roleId);
  }
}
