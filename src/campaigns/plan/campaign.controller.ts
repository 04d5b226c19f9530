import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { CampaignDesk } from './campaign-desk.service.js';
import {
  CampaignListQuery,
  CampaignResponse,
  CampaignSummaryResponse,
  ChangeCampaignRequest,
  CreateCampaignRequest,
} from './campaign.dto.js';

@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignController {
  constructor(private readonly desk: CampaignDesk) {}

  @Get()
  @ApiOperation({ summary: '专题活动列表 / List campaigns' })
  @ApiOkResponse({ type: PageOf(CampaignSummaryResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: CampaignListQuery): Promise<Page<CampaignSummaryResponse>> {
    return this.desk.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看专题活动 / Read a campaign' })
  @ApiOkResponse({ type: CampaignResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CampaignResponse> {
    return this.desk.read(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '新建专题活动 / Create a campaign' })
  @Idempotent()
  @ApiCreatedResponse({ type: CampaignResponse })
  create(@CurrentActor() actor: Actor, @Body() body: CreateCampaignRequest): Promise<CampaignResponse> {
    return this.desk.create(actor, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改专题活动 / Change a campaign' })
  @ApiOkResponse({ type: CampaignResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeCampaignRequest,
  ): Promise<CampaignResponse> {
    return this.desk.change(actor, id, body);
  }
}
