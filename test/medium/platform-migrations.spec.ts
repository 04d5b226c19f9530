import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/database.js';
import { migrateQueue } from '../../src/platform/queue/connection/queue-migrations.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the migrations', () => {
  let migrated: TestDatabase;
  let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;

  beforeAll(async () => {
    [migrated, empty] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
  });
  afterAll(async () => {
    await migrated.close();
    await empty.close();
  });

  it('have names in the order of their timestamps, none twice', () => {
    const { migrations } = migrated.dataSource;
    // The name in the book of what was applied, by which readiness and upgrades know it.
    expect(migrations.map(({ name }) => name)).toEqual(migrations.map(({ constructor }) => constructor.name));
    const stamps = migrations.map(({ name }) => Number(name?.slice(-13)));
    expect(stamps.every(Number.isSafeInteger)).toBe(true);
    expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
  });

  it('leave no function, type, trigger or constraint behind when taken back one by one, and apply again', async () => {
    const source = await new DataSource(databaseOptions(empty.url, 2)).initialize();
    try {
      const fresh = await contents(source);
      await source.runMigrations();
      const applied = await contents(source);
      for (const _ of source.migrations) await source.undoLastMigration();
      expect(await contents(source)).toEqual(fresh);
      await source.runMigrations();
      expect(await contents(source)).toEqual(applied);
    } finally {
      await source.destroy();
    }
  });

  it("leave BullMQ's own tables alone, whose migration may run twice", async () => {
    await migrateQueue(migrated.url);
    await migrateQueue(migrated.url);
    expect(await migrated.dataSource.showMigrations()).toBe(false);
  });
});

/** Tables, functions, types and sequences of the public schema; TypeORM's own book of migrations aside. */
async function contents(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ name: string }[]>(`
    SELECT 'relation ' || relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '%migrations%'
        AND oid NOT IN (SELECT indexrelid FROM pg_index WHERE indrelid = to_regclass('public.migrations'))
    UNION ALL SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'type ' || typname FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typname NOT LIKE '%migrations%'
    UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'constraint ' || conname FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%migrations%'
    ORDER BY name`);
  return rows.map(({ name }) => name);
}
