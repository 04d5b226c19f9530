import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept of turns is read otherwise from now on (decision 18): what stands there would be taken for turns saved up. */
export class ForgetOldTurns1795000020000 implements MigrationInterface {
  name = 'ForgetOldTurns1795000020000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DELETE FROM fair_turn`);
    await q.query(`DELETE FROM fair_clock`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DELETE FROM fair_turn`);
    await q.query(`DELETE FROM fair_clock`);
  }
}
