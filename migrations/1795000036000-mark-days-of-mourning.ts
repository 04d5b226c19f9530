import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On a day of mourning the public site shows in grey. It is the whole house's site, so only a blackout over the whole house says so. */
export class MarkDaysOfMourning1795000036000 implements MigrationInterface {
  name = 'MarkDaysOfMourning1795000036000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "blackout" ADD COLUMN "mourning" boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE "blackout" ADD CONSTRAINT "blackout_mourning"
      CHECK (NOT "mourning" OR "department_id" IS NULL AND "account_id" IS NULL AND COALESCE("channel", 'web') = 'web')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "blackout" DROP CONSTRAINT "blackout_mourning"`);
    await q.query(`ALTER TABLE "blackout" DROP COLUMN "mourning"`);
  }
}
