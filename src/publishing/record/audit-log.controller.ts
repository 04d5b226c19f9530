import { Controller, Get, HttpCode, Inject, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DateTime } from 'luxon';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { XLSX } from '../../platform/workbook/workbook.js';
import { AuditEntryResponse, AuditFilterQuery, AuditLogQuery, AuditVerdictResponse } from './audit-log.dto.js';
import { AuditRecordService } from './audit-record.service.js';
import { auditWorkbook } from './audit-workbook.js';

@ApiTags('audit')
@Controller('audit')
export class AuditLogController {
  constructor(
    private readonly record: AuditRecordService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: '审计记录 / Read the audit log' })
  @ApiOkResponse({ type: PageOf(AuditEntryResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: AuditLogQuery): Promise<Page<AuditEntryResponse>> {
    return this.record.page(actor, query);
  }

  @Get('export.xlsx')
  @ApiOperation({ summary: '导出审计记录（导出本身也记录在案） / The same as a workbook, which is itself recorded' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ description: '工作簿', schema: { type: 'string', format: 'binary' } })
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: AuditFilterQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { entries, isCut } = await this.record.exported(actor, query);
    void reply.header('cache-control', 'private, no-store');
    const day = DateTime.now().setZone(this.config.timeZone).toISODate();
    return new StreamableFile(auditWorkbook(entries, isCut, this.config.timeZone), {
      type: XLSX,
      disposition: `attachment; filename="audit-${day}.xlsx"`,
    });
  }

  @Post('verification')
  @ApiOperation({ summary: '核验审计链 / Follow the audit chain from its beginning' })
  @HttpCode(200)
  @ApiOkResponse({ type: AuditVerdictResponse, description: '什么都不改；同时有人在核验时，得到同一个结果' })
  verify(@CurrentActor() actor: Actor): Promise<AuditVerdictResponse> {
    return this.record.verify(actor);
  }
}
