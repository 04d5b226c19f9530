import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FreezeAScopeOnce1795000021100 implements MigrationInterface {
  name = 'FreezeAScopeOnce1795000021100';

  async up(q: QueryRunner): Promise<void> {
    // Of several on one scope the oldest stands: nothing in the scope is freed.
    await q.query(`
      UPDATE freeze_order f SET lifted_at = clock_timestamp(), lifted_by = f.declared_by
      FROM freeze_order older
      WHERE f.lifted_at IS NULL AND older.lifted_at IS NULL
        AND older.department_id IS NOT DISTINCT FROM f.department_id AND older.channel IS NOT DISTINCT FROM f.channel
        AND (older.declared_at, older.id) < (f.declared_at, f.id)`);
    await q.query(`
      CREATE UNIQUE INDEX "freeze_order_one_in_force" ON "freeze_order" ("department_id", "channel") NULLS NOT DISTINCT
      WHERE lifted_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "freeze_order_one_in_force"`);
  }
}
