import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RenewVersionForDays1795000019000 implements MigrationInterface {
  name = 'RenewVersionForDays1795000019000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TRIGGER day_class_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON day_class
      FOR EACH STATEMENT EXECUTE FUNCTION throttle_version_renew()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER day_class_version ON day_class`);
  }
}
