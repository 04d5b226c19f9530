import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { ExportDesk } from './export-desk.service.js';
import { ExportQuery } from './export.dto.js';

const ZIP = { description: '压缩包', schema: { type: 'string', format: 'binary' } } as const;

/** Web texts as files: index.html with style.css and media/ beside it, metadata.json for machines. */
@ApiTags('publications')
@Controller()
export class ExportController {
  constructor(private readonly desk: ExportDesk) {}

  @Get('publications/:id/export.zip')
  @ApiOperation({ summary: '导出已发布的网站稿：网页、图片和元数据 / Export a published web text as files' })
  @ApiProduces('application/zip')
  @ApiOkResponse(ZIP)
  async publication(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return download(reply, await this.desk.publication(actor, id));
  }

  /** What the reader may not read is left out. */
  @Get('campaigns/:id/export.zip')
  @ApiOperation({ summary: '导出专题下已发布的网站稿 / Export the published web texts of a campaign' })
  @ApiProduces('application/zip')
  @ApiOkResponse(ZIP)
  async campaign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return download(reply, await this.desk.campaign(actor, id, query));
  }

  /** For a content system without an interface. Open and refused as the task's package is. */
  @Get('hand-tasks/:id/page.zip')
  @ApiOperation({ summary: '下载网页包，放到自己的网站上 / Download the page as files, to put on a site of one’s own' })
  @ApiProduces('application/zip')
  @ApiOkResponse(ZIP)
  async handTask(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return download(reply, await this.desk.handTask(actor, id));
  }
}

/** Names are made of ids: nothing that anybody typed. */
function download(reply: FastifyReply, { name, bytes }: { name: string; bytes: Readable }): StreamableFile {
  void reply.headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  return new StreamableFile(bytes, { type: 'application/zip', disposition: `attachment; filename="${name}"` });
}
