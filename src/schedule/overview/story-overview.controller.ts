import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { PageOf, type Page } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import {
  StoryOverviewDetailResponse,
  StoryOverviewQuery,
  StoryOverviewResponse,
  StoryWritersResponse,
} from './story-overview.dto.js';
import { StoryOverview } from './story-overview.service.js';

@ApiTags('stories')
@Controller('overview')
export class StoryOverviewController {
  constructor(private readonly overview: StoryOverview) {}

  @Get('stories')
  @ApiOperation({ summary: '稿件一览：写到哪一步、审到哪一环节、发到哪里 / Stories with where they stand' })
  @ApiOkResponse({ type: PageOf(StoryOverviewResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: StoryOverviewQuery): Promise<Page<StoryOverviewResponse>> {
    return this.overview.page(actor, query);
  }

  @Get('writers')
  @ApiOperation({ summary: '写过稿件的人，用于筛选 / Who wrote stories' })
  @ApiOkResponse({ type: StoryWritersResponse })
  async writers(@CurrentActor() actor: Actor): Promise<StoryWritersResponse> {
    return { items: await this.overview.writers(actor) };
  }

  @Get('stories/:id')
  @ApiOperation({ summary: '一篇稿件走到了哪一步 / Where a story stands' })
  @ApiOkResponse({ type: StoryOverviewDetailResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoryOverviewDetailResponse> {
    return this.overview.read(actor, id);
  }
}
