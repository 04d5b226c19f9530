import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who slipped is found by account, department and priority, in the order of the waiting: a place that comes back is offered to them. */
export class FindWhoSlipped1795000091000 implements MigrationInterface {
  name = 'FindWhoSlipped1795000091000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE INDEX "publication_slipped" ON "publication" ("account_id", "department_id", "priority", "first_slot_at", "id")
      WHERE state = 'scheduled' AND slot_at > first_slot_at`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "publication_slipped"`);
  }
}
