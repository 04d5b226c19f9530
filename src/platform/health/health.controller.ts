import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
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
  @ApiOperation({ summary: '进程是否存活 / Whether the process is alive' })
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: AliveResponse })
  alive(): AliveResponse {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ summary: '能否接受请求，哪部分未就绪 / Whether it is ready, and which part is not' })
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
