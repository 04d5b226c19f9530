import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { DemonstrationResponse, LeaveDemonstrationRequest } from './demonstration.dto.js';
import { LeavingService } from './leaving.service.js';

@ApiTags('demonstration')
@Controller('demonstration')
export class DemonstrationController {
  constructor(private readonly leaving: LeavingService) {}

  @Get()
  @ApiOperation({ summary: '示例数据有多少、能否清空 / What the demonstration holds, and whether it can be cleared' })
  @ApiOkResponse({ type: DemonstrationResponse, description: '没有示例，或本人不是全系统的管理员：here 为 false' })
  async look(@CurrentActor() actor: Actor): Promise<DemonstrationResponse> {
    return DemonstrationResponse.of(await this.leaving.look(actor));
  }

  @Post('leave')
  @HttpCode(204)
  @ApiOperation({ summary: '清空示例数据，开始正式使用 / Clear the demonstration away and begin in earnest' })
  @ApiNoContentResponse({ description: '已清空：只留下本人和审计记录。中途断电的，下次启动时完成' })
  leave(@CurrentActor() actor: Actor, @Body() body: LeaveDemonstrationRequest): Promise<void> {
    return this.leaving.leave(actor, body);
  }
}
