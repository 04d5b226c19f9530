import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

/** URL of the run's PostgreSQL (its maintenance database); the first caller of the run starts it, global teardown ends it. */
export function postgresUrl(): Promise<string> {
  return once('postgres', async (folder) => {
    const server = await startEmbeddedPostgres({
      dataDir: folder,
      log: () => undefined,
      // Nothing here needs to survive a power cut.
      settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' },
    });
    return server.url;
  });
}

/**
 * URL of the run's Redis (noeviction); the first caller of the run starts it, global teardown ends it. Its databases are shared
 * by all spec files: `freshRedisUrl()` gives out one for you alone; `redisUrl(n)` is database n (0 to 63).
 * @throws when the machine has no redis-server: no silent skips
 */
export async function redisUrl(database = 0): Promise<string> {
  const url = await once('redis', async (folder) => {
    if (spawnSync('redis-server', ['--version']).status !== 0) {
      throw new Error(
        'redis-server is missing; `npm test` installs it where it may, else: apt-get install redis-server',
      );
    }
    const port = await freePort();
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--pidfile',
      join(folder, 'redis.pid'),
    ];
    spawn(
      'redis-server',
      [
        ...settings,
        '--daemonize',
        'yes',
        '--save',
        '',
        '--appendonly',
        'no',
        '--maxmemory-policy',
        'noeviction',
        '--databases',
        '512',
      ],
      { stdio: 'ignore' },
    );
    const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
    client.on('error', () => undefined); // refused until the server listens
    await client.ping();
    client.disconnect();
    return `redis://127.0.0.1:${port}`;
  });
  return `${url}/${database}`;
}

/** Runs `start` in one of the parallel Jest workers; the others wait for what it returns. */
async function once(name: string, start: (folder: string) => Promise<string>): Promise<string> {
  const run = process.env.TEST_RUN_FOLDER;
  if (!run) throw new Error('Run the specs through test/jest.config.cjs');
  const folder = join(run, name);
  const result = join(run, `${name}.url`);
  const failure = join(run, `${name}.failure`);
  if (existsSync(result)) return readFileSync(result, 'utf8');
  if (!claim(folder)) return answerOfAnother(name, result, failure);
  try {
    const url = await start(folder);
    writeFileSync(`${result}.draft`, url);
    renameSync(`${result}.draft`, result);
    return url;
  } catch (error) {
    writeFileSync(failure, String(error));
    throw error;
  }
}

/** True for exactly one of the workers. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o711 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function answerOfAnother(name: string, result: string, failure: string): Promise<string> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (existsSync(result)) return readFileSync(result, 'utf8');
    if (existsSync(failure)) throw new Error(readFileSync(failure, 'utf8'));
    await pause(100);
  }
  throw new Error(`${name} did not come up within a minute`);
}

export async function freePort(): Promise<number> {
  // Below the ports that calls going out are given: one of those could be taken between the look and the use.
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
