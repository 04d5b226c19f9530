import 'reflect-metadata';
import type { Config } from './platform/config/config.token.js';
import { StartError } from './platform/config/start-error.js';
import { ReadinessRegistry } from './platform/health/readiness-registry.js';
import { PinoLogger } from './platform/log/pino-logger.js';
import { Dispatcher } from './publishing/dispatch/dispatcher.service.js';
import { startApi } from './start/api-process.js';
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
    const installation = await openInstallation(say);
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
  const api = await startApi(config, logger);
  shutdown.add({ name: 'api', close: () => api.close() });
  if (sandbox) await connectSandbox(api, sandbox);
  if (config.role === 'all') {
    const worker = await startWorker(config, logger);
    // Newest first: the worker drains while the API still answers.
    shutdown.add({ name: 'worker', close: () => worker.close() });
    const dispatcher = worker.get(Dispatcher);
    api
      .get(ReadinessRegistry)
      .register('worker', () =>
        dispatcher.working ? Promise.resolve() : Promise.reject(new Error('the dispatcher holds no lease')),
      );
  }
  await greet({ api, config, sandbox, say });
}

await main();
