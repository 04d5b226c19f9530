import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomInt } from 'node:crypto';
import { Pool } from 'pg';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { type SeededAccount, type SeededNewsroom, seedNewsroom } from '../engine/seed/newsroom.js';
import { freshRedisUrl } from '../support/backends.js';
import { createTestDatabase } from '../support/database.js';
import { buildProduct, RealProcess } from '../support/real-process.js';
import { freePort } from '../support/servers.js';
import { until } from '../support/until.js';

/** A post as the platform's own record shows it; times by the platform's clock, ms. */
export interface LedgerPost {
  account: string;
  text: string;
  at: number;
}

const SECRET_KEY = randomBytes(32);

/** A grown installation on the run's PostgreSQL and Redis: processes of the product, and the sandbox they send to. */
export class GrownScene {
  private readonly processes: RealProcess[] = [];

  private constructor(
    readonly database: Pool,
    readonly sandbox: Sandbox,
    readonly newsroom: SeededNewsroom,
    private readonly env: Record<string, string>,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** @param accounts how many Weibo accounts the newsroom has */
  static async open(accounts: number): Promise<GrownScene> {
    buildProduct();
    const folder = mkdtempSync(join(tmpdir(), 'xuanfa-grown-'));
    chmodSync(folder, 0o711);
    const [database, redisUrl, sandbox] = await Promise.all([createTestDatabase(), freshRedisUrl(), startSandbox()]);
    const pool = new Pool({ connectionString: database.url, max: 3 });
    const opener = {
      url: sandbox.weiboBaseUrl,
      createWeiboAccount: (name: string) =>
        call(sandbox, 'POST', '/control/weibo/accounts', {
          name,
          uid: String(randomInt(2_000_000_000, 9_999_999_999)),
        }),
      createWechatAccount: (name: string) => call(sandbox, 'POST', '/control/wechat/accounts', { name }),
    } as Parameters<typeof seedNewsroom>[1];
    const plan = { departments: 3, accounts: { weibo: accounts }, secretKey: SECRET_KEY };
    const newsroom = await seedNewsroom(pool, opener, plan);
    const env = {
      DATABASE_URL: database.url,
      DATABASE_POOL: '6',
      REDIS_URL: redisUrl,
      XUANFA_DATA_DIR: folder,
      XUANFA_SECRET_KEY: SECRET_KEY.toString('base64'),
      XUANFA_LOG_LEVEL: 'error',
    };
    return new GrownScene(pool, sandbox, newsroom, env, async () => {
      await pool.end();
      await sandbox.close();
      await database.close();
      rmSync(folder, { recursive: true });
    });
  }

  get accounts(): SeededAccount[] {
    return this.newsroom.accounts;
  }

  /** Resolves when it is ready. */
  async worker(env: Record<string, string> = {}): Promise<RealProcess> {
    const started = this.start({ XUANFA_ROLE: 'worker', ...env });
    await until(
      'the worker is ready',
      () => {
        if (started.ended !== undefined) throw new Error(`It ended with ${started.ended} and said:\n${started.output}`);
        return started.output.includes('worker ready');
      },
      60_000,
    );
    return started;
  }

  /** Resolves when it answers; ready it is once a worker gives a sign of life. */
  async api(): Promise<{ process: RealProcess; url: string; port: number }> {
    const port = await freePort();
    const started = this.start({ XUANFA_ROLE: 'api', PORT: String(port) });
    await started.answers(`http://127.0.0.1:${port}/healthz`);
    return { process: started, url: `http://127.0.0.1:${port}`, port };
  }

  /** Every answer to a post comes so much later. */
  async slowDown(ms: number): Promise<void> {
    await call(this.sandbox, 'POST', '/faults', {
      kind: 'latency',
      platform: 'weibo',
      path: '/2/statuses/share.json',
      ms,
    });
  }

  async speedUp(): Promise<void> {
    await call(this.sandbox, 'DELETE', '/faults');
  }

  /** What followers can read on Weibo, oldest first. */
  async posts(): Promise<LedgerPost[]> {
    const { posts } = await call<{ posts: { account: string; text: string; at: string }[] }>(
      this.sandbox,
      'GET',
      '/ledger',
    );
    return posts.map(({ account, text, at }) => ({ account, text, at: Date.parse(at) }));
  }

  /** How many publications are in each state. */
  async states(): Promise<Record<string, number>> {
    const { rows } = await this.database.query<{ state: string; n: number }>(
      `SELECT state, count(*)::int AS n FROM publication GROUP BY state`,
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  /** Sends without an end whose worker holds its lease no more. */
  async abandoned(): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM publication_attempt t JOIN send_worker w ON w.id = t.worker_id
       WHERE t.ended_at IS NULL AND NOT EXISTS (
         SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted
           AND (l.classid::bigint << 32 | l.objid::bigint) = w.lock_key)`,
    );
    return rows[0]?.n ?? 0;
  }

  async close(): Promise<void> {
    for (const one of this.processes.filter(({ ended }) => ended === undefined)) {
      one.signal('SIGKILL');
      await one.end();
    }
    await this.dispose();
  }

  private start(env: Record<string, string>): RealProcess {
    const started = new RealProcess('dist/src/main.js', [], { ...this.env, ...env });
    this.processes.push(started);
    return started;
  }
}

async function call<T>(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(path, sandbox.weiboBaseUrl), {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
