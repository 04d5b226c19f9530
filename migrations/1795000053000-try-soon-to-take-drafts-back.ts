import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a draft that is not to leave could not be taken back: it is tried again soon at first, and then people are told. */
export class TrySoonToTakeDraftsBack1795000053000 implements MigrationInterface {
  name = 'TrySoonToTakeDraftsBack1795000053000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_preparation" ADD "take_back_failures" integer NOT NULL DEFAULT 0`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_preparation" DROP COLUMN "take_back_failures"`);
  }
}
