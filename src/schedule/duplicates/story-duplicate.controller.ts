import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { StoryDuplicateResponse } from './near-duplicate.dto.js';
import { StoryDuplicateService } from './story-duplicate.service.js';

@ApiTags('stories')
@Controller('stories')
export class StoryDuplicateController {
  constructor(private readonly duplicates: StoryDuplicateService) {}

  /** Of the revision that stands, approved or not: what is near it was planned or went out around the time it is for. */
  @Get(':id/near-duplicates')
  @ApiOperation({ summary: '与已排期、已发布稿件的重复 / List what is planned or out and near to a story' })
  @ApiOkResponse({
    type: StoryDuplicateResponse,
    isArray: true,
    description: '文字、人物或对象相同的其他稿件，每篇一条，最像的在前',
  })
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoryDuplicateResponse[]> {
    return this.duplicates.of(actor, id);
  }
}
