import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { ImportHtmlRequest, ImportHtmlResponse } from './html-import.dto.js';
import { HtmlImportService } from './html-import.service.js';

@ApiTags('stories')
@Controller('imports')
export class HtmlImportController {
  constructor(private readonly imports: HtmlImportService) {}

  /**
   * Read styled HTML of a layout tool into a body. Changes nothing: hand the body in as a story’s or a WeChat variant’s. Foreign pictures are
   * never fetched; upload them and ask again with their numbers.
   */
  @Post('html')
  @ApiOperation({ summary: '导入排版工具的 HTML / Read styled HTML into a body' })
  @HttpCode(200)
  @ApiOkResponse({ type: ImportHtmlResponse })
  async read(
    @CurrentActor() actor: Actor,
    @Body() { html, pictures = [] }: ImportHtmlRequest,
  ): Promise<ImportHtmlResponse> {
    return ImportHtmlResponse.of(await this.imports.read(actor, html, pictures));
  }
}
