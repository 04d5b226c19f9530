import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { KeepPhraseRequest, OpinionPhraseResponse } from './opinion-phrase.dto.js';
import { OpinionPhrases } from './opinion-phrase.service.js';

@ApiTags('review')
@Controller('review/phrases')
export class OpinionPhraseController {
  constructor(private readonly phrases: OpinionPhrases) {}

  @Get()
  @ApiOperation({ summary: '我的审核常用语 / List my phrases for opinions' })
  @ApiOkResponse({ type: OpinionPhraseResponse, isArray: true })
  async list(@CurrentActor() actor: Actor): Promise<OpinionPhraseResponse[]> {
    return (await this.phrases.list(actor)).map((one) => OpinionPhraseResponse.of(one));
  }

  /** The same phrase again is kept once. Answers with all of mine. */
  @Post()
  @ApiOperation({ summary: '保存审核常用语 / Keep a phrase for opinions' })
  @ApiCreatedResponse({ type: OpinionPhraseResponse, isArray: true })
  async keep(@CurrentActor() actor: Actor, @Body() { text }: KeepPhraseRequest): Promise<OpinionPhraseResponse[]> {
    return (await this.phrases.keep(actor, text)).map((one) => OpinionPhraseResponse.of(one));
  }

  @Delete(':id')
  @ApiOperation({ summary: '删除审核常用语 / Drop a phrase' })
  @HttpCode(204)
  @ApiNoContentResponse()
  drop(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.phrases.drop(actor, id);
  }
}
