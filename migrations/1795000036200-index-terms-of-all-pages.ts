import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of all pages, not only of those that are up: among partial indexes the planner takes a cheap one that knows no terms. Terms that are not
 * merged into the index yet are read one by one by every search: no more than a handful of pages' may wait (kB).
 */
export class IndexTermsOfAllPages1795000036200 implements MigrationInterface {
  name = 'IndexTermsOfAllPages1795000036200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX site_page_terms`);
    await q.query(`CREATE INDEX site_page_terms ON site_page USING gin (terms) WITH (gin_pending_list_limit = 256)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX site_page_terms`);
    await q.query(`CREATE INDEX site_page_terms ON site_page USING gin (terms) WHERE tombstoned_at IS NULL`);
  }
}
