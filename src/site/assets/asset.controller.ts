import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { PublicRoute } from '../../platform/http/public-route.decorator.js';
import { SiteAnswers } from '../answers/site-answers.service.js';
import { SiteErrorFilter } from '../answers/site-error.filter.js';
import { SiteAssets } from './site-assets.service.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Style and icon of the site. */
@ApiExcludeController()
@PublicRoute()
@UseFilters(SiteErrorFilter)
@Controller()
export class AssetController {
  constructor(
    private readonly assets: SiteAssets,
    private readonly answers: SiteAnswers,
  ) {}

  @Get('assets/:name')
  read(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const found = this.assets.find(name);
    if (found === null) throw new AppError(NOT_FOUND, { what: { zh: '这个文件', en: 'file' } });
    this.answers.write(request, reply, found.rendered, found.exact ? FOR_GOOD : 'no-cache');
  }

  /** Where browsers and feed readers look without being told. */
  @Get('favicon.ico')
  icon(@Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'public, max-age=86400').redirect(this.assets.icon.path, 302);
  }
}
