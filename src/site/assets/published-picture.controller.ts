import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { PublicRoute } from '../../platform/http/public-route.decorator.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { MediaService } from '../../stories/media/media.service.js';
import { holds } from '../answers/negotiation.rules.js';
import { SiteErrorFilter } from '../answers/site-error.filter.js';

/** Pictures of published pages. */
@ApiExcludeController()
@PublicRoute()
@UseFilters(SiteErrorFilter)
@Controller('media')
export class PublishedPictureController {
  constructor(
    private readonly pages: SitePageService,
    private readonly media: MediaService,
  ) {}

  /** The picture, as long as a page that is up shows it: what is still in review, or was taken down, is nobody's to see. */
  @Get(':sha256')
  async read(
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !(await this.pages.isPublished(sha256))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这张图片', en: 'picture' } });
    }
    const tag = `"${sha256}"`;
    // Its name is its content, but it is shown only while its page is up: whoever keeps a copy asks each time.
    void reply.headers({
      'cache-control': 'public, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: tag,
    });
    if (holds(request.headers['if-none-match'], tag)) {
      void reply.status(304).send();
      return;
    }
    const { bytes, mime } = await this.media.loadMedia(sha256);
    void reply.header('content-type', mime).send(bytes);
  }
}
