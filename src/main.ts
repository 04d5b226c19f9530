import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from './platform/config/config.token.js';
import { StartError } from './platform/config/start-error.js';
import { ReadinessRegistry } from './platform/health/readiness-registry.js';
import { PinoLogger } from './platform/log/pino-logger.js';
import { JobQueue } from './platform/queue/job-queue.service.js';
import { Dispatcher } from './publishing/dispatch/dispatcher.service.js';
import { startApi, stopApi } from './start/api-process.js';
import { greet } from './start/greeting.js';
import { openInstallation } from './start/installation.js';
import { connectSandbox, openSandbox } from './start/sandbox-process.js';
import { Shutdown } from './start/shutdown.js';
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
  const sandbox = config.role === 'worker' ? null : await openSandbox(config, say);
  if (sandbox) shutdown.add({ name: 'sandbox', close: () => sandbox.close() });

  if (config.role === 'worker') {
    const worker = await startWorker(config, logger);
    shutdown.add({ name: 'worker', close: () => worker.close() });
    say('宣发台 worker 已就绪 / worker ready');
    return;
  }
  const parts: { worker?: INestApplicationContext } = {};
  const api = await startApi(config, logger, (app) => {
    if (config.role === 'all') watchWorker(app.get(ReadinessRegistry), () => parts.worker);
  });
  shutdown.add({ name: 'api', close: () => stopApi(api, config.drainMs / 2) });
  if (sandbox) await connectSandbox(api, sandbox);
  if (config.role === 'all') {
    const worker = (parts.worker = await startWorker(config, logger));
    // Newest first: the worker drains while the API still answers.
    shutdown.add({ name: 'worker', close: () => worker.close() });
  }
  await greet({ api, config, sandbox, say });
}

/** The worker's parts, as `/readyz` of the same process shows them: not ready until it has started. */
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
