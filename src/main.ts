import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from './platform/config/config.token.js';
import { StartError } from './platform/config/start-error.js';
import { ReadinessRegistry } from './platform/health/readiness-registry.js';
import { openMetricsListener } from './platform/metrics/metrics-listener.js';
import { MetricsRegistry } from './platform/metrics/metrics-registry.js';
import { PinoLogger } from './platform/log/pino-logger.js';
import { JobQueue } from './platform/queue/job-queue.service.js';
import { startTraces } from './platform/trace/traces.js';
import { Dispatcher } from './publishing/dispatch/dispatcher.service.js';
import { startApi, stopApi } from './start/api-process.js';
import { greet } from './start/greeting.js';
import { openInstallation } from './start/installation.js';
import { connectSandbox, openSandbox } from './start/sandbox-process.js';
import { Shutdown } from './start/shutdown.js';
import { greetWorker } from './start/worker-greeting.js';
import { startWorker } from './start/worker-process.js';

/** One entry; the environment chooses the role: all (default) | api | worker. */
async function main(): Promise<void> {
  const say = (message: string): void => void process.stderr.write(`${message}\n`);
  const shutdown = new Shutdown(say);
  try {
    const installation = await openInstallation(say, { renewDemo: true });
    shutdown.limitMs = installation.config.drainMs;
    shutdown.add({ name: 'database', close: () => installation.stop() });
    await run(installation.config, shutdown, say);
  } catch (error) {
    if (error instanceof StartError) {
      say(error.message);
      await shutdown.end(error.exitCode, 'start failed');
    } else {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      await shutdown.end(1, 'start failed');
    }
  }
}

async function run(config: Config, shutdown: Shutdown, say: (message: string) => void): Promise<void> {
  const logger = new PinoLogger(config.logLevel);
  const metrics = new MetricsRegistry();
  metrics.watchProcess();
  const traces = await startTraces(config.watching.tracesEndpoint, config.role);
  if (traces) shutdown.add({ name: 'traces', close: () => traces.close() });
  const sandbox =
    config.role === 'worker'
      ? null
      : await shutdown.open(
          'sandbox',
          () => openSandbox(config, say),
          async (opened) => opened?.close(),
        );

  const parts: { worker?: INestApplicationContext } = {};
  if (config.role === 'worker') {
    const readiness = new ReadinessRegistry();
    watchWorker(readiness, () => parts.worker);
    await openDoor({ config, metrics, readiness, shutdown });
    const worker = (parts.worker = await shutdown.open('worker', () => startWorker(config, logger, metrics), close));
    await greetWorker(worker.get(JobQueue), config, say);
    return;
  }
  const api = await shutdown.open(
    'api',
    () =>
      startApi(config, logger, metrics, (app) => {
        if (config.role === 'all') watchWorker(app.get(ReadinessRegistry), () => parts.worker);
      }),
    (started) => stopApi(started, config.drainMs / 2),
  );
  await openDoor({ config, metrics, readiness: api.get(ReadinessRegistry), shutdown });
  if (sandbox) await connectSandbox(api, sandbox);
  if (config.role === 'all') {
    // Newest first: the worker drains while the API still answers.
    parts.worker = await shutdown.open('worker', () => startWorker(config, logger, metrics), close);
  }
  await greet({ api, config, sandbox, say });
}

const close = (context: INestApplicationContext): Promise<void> => context.close();

/** The listener for whoever watches, where a port is set for it. It closes after what it tells of. */
async function openDoor(about: {
  config: Config;
  metrics: MetricsRegistry;
  readiness: ReadinessRegistry;
  shutdown: Shutdown;
}): Promise<void> {
  const { host, watching } = about.config;
  const { port, token } = watching.metrics;
  if (port === null) return;
  const door = await openMetricsListener({ ...about, host, port, token });
  about.shutdown.add({ name: 'metrics', close: () => door.close() });
}

/** The worker's parts, as `/readyz` of its process shows them: not ready until it has started. */
function watchWorker(readiness: ReadinessRegistry, started: () => INestApplicationContext | undefined): void {
  const worker = (): INestApplicationContext => {
    const context = started();
    if (!context) throw new Error('the worker has not started yet');
    return context;
  };
  readiness.register('queue', async () => worker().get(JobQueue).check());
  readiness.register('worker', async () => {
    if (!worker().get(Dispatcher).working) throw new Error('the dispatcher holds no lease');
  });
}

await main();
