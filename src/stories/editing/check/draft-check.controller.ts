import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { CheckDraftRequest, DraftCheckResponse, StoryKindResponse } from './draft-check.dto.js';
import { DraftCheckService } from './draft-check.service.js';

@ApiTags('stories')
@Controller('stories')
export class DraftCheckController {
  constructor(private readonly drafts: DraftCheckService) {}

  @Get('kinds')
  @ApiOperation({ summary: '稿件类别及其结构化信息 / Kinds of stories and the facts asked of each' })
  @ApiOkResponse({ type: StoryKindResponse, isArray: true })
  kinds(): StoryKindResponse[] {
    return StoryKindResponse.all();
  }

  /** What the text would become on each channel, how long it is there, and what stands in its way. Keeps nothing. */
  @Post(':id/check')
  @HttpCode(200)
  @ApiOperation({ summary: '检查并预览未保存的稿件 / Check and preview a text that is not saved' })
  @ApiOkResponse({ type: DraftCheckResponse })
  async check(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { variants = {}, ...input }: CheckDraftRequest,
  ): Promise<DraftCheckResponse> {
    return DraftCheckResponse.of(await this.drafts.check(actor, id, input, variants));
  }
}
