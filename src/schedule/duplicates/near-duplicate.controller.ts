import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { NearDuplicateResponse } from './near-duplicate.dto.js';
import { NearDuplicateService } from './near-duplicate.service.js';

@ApiTags('publications')
@Controller('publications')
export class NearDuplicateController {
  constructor(private readonly duplicates: NearDuplicateService) {}

  @Get(':id/near-duplicates')
  @ApiOperation({ summary: '相近时间的重复内容 / List near duplicates of a publication' })
  @ApiOkResponse({
    type: NearDuplicateResponse,
    isArray: true,
    description: '时间相近、稿件、文字或人物相同的其他发布',
  })
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NearDuplicateResponse[]> {
    return this.duplicates.of(actor, id);
  }
}
