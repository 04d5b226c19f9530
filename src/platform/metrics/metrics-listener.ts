import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { StartError } from '../config/start-error.js';
import type { ReadinessRegistry } from '../health/readiness-registry.js';
import { mayRead, PROXY_HEADERS } from './metrics-access.rules.js';
import { METRICS_LOCAL_ONLY, METRICS_TOKEN_WRONG } from './metrics.errors.js';
import type { MetricsRegistry } from './metrics-registry.js';

export interface MetricsListenerOptions {
  host: string;
  port: number;
  /** See `MetricsDoor`. */
  token: string | null;
  metrics: MetricsRegistry;
  readiness: ReadinessRegistry;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/**
 * A door for whoever watches over a process that answers nobody else: `/metrics`, `/healthz`, `/readyz`, nothing more. No proxy
 * has business here, so without a token this machine may read.
 * @throws StartError when the port is taken
 */
export async function openMetricsListener(options: MetricsListenerOptions): Promise<{ close(): Promise<void> }> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    void answer(request, options).then(
      (given) => send(response, given),
      () => send(response, text(500, 'error\n')),
    );
  });
  await listen(server, options);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, options: MetricsListenerOptions): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'GET only\n');
  switch (request.url?.split('?', 1)[0]) {
    case '/metrics':
      return metricsFor(request, options);
    case '/healthz':
      return json(200, { status: 'ok' });
    case '/readyz': {
      const parts = await options.readiness.ask();
      const notReady = parts.filter((part) => !part.ready).map((part) => part.name);
      const ready = notReady.length === 0;
      return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', parts, notReady });
    }
    default:
      return text(404, '/metrics /healthz /readyz\n');
  }
}

async function metricsFor(request: IncomingMessage, { token, metrics }: MetricsListenerOptions): Promise<Answer> {
  const may = mayRead(
    { token, localOnly: true },
    {
      peer: request.socket.remoteAddress,
      passedOn: PROXY_HEADERS.some((name) => request.headers[name] !== undefined),
      authorization: request.headers.authorization,
    },
  );
  if (may === 'yes') return { status: 200, type: metrics.contentType, body: await metrics.text() };
  const { status, zh, en } = may === 'wrong-token' ? METRICS_TOKEN_WRONG : METRICS_LOCAL_ONLY;
  return text(status, `${zh}\n${en}\n`);
}

const text = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body });
const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="metrics"' } : {}),
  });
  response.end(body);
}

function listen(server: Server, { host, port }: MetricsListenerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new StartError(
          `端口 ${port} 已被占用，请用 XUANFA_METRICS_PORT 换一个端口。`,
          `Port ${port} is taken. Choose another with XUANFA_METRICS_PORT.`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}
