import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { PreflightQuery, PreflightResponse } from './preflight.dto.js';
import { Preflights } from './preflight.service.js';

@ApiTags('variants')
@Controller('stories')
export class PreflightController {
  constructor(private readonly preflights: Preflights) {}

  /** What WeChat would refuse or change of the article, whether the account is ready, and what it has left today. Changes nothing. */
  @Get(':id/variants/wechat/preflight')
  @ApiOperation({ summary: '微信稿发布前检查 / The pre-flight list of the WeChat article' })
  @ApiOkResponse({ type: PreflightResponse })
  look(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { accountId }: PreflightQuery,
  ): Promise<PreflightResponse> {
    return this.preflights.look(actor, id, accountId);
  }
}
