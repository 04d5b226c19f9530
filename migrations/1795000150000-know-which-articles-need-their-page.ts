import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of articles booked before, nobody noted it; what official accounts post leads to the page unless somebody wrote it otherwise. */
export class KnowWhichArticlesNeedTheirPage1795000150000 implements MigrationInterface {
  name = 'KnowWhichArticlesNeedTheirPage1795000150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mass_issue_article ADD COLUMN needs_page boolean NOT NULL DEFAULT true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mass_issue_article DROP COLUMN needs_page`);
  }
}
