import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every state a post goes through rewrites its rows, and every index on them is written again. What no query needs goes; the ledger's
 * rows are then changed in place (their indexes hold nothing that changes), and pages keep room for that.
 */
export class LightenTheHotPath1795000019200 implements MigrationInterface {
  name = 'LightenTheHotPath1795000019200';

  async up(q: QueryRunner): Promise<void> {
    // Open sends are found through their publications (publication_open), which are few.
    await q.query(`DROP INDEX "send_ledger_open"`);
    // Those who wait for a post have an index of their own (publication_waits_for).
    await q.query(`DROP INDEX "publication_depends_on"`);
    await q.query(`ALTER TABLE "send_ledger" SET (fillfactor = 80)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "send_ledger" RESET (fillfactor)`);
    await q.query(`CREATE INDEX "publication_depends_on" ON "publication" ("depends_on")`);
    await q.query(`
      CREATE INDEX "send_ledger_open" ON "send_ledger" ("account_id") WHERE ended_at IS NULL AND released_at IS NULL`);
  }
}
