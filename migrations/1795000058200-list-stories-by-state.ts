import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Few stories of a state among many others are not looked for from the last changed backwards. */
export class ListStoriesByState1795000058200 implements MigrationInterface {
  name = 'ListStoriesByState1795000058200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX story_state_changed ON story (state, updated_at, id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX story_state_changed`);
  }
}
