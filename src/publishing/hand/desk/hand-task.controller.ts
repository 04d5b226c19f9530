import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { type Page, PageOf } from '../../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { HandReports } from '../acts/hand-reports.service.js';
import { HandTakes } from '../acts/hand-takes.service.js';
import { HandTasks } from '../hand-tasks.service.js';
import { HandDesk } from './hand-desk.service.js';
import { LinkBody, NotPostedBody, PostedBody, PutOffBody, TakeBody } from './hand-report.dto.js';
import { HandTaskQuery, HandTaskResponse, LinkFindingResponse } from './hand-task.dto.js';

@ApiTags('hand-tasks')
@Controller('hand-tasks')
export class HandTaskController {
  constructor(
    private readonly desk: HandDesk,
    private readonly tasks: HandTasks,
    private readonly takes: HandTakes,
    private readonly reports: HandReports,
  ) {}

  @Get()
  @ApiOperation({ summary: '人工发布任务 / List what is to be posted by hand' })
  @ApiOkResponse({ type: PageOf(HandTaskResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: HandTaskQuery): Promise<Page<HandTaskResponse>> {
    return this.desk.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看一项人工发布 / Read a task by hand' })
  @ApiOkResponse({ type: HandTaskResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HandTaskResponse> {
    return this.desk.read(actor, id);
  }

  /** One person has a task in hand; another takes it over only after making sure that it is not posted. */
  @Post(':id/take')
  @ApiOperation({ summary: '领取或接手 / Take a task, or take it over' })
  @HttpCode(200)
  @ApiOkResponse({ type: HandTaskResponse })
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { takeOver }: TakeBody,
  ): Promise<HandTaskResponse> {
    await this.takes.take(actor, id, takeOver);
    return this.desk.read(actor, id);
  }

  @Post(':id/give-back')
  @ApiOperation({ summary: '没有发布，退回给其他人 / Give a task back, not posted' })
  @HttpCode(200)
  @ApiOkResponse({ type: HandTaskResponse })
  async giveBack(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HandTaskResponse> {
    await this.takes.giveBack(actor, id);
    return this.desk.read(actor, id);
  }

  @Post(':id/check-link')
  @ApiOperation({ summary: '核对链接，不提交 / Look at a link without reporting it' })
  @HttpCode(200)
  @ApiOkResponse({ type: LinkFindingResponse })
  checkLink(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { url }: LinkBody,
  ): Promise<LinkFindingResponse> {
    return this.desk.checkLink(actor, id, url);
  }

  @Post(':id/posted')
  @ApiOperation({ summary: '已发布，填回链接 / Report that it is out, with its link' })
  @HttpCode(200)
  @ApiOkResponse({ type: HandTaskResponse })
  posted(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PostedBody,
  ): Promise<HandTaskResponse> {
    return this.desk.posted(actor, id, body);
  }

  @Post(':id/not-posted')
  @ApiOperation({ summary: '未能发布 / Report that it could not be posted' })
  @HttpCode(200)
  @ApiOkResponse({ type: HandTaskResponse })
  async notPosted(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: NotPostedBody,
  ): Promise<HandTaskResponse> {
    await this.reports.notPosted(actor, await this.tasks.forPoster(actor, id), note);
    return this.desk.read(actor, id);
  }

  @Post(':id/put-off')
  @ApiOperation({ summary: '没有发布，改期 / Report that it is not out, and give it a new slot' })
  @HttpCode(200)
  @ApiOkResponse({ type: HandTaskResponse })
  async putOff(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note, wishedAt }: PutOffBody,
  ): Promise<HandTaskResponse> {
    await this.reports.putOff(actor, await this.tasks.forPoster(actor, id), note, wishedAt ?? null);
    return this.desk.read(actor, id);
  }
}
