import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicRoute } from '../../platform/http/public-route.decorator.js';
import { SiteAnswers } from '../answers/site-answers.service.js';
import { SiteErrorFilter } from '../answers/site-error.filter.js';
import { SiteFeeds } from './site-feeds.service.js';
import { SiteSitemaps } from './site-sitemaps.service.js';

/** What programs read of the site: feed readers and search engines. */
@ApiExcludeController()
@PublicRoute()
@UseFilters(SiteErrorFilter)
@Controller()
export class FeedController {
  constructor(
    private readonly feeds: SiteFeeds,
    private readonly sitemaps: SiteSitemaps,
    private readonly answers: SiteAnswers,
  ) {}

  @Get('feed.:form')
  feed(@Param('form') form: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, `/feed.${form}`, () => this.feeds.feed(form));
  }

  @Get('sitemap.xml')
  sitemap(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, '/sitemap.xml', () => this.sitemaps.sitemap());
  }

  @Get('sitemaps/:part.xml')
  part(@Param('part') part: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, `/sitemaps/${part}.xml`, () => this.sitemaps.part(part));
  }

  @Get('robots.txt')
  robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, '/robots.txt', () => this.sitemaps.robots());
  }
}
