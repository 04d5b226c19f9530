import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is at something on a platform that must not be done twice at once, e.g. looking for a post before making it. */
export class LeaseWhatIsDoneOnPlatforms1795000027000 implements MigrationInterface {
  name = 'LeaseWhatIsDoneOnPlatforms1795000027000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE channel_lease (
        key text NOT NULL,
        holder uuid NOT NULL,
        until timestamptz NOT NULL,
        CONSTRAINT channel_lease_pk PRIMARY KEY (key)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE channel_lease`);
  }
}
