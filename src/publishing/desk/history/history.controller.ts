import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { HistoryReader } from './history-reader.service.js';
import { HistoryEntryResponse, VerdictResponse } from './history.dto.js';

@ApiTags('publications')
@Controller('publications/:id')
export class HistoryController {
  constructor(private readonly reader: HistoryReader) {}

  @Get('history')
  @ApiOperation({ summary: '谁在何时做了什么 / Read who did what to a publication' })
  @ApiOkResponse({ type: HistoryEntryResponse, isArray: true, description: '新的在前，最多 200 条' })
  history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HistoryEntryResponse[]> {
    return this.reader.history(actor, id);
  }

  @Get('verdicts')
  @ApiOperation({ summary: '人工核实的结论 / Read what people found out about its unconfirmed sends' })
  @ApiOkResponse({ type: VerdictResponse, isArray: true, description: '新的在前' })
  verdicts(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<VerdictResponse[]> {
    return this.reader.verdicts(actor, id);
  }
}
