import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a round is put off is told in both languages. What was told before is told anew by the next round. */
export class SayWhyCountingWaits1795000035200 implements MigrationInterface {
  name = 'SayWhyCountingWaits1795000035200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "measure_round" DROP COLUMN "told"`);
    await q.query(`ALTER TABLE "measure_round" ADD COLUMN "told" jsonb`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "measure_round" DROP COLUMN "told"`);
    await q.query(`ALTER TABLE "measure_round" ADD COLUMN "told" text`);
  }
}
