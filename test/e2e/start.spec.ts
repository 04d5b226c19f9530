import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { runningPostgresUrl } from '../../src/platform/database/embedded-postgres.js';
import { BACKENDS, freshRedisUrl } from '../support/backends.js';
import { createEmptyDatabase } from '../support/database.js';
import { buildProduct, RealProcess } from '../support/real-process.js';
import { freePort } from '../support/servers.js';
import { until } from '../support/until.js';

// Real processes on real servers, which a busy machine takes its time for.
jest.setTimeout(240_000);

let folder: string;
let port: number;
const processes: RealProcess[] = [];

function start(env: Record<string, string>, script = 'dist/src/main.js'): RealProcess {
  const started = new RealProcess(script, [], {
    PORT: String(port),
    XUANFA_DEMO: 'off',
    XUANFA_SANDBOX_PORT: '0',
    ...env,
  });
  processes.push(started);
  return started;
}

const ready = (started: RealProcess, at = port) => started.answers(`http://127.0.0.1:${at}/readyz`);

async function ask<Row>(url: string | undefined, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  buildProduct();
  folder = mkdtempSync(join(tmpdir(), 'xuanfa-start-'));
  chmodSync(folder, 0o711);
  port = await freePort();
});

afterAll(async () => {
  for (const started of processes.filter(({ ended }) => ended === undefined)) {
    started.signal('SIGTERM');
    await started.end();
  }
  rmSync(folder, { recursive: true });
});

describe('the product on its embedded defaults', () => {
  let dataDir: string;
  let people: unknown[];
  const peopleNow = async () => ask(await runningPostgresUrl(dataDir), 'SELECT id FROM person ORDER BY id');

  beforeAll(() => {
    dataDir = join(folder, 'embedded');
  });

  it('gets ready on an empty data directory with nothing but Node, and creates its first administrator', async () => {
    const started = start({ XUANFA_DATA_DIR: dataDir }, 'scripts/start.mjs');
    await ready(started);
    await until('the administrator was shown', () => /password/.test(started.output));
    people = await peopleNow();
    expect(people).toHaveLength(1);
  });

  it('answers the API that the console is written against: npm run api-types', async () => {
    const check = new RealProcess('scripts/api-types.mjs', ['--check', `http://127.0.0.1:${port}`], {});
    expect([await check.end(), check.output]).toEqual([0, '']);
  });

  it('serves the console, as built', async () => {
    const page = await (await fetch(`http://127.0.0.1:${port}/console/`)).text();
    const [script = ''] = /\/console\/assets\/[\w.-]+\.js/.exec(page) ?? [];
    expect((await fetch(`http://127.0.0.1:${port}${script}`)).headers.get('content-type')).toContain('javascript');
  });

  it('refuses a second process on the same data directory, naming the first, which goes on', async () => {
    const [first] = processes;
    const second = start({ XUANFA_DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(await second.end()).not.toBe(0);
    expect(second.output).toContain(`pid ${first?.pid}`);
    await ready(first as RealProcess);
  });

  it('stops in order on Ctrl-C, pressed twice, and takes its database along', async () => {
    const running = processes[0] as RealProcess;
    running.signalGroup('SIGINT');
    running.signalGroup('SIGINT');
    expect(await running.end()).toBe(0);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(dataDir, 'owner.lock'))).toBe(false);
  });

  it('stops also when it is told to while it starts: at every moment from the first answer on', async () => {
    const at = await freePort();
    for (const waitMs of [0, 150, 400]) {
      const started = start({ XUANFA_DATA_DIR: dataDir, PORT: String(at) });
      // It answers before its worker is ready.
      await started.answers(`http://127.0.0.1:${at}/healthz`);
      await pause(waitMs);
      started.signal('SIGTERM');
      expect([waitMs, await started.end(30_000)]).toEqual([waitMs, 0]);
    }
  });

  it('gets ready again with its data kept, and stops on SIGTERM', async () => {
    const started = start({ XUANFA_DATA_DIR: dataDir, XUANFA_DEMO: 'on' });
    await ready(started);
    expect(await peopleNow()).toEqual(people);
    // Asked for a demonstration it cannot make, it says so.
    await until('it said why', () => started.output.includes('no demonstration was filled in'));
    started.signal('SIGTERM');
    expect(await started.end()).toBe(0);
    expect(await runningPostgresUrl(dataDir)).toBeUndefined();
  });

  it('after kill -9 takes on the database server that was left running', async () => {
    const killed = start({ XUANFA_DATA_DIR: dataDir });
    await ready(killed);
    killed.signal('SIGKILL');
    expect(await killed.end()).toBe('SIGKILL');
    expect(await peopleNow()).toEqual(people);

    const started = start({ XUANFA_DATA_DIR: dataDir });
    await ready(started);
    expect(started.output).toContain('Adopted');
    expect(await peopleNow()).toEqual(people);
    started.signal('SIGTERM');
    expect(await started.end()).toBe(0);
  });

  it('says so when its port is taken, and leaves no database running', async () => {
    const thief = createServer();
    await new Promise<void>((resolve) => thief.listen(port, '127.0.0.1', resolve));
    const started = start({ XUANFA_DATA_DIR: dataDir });
    expect(await started.end()).not.toBe(0);
    expect(started.output).toContain(String(port));
    expect(await runningPostgresUrl(dataDir)).toBeUndefined();
    await new Promise((resolve) => thief.close(resolve));
  });
});

