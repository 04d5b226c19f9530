import { createHash } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { PREVIEW_STYLE } from '../../rendering/preview-page.rules.js';
import { VariantReaderService } from './variant-reader.service.js';
import { VariantWriterService } from './variant-writer.service.js';
import {
  DeriveVariantRequest,
  EditVariantRequest,
  PreviewQuery,
  VariantPath,
  VariantQuery,
  VariantResponse,
} from './variant.dto.js';

/** Pictures of our own, the page's one style and inline styles (WeChat knows no others); nothing runs, nothing is sent anywhere. */
const PREVIEW_POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src-elem 'sha256-${createHash('sha256').update(PREVIEW_STYLE).digest('base64')}'`,
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  // Keeps its origin, without which its pictures would be asked for without the session.
  'sandbox allow-same-origin',
].join('; ');

@ApiTags('variants')
@Controller('stories/:id/variants')
export class VariantController {
  constructor(
    private readonly reader: VariantReaderService,
    private readonly writer: VariantWriterService,
  ) {}

  /** The variants of a revision, each with what its channel would refuse: web, wechat and weibo, and `other` once it was asked for. */
  @Get()
  @ApiOperation({ summary: '各渠道稿件 / List the variants for each channel' })
  @ApiOkResponse({ type: VariantResponse, isArray: true })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { revision }: VariantQuery,
  ): Promise<VariantResponse[]> {
    return (await this.reader.list(actor, id, revision)).map((one) => VariantResponse.of(one));
  }

  /** Replace the variant by a form of one's own; checked against the limits of its channel. */
  @Put(':channel')
  @ApiOperation({ summary: '改写某渠道的稿件 / Write the variant for a channel' })
  @ApiOkResponse({ type: VariantResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param() { id, channel }: VariantPath,
    @Body() { version, content }: EditVariantRequest,
  ): Promise<VariantResponse> {
    await this.writer.edit(actor, id, channel, version, content);
    return VariantResponse.of(await this.reader.read(actor, id, channel));
  }

  /** Undo the edits: derive the variant from its revision again. That for `other` is made by it, with version 0. */
  @Post(':channel/derive')
  @ApiOperation({ summary: '由正文重新生成某渠道的稿件 / Derive the variant for a channel from the story' })
  @HttpCode(200)
  @ApiOkResponse({ type: VariantResponse })
  async derive(
    @CurrentActor() actor: Actor,
    @Param() { id, channel }: VariantPath,
    @Body() { version }: DeriveVariantRequest,
  ): Promise<VariantResponse> {
    await this.writer.derive(actor, id, channel, version);
    return VariantResponse.of(await this.reader.read(actor, id, channel));
  }

  /** The variant as its readers will see it, by the very renderer that posts it. */
  @Get(':channel/preview')
  @ApiOperation({ summary: '预览某渠道的样子 / Preview the variant as its channel shows it' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: '预览页面', schema: { type: 'string' } })
  async preview(
    @CurrentActor() actor: Actor,
    @Param() { id, channel }: VariantPath,
    @Query() query: PreviewQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.reader.preview(actor, id, channel, query);
    void reply.type('text/html; charset=utf-8').headers({
      'content-security-policy': PREVIEW_POLICY,
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'private, no-store',
    });
    return page;
  }
}
