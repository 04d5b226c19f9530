import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { ClosingResponse } from './closing.dto.js';
import { DepartmentClosing } from './closing.service.js';

@ApiTags('departments')
@Controller('departments/:id/closing')
export class ClosingController {
  constructor(private readonly closing: DepartmentClosing) {}

  @Get()
  @ApiOperation({ summary: '停用之前要先了结什么 / What stands against closing a department' })
  @ApiOkResponse({ type: ClosingResponse })
  preview(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ClosingResponse> {
    return this.closing.preview(actor, id);
  }

  @Put()
  @ApiOperation({ summary: '停用单位 / Close a department' })
  @ApiOkResponse({ type: ClosingResponse, description: '原有内容照旧可读；不再能新建或加入' })
  close(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ClosingResponse> {
    return this.closing.close(actor, id);
  }

  @Delete()
  @ApiOperation({ summary: '恢复使用单位 / Open it again' })
  @ApiOkResponse({ type: ClosingResponse })
  reopen(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ClosingResponse> {
    return this.closing.reopen(actor, id);
  }
}
