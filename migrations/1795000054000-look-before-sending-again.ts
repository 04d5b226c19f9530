import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a platform refused after it had been handed over is looked for there before it leaves again. */
export class LookBeforeSendingAgain1795000054000 implements MigrationInterface {
  name = 'LookBeforeSendingAgain1795000054000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE "publication_attempt" ADD "absence" text,
        ADD CONSTRAINT "publication_attempt_absence"
          CHECK ("absence" IS NULL OR "absence" IN ('wanted','others','proven','believed','asked','out'))`);
    await q.query(`
      CREATE INDEX "publication_attempt_to_be_absent" ON "publication_attempt" ("publication_id")
      WHERE absence IN ('wanted', 'others')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "publication_attempt_to_be_absent"`);
    await q.query(
      `ALTER TABLE "publication_attempt" DROP CONSTRAINT "publication_attempt_absence", DROP COLUMN "absence"`,
    );
  }
}
