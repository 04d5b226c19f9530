import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which change of an account or a person was the last: who changed an earlier state does not undo another's change unseen. */
export class CountChangesOfAccountsAndPeople1795000180000 implements MigrationInterface {
  name = 'CountChangesOfAccountsAndPeople1795000180000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE account ADD version integer NOT NULL DEFAULT 1`);
    await q.query(`ALTER TABLE person ADD version integer NOT NULL DEFAULT 1`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE person DROP COLUMN version`);
    await q.query(`ALTER TABLE account DROP COLUMN version`);
  }
}
