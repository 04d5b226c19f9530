import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from '../../platform/http/problem/problem.filter.js';
import { refusalOf } from '../../platform/http/problem/refusal.rules.js';
import { SiteFrameService } from '../frame/site-frame.service.js';
import { renderError } from '../pages/error-page.rules.js';
import type { SiteFrame } from '../frame/frame.rules.js';
import { wantsPage } from './negotiation.rules.js';
import { Rendered } from './rendered.js';
import { SiteAnswers } from './site-answers.service.js';

const log = new Logger('site');

/** Tells readers in a page what went wrong; programs get the problem document everybody else gets. */
@Injectable()
@Catch()
export class SiteErrorFilter implements ExceptionFilter {
  constructor(
    private readonly frames: SiteFrameService,
    private readonly answers: SiteAnswers,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const path = request.url.split('?', 1)[0] ?? '/';
    if (reply.sent || reply.raw.headersSent || !wantsPage(path, request.headers.accept)) {
      answerProblem(thrown, request, reply);
      return;
    }
    const { definition } = refusalOf(thrown);
    const entry = { code: definition.code, status: definition.status, path, requestId: request.id };
    if (definition.level === 'error') log.error({ ...entry, err: thrown });
    else log.debug(entry);
    const page = renderError(await this.frame(), definition.status, request.id);
    this.answers.write(request, reply, new Rendered(page, 'text/html; charset=utf-8', definition.status), 'no-store');
  }

  /** The frame, or, when the database is what went wrong, one that needs none. */
  private async frame(): Promise<SiteFrame> {
    try {
      return await this.frames.current();
    } catch (error) {
      log.warn({ err: error, path: 'frame' });
      return this.frames.plain();
    }
  }
}