describe('the product on given servers', () => {
  it.each(BACKENDS)(
    'runs api and worker apart with the queue on %s, and starts no server of its own',
    async (store) => {
      const database = await createEmptyDatabase();
      const dataDir = join(folder, `grown-${store}`);
      const apiPort = await freePort();
      const shared = {
        DATABASE_URL: database.url,
        XUANFA_DATA_DIR: dataDir,
        PORT: String(apiPort),
        ...(store === 'redis' && { REDIS_URL: await freshRedisUrl() }),
      };
      const metricsPort = await freePort();
      const api = start({ ...shared, XUANFA_ROLE: 'api' });
      await api.answers(`http://127.0.0.1:${apiPort}/healthz`);
      // Nobody works yet, and it says so.
      const alone = await fetch(`http://127.0.0.1:${apiPort}/readyz`);
      expect([alone.status, await alone.json()]).toEqual([
        503,
        expect.objectContaining({
          notReady: ['workers'],
          parts: expect.arrayContaining([
            { name: 'workers', ready: false, why: expect.objectContaining({ zh: expect.stringContaining('worker') }) },
          ]),
        }),
      ]);
      const worker = start({ ...shared, XUANFA_ROLE: 'worker', XUANFA_METRICS_PORT: String(metricsPort) });
      await until(
        'the worker is ready',
        () => {
          if (worker.ended !== undefined) throw new Error(worker.output);
          return /ready/.test(worker.output);
        },
        90_000,
      );
      await ready(api, apiPort);
      await ready(worker, metricsPort);
      const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      expect(figures).toMatch(/^xuanfa_queue_jobs\{queue="dispatch",state="waiting"\} \d+$/m);
      expect(figures).toContain('process_cpu_seconds_total');
      expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
      const queues = await ask<{ n: number }>(
        database.url,
        `SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'bullmq'`,
      );
      expect((queues[0]?.n ?? 0) > 0).toBe(store === 'postgres');
      for (const started of [worker, api]) {
        started.signal('SIGTERM');
        expect(await started.end()).toBe(0);
      }
      await database.close();
    },
  );

  it('starts two apis and two workers on an empty database at the same moment, with one administrator', async () => {
    const database = await createEmptyDatabase();
    const ports = [await freePort(), await freePort()];
    const shared = {
      DATABASE_URL: database.url,
      DATABASE_POOL: '5',
      XUANFA_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      REDIS_URL: await freshRedisUrl(),
    };
    const apis = ports.map((at, n) =>
      start({ ...shared, XUANFA_ROLE: 'api', PORT: String(at), XUANFA_DATA_DIR: join(folder, `machine-${n}`) }),
    );
    const workers = [2, 3].map((n) =>
      start({ ...shared, XUANFA_ROLE: 'worker', XUANFA_DATA_DIR: join(folder, `machine-${n}`) }),
    );
    for (const [n, api] of apis.entries()) await ready(api, ports[n]);
    await until('both workers are ready', () => workers.every(({ output }) => output.includes('worker ready')), 90_000);
    await until('the administrator was shown', () => apis.some(({ output }) => output.includes('password')));
    expect(await ask(database.url, 'SELECT login FROM person')).toEqual([{ login: 'admin' }]);
    const all = [...apis, ...workers];
    for (const one of all) one.signal('SIGTERM');
    expect(await Promise.all(all.map((one) => one.end()))).toEqual([0, 0, 0, 0]);
    expect(apis.filter(({ output }) => output.includes('password'))).toHaveLength(1);
    await database.close();
  });
});

describe('bad surroundings', () => {
  it('end the start with exit 2 and the names of all bad variables, and no secret', async () => {
    const started = start({
      PORT: 'http',
      XUANFA_ROLE: 'boss',
      XUANFA_TIME_ZONE: 'Peking',
      XUANFA_DATADIR: '/tmp',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
    });
    expect(await started.end()).toBe(2);
    for (const name of ['PORT', 'XUANFA_ROLE', 'XUANFA_TIME_ZONE', 'XUANFA_DATADIR', 'DATABASE_URL'])
      expect(started.output).toContain(`  ${name}`);
    expect(started.output).not.toContain('hunter2');
  });

  it('end a worker without DATABASE_URL with exit 2', async () => {
    const started = start({ XUANFA_ROLE: 'worker' });
    expect(await started.end()).toBe(2);
    expect(started.output).toContain('DATABASE_URL');
  });

  it.each([
    ['nobody answers', async () => `postgres://it:hunter2@127.0.0.1:${await freePort()}/x`],
    ['it does not exist', async (base: string) => Object.assign(new URL(base), { pathname: '/no_such_database' }).href],
    ['the password is wrong', async (base: string) => Object.assign(new URL(base), { password: 'hunter2' }).href],
  ])('end the start with exit 1, DATABASE_URL and a remedy when of the database %s', async (_, of) => {
    const database = await createEmptyDatabase();
    const url = await of(database.url);
    const started = start({ DATABASE_URL: url, XUANFA_DATA_DIR: join(folder, 'away') });
    expect(await started.end()).toBe(1);
    expect(started.output).toContain('DATABASE_URL');
    expect(started.output).toContain(new URL(url).host + new URL(url).pathname);
    expect(started.output).not.toMatch(/hunter2|\n {4}at /);
    await database.close();
  });

  it('end the start with exit 2 and the path when the data directory cannot be made', async () => {
    const started = start({ XUANFA_DATA_DIR: '/dev/null/xuanfa' });
    expect(await started.end()).toBe(2);
    expect(started.output).toContain('/dev/null/xuanfa');
  });
});
