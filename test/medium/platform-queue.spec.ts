import { Global, Injectable, Logger, Module, type INestApplicationContext } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Test } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import type { RedisStore } from '../../src/platform/config/redis/redis-store.js';
import { REACH_MS } from '../../src/platform/outbox/outbox-reach.rules.js';
import { OutboxRelayModule } from '../../src/platform/outbox/outbox-relay.module.js';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay.service.js';
import { OutboxService } from '../../src/platform/outbox/outbox.service.js';
import type { JobCatalog, JobOutcome, JobRun } from '../../src/platform/queue/job-definition.js';
import { HandlesJob } from '../../src/platform/queue/workers/job-handlers.js';
import { JobQueue } from '../../src/platform/queue/job-queue.service.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { BACKENDS, freshRedisUrl, storeAt } from '../support/backends.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/until.js';

const job = { queue: 'test', payload: ['id'], attempts: 3, backoff: { type: 'fixed', delayMs: 20 } } as const;
const alarm = { ...job, alarm: true } as const;
const catalog: JobCatalog = {
  queues: { test: { concurrency: 4 } },
  jobs: { 'test.note': job, 'test.slow': job, 'test.alarm': alarm },
};

interface Call {
  id: string;
  at: number;
  run: JobRun;
}

@Injectable()
class Probe {
  calls: Call[] = [];
  answers = new Map<string, (call: Call) => Promise<JobOutcome> | JobOutcome>();

  @HandlesJob('test.note')
  async note(payload: Record<string, string>, run: JobRun): Promise<JobOutcome> {
    const call = { id: payload.id ?? '', at: Date.now(), run };
    this.calls.push(call);
    return this.answers.get(call.id)?.(call);
  }

  @HandlesJob('test.slow')
  async slow(payload: Record<string, string>, run: JobRun): Promise<JobOutcome> {
    return this.note(payload, run);
  }

  @HandlesJob('test.alarm')
  async ring(payload: Record<string, string>, run: JobRun): Promise<JobOutcome> {
    return this.note(payload, run);
  }

  of(id: string): Call[] {
    return this.calls.filter((call) => call.id === id);
  }
}

