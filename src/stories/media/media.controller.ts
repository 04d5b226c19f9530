import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { AcceptsContent } from '../../platform/http/server/accepts-content.decorator.js';
import { MediaResponse } from './media.dto.js';
import { MediaService } from './media.service.js';
import { uploadOf } from './upload-part.js';

@ApiTags('media')
@Controller('media')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  /**
   * Upload one picture (JPEG, PNG, GIF or WebP, at most 25 MB). It is written anew: upright, in sRGB, without place, device and people, but
   * with the label that says a machine made it. The same file again gives the same answer.
   */
  @Post()
  @ApiOperation({ summary: '上传图片 / Upload a picture' })
  @AcceptsContent('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: MediaResponse })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<MediaResponse> {
    await this.media.requireWriter(actor);
    return MediaResponse.of(await this.media.receive(actor, (await uploadOf(request)).file));
  }

  /** The picture itself, for who handed it in or may read a story that uses it. Its name is its content, so it may be kept for good. */
  @Get(':sha256')
  @ApiOperation({ summary: '取回图片 / Fetch a picture' })
  @ApiOkResponse({ description: '图片', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @CurrentActor() actor: Actor,
    @Param('sha256') sha256: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, mime, size } = await this.media.loadFor(actor, sha256);
    void reply.headers({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    return new StreamableFile(bytes, { type: mime, length: size, disposition: 'inline' });
  }
}
