import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person may end an order between two calls for it, but not while one is under way. */
export class LeaseCallsOfChanges1795000046000 implements MigrationInterface {
  name = 'LeaseCallsOfChanges1795000046000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_change" ADD "calling_until" timestamptz`);
    await q.query(`
      ALTER TABLE "publication_change" ADD CONSTRAINT "publication_change_calling"
      CHECK ("calling_until" IS NULL OR "state" = 'ordered')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_change" DROP COLUMN "calling_until"`);
  }
}
