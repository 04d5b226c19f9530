import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link with a thousand Chinese characters in it is longer, as it is sent, than a row of a btree may be. */
export class FindLongLinks1795000042100 implements MigrationInterface {
  name = 'FindLongLinks1795000042100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "hand_task_link"`);
    await q.query(`CREATE INDEX "hand_task_link" ON "hand_task" USING hash ("link") WHERE link IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "hand_task_link"`);
    await q.query(`CREATE INDEX "hand_task_link" ON "hand_task" ("link") WHERE link IS NOT NULL`);
  }
}
