import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { MediaAccessService } from '../media-access.service.js';
import { PictureFitting } from './picture-fitting.service.js';
import { sendRendition } from './send-rendition.js';

/** Longest side of a thumbnail, pixels: lists on telephones and desks, at one and two pixels a point. */
const THUMBNAIL_SIDES = [160, 320, 640, 1_280] as const;
const THUMBNAIL_BYTES = 300 * 1024;

class ThumbnailQuery {
  @ApiProperty({ enum: THUMBNAIL_SIDES, required: false, default: 320, description: '最长边（像素）' })
  @Type(() => Number)
  @IsIn(THUMBNAIL_SIDES)
  side: number = 320;
}

@ApiTags('media')
@Controller('media')
export class ThumbnailController {
  constructor(
    private readonly access: MediaAccessService,
    private readonly fitting: PictureFitting,
  ) {}

  /** A small form of the picture for lists, for whom the picture is there. WebP. */
  @Get(':sha256/thumbnail')
  @ApiOperation({ summary: '取回缩略图 / Fetch a thumbnail' })
  @ApiOkResponse({ description: '缩略图', content: { 'image/webp': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @CurrentActor() actor: Actor,
    @Param('sha256') sha256: string,
    @Query() { side }: ThumbnailQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.access.requireReadable(actor, sha256);
    const small = await this.fitting.fit(sha256, { mimes: ['image/webp'], maxBytes: THUMBNAIL_BYTES, maxSide: side });
    sendRendition(request, reply, small, 86_400);
  }
}
