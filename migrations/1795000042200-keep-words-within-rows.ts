import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search for words that many pages have, and none together, reads the words of every page. Kept within the rows, compressed, they are
 * read two to three times as fast as from beside them.
 */
export class KeepWordsWithinRows1795000042200 implements MigrationInterface {
  name = 'KeepWordsWithinRows1795000042200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "site_page" ALTER COLUMN "folded" SET STORAGE MAIN`);
    await q.query(`UPDATE "site_page" SET "folded" = "folded" || ''`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "site_page" ALTER COLUMN "folded" SET STORAGE EXTENDED`);
  }
}
