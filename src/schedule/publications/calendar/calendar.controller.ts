import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { requireSpan } from '../../../platform/http/server/time-span.rules.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { CalendarQuery, CalendarResponse } from './calendar.dto.js';
import { CalendarService, LONGEST_DAYS } from './calendar.service.js';
import { QuotaQuery, QuotaResponse } from './quotas/quota.dto.js';
import { QuotaService } from './quotas/quota.service.js';
import { SlotOutlookBody, SlotOutlookResponse } from './slot-outlook.dto.js';
import { SlotOutlookService } from './slot-outlook.service.js';
import { UnplannedListResponse } from './unplanned.dto.js';
import { UnplannedService } from './unplanned.service.js';

@ApiTags('publications')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly outlooks: SlotOutlookService,
    private readonly stories: UnplannedService,
    private readonly allowances: QuotaService,
  ) {}

  @Get()
  @ApiOperation({ summary: '日历：一段时间内的发布任务 / The calendar: what leaves within a time' })
  @ApiOkResponse({ type: CalendarResponse })
  read(@CurrentActor() actor: Actor, @Query() query: CalendarQuery): Promise<CalendarResponse> {
    return this.calendar.read(actor, query);
  }

  @Get('quotas')
  @ApiOperation({
    summary: '每天、每周、每月的发布限额及用量 / Quotas by day, week and month, and what is used of them',
  })
  @ApiOkResponse({ type: QuotaResponse, isArray: true })
  quotas(@CurrentActor() actor: Actor, @Query() query: QuotaQuery): Promise<QuotaResponse[]> {
    requireSpan(query.from, query.to, LONGEST_DAYS);
    return this.allowances.list(actor, query);
  }

  @Get('unplanned')
  @ApiOperation({ summary: '已定稿、还没有排期的稿件 / Approved stories that have no time yet' })
  @ApiOkResponse({ type: UnplannedListResponse })
  unplanned(@CurrentActor() actor: Actor): Promise<UnplannedListResponse> {
    return this.stories.list(actor);
  }

  @Post('slots')
  @ApiOperation({ summary: '预看许多期望时间各会得到什么时间 / Preview the slots many wishes would get' })
  @HttpCode(200)
  @ApiOkResponse({ type: SlotOutlookResponse, description: '改期或排期各会得到的时间和理由；不占位，什么都不改' })
  slots(@CurrentActor() actor: Actor, @Body() body: SlotOutlookBody): Promise<SlotOutlookResponse> {
    return this.outlooks.ask(actor, body);
  }
}
