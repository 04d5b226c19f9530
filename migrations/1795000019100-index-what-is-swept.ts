import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexWhatIsSwept1795000019100 implements MigrationInterface {
  name = 'IndexWhatIsSwept1795000019100';

  async up(q: QueryRunner): Promise<void> {
    // Looked for every few seconds, found hardly ever.
    await q.query(`
      CREATE INDEX "publication_waits_for" ON "publication" ("depends_on") WHERE state = 'scheduled' AND depends_on IS NOT NULL`);
    await q.query(`
      CREATE INDEX "review_seal_voided" ON "review_seal" ("id") WHERE voided_at IS NOT NULL`);
    // Urgent posts are found also behind a backlog of thousands.
    await q.query(`
      CREATE INDEX "publication_urgent" ON "publication" ("slot_at") WHERE state = 'scheduled' AND priority = 'urgent'`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const index of ['publication_urgent', 'review_seal_voided', 'publication_waits_for'])
      await q.query(`DROP INDEX "${index}"`);
  }
}
