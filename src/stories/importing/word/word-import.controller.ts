import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { AcceptsContent } from '../../../platform/http/server/accepts-content.decorator.js';
import { uploadOf } from '../../media/upload-part.js';
import { ImportHtmlResponse } from '../html-import.dto.js';
import { WordImportService } from './word-import.service.js';

@ApiTags('stories')
@Controller('imports')
export class WordImportController {
  constructor(private readonly words: WordImportService) {}

  /** Read a Word document (docx, at most 25 MB) into a body. Its pictures are taken in as uploads; those without words have an empty `alt`, which is to be written before the body is saved. */
  @Post('docx')
  @HttpCode(200)
  @ApiOperation({ summary: '导入 Word 文档 / Read a Word document into a body' })
  @AcceptsContent('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiOkResponse({ type: ImportHtmlResponse })
  async read(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ImportHtmlResponse> {
    await this.words.requireWriter(actor);
    return ImportHtmlResponse.of(await this.words.read(actor, (await uploadOf(request)).file));
  }
}
