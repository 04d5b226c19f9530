import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lifting a freeze is a decision like declaring it: whoever makes it says why. */
export class SayWhyAFreezeWasLifted1795000066000 implements MigrationInterface {
  name = 'SayWhyAFreezeWasLifted1795000066000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "freeze_order" ADD "lift_reason" text`);
    await q.query(`
      ALTER TABLE "freeze_order"
      ADD CONSTRAINT "freeze_order_lift_reason" CHECK ("lift_reason" IS NULL OR "lifted_at" IS NOT NULL)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "freeze_order" DROP COLUMN "lift_reason"`);
  }
}
