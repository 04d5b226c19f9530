import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { VariantQuery } from '../../variants/records/variant.dto.js';
import { StoryPictureResponse } from './story-picture.dto.js';
import { StoryPictures } from './story-picture.service.js';

@ApiTags('media')
@Controller('stories')
export class StoryPictureController {
  constructor(private readonly pictures: StoryPictures) {}

  /** What a reviewer has to know of the pictures: what they show, where they come from, what they say of their making by machine. */
  @Get(':id/pictures')
  @ApiOperation({ summary: '稿件用到的图片 / List the pictures of a story' })
  @ApiOkResponse({ type: StoryPictureResponse, isArray: true })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { revision }: VariantQuery,
  ): Promise<StoryPictureResponse[]> {
    return (await this.pictures.of(actor, id, revision)).map((one) => StoryPictureResponse.from(one));
  }
}
