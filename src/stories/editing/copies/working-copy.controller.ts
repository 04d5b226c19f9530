import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { KeepWorkingCopyRequest, OwnWorkingCopyResponse, WorkingCopyResponse } from './working-copy.dto.js';
import { WorkingCopyService } from './working-copy.service.js';

@ApiTags('stories')
@Controller('stories/:id/working-copy')
export class WorkingCopyController {
  constructor(private readonly copies: WorkingCopyService) {}

  @Get()
  @ApiOperation({ summary: '取回自己未保存的修改 / Fetch one’s own unsaved changes' })
  @ApiOkResponse({ type: OwnWorkingCopyResponse })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OwnWorkingCopyResponse> {
    const copy = await this.copies.find(actor, id);
    return { copy: copy && WorkingCopyResponse.of(copy) };
  }

  /** Keep what is typed and not saved as a revision yet, for oneself; nobody else sees it, nothing else changes. */
  @Put()
  @ApiOperation({ summary: '暂存自己未保存的修改 / Keep one’s own unsaved changes' })
  @ApiOkResponse({ type: WorkingCopyResponse })
  async keep(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: KeepWorkingCopyRequest,
  ): Promise<WorkingCopyResponse> {
    return WorkingCopyResponse.of(await this.copies.keep(actor, id, body));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: '丢弃自己未保存的修改 / Drop one’s own unsaved changes' })
  @ApiNoContentResponse()
  async drop(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.copies.drop(actor, id);
  }
}
