import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../identity/sessions/session.rules.js';
import { CONFIG, type Config } from '../platform/config/config.token.js';
import { AppError } from '../platform/errors/app-error.js';
import { NOT_FOUND } from '../platform/errors/platform.errors.js';
import { PublicRoute } from '../platform/http/public-route.decorator.js';
import { ConsoleFiles, type ConsolePage } from './console-files.service.js';
import { consolePolicy } from './console-policy.rules.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const UNBUILT = '控制台尚未编译：请运行 npm run build。 / The console is not built: run npm run build.';

/** The newsroom's own pages. They hold nothing of anybody: what they show comes from the API, from whoever is logged in. */
@ApiExcludeController()
@PublicRoute()
@Controller('console')
export class ConsoleController {
  constructor(
    private readonly files: ConsoleFiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.page('index.html', request, reply);
  }

  /** Files by their name; `sign` is the phones' page; every other path is a page of the one application. */
  @Get('*')
  async read(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.files.find(path);
    if (!file) {
      if (path.startsWith('assets/')) throw new AppError(NOT_FOUND, { what: { zh: '这个文件', en: 'file' } });
      this.page(/^sign(\/|$)/.test(path) ? 'sign.html' : 'index.html', request, reply);
      return;
    }
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const packed =
      /\bbr\b/.test(accepted) && file.brotli ? 'br' : /\bgzip\b/.test(accepted) && file.gzip ? 'gzip' : null;
    void reply
      .header('cache-control', path.startsWith('assets/') ? FOR_GOOD : 'no-cache')
      .header('vary', 'accept-encoding')
      .headers(packed ? { 'content-encoding': packed } : {})
      .type(file.type)
      .send(packed === 'br' ? file.brotli : packed === 'gzip' ? file.gzip : file.plain);
  }

  private page(name: ConsolePage, request: FastifyRequest, reply: FastifyReply): void {
    const nonce = randomBytes(18).toString('base64');
    const page = this.files.pageWith(
      ...([name, nonce, request.cookies[SESSION_COOKIE] !== undefined, this.config.timeZone] as const),
    );
    void reply
      .status(page === null ? 503 : 200)
      .header('cache-control', 'no-store')
      .header('content-security-policy', consolePolicy(nonce))
      .type(page === null ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8')
      .send(page ?? UNBUILT);
  }
}
