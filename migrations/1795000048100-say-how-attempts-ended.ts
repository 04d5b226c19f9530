import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were told of an attempt's end, in two languages; `reason` is the platform's own word, for whoever reads logs. */
export class SayHowAttemptsEnded1795000048100 implements MigrationInterface {
  name = 'SayHowAttemptsEnded1795000048100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_attempt" ADD "text" jsonb`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_attempt" DROP COLUMN "text"`);
  }
}
