import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stories are never deleted. What nobody will go on with is laid away, out of everybody's lists, and can be taken out again. */
export class LayStoriesAway1795000058100 implements MigrationInterface {
  name = 'LayStoriesAway1795000058100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE story ADD COLUMN archived_at timestamptz`);
    // What is under review or approved cannot lie where nobody looks.
    await q.query(`
      ALTER TABLE story ADD CONSTRAINT story_archived
        CHECK (archived_at IS NULL OR state IN ('draft','returned','withdrawn'))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE story DROP CONSTRAINT story_archived`);
    await q.query(`ALTER TABLE story DROP COLUMN archived_at`);
  }
}
