import type { TestingModule } from '@nestjs/testing';
import type { RedisStore } from '../../src/platform/config/redis/redis-store.js';
import { CanaryService } from '../../src/platform/canary/canary.service.js';
import { Dispatcher } from '../../src/publishing/dispatch/dispatcher.service.js';
import { BACKENDS, queueStore } from '../support/backends.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

interface Ready {
  status: string;
  notReady: string[];
  parts: { name: string; ready: boolean; why?: { zh: string; en: string } }[];
}

describe.each(BACKENDS)('the workers’ canary, queue on %s', (backend) => {
  let database: TestDatabase;
  let api: TestApi;
  let redis: RedisStore | null;
  const workers: TestingModule[] = [];

  /** Started as in production. */
  async function work(): Promise<TestingModule> {
    const worker = await buildWorker(database.url, { redis });
    workers.push(worker);
    await worker.init();
    return worker;
  }
  async function rest(worker: TestingModule): Promise<void> {
    workers.splice(workers.indexOf(worker), 1);
    await worker.close();
  }
  const ask = async () => (await api.get<Ready>('/readyz')).body;
  const silence = (ms: number) =>
    database.dataSource.query(
      `UPDATE worker_canary SET asked_at = clock_timestamp() - interval '1 hour',
         answered_at = clock_timestamp() - $1 * interval '1 millisecond'`,
      [ms],
    );
  const answeredAgain = () =>
    until('a worker answered', async () => {
      const [row] = await database.dataSource.query(
        `SELECT 1 AS yes FROM worker_canary WHERE answered_at > clock_timestamp() - interval '30 seconds'`,
      );
      return row !== undefined;
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = await queueStore(backend);
    api = await bootApi({ databaseUrl: database.url });
  });
  afterAll(async () => {
    for (const worker of [...workers]) await rest(worker);
    await api.close();
    await database.close();
  });

  it('makes a fresh installation not ready in words, until a first worker has answered', async () => {
    const alone = await ask();
    expect(alone.notReady).toEqual(['workers']);
    const why = alone.parts.find(({ name }) => name === 'workers')?.why;
    expect(why?.zh).toContain('XUANFA_ROLE=worker');
    expect(why?.en).toContain('No worker has ever answered');

    const worker = await work();
    await until('it is ready', async () => (await ask()).status === 'ready');
    await rest(worker);
    // A worker that has just gone is no silence yet.
    expect((await ask()).status).toBe('ready');
  });

  it('turns not ready when no worker has answered for a minute, and ready again when one comes back', async () => {
    await silence(59_000);
    expect((await ask()).status).toBe('ready');
    await silence(61_000);
    const silent = await ask();
    expect(silent.notReady).toEqual(['workers']);
    expect(silent.parts.find(({ name }) => name === 'workers')?.why?.en).toMatch(/No worker has answered for 6\d s/);
    await rest(await work().then(async (worker) => (await answeredAgain(), worker)));
    expect((await ask()).status).toBe('ready');
    expect((await api.get('/metrics')).text).toMatch(/^xuanfa_canary_round_trip_seconds [\d.]+$/m);
  });

  it('is not answered by a worker that may not send', async () => {
    const worker = await buildWorker(database.url, { redis });
    workers.push(worker);
    const dispatcher = worker.get(Dispatcher, { strict: false });
    const may = jest.spyOn(dispatcher, 'working', 'get').mockReturnValue(false);
    await worker.init();
    await silence(3_600_000);
    await worker.get(CanaryService, { strict: false }).send(0);
    await until('the canary was met', () => may.mock.calls.length > 1);
    expect((await ask()).notReady).toEqual(['workers']);
    may.mockRestore();
    await answeredAgain();
    expect((await ask()).status).toBe('ready');
    await rest(worker);
  });

  it('is sent once, however many workers there are, and no second one while the first waits for a relay', async () => {
    const { dataSource } = database;
    const worker = await buildWorker(database.url, { redis });
    workers.push(worker);
    await silence(3_600_000);
    const canaries = worker.get(CanaryService, { strict: false });
    const sent = await Promise.all(Array.from({ length: 6 }, () => canaries.send(14_000)));
    expect(sent.filter(Boolean)).toHaveLength(1);
    await dataSource.query(`UPDATE worker_canary SET asked_at = clock_timestamp() - interval '1 hour'`);
    expect(await canaries.send(14_000)).toBe(false);
    const waiting: { n: number }[] = await dataSource.query(
      `SELECT count(*)::int AS n FROM outbox_event WHERE relayed_at IS NULL AND job = 'worker.canary'`,
    );
    expect(waiting).toEqual([{ n: 1 }]);
    await dataSource.query(`UPDATE outbox_event SET relayed_at = clock_timestamp()`);
    expect(await canaries.send(14_000)).toBe(true);
    await rest(worker);
  });
});
