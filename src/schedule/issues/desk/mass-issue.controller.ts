import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../../platform/http/idempotency/idempotent.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { ReasonBody } from '../../publications/desk/publication-acts.dto.js';
import {
  BookBody,
  IssueQuery,
  IssueResponse,
  MoveIssueBody,
  OpenIssueBody,
  OrderBody,
  ReopenBody,
} from './mass-issue.dto.js';
import { MassIssueChanges } from '../changes/mass-issue-changes.service.js';
import { MassIssueBooking } from '../articles/mass-issue-booking.service.js';
import { MassIssueDesk } from './mass-issue-desk.service.js';
import { MassIssueService } from '../mass-issue.service.js';

@ApiTags('issues')
@Controller('issues')
export class MassIssueController {
  constructor(
    private readonly issues: MassIssueService,
    private readonly booking: MassIssueBooking,
    private readonly changes: MassIssueChanges,
    private readonly desk: MassIssueDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: '群发各期及余位 / List issues and the places left in them' })
  @ApiOkResponse({ type: IssueResponse, isArray: true })
  list(@CurrentActor() actor: Actor, @Query() query: IssueQuery): Promise<IssueResponse[]> {
    return this.desk.list(actor, query);
  }

  @Post()
  @ApiOperation({ summary: '开一期图文 / Open an issue' })
  @Idempotent()
  @ApiCreatedResponse({ type: IssueResponse })
  async open(@CurrentActor() actor: Actor, @Body() body: OpenIssueBody): Promise<IssueResponse> {
    return this.desk.read(actor, await this.issues.open(actor, body.accountId, body));
  }

  @Get(':id')
  @ApiOperation({ summary: '查看一期图文 / Read an issue' })
  @ApiOkResponse({ type: IssueResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IssueResponse> {
    return this.desk.read(actor, id);
  }

  @Post(':id/articles')
  @ApiOperation({ summary: '预订一个位置 / Book a place' })
  @Idempotent()
  @ApiCreatedResponse({ type: IssueResponse })
  async book(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: BookBody,
  ): Promise<IssueResponse> {
    await this.booking.book(actor, id, body.storyId);
    return this.desk.read(actor, id);
  }

  @Delete(':id/articles/:articleId')
  @ApiOperation({
    summary:
      '退订；截稿后由编辑撤下，其余按时群发 / Take a booking back; after closing its editor takes it out and the rest leaves in time',
  })
  @ApiOkResponse({ type: IssueResponse })
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('articleId', IdPipe) articleId: string,
  ): Promise<IssueResponse> {
    await this.changes.takeOut(actor, id, articleId);
    return this.desk.read(actor, id);
  }

  @Put(':id/order')
  @ApiOperation({ summary: '定头条和次序 / Put the articles in order, the first place first' })
  @ApiOkResponse({ type: IssueResponse })
  async order(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: OrderBody,
  ): Promise<IssueResponse> {
    await this.booking.order(actor, id, body.articleIds);
    return this.desk.read(actor, id);
  }

  @Post(':id/close')
  @ApiOperation({ summary: '提前截稿 / Close it before its time' })
  @HttpCode(200)
  @ApiOkResponse({ type: IssueResponse })
  async close(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IssueResponse> {
    await this.issues.close(actor, id);
    return this.desk.read(actor, id);
  }

  @Post(':id/reopen')
  @ApiOperation({ summary: '重新开放 / Open it again' })
  @HttpCode(200)
  @ApiOkResponse({ type: IssueResponse })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReopenBody,
  ): Promise<IssueResponse> {
    await this.issues.reopen(actor, id, body.closesAt, body.reason);
    return this.desk.read(actor, id);
  }

  @Post(':id/move')
  @ApiOperation({ summary: '改群发时间，截稿后也可以 / Move it to another time, also after it has closed' })
  @HttpCode(200)
  @ApiOkResponse({ type: IssueResponse })
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { slotAt, closesAt, reason }: MoveIssueBody,
  ): Promise<IssueResponse> {
    await this.changes.move(actor, id, { slotAt, closesAt: closesAt ?? null, reason });
    return this.desk.read(actor, id);
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: '取消这一期 / Cancel it' })
  @HttpCode(200)
  @ApiOkResponse({ type: IssueResponse })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonBody,
  ): Promise<IssueResponse> {
    await this.issues.cancel(actor, id, body.reason);
    return this.desk.read(actor, id);
  }
}
