import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { sendDownload } from '../../../platform/files/send-download.js';
import { AcceptsContent } from '../../../platform/http/server/accepts-content.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { attachmentDisposition } from '../../../stories/media/attachments/file-name.rules.js';
import { uploadOf } from '../../../stories/media/upload-part.js';
import { archiveName } from '../pack/hand-file-name.rules.js';
import { HandPackageDesk } from './hand-package-desk.service.js';
import { HandPackageResponse, toHandPackageResponse } from './hand-package.dto.js';

const BINARY = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

@ApiTags('hand-tasks')
@Controller('hand-tasks/:id')
export class HandPackageController {
  constructor(private readonly desk: HandPackageDesk) {}

  /** From an hour before the slot, so that large files can be uploaded ahead. Refused while nothing may leave. */
  @Get('package')
  @ApiOperation({ summary: '发布包：要复制的文字、要上传的文件、要核对的事 / What to copy, to upload and to see to' })
  @ApiOkResponse({ type: HandPackageResponse })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HandPackageResponse> {
    const { task, content } = await this.desk.open(actor, id);
    return toHandPackageResponse(task, content);
  }

  @Get('package.zip')
  @ApiOperation({ summary: '打包下载 / Download everything as one zip' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ description: '压缩包', schema: { type: 'string', format: 'binary' } })
  async archive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { title, bytes, size } = await this.desk.archive(actor, id);
    // Its parts go on with `Range`, each by itself.
    void reply.headers({
      'accept-ranges': 'none',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    return new StreamableFile(bytes, {
      type: 'application/zip',
      length: size,
      disposition: attachmentDisposition(archiveName(title), 'hand-package'),
    });
  }

  /** A picture or an attachment of the package. A download that broke off goes on with `Range`. */
  @Get('files/:sha256')
  @ApiOperation({ summary: '单独下载一个文件 / Download one file of the package' })
  @ApiHeader({ name: 'Range', required: false, example: 'bytes=1048576-', description: '从断点继续' })
  @ApiOkResponse({ description: '整个文件', content: BINARY })
  @ApiResponse({ status: 206, description: '文件的一部分', content: BINARY })
  @ApiResponse({ status: 416, description: '所要的部分超出文件' })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('sha256') sha256: string,
    @Headers() headers: Record<string, string | undefined>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, open } = await this.desk.file(actor, id, sha256);
    const { size, name } = file;
    await sendDownload(reply, headers, { sha256: file.sha256, size, disposition: attachmentDisposition(name) }, open);
  }

  /** A picture of the post, by whoever reports on it; it stands for the link where the platform has none. A later one replaces it. */
  @Post('screenshot')
  @ApiOperation({ summary: '上传截图 / Upload a screenshot' })
  @AcceptsContent('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  async keepScreenshot(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const task = await this.desk.requireInHand(actor, id);
    await this.desk.keepScreenshot(actor, task, (await uploadOf(request)).file);
  }

  @Get('screenshot')
  @ApiOperation({ summary: '查看截图 / Fetch the screenshot' })
  @ApiOkResponse({ description: '图片', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async screenshot(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, mime, size } = await this.desk.screenshot(actor, id);
    void reply.headers({
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    return new StreamableFile(bytes, { type: mime, length: size, disposition: 'inline' });
  }
}
