import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { type Present, PresenceService } from './presence.service.js';

class PresenceRequest {
  @ApiProperty({ description: '有尚未保存的修改' })
  @IsBoolean()
  writes: boolean;
}

class PresentResponse implements Present {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: '有尚未保存的修改' })
  writes: boolean;
}

@ApiTags('stories')
@Controller('stories/:id/presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  /** Say that one has the story open, and hear who else has. Holds for some fifty seconds. */
  @Put()
  @ApiOperation({ summary: '表明自己正打开稿件，得知还有谁 / Say that one is here, hear who else is' })
  @ApiOkResponse({ type: PresentResponse, isArray: true })
  beat(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { writes }: PresenceRequest,
  ): Promise<PresentResponse[]> {
    return this.presence.beat(actor, id, writes);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: '离开稿件 / Say that one has left' })
  @ApiNoContentResponse()
  async leave(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.presence.leave(actor, id);
  }
}
