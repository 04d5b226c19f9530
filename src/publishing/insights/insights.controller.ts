import { Controller, Get, Inject, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DateTime } from 'luxon';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { XLSX } from '../../platform/workbook/workbook.js';
import { InsightsDesk } from './insights-desk.service.js';
import { InsightsSheets } from './insights-sheets.service.js';
import { InsightsQuery, InsightsResponse } from './insights.dto.js';
import { insightsWorkbook } from './insights-workbook.js';

@ApiTags('figures')
@Controller('insights')
export class InsightsController {
  constructor(
    private readonly desk: InsightsDesk,
    private readonly sheets: InsightsSheets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      '统计：何时发出、哪个单位、哪项内容、晚了多少、多少人看 / What went out when, by whom, how late, to how many',
  })
  @ApiOkResponse({ type: InsightsResponse })
  read(@CurrentActor() actor: Actor, @Query() query: InsightsQuery): Promise<InsightsResponse> {
    return this.desk.read(actor, query);
  }

  @Get('export.xlsx')
  @ApiOperation({ summary: '导出统计表 / The same as a workbook' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ description: '工作簿', schema: { type: 'string', format: 'binary' } })
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: InsightsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const sheet = await this.sheets.gather(actor, query);
    void reply.header('cache-control', 'private, no-store');
    const day = DateTime.fromJSDate(query.from, { zone: this.config.timeZone }).toISODate();
    const name = `insights-${day}.xlsx`;
    return new StreamableFile(insightsWorkbook(sheet, this.config.timeZone), {
      type: XLSX,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
