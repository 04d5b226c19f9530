import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/database.js';
import { FREEZE_GATE } from '../../src/schedule/schedule-lock.rules.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  it('is real PostgreSQL in UTF-8 that counts Chinese characters, not bytes', async () => {
    const [row] = await first.dataSource.query(
      `SELECT length('中文测试') AS length, current_setting('server_encoding') AS encoding`,
    );
    expect(row).toEqual({ length: 4, encoding: 'UTF8' });
  });

  it('has every migration applied and BullMQ beside them', async () => {
    expect(await first.dataSource.showMigrations()).toBe(false);
    const [row] = await first.dataSource.query(
      `SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'bullmq'`,
    );
    expect(row.n).toBeGreaterThan(0);
  });

  it('shares no row with another', async () => {
    await first.dataSource.query(`INSERT INTO outbox_event (job, payload) VALUES ('x', '{}')`);
    const [row] = await second.dataSource.query(`SELECT count(*)::int AS n FROM outbox_event`);
    expect(row.n).toBe(0);
  });
});

describe('a session of the product', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  it('begins with its limits, which the address of the database may change', async () => {
    const limits = async (source: DataSource) => {
      const rows = await source.query<{ name: string; setting: string }[]>(
        `SELECT name, setting FROM pg_settings
         WHERE name LIKE 'tcp_keepalives%' OR name = 'idle_in_transaction_session_timeout' ORDER BY name`,
      );
      return rows.map(({ name, setting }) => `${name}=${setting}`);
    };
    const keepAlive = ['tcp_keepalives_count=3', 'tcp_keepalives_idle=10', 'tcp_keepalives_interval=10'];
    expect(await limits(database.dataSource)).toEqual(['idle_in_transaction_session_timeout=10000', ...keepAlive]);
    const address = new URL(database.url);
    address.searchParams.set('options', '-c idle_in_transaction_session_timeout=20s');
    const other = await new DataSource(databaseOptions(address.href, 1)).initialize();
    try {
      expect(await limits(other)).toEqual(['idle_in_transaction_session_timeout=20000', ...keepAlive]);
    } finally {
      await other.destroy();
    }
  });

  it('that stands idle in a transaction loses it, so that its locks hold up nobody', async () => {
    const stopped = await new DataSource(databaseOptions(database.url, 1, 200)).initialize();
    try {
      const holder = stopped.createQueryRunner();
      await holder.startTransaction();
      await holder.query('SELECT pg_advisory_xact_lock_shared($1)', [FREEZE_GATE]);
      await database.dataSource.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = '12s'`);
        await tx.query('SELECT pg_advisory_xact_lock($1)', [FREEZE_GATE]);
      });
      // Whoever wakes up again can no longer commit, and the pool goes on.
      await expect(holder.query('SELECT 1')).rejects.toThrow();
      await holder.release();
      expect(await stopped.query('SELECT 1 AS ok')).toEqual([{ ok: 1 }]);
    } finally {
      await stopped.destroy();
    }
  });
});
