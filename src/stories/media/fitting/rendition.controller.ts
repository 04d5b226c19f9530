import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { MediaAccessService } from '../media-access.service.js';
import { CHANNEL_USE_NAMES, CHANNEL_USES, type ChannelUse } from './channel-use.rules.js';
import { PictureFitting } from './picture-fitting.service.js';
import { sendRendition } from './send-rendition.js';

class RenditionPath {
  @ApiProperty({ description: '图片的 sha256' })
  @IsString()
  sha256: string;

  @ApiProperty({ enum: CHANNEL_USE_NAMES, description: '用途' })
  @IsIn(CHANNEL_USE_NAMES)
  use: ChannelUse;
}

@ApiTags('media')
@Controller('media')
export class RenditionController {
  constructor(
    private readonly access: MediaAccessService,
    private readonly fitting: PictureFitting,
  ) {}

  /** The picture in the very bytes a channel is given, for whom the picture is there: previews show these. */
  @Get(':sha256/as/:use')
  @ApiOperation({ summary: '取回图片在某渠道发出的样子 / Fetch a picture as a channel is given it' })
  @ApiOkResponse({ description: '图片', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @CurrentActor() actor: Actor,
    @Param() { sha256, use }: RenditionPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.access.requireReadable(actor, sha256);
    sendRendition(request, reply, await this.fitting.forChannel(sha256, CHANNEL_USES[use]), 86_400);
  }
}
