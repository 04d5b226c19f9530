import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ImageCapability } from '../../accounts/channels/capability.rules.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { PublicRoute } from '../../platform/http/public-route.decorator.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import { CHANNEL_USES, PAGE_SIDES, pagePicture } from '../../stories/media/fitting/channel-use.rules.js';
import { demandOf, purposeOf } from '../../stories/media/fitting/fit.rules.js';
import { PictureFitting } from '../../stories/media/fitting/picture-fitting.service.js';
import { holds } from '../answers/negotiation.rules.js';
import { SiteErrorFilter } from '../answers/site-error.filter.js';

const NO_PICTURE = { what: { zh: '这张图片', en: 'picture' } };

/** Pictures of published pages. */
@ApiExcludeController()
@PublicRoute()
@UseFilters(SiteErrorFilter)
@Controller('media')
export class PublishedPictureController {
  constructor(
    private readonly pages: SitePageService,
    private readonly fitting: PictureFitting,
  ) {}

  /** The picture made to fit a page, as long as one that is up shows it: what is in review, or was taken down, is nobody's to see. */
  @Get(':sha256')
  async read(
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(sha256, CHANNEL_USES.web, request, reply);
  }

  /** The same, smaller. */
  @Get(':sha256/:side')
  async readSmaller(
    @Param('sha256') sha256: string,
    @Param('side') side: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = PAGE_SIDES.find((one) => String(one) === side);
    if (known === undefined) throw new AppError(NOT_FOUND, NO_PICTURE);
    await this.show(sha256, pagePicture(known), request, reply);
  }

  private async show(
    sha256: string,
    limits: ImageCapability,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !(await this.pages.isPublished(sha256))) {
      throw new AppError(NOT_FOUND, NO_PICTURE);
    }
    // Its name and how it was made say what it is, but it is shown only while its page is up: whoever keeps a copy asks each time.
    const tag = `"${sha256} ${purposeOf(demandOf(limits))}"`.replaceAll(' ', '-');
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
    const { bytes, mime } = await this.fitting.forChannel(sha256, limits);
    void reply.header('content-type', mime).send(bytes);
  }
}
