import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { CoverageResponse } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

@ApiTags('campaigns')
@Controller('campaigns')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get(':id/coverage')
  @ApiOperation({
    summary:
      '专题活动的覆盖：各单位各项宣传内容的稿件走到哪一步 / How far the stories of a campaign have come, by pillar and department',
  })
  @ApiOkResponse({ type: CoverageResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CoverageResponse> {
    return this.coverage.read(actor, id);
  }
}