describe.each(BACKENDS)('outbox, relay and queue on %s', (store) => {
  let database: TestDatabase;
  let redis: RedisStore | null = null;
  let redisAddress: string;
  let app: INestApplicationContext;
  let probe: Probe;
  let outbox: OutboxService;

  /** Not started yet; `init` does that. */
  async function boot(handlers = true, jobs = catalog): Promise<INestApplicationContext> {
    @Global()
    @Module({
      providers: [{ provide: DataSource, useValue: database.dataSource }, OutboxService, ...(handlers ? [Probe] : [])],
      exports: [DataSource],
    })
    class Surroundings {}
    const module = await Test.createTestingModule({
      imports: [
        Surroundings,
        ScheduleModule.forRoot(),
        QueueModule.forRoot({ databaseUrl: database.url, redis, catalog: jobs }),
        OutboxRelayModule.forRoot(database.url),
      ],
    }).compile();
    Logger.overrideLogger(false); // these jobs fail on purpose
    return module;
  }

  const emit = (id: string, runAt?: Date) =>
    database.dataSource.transaction((tx) => outbox.emit(tx, 'test.note', { id }, runAt));
  const waiting = async () =>
    Number((await database.dataSource.query(`SELECT count(*) AS n FROM outbox_event WHERE relayed_at IS NULL`))[0].n);

  beforeAll(async () => {
    database = await createTestDatabase();
    redisAddress = await freshRedisUrl();
    redis = store === 'redis' ? storeAt({ REDIS_URL: redisAddress }) : null;
    app = await (await boot()).init();
    probe = app.get(Probe);
    outbox = app.get(OutboxService);
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  it('runs a job once its transaction has committed, with the ids it was given', async () => {
    await emit('first');
    const call = await until('the job ran', () => probe.of('first')[0]);
    expect(call.run).toEqual({ jobId: expect.stringMatching(/^outbox-\d+$/), attempt: 1, last: false });
    await until('the word is marked as relayed', async () => (await waiting()) === 0);
  });

  it('runs nothing for a transaction that rolled back', async () => {
    const slip = database.dataSource.transaction(async (tx) => {
      await outbox.emit(tx, 'test.note', { id: 'rolled-back' });
      throw new Error('rolled back');
    });
    await expect(slip).rejects.toThrow('rolled back');
    await emit('after the rollback');
    await until('the later job ran', () => probe.of('after the rollback')[0]);
    expect(probe.of('rolled-back')).toEqual([]);
  });

  it('runs a word once that was relayed twice, as after a crash between the queue and the mark', async () => {
    await emit('twice');
    await until('it ran', () => probe.of('twice')[0]);
    await until('the word is marked', async () => (await waiting()) === 0);
    await database.dataSource.query(`UPDATE outbox_event SET relayed_at = NULL WHERE payload->>'id' = 'twice'`);
    await app.get(OutboxRelay).relay();
    expect(await waiting()).toBe(0);
    await emit('behind twice');
    await until('the next ran', () => probe.of('behind twice')[0]);
    expect(probe.of('twice')).toHaveLength(1);
  });

  it('relays a word whose notification was lost, at the next tick', async () => {
    await database.dataSource.query(`INSERT INTO outbox_event (job, payload) VALUES ('test.note', '{"id":"unheard"}')`);
    await until('it ran', () => probe.of('unheard')[0]);
  });

  it('relays more words than a batch holds, each once', async () => {
    await database.dataSource.transaction(async (tx) => {
      for (let n = 0; n < 250; n += 1) await outbox.emit(tx, 'test.note', { id: `many-${n}` });
    });
    const many = () => probe.calls.filter(({ id }) => id.startsWith('many-'));
    await until('all ran', () => many().length >= 250);
    expect(new Set(many().map(({ id }) => id)).size).toBe(250);
    expect(many()).toHaveLength(250);
  });

  it('runs a delayed job at its time, not before', async () => {
    const runAt = new Date(Date.now() + 700);
    await emit('delayed', runAt);
    await until('the word is marked', async () => (await waiting()) === 0);
    expect(probe.of('delayed')).toEqual([]);
    const call = await until('it ran', () => probe.of('delayed')[0]);
    expect(call.at).toBeGreaterThanOrEqual(runAt.getTime() - 5);
  });

  it('rings once for the alarms of one instant, at that instant, and again for those of the next', async () => {
    // Late enough that all of them are handed over before, on a busy machine too: what is handed over behind its instant rings by itself.
    const at = Date.now() + 5_000;
    const instants = [new Date(at), new Date(at + 400)];
    await database.dataSource.transaction(async (tx) => {
      for (const runAt of instants)
        for (let n = 0; n < 130; n += 1) await outbox.emit(tx, 'test.alarm', { id: 'alarm' }, runAt);
    });
    // And from another transaction, relayed with another batch.
    await database.dataSource.transaction((tx) => outbox.emit(tx, 'test.alarm', { id: 'alarm' }, instants[0]));
    await until('the words are marked', async () => (await waiting()) === 0);
    await until('both have rung', () => probe.of('alarm').length >= 2);
    await emit('behind the alarms', new Date(at + 900));
    await until('the next ran', () => probe.of('behind the alarms')[0]);
    const rung = probe.of('alarm').map((call) => call.at);
    expect(rung).toHaveLength(2);
    for (const [index, instant] of instants.entries())
      expect(rung[index]).toBeGreaterThanOrEqual(instant.getTime() - 5);
  });

  it('keeps what is for later in the outbox until its time is near, and hands it over then, as one alarm', async () => {
    const later = new Date(Date.now() + REACH_MS + 60_000);
    const far = async (): Promise<number> =>
      Number(
        (
          await database.dataSource.query(
            `SELECT count(*) AS n FROM outbox_event WHERE payload->>'id' = 'far' AND relayed_at IS NULL`,
          )
        )[0].n,
      );
    await database.dataSource.transaction(async (tx) => {
      for (let n = 0; n < 130; n += 1) await outbox.emit(tx, 'test.alarm', { id: 'far' }, later);
    });
    // More than a batch of them holds up nobody.
    await emit('behind what is far');
    await until('it ran', () => probe.of('behind what is far')[0]);
    await app.get(OutboxRelay).relay();
    expect(await far()).toBe(130);
    expect((await app.get(JobQueue).depths()).find(({ state }) => state === 'delayed')?.jobs).toBe(0);
    // Eleven minutes go by.
    const at = new Date(Date.now() + 3_000);
    await database.dataSource.query(`UPDATE outbox_event SET run_at = $1 WHERE payload->>'id' = 'far'`, [at]);
    // Nobody calls: the next tick finds them.
    await until('the words are marked', async () => (await far()) === 0);
    const rung = await until('it rang', () => probe.of('far')[0]);
    expect(rung.at).toBeGreaterThanOrEqual(at.getTime() - 5);
    await emit('behind the far ones', new Date(at.getTime() + 300));
    await until('the next ran', () => probe.of('behind the far ones')[0]);
    expect(probe.of('far')).toHaveLength(1);
  });

  it('rings again for an alarm whose instant has rung already', async () => {
    const before = probe.of('again').length;
    for (let round = 1; round <= 2; round += 1) {
      await database.dataSource.transaction((tx) => outbox.emit(tx, 'test.alarm', { id: 'again' }));
      await until('it rang', () => probe.of('again').length === before + round);
    }
  });

  it('runs a job at once whose time has passed', async () => {
    await emit('overdue', new Date(Date.now() - 3_600_000));
    await until('it ran', () => probe.of('overdue')[0]);
  });

  it('tries a failing job again while attempts are left, and says which is the last', async () => {
    probe.answers.set('failing', () => {
      throw new Error('the platform is away');
    });
    await emit('failing');
    await until('it ran three times', () => probe.of('failing').length === 3);
    await emit('behind failing');
    await until('the next ran', () => probe.of('behind failing')[0]);
    expect(probe.of('failing').map(({ run }) => [run.attempt, run.last])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('does not run a job again that gave up', async () => {
    probe.answers.set('hopeless', () => ({ giveUp: 'the account is gone' }));
    await emit('hopeless');
    await until('it ran', () => probe.of('hopeless')[0]);
    await emit('behind hopeless', new Date(Date.now() + 200));
    await until('the next ran', () => probe.of('behind hopeless')[0]);
    expect(probe.of('hopeless')).toHaveLength(1);
  });

  it('runs a job again at the time it asked for, without counting an attempt', async () => {
    probe.answers.set('patient', ({ at }) =>
      probe.of('patient').length < 5 ? { later: new Date(at + 100) } : undefined,
    );
    await emit('patient');
    await until('it ran five times', () => probe.of('patient').length === 5);
    const calls = probe.of('patient');
    expect(calls.map(({ run }) => run.attempt)).toEqual([1, 1, 1, 1, 1]);
    for (const [n, call] of calls.slice(1).entries()) expect(call.at - (calls[n]?.at ?? 0)).toBeGreaterThanOrEqual(95);
  });

  it('never hands a handler a payload that does not fit its job', async () => {
    await database.dataSource.transaction((tx) => outbox.emit(tx, 'test.note', { id: 'unfit', secret: 'x' }));
    await emit('behind unfit', new Date(Date.now() + 200));
    await until('the next ran', () => probe.of('behind unfit')[0]);
    expect(probe.of('unfit')).toEqual([]);
  });

  it('leaves a word for a job of another version waiting, and others pass it', async () => {
    await database.dataSource.transaction((tx) => outbox.emit(tx, 'test.tomorrow', { id: 'x' }));
    await emit('behind tomorrow');
    await until('the next ran', () => probe.of('behind tomorrow')[0]);
    await until('only the word nobody knows is left', async () => (await waiting()) === 1);
    const [left] = await database.dataSource.query(`SELECT job FROM outbox_event WHERE relayed_at IS NULL`);
    expect(left).toEqual({ job: 'test.tomorrow' });
    await database.dataSource.query(`DELETE FROM outbox_event WHERE job = 'test.tomorrow'`);
  });

  it('comes back by itself when every connection to the database was cut', async () => {
    await database.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await until('a word can be left again', () =>
      emit('after the cut').then(
        () => true,
        () => false,
      ),
    );
    await until('it ran', () => probe.of('after the cut')[0], 25_000);
  });

  if (store === 'redis') {
    it('comes back by itself when every connection to Redis was cut', async () => {
      const client = new Redis(redisAddress);
      await client.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      client.disconnect();
      await emit('after the Redis cut');
      await until('it ran', () => probe.of('after the Redis cut')[0], 25_000);
    });
  }

  it('answers the readiness check', async () => {
    await expect(app.get(JobQueue).check()).resolves.toBeUndefined();
  });

  it('prunes what was relayed more than a day ago and never what waits', async () => {
    await database.dataSource.query(`INSERT INTO outbox_event (job, payload, created_at, relayed_at) VALUES
      ('test.old', '{}', now() - interval '3 days', now() - interval '25 hours'),
      ('test.new', '{}', now() - interval '3 days', now() - interval '23 hours'),
      ('test.waits', '{}', now() - interval '3 days', NULL)`);
    await app.get(OutboxRelay).prune();
    const rows = await database.dataSource.query(
      `SELECT job FROM outbox_event WHERE job LIKE 'test.%' AND job NOT IN ('test.note', 'test.alarm') ORDER BY job`,
    );
    expect(rows).toEqual([{ job: 'test.new' }, { job: 'test.waits' }]);
    await database.dataSource.query(`DELETE FROM outbox_event WHERE job = 'test.waits'`);
  });

  it('refuses to start when a job has no handler', async () => {
    const module = await boot(false);
    await expect(module.init()).rejects.toThrow('job test.note has no handler');
    await module.close();
  });

  it('lets a running job end before it closes, with the database still there', async () => {
    const other = await (
      await boot(true, { ...catalog, queues: { other: { concurrency: 1 } }, jobs: inOther(catalog) })
    ).init();
    const mine = other.get(Probe);
    let ended: unknown;
    mine.answers.set('slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      [ended] = await database.dataSource.query('SELECT 1 AS ok');
    });
    await other.get(JobQueue).enqueue([{ job: 'test.slow', payload: { id: 'slow' }, jobId: 'slow-1', delayMs: 0 }]);
    await until('it began', () => mine.of('slow')[0]);
    await other.close();
    expect(ended).toEqual({ ok: 1 });
  });
});

function inOther({ jobs }: JobCatalog): JobCatalog['jobs'] {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, definition]) => [name, { ...definition, queue: 'other' }]),
  );
}
