import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Global, Injectable, Logger, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Redis } from 'ioredis';
import type { JobCatalog } from '../../src/platform/queue/job-definition.js';
import { HandlesJob } from '../../src/platform/queue/workers/job-handlers.js';
import { JobQueue } from '../../src/platform/queue/job-queue.service.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { storeAt } from '../support/backends.js';
import { freePort } from '../support/servers.js';
import { until } from '../support/until.js';

const catalog: JobCatalog = {
  queues: { one: { concurrency: 1 }, two: { concurrency: 1 } },
  jobs: {
    'test.one': { queue: 'one', payload: ['id'], attempts: 1, backoff: { type: 'fixed', delayMs: 20 } },
    'test.two': { queue: 'two', payload: ['id'], attempts: 1, backoff: { type: 'fixed', delayMs: 20 } },
  },
};

@Injectable()
class Handlers {
  seen: string[] = [];
  /** What a run waits for. */
  holding: Promise<void> = Promise.resolve();

  @HandlesJob('test.one')
  async one({ id }: Record<string, string>): Promise<void> {
    this.seen.push(String(id));
    await this.holding;
  }

  @HandlesJob('test.two')
  async two(payload: Record<string, string>): Promise<void> {
    await this.one(payload);
  }
}

/** A Redis of its own: this one is killed. */
describe('a queue whose Redis is away', () => {
  let port: number;
  let server: ChildProcess | undefined;
  let app: INestApplicationContext;

  beforeEach(async () => {
    port = await freePort();
    server = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      {
        stdio: 'ignore',
      },
    );
    const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
    client.on('error', () => undefined); // refused until the server listens
    await client.ping();
    client.disconnect();

    @Global()
    @Module({ providers: [Handlers], exports: [Handlers] })
    class Surroundings {}
    const module = await Test.createTestingModule({
      imports: [
        Surroundings,
        QueueModule.forRoot({
          databaseUrl: '',
          redis: storeAt({ REDIS_URL: `redis://127.0.0.1:${port}` }),
          catalog,
          drainMs: 60_000,
        }),
      ],
    }).compile();
    Logger.overrideLogger(false); // connections fail on purpose
    app = await module.init();
    await enqueue('test.one', 'first');
    await until('a job ran', () => app.get(Handlers).seen.includes('first'));
  });
  afterEach(() => stop());

  const enqueue = (job: string, id: string) =>
    app.get(JobQueue).enqueue([{ job, payload: { id }, jobId: `j-${id}`, delayMs: 0 }]);

  async function stop(): Promise<void> {
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    server = undefined;
  }

  it('closes without waiting for its return, also in the moment it goes', async () => {
    const gone = stop();
    await closes();
    await gone;
  });

  it('closes without waiting for its return when it has long been away', async () => {
    await stop();
    await expect(enqueue('test.one', 'refused')).rejects.toThrow();
    await closes();
  });

  it('lets running jobs end before it closes, then waits no longer', async () => {
    let release: (() => void) | undefined;
    const handlers = app.get(Handlers);
    handlers.holding = new Promise((resolve) => (release = resolve));
    await enqueue('test.two', 'held');
    await until('the job runs', () => handlers.seen.includes('held'));
    await stop();
    let over = false;
    const closed = closes().then(() => (over = true));
    await expect(enqueue('test.one', 'refused')).rejects.toThrow(); // so that its absence is known
    expect(over).toBe(false);
    release?.();
    await closed;
  });

  it('closes without waiting for an answer when Redis hangs, and says so to those who put jobs in', async () => {
    server?.kill('SIGSTOP');
    await expect(enqueue('test.one', 'unheard')).rejects.toThrow('has not answered');
    await closes();
  });

  /** Far less than the patience for running jobs (a minute here); the sum of the limits for closing, and something for a slow machine. */
  async function closes(): Promise<void> {
    let over = false;
    const closed = app.close().then(() => (over = true));
    await until('it has closed', () => over, 20_000);
    await closed;
  }
});
