import { Controller, Get, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DateTime } from 'luxon';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { PageOf, type Page } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { XLSX } from '../../platform/workbook/workbook.js';
import {
  StoryExportQuery,
  StoryOverviewDetailResponse,
  StoryOverviewQuery,
  StoryOverviewResponse,
  StoryWritersResponse,
} from './story-overview.dto.js';
import { StoryOverview } from './story-overview.service.js';
import { storyWorkbook } from './story-workbook.js';

@ApiTags('stories')
@Controller('overview')
export class StoryOverviewController {
  constructor(
    private readonly overview: StoryOverview,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('stories')
  @ApiOperation({ summary: '稿件一览：写到哪一步、审到哪一环节、发到哪里 / Stories with where they stand' })
  @ApiOkResponse({ type: PageOf(StoryOverviewResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: StoryOverviewQuery): Promise<Page<StoryOverviewResponse>> {
    return this.overview.page(actor, query);
  }

  @Get('stories/export.xlsx')
  @ApiOperation({ summary: '导出稿件一览 / The same list as a workbook' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ description: '工作簿', schema: { type: 'string', format: 'binary' } })
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: StoryExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stories, isCut } = await this.overview.all(actor, query);
    void reply.header('cache-control', 'private, no-store');
    const day = DateTime.now().setZone(this.config.timeZone).toISODate();
    return new StreamableFile(storyWorkbook(stories, isCut, this.config.timeZone), {
      type: XLSX,
      disposition: `attachment; filename="stories-${day}.xlsx"`,
    });
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
