import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from '../api.module.js';
import { API_TAGS } from '../api-tags.js';
import type { Config } from '../platform/config/config.token.js';
import { StartError } from '../platform/config/start-error.js';
import { configureHttp } from '../platform/http/server/configure-http.js';
import { HTTP_OPTIONS, httpAdapter } from '../platform/http/server/http-adapter.js';
import type { MetricsRegistry } from '../platform/metrics/metrics-registry.js';
import type { PinoLogger } from '../platform/log/pino-logger.js';

/**
 * The `api` role: listens when it returns.
 * @param beforeListening called once everything is built and nobody can ask yet
 * @throws StartError when the port is taken
 */
export async function startApi(
  config: Config,
  logger: PinoLogger,
  metrics: MetricsRegistry,
  beforeListening: (app: NestFastifyApplication) => void = () => undefined,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forConfig(config, metrics),
    httpAdapter(config.trustedProxies),
    {
      ...HTTP_OPTIONS,
      logger,
      abortOnError: false,
    },
  );
  await configureHttp(app, config, API_TAGS);
  await app.init();
  beforeListening(app);
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartError(
      `端口 ${config.port} 已被占用，请用 PORT 换一个端口，或停止占用它的程序。`,
      `Port ${config.port} is taken. Choose another with PORT, or stop the program that holds it.`,
    );
  }
  return app;
}

/** How often connections are looked at that have nothing more to answer, ms. */
const LOOK_MS = 50;

/** Takes no more requests, lets those under way end, and cuts off what has not ended after `patienceMs`. */
export async function stopApi(api: NestFastifyApplication, patienceMs: number): Promise<void> {
  const server = api.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  // Closing looks at them once; one that answers its last request afterwards would be kept alive for the next.
  const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  try {
    await api.close();
  } finally {
    clearInterval(look);
    clearTimeout(cut);
  }
}
