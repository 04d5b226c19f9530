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
