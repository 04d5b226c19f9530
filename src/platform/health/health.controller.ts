import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PublicRoute } from '../http/public-route.decorator.js';
import { AliveResponse, ReadyResponse } from './health.dto.js';
import { ReadinessRegistry } from './readiness-registry.js';

/** For whoever watches over the process: is it alive, may it be sent requests. */
@ApiTags('health')
@PublicRoute()
@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessRegistry) {}

  @Get('healthz')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: AliveResponse })
  alive(): AliveResponse {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: ReadyResponse })
  @ApiServiceUnavailableResponse({ type: ReadyResponse })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyResponse> {
    const parts = await this.readiness.ask();
    const notReady = parts.filter((part) => !part.ready).map((part) => part.name);
    if (notReady.length > 0) void reply.status(503);
    return { status: notReady.length === 0 ? 'ready' : 'not ready', parts, notReady };
  }
}
