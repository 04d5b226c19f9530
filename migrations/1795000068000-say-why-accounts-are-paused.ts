import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHECK = 'account_state_reason';

/** Whoever pauses an account may say why, for those who wait for it. */
export class SayWhyAccountsArePaused1795000068000 implements MigrationInterface {
  name = 'SayWhyAccountsArePaused1795000068000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "account" DROP CONSTRAINT "${CHECK}"`);
    await q.query(
      `ALTER TABLE "account" ADD CONSTRAINT "${CHECK}" CHECK ("state" = 'paused' OR ("state" = 'unauthorised') = ("state_reason" IS NOT NULL))`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`UPDATE "account" SET state_reason = NULL WHERE state = 'paused'`);
    await q.query(`ALTER TABLE "account" DROP CONSTRAINT "${CHECK}"`);
    await q.query(
      `ALTER TABLE "account" ADD CONSTRAINT "${CHECK}" CHECK (("state" = 'unauthorised') = ("state_reason" IS NOT NULL))`,
    );
  }
}
