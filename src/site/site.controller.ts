import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../platform/errors/app-error.js';
import { ROUTE_UNKNOWN } from '../platform/errors/platform.errors.js';
import { PublicRoute } from '../platform/http/public-route.decorator.js';
import { SiteAnswers } from './answers/site-answers.service.js';
import { SiteErrorFilter } from './answers/site-error.filter.js';
import { SitePages } from './pages/site-pages.service.js';

/**
 * The public site's pages. Parameters it does not know are let pass and count for nothing: what people share comes back with marks that
 * platforms hang on (`?from=timeline`).
 */
@ApiExcludeController()
@PublicRoute()
@UseFilters(SiteErrorFilter)
@Controller()
export class SiteController {
  constructor(
    private readonly pages: SitePages,
    private readonly answers: SiteAnswers,
  ) {}

  @Get()
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, '/', () => this.pages.home());
  }

  @Get('stories')
  stories(@Query('after') given: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const after = placeOf(given);
    return this.answers.send(request, reply, `/stories?${after}`, () => this.pages.stories(after));
  }

  @Get('stories/:slug')
  story(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, `/stories/${slug}`, () => this.pages.story(slug));
  }

  @Get('pillars/:id')
  pillar(
    @Param('id') id: string,
    @Query('after') given: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = placeOf(given);
    return this.answers.send(request, reply, `/pillars/${id}?${after}`, () => this.pages.pillar(id, after));
  }

  /** Whatever nobody else answers: a page for people, a problem document for programs. */
  @Get('*')
  nothing(): never {
    throw new AppError(ROUTE_UNKNOWN);
  }
}

/** The place in a list that an address names; null for its beginning. */
function placeOf(given: unknown): string | null {
  return typeof given === 'string' && given !== '' ? given : null;
}
