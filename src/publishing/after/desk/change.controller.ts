import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { ChangeDesk } from './change-desk.service.js';
import { AfterResponse, ChangeBody, ChangeNoteBody, ConfirmChangeBody } from './change.dto.js';

@ApiTags('after')
@Controller('publications/:id')
export class ChangeController {
  constructor(private readonly desk: ChangeDesk) {}

  @Get('changes')
  @ApiOperation({
    summary: '发布之后能做什么、做过什么、牵连什么 / What can be done after it is out, what was, and what links to it',
  })
  @ApiOkResponse({ type: AfterResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AfterResponse> {
    return this.desk.read(actor, id);
  }

  @Post('retract')
  @ApiOperation({ summary: '撤下已发布的内容 / Take down what is out' })
  @HttpCode(200)
  @ApiOkResponse({ type: AfterResponse, description: '接口能撤的已提交平台；不能撤的说明怎样人工撤下，做完后确认' })
  retract(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeBody,
  ): Promise<AfterResponse> {
    return this.desk.order(actor, id, 'retract', body.reason);
  }

  @Post('correct')
  @ApiOperation({ summary: '用新的定稿更正已发布的内容 / Put the newer approved text in the place of what is out' })
  @HttpCode(200)
  @ApiOkResponse({ type: AfterResponse })
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeBody,
  ): Promise<AfterResponse> {
    return this.desk.order(actor, id, 'correct', body.reason);
  }

  @Post('restore')
  @ApiOperation({ summary: '恢复误撤的内容 / Put up again what was taken down by mistake' })
  @HttpCode(200)
  @ApiOkResponse({ type: AfterResponse })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeBody,
  ): Promise<AfterResponse> {
    return this.desk.order(actor, id, 'restore', body.reason);
  }

  @Post('changes/confirm')
  @ApiOperation({ summary: '确认已在平台后台完成 / Confirm that it was done in the platform’s back office' })
  @HttpCode(200)
  @ApiOkResponse({ type: AfterResponse })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ConfirmChangeBody,
  ): Promise<AfterResponse> {
    return this.desk.confirm(actor, id, body.note, body.despiteShown ?? false);
  }

  @Post('changes/give-up')
  @ApiOperation({ summary: '放弃未完成的撤下、更正或恢复 / Give up what was not done' })
  @HttpCode(200)
  @ApiOkResponse({ type: AfterResponse })
  giveUp(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeNoteBody,
  ): Promise<AfterResponse> {
    return this.desk.giveUp(actor, id, body.note);
  }
}
