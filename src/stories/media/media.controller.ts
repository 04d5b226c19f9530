import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type {} from '@fastify/multipart';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { AppError } from '../../platform/errors/app-error.js';
import { AcceptsContent } from '../../platform/http/server/accepts-content.decorator.js';
import { MEDIA_MISSING_FILE } from '../story.errors.js';
import { MediaResponse } from './media.dto.js';
import { MediaService, tooLarge } from './media.service.js';
import { LARGEST_PICTURE } from './picture.rules.js';

@ApiTags('media')
@Controller('media')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  /** Upload one picture (JPEG, PNG, GIF or WebP, at most 10 MB); the same bytes again give the same answer. */
  @Post()
  @ApiOperation({ summary: '上传图片 / Upload a picture' })
  @AcceptsContent('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: MediaResponse })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<MediaResponse> {
    await this.media.requireWriter(actor);
    return MediaResponse.of(await this.media.upload(actor, await readUpload(request)));
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

/** The one file of the body. @throws AppError MEDIA_MISSING_FILE, MEDIA_TOO_LARGE */
async function readUpload(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new AppError(MEDIA_MISSING_FILE, {}, 'file');
  const part = await request.file({ limits: { fileSize: LARGEST_PICTURE, files: 1, fields: 5 } });
  if (part?.fieldname !== 'file') throw new AppError(MEDIA_MISSING_FILE, {}, 'file');
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
    throw error;
  }
}
