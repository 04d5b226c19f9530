import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was taken down stays on the calendar; approvals whose window is open are looked through for what has no time yet. */
export class FindWhatTheCalendarShows1795000064000 implements MigrationInterface {
  name = 'FindWhatTheCalendarShows1795000064000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX "publication_retracted" ON "publication" ("sent_at") WHERE state = 'retracted'`);
    await q.query(`CREATE INDEX "review_round_releasing" ON "review_round" ("release_to") WHERE state = 'approved'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "review_round_releasing"`);
    await q.query(`DROP INDEX "publication_retracted"`);
  }
}
