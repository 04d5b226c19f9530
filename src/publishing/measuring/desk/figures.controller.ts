import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { type Page, PageOf } from '../../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import {
  ChannelTotalResponse,
  FigureFilter,
  FigureQuery,
  PostFiguresResponse,
  PublicationFiguresResponse,
} from './figures.dto.js';
import { FiguresDesk } from './figures-desk.service.js';

@ApiTags('figures')
@Controller()
export class FiguresController {
  constructor(private readonly desk: FiguresDesk) {}

  @Get('publications/:id/figures')
  @ApiOperation({
    summary:
      '发出之后：还在不在、链接打不打得开、阅读点赞评论转发 / After it is out: is it there, does its link open, what is counted',
  })
  @ApiOkResponse({ type: PublicationFiguresResponse })
  ofPublication(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PublicationFiguresResponse> {
    return this.desk.ofPublication(actor, id);
  }

  @Get('figures')
  @ApiOperation({
    summary: '专题或单位已发布内容的最新读数，逐条 / Latest figures of a campaign’s or department’s posts',
  })
  @ApiOkResponse({ type: PageOf(PostFiguresResponse) })
  page(@CurrentActor() actor: Actor, @Query() query: FigureQuery): Promise<Page<PostFiguresResponse>> {
    return this.desk.page(actor, query);
  }

  @Get('figures/totals')
  @ApiOperation({ summary: '专题或单位的合计，按渠道 / The same posts summed up by channel' })
  @ApiOkResponse({ type: ChannelTotalResponse, isArray: true, description: '未选专题又未填起始时间的，为最近 31 天' })
  totals(@CurrentActor() actor: Actor, @Query() filter: FigureFilter): Promise<ChannelTotalResponse[]> {
    return this.desk.totals(actor, filter);
  }
}
