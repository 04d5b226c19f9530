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
import { HouseWork } from './start/demonstration/leaving/house-work.js';
import { Renewable } from './start/renewable.js';
import { connectSandbox, forgetSandbox, openSandbox } from './start/sandbox-process.js';
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
  const sandbox = new Renewable(
    () => openSandbox(config, say),
    async (opened) => opened?.close(),
  );
  const worker = new Renewable(() => startWorker(config, logger, metrics), close);
  const openWorker = () =>
    shutdown.open(
      'worker',
      () => worker.begin(),
      () => worker.end(),
    );

  if (config.role === 'worker') {
    const readiness = new ReadinessRegistry();
    watchWorker(readiness, worker);
    await openDoor({ config, metrics, readiness, shutdown });
    await openWorker();
    if (worker.current) await greetWorker(worker.current.get(JobQueue), config, say);
    return;
  }
  await shutdown.open(
    'sandbox',
    () => sandbox.begin(),
    () => sandbox.end(),
  );
  const api = await shutdown.open(
    'api',
    () =>
      startApi(config, logger, metrics, (app) => {
        if (config.role === 'all') watchWorker(app.get(ReadinessRegistry), worker);
      }),
    (started) => stopApi(started, config.drainMs / 2),
  );
  await openDoor({ config, metrics, readiness: api.get(ReadinessRegistry), shutdown });
  if (sandbox.current) await connectSandbox(api, sandbox.current);
  api.get(HouseWork).attach({
    pause: () => worker.pause(),
    resume: () => (config.role === 'all' ? worker.begin() : Promise.resolve()),
    emptySandbox: async () => {
      await sandbox.pause();
      forgetSandbox(config);
      await sandbox.begin();
      if (sandbox.current) await connectSandbox(api, sandbox.current);
    },
  });
  // Newest first: the worker drains while the API still answers.
  if (config.role === 'all') await openWorker();
  await greet({ api, config, sandbox: sandbox.current, say });
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
function watchWorker(readiness: ReadinessRegistry, worker: Renewable<INestApplicationContext>): void {
  const running = (): INestApplicationContext => {
    if (!worker.current) throw new Error('the worker has not started yet');
    return worker.current;
  };
  readiness.register('queue', async () => running().get(JobQueue).check());
  readiness.register('worker', async () => {
    if (!running().get(Dispatcher).working) throw new Error('the dispatcher holds no lease');
  });
}

await main();
