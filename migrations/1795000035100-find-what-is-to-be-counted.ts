import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due to be counted is found by its time, whatever account it is on; the index by account finds what goes with it. */
export class FindWhatIsToBeCounted1795000035100 implements MigrationInterface {
  name = 'FindWhatIsToBeCounted1795000035100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX "post_follow_due" ON "post_follow" ("measure_at") WHERE measure_at IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "post_follow_due"`);
  }
}
