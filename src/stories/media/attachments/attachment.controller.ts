import { Controller, Delete, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { sendDownload } from '../../../platform/files/send-download.js';
import { AcceptsContent } from '../../../platform/http/server/accepts-content.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { uploadOf } from '../upload-part.js';
import { AttachmentDeskService } from './attachment-desk.service.js';
import { AttachmentReaderService } from './attachment-reader.service.js';
import { AttachmentKindResponse, AttachmentResponse } from './attachment.dto.js';
import { attachmentDisposition } from './file-name.rules.js';

const BINARY = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

@ApiTags('attachments')
@Controller('stories')
export class AttachmentController {
  constructor(
    private readonly desk: AttachmentDeskService,
    private readonly reader: AttachmentReaderService,
  ) {}

  @Get('attachment-kinds')
  @ApiOperation({ summary: '可以附哪些文件、各多大 / Which files may be attached, and how large' })
  @ApiOkResponse({ type: AttachmentKindResponse, isArray: true })
  kinds(): AttachmentKindResponse[] {
    return AttachmentKindResponse.all();
  }

  @Get(':id/attachments')
  @ApiOperation({ summary: '稿件的附件 / List the attachments of a story' })
  @ApiOkResponse({ type: AttachmentResponse, isArray: true })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AttachmentResponse[]> {
    return (await this.reader.list(actor, id)).map((one) => AttachmentResponse.of(one));
  }

  /** Attach a video, a document, a PDF or a zip for the channels served by hand; told by its content, kept as it is. */
  @Post(':id/attachments')
  @ApiOperation({ summary: '上传附件 / Attach a file' })
  @AcceptsContent('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: AttachmentResponse })
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<AttachmentResponse> {
    await this.desk.requireRoom(actor, id);
    const { file, filename } = await uploadOf(request);
    return AttachmentResponse.of(await this.desk.attach(actor, id, file, filename));
  }

  @Delete(':id/attachments/:attachmentId')
  @HttpCode(204)
  @ApiOperation({ summary: '移除附件 / Take an attachment away' })
  @ApiNoContentResponse()
  async detach(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('attachmentId', IdPipe) attachmentId: string,
  ): Promise<void> {
    await this.desk.detach(actor, id, attachmentId);
  }

  /** The file itself, to be saved and never shown in place. A download that broke off goes on with `Range`. */
  @Get(':id/attachments/:attachmentId/content')
  @ApiOperation({ summary: '下载附件 / Download an attachment' })
  @ApiHeader({ name: 'Range', required: false, example: 'bytes=1048576-', description: '从断点继续' })
  @ApiHeader({ name: 'If-Range', required: false, description: '与 ETag 不符时给出整个文件' })
  @ApiOkResponse({ description: '整个文件', content: BINARY })
  @ApiResponse({ status: 206, description: '文件的一部分', content: BINARY })
  @ApiResponse({ status: 416, description: '所要的部分超出文件' })
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('attachmentId', IdPipe) attachmentId: string,
    @Headers() headers: Record<string, string | undefined>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attachment = await this.reader.find(actor, id, attachmentId);
    const { name, size, sha256 } = attachment;
    await sendDownload(reply, headers, { sha256, size, disposition: attachmentDisposition(name) }, (range) =>
      this.reader.open(attachment, range),
    );
  }
}
