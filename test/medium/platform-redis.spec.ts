import { Global, Injectable, Logger, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { RedisStore } from '../../src/platform/config/redis/redis-store.js';
import type { JobCatalog } from '../../src/platform/queue/job-definition.js';
import { HandlesJob } from '../../src/platform/queue/workers/job-handlers.js';
import { JobQueue } from '../../src/platform/queue/job-queue.service.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { storeAt } from '../support/backends.js';
import { type Certificates, makeCertificates } from '../support/certificates.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/until.js';

const job = { payload: ['id'], attempts: 1, backoff: { type: 'fixed', delayMs: 20 } } as const;
const catalog: JobCatalog = {
  queues: { one: { concurrency: 2 }, two: { concurrency: 2 } },
  jobs: { 'test.one': { queue: 'one', ...job }, 'test.two': { queue: 'two', ...job } },
};

@Injectable()
class Handlers {
  seen: string[] = [];

  @HandlesJob('test.one')
  async one({ id }: Record<string, string>): Promise<void> {
    this.seen.push(String(id));
  }

  @HandlesJob('test.two')
  async two(payload: Record<string, string>): Promise<void> {
    await this.one(payload);
  }
}

let app: INestApplicationContext | undefined;
let certificates: Certificates;
const servers: RedisServer[] = [];

async function server(...args: Parameters<typeof RedisServer.start>): Promise<RedisServer> {
  const started = await RedisServer.start(...args);
  servers.push(started);
  return started;
}

async function open(redis: RedisStore): Promise<INestApplicationContext> {
  @Global()
  @Module({ providers: [Handlers], exports: [Handlers] })
  class Surroundings {}
  const module = await Test.createTestingModule({
    imports: [Surroundings, QueueModule.forRoot({ databaseUrl: '', redis, catalog, drainMs: 5_000 })],
  }).compile();
  Logger.overrideLogger(false); // connections fail on purpose
  app = module;
  return module.init();
}

const enqueue = (id: string, delayMs = 0, name = 'test.one') =>
  app?.get(JobQueue).enqueue([{ job: name, payload: { id }, jobId: `j-${id}`, delayMs }]);
const ran = (id: string, patienceMs?: number) =>
  until(`${id} ran`, () => app?.get(Handlers).seen.includes(id), patienceMs);

beforeAll(() => {
  certificates = makeCertificates();
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  await Promise.all(servers.splice(0).map((one) => one.kill()));
});
afterAll(() => certificates.remove());

describe('a queue in an encrypted Redis', () => {
  const tls = () => [
    'tls-port {port}',
    `tls-ca-cert-file ${certificates.ca}`,
    `tls-cert-file ${certificates.cert}`,
    `tls-key-file ${certificates.key}`,
  ];
  const auth = () => ['--tls', '--cacert', certificates.ca, '--cert', certificates.cert, '--key', certificates.key];
  const ourselves = () => ({ XUANFA_REDIS_CERT_FILE: certificates.cert, XUANFA_REDIS_KEY_FILE: certificates.key });
  const address = ({ port }: RedisServer) => `rediss://127.0.0.1:${port}`;

  it('believes the authority it was given, and shows its own certificate when asked', async () => {
    const redis = await server([...tls(), 'tls-auth-clients yes'], { auth: auth() });
    await open(storeAt({ REDIS_URL: address(redis), XUANFA_REDIS_CA_FILE: certificates.ca, ...ourselves() }));
    await enqueue('encrypted');
    await ran('encrypted');
  });

  it('gives nothing to a server whose certificate nobody vouches for', async () => {
    const redis = await server([...tls(), 'tls-auth-clients no'], { auth: auth() });
    await open(storeAt({ REDIS_URL: address(redis) }));
    await expect(enqueue('kept back')).rejects.toThrow();
    expect(redis.ask('dbsize').trim()).toBe('0');
  });

  it('believes any certificate when told not to verify', async () => {
    const redis = await server([...tls(), 'tls-auth-clients no'], { auth: auth() });
    await open(storeAt({ REDIS_URL: address(redis), XUANFA_REDIS_VERIFY: 'off' }));
    await enqueue('trusting');
    await ran('trusting');
  });

  it('finds its master through encrypted sentinels', async () => {
    const settings = [...tls(), 'tls-auth-clients yes', 'tls-replication yes'];
    const master = await server(settings, { auth: auth() });
    const watcher = await server([...settings, `sentinel monitor office 127.0.0.1 ${master.port} 1`], {
      sentinel: true,
      auth: auth(),
    });
    const url = `rediss+sentinel://127.0.0.1:${watcher.port}/office`;
    await open(storeAt({ REDIS_URL: url, XUANFA_REDIS_CA_FILE: certificates.ca, ...ourselves() }));
    await enqueue('watched');
    await ran('watched');
  });
});

describe('a queue behind sentinels', () => {
  const password = 'a@b/c';
  const auth = ['-a', password];
  const settings = [`requirepass "${password}"`, `masterauth "${password}"`];

  it('goes on with the next master when the first one dies, and what waited still runs', async () => {
    const master = await server(settings, { auth });
    const replica = await server([...settings, `replicaof 127.0.0.1 ${master.port}`], { auth });
    await until('the replica follows', () => replica.ask('info', 'replication').includes('master_link_status:up'));
    const watcher = await server(
      [
        'requirepass "of the sentinel"',
        `sentinel monitor office 127.0.0.1 ${master.port} 1`,
        `sentinel auth-pass office ${password}`,
        'sentinel down-after-milliseconds office 500',
        'sentinel failover-timeout office 5000',
      ],
      { sentinel: true, auth: ['-a', 'of the sentinel'] },
    );
    await until('the sentinel knows both', () => watcher.ask('sentinel', 'replicas', 'office').includes('slave'));
    const who = `:${encodeURIComponent(password)}@`;
    await open(
      storeAt({
        REDIS_URL: `redis+sentinel://${who}127.0.0.1:1,127.0.0.1:${watcher.port}/office/3`,
        XUANFA_REDIS_SENTINEL_PASSWORD: 'of the sentinel',
      }),
    );
    await enqueue('before');
    await ran('before');
    await enqueue('across', 4_000);
    // Replication is not waited for by the queue; here it is, so that the test does not hang on the moment of the death.
    expect(master.ask('wait', '1', '5000').trim()).toBe('1');

    await master.kill();
    await until(
      'a job can be put in again',
      () =>
        enqueue('after')?.then(
          () => true,
          () => false,
        ),
      25_000,
    );
    await ran('after', 20_000);
    await ran('across', 20_000);
    expect(replica.ask('role')).toMatch(/^master/);
    expect(app?.get(Handlers).seen.filter((id) => id === 'across')).toHaveLength(1);
  }, 80_000);
});

describe('a queue in a Redis cluster', () => {
  it('runs what is put into any of its queues, also when asked only one of the nodes', async () => {
    const nodes = await Promise.all(
      [1, 2, 3].map(() =>
        // By itself it would take its port + 10000, which may be no port.
        server(['cluster-enabled yes', 'cluster-node-timeout 2000', 'cluster-port {bus}']),
      ),
    );
    const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
    nodes[0]?.ask('--cluster', 'create', ...addresses, '--cluster-yes');
    await until('the cluster is whole', () =>
      nodes.every((node) => node.ask('cluster', 'info').includes('cluster_state:ok')),
    );
    await open(storeAt({ REDIS_URL: `redis+cluster://${addresses[1]}` }));
    await enqueue('now');
    await enqueue('elsewhere', 0, 'test.two');
    await enqueue('later', 300);
    for (const id of ['now', 'elsewhere', 'later']) await ran(id);
    await expect(app?.get(JobQueue).check()).resolves.toBeUndefined();
    // One part of the keyspace: a script of the queue may touch no two nodes.
    const holders = nodes.filter((node) => Number(node.ask('dbsize')) > 0);
    expect(holders).toHaveLength(1);
  }, 60_000);
});
