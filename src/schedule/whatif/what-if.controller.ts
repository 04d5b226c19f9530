import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { WhatIfDesk } from './what-if-desk.service.js';
import { MoveQuery, WhatIfBody, WhatIfMoveResponse, WhatIfResponse } from './what-if.dto.js';

@ApiTags('what-if')
@Controller('what-if')
export class WhatIfController {
  constructor(
    private readonly desk: WhatIfDesk,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @ApiOperation({ summary: '开始推演 / Start a what-if' })
  @HttpCode(202)
  @ApiAcceptedResponse({
    type: WhatIfResponse,
    description: '按改动后的规则把现有计划重排一遍，只看结果，不改任何安排',
  })
  start(@CurrentActor() actor: Actor, @Body() body: WhatIfBody): Promise<WhatIfResponse> {
    return this.desk.start(actor, body, this.config.timeZone);
  }

  @Get(':id')
  @ApiOperation({ summary: '推演的进度和结果 / Read the progress and result of a what-if' })
  @ApiOkResponse({ type: WhatIfResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): WhatIfResponse {
    return this.desk.read(actor, id);
  }

  @Get(':id/moves')
  @ApiOperation({ summary: '推演中会移动的发布 / List what would move' })
  @ApiOkResponse({ type: PageOf(WhatIfMoveResponse) })
  moves(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: MoveQuery,
  ): Promise<Page<WhatIfMoveResponse>> {
    return this.desk.moves(actor, id, query);
  }

  @Delete(':id')
  @ApiOperation({ summary: '停止推演 / Cancel a what-if' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '停止推演，或丢弃结果' })
  cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): void {
    this.desk.cancel(actor, id);
  }
}
