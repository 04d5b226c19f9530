import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/database.js';
import { migrateQueue } from '../../src/platform/queue/connection/queue-migrations.js';
import { postgresUrl } from './servers.js';

export { redisUrl } from './servers.js';

export interface TestDatabase {
  /** For code that opens its own connections. */
  url: string;
  /** Initialised, on all entities. */
  dataSource: DataSource;
  /** Closes the data source and drops the database, whoever is still connected. */
  close(): Promise<void>;
}

const template = 'xuanfa_template';

/** A database of its own for one spec file: every migration applied (BullMQ's too), no rows. Call it in `beforeAll`, `close` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, close } = await createMigratedDatabase();
  const dataSource = new DataSource(databaseOptions(url, 10));
  await dataSource.initialize();
  return {
    url,
    dataSource,
    async close() {
      if (dataSource.isInitialized) await dataSource.destroy();
      await close();
    },
  };
}

/** The same without a data source: for who brings their own, as rooms do that are made for every single test. */
export async function createMigratedDatabase(): Promise<Pick<TestDatabase, 'url' | 'close'>> {
  const server = await postgresUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withServer(server, async (client) => {
    await ensureTemplate(server, client);
    // Files are copied faster than they are written block by block: nothing here is brought to the disk.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  });
  return {
    url: databaseUrl(server, name),
    async close() {
      await withServer(server, async (client) => {
        // Sessions that were just closed are given a moment: one that is ended by force tells a client that has nobody to hear it.
        for (let tries = 0; tries < 20 && (await sessionsOf(client, name)) > 0; tries += 1) await pause(25);
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      });
    },
  };
}

async function sessionsOf(client: Client, name: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1`,
    [name],
  );
  return rows[0]?.n ?? 0;
}

/** A database without a single table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await postgresUrl();
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await withServer(server, (client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: databaseUrl(server, name),
    async close() {
      await withServer(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/** Made once per run by whoever comes first; it gets its name only when complete. */
async function ensureTemplate(server: string, client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock(1)');
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    const source = new DataSource({ ...databaseOptions(databaseUrl(server, draft), 2) });
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
    await migrateQueue(databaseUrl(server, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock(1)');
  }
}

async function withServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // a session that is ended between two statements is told by the next one
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
