import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { CampaignResponse } from '../plan/campaign.dto.js';
import { NoticeConfirmation } from './notice-confirmation.service.js';
import { NoticeDesk } from './notice-desk.service.js';
import {
  ConfirmNoticeRequest,
  NoticeListQuery,
  NoticeResponse,
  NoticeSummaryResponse,
  ProposeNoticeRequest,
} from './notice.dto.js';

@ApiTags('campaigns')
@Controller('notices')
export class NoticeController {
  constructor(
    private readonly desk: NoticeDesk,
    private readonly confirmation: NoticeConfirmation,
  ) {}

  @Post()
  @ApiOperation({ summary: '识读通知，得到活动草案 / Read a notice into a proposal' })
  @Idempotent()
  @ApiCreatedResponse({ type: NoticeResponse })
  propose(@CurrentActor() actor: Actor, @Body() body: ProposeNoticeRequest): Promise<NoticeResponse> {
    return this.desk.propose(actor, body);
  }

  @Get()
  @ApiOperation({ summary: '通知列表 / List notices' })
  @ApiOkResponse({ type: PageOf(NoticeSummaryResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: NoticeListQuery): Promise<Page<NoticeSummaryResponse>> {
    return this.desk.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看通知的识读结果 / Read what was found in a notice' })
  @ApiOkResponse({ type: NoticeResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NoticeResponse> {
    return this.desk.read(actor, id);
  }

  @Post(':id/confirm')
  @ApiOperation({ summary: '确认草案，建立专题活动 / Confirm a proposal as a campaign' })
  @Idempotent()
  @ApiCreatedResponse({ type: CampaignResponse })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ConfirmNoticeRequest,
  ): Promise<CampaignResponse> {
    return this.confirmation.confirm(actor, id, body);
  }
}
