import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartError } from '../../src/platform/config/start-error.js';
import {
  runningPostgresUrl,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres.js';

// Starts and stops real servers, which a busy machine takes its time for.
jest.setTimeout(120_000);

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDir: string;
  const said: string[] = [];
  const running: EmbeddedPostgres[] = [];

  async function start(directory = dataDir): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({
      dataDir: directory,
      log: (message) => said.push(message),
      settings: { fsync: 'off' },
      patienceMs: 500,
    });
    running.push(server);
    return server;
  }

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows.map((row) => Object.values(row)[0]);
    } finally {
      await client.end();
    }
  }

  const pidFile = (directory = dataDir) => join(directory, 'postgres', 'postmaster.pid');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'xuanfa-embedded-'));
    chmodSync(folder, 0o711);
    dataDir = join(folder, 'data');
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('creates a cluster at the first start: UTF-8, reachable from this machine only, with a password', async () => {
    const { url, adopted } = await start();
    expect(adopted).toBe(false);
    expect(await ask(url, 'SHOW server_encoding')).toEqual(['UTF8']);
    expect(await ask(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await ask(url, `SELECT lower('ÄÉ') || length('三审三校')`)).toEqual(['äé4']);
    await ask(url, `CREATE TABLE kept AS SELECT '留存' AS text`);
    const open = new URL(url);
    open.password = 'wrong';
    await expect(ask(open.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, 'database.json')).mode & 0o777).toBe(0o600);
  });

  it('keeps data, password and port between starts, and writes its record only when something changed', async () => {
    const first = await start();
    const record = statSync(join(dataDir, 'database.json'));
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(statSync(join(dataDir, 'database.json'))).toMatchObject({ ino: record.ino, mtimeMs: record.mtimeMs });
    expect(await ask(second.url, 'SELECT text FROM kept')).toEqual(['留存']);
  });

  it('takes another port when its own was taken meanwhile', async () => {
    const first = await start();
    await first.stop();
    const thief = await listen(Number(new URL(first.url).port));
    const second = await start();
    thief.close();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await ask(second.url, 'SELECT text FROM kept')).toEqual(['留存']);
  });

  it('refuses a second owner of the data directory and leaves the first alone', async () => {
    const { url } = await start();
    await expect(start()).rejects.toThrow(StartError);
    expect(await ask(url, 'SELECT 1')).toEqual([1]);
  });

  it('can be found by a command beside the application while it runs, and not after', async () => {
    expect(await runningPostgresUrl(join(folder, 'nowhere'))).toBeUndefined();
    const server = await start();
    expect(await runningPostgresUrl(dataDir)).toBe(server.url);
    await server.stop();
    expect(await runningPostgresUrl(dataDir)).toBeUndefined();
  });

  it('recovers when the server itself was killed', async () => {
    const first = await start();
    process.kill(Number.parseInt(readFileSync(pidFile(), 'utf8'), 10), 'SIGKILL');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'SELECT text FROM kept')).toEqual(['留存']);
  });

  it("is not held up by a server's number that now belongs to another process", async () => {
    const first = await start();
    const lines = readFileSync(pidFile(), 'utf8').split('\n');
    await first.stop();
    writeFileSync(pidFile(), [process.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 });
    const { url } = await start();
    expect(await ask(url, 'SELECT text FROM kept')).toEqual(['留存']);
  });

  it('opens a copy of the data directory as a database of its own, even beside the running original', async () => {
    const original = await start();
    const copy = join(folder, 'copy');
    await ask(original.url, 'CHECKPOINT');
    cpSync(dataDir, copy, { recursive: true });
    rmSync(join(copy, 'owner.lock'));
    chmodSync(copy, 0o711);
    const second = await start(copy);
    expect(second.adopted).toBe(false);
    await ask(second.url, `UPDATE kept SET text = 'changed'`);
    expect(await ask(original.url, 'SELECT text FROM kept')).toEqual(['留存']);
  });

  it('leaves no server and no lock behind when stopped, and may be stopped twice', async () => {
    const server = await start();
    await server.stop();
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
    expect(existsSync(join(dataDir, 'owner.lock'))).toBe(false);
    await expect(ask(server.url, 'SELECT 1')).rejects.toThrow();
  });

  it('begins again after a first start that was cut short', async () => {
    const fresh = join(folder, 'fresh');
    const first = await start(fresh);
    await first.stop();
    // What a kill in the middle of initdb leaves: a record, and a draft without the name of a cluster.
    const cluster = join(fresh, 'postgres');
    cpSync(cluster, `${cluster}-draft`, { recursive: true });
    rmSync(cluster, { recursive: true });
    const second = await start(fresh);
    expect(await ask(second.url, 'SELECT 1')).toEqual([1]);
    expect(existsSync(`${cluster}-draft`)).toBe(false);
  });

  it('refuses a cluster of another PostgreSQL version with both numbers', async () => {
    const old = join(folder, 'old');
    cpSync(dataDir, old, { recursive: true });
    chmodSync(old, 0o711);
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start(old)).rejects.toThrow(/PostgreSQL 17.* 18/);
  });

  it('says where the record is when it is damaged', async () => {
    const damaged = join(folder, 'damaged');
    cpSync(dataDir, damaged, { recursive: true });
    writeFileSync(join(damaged, 'database.json'), '{');
    await expect(start(damaged)).rejects.toThrow(join(damaged, 'database.json'));
    expect(existsSync(join(damaged, 'owner.lock'))).toBe(false);
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
