import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.token.js';
import { AppError } from '../errors/app-error.js';
import { isLocal } from '../http/local-address.rules.js';
import { PublicRoute } from '../http/public-route.decorator.js';
import { mayRead, PROXY_HEADERS } from './metrics-access.rules.js';
import { METRICS_LOCAL_ONLY, METRICS_TOKEN_WRONG } from './metrics.errors.js';
import { MetricsRegistry } from './metrics-registry.js';

/** The figures of this process for Prometheus. No session: a machine reads them, and shows its own token. */
@ApiTags('health')
@PublicRoute()
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: MetricsRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('metrics')
  @ApiOperation({ summary: '监控指标 / Metrics of the process' })
  @Header('cache-control', 'no-store')
  @ApiBearerAuth()
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Prometheus 文本格式 / Prometheus text format' })
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { token } = this.config.watching.metrics;
    const answer = mayRead(
      { token, localOnly: isLocal(new URL(this.config.publicUrl).hostname) },
      {
        // The socket's own end: `request.ip` may be what a proxy says.
        peer: request.socket.remoteAddress,
        passedOn: PROXY_HEADERS.some((name) => request.headers[name] !== undefined),
        authorization: request.headers.authorization,
      },
    );
    if (answer === 'wrong-token') {
      void reply.header('www-authenticate', 'Bearer realm="metrics"');
      throw new AppError(METRICS_TOKEN_WRONG);
    }
    if (answer === 'not-local') throw new AppError(METRICS_LOCAL_ONLY);
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
