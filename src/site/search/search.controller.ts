import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicRoute } from '../../platform/http/public-route.decorator.js';
import { SiteAnswers } from '../answers/site-answers.service.js';
import { SiteErrorFilter } from '../answers/site-error.filter.js';
import { queryOf } from './search-words.rules.js';
import { SiteSearch } from './site-search.service.js';

/** Search on the public site. */
@ApiExcludeController()
@PublicRoute()
@UseFilters(SiteErrorFilter)
@Controller()
export class SearchController {
  constructor(
    private readonly searches: SiteSearch,
    private readonly answers: SiteAnswers,
  ) {}

  @Get('search')
  search(
    @Query('q') given: unknown,
    @Query('after') place: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = queryOf(given);
    const after = typeof place === 'string' && place !== '' ? place : null;
    const key = `/search?${JSON.stringify([query, after])}`;
    return this.answers.send(request, reply, key, () => this.searches.page(query, after));
  }
}
