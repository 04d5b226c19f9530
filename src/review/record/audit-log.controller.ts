import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { AuditEntryResponse, AuditLogQuery, AuditVerdictResponse } from './audit-log.dto.js';
import { AuditRecordService } from './audit-record.service.js';

@ApiTags('audit')
@Controller('audit')
export class AuditLogController {
  constructor(private readonly record: AuditRecordService) {}

  @Get()
  @ApiOperation({ summary: '审计记录 / Read the audit log' })
  @ApiOkResponse({ type: PageOf(AuditEntryResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: AuditLogQuery): Promise<Page<AuditEntryResponse>> {
    return this.record.page(actor, query);
  }

  @Post('verification')
  @ApiOperation({ summary: '核验审计链 / Follow the audit chain from its beginning' })
  @HttpCode(200)
  @ApiOkResponse({ type: AuditVerdictResponse, description: '什么都不改；同时有人在核验时，得到同一个结果' })
  verify(@CurrentActor() actor: Actor): Promise<AuditVerdictResponse> {
    return this.record.verify(actor);
  }
}
