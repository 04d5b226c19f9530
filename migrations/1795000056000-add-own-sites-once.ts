import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The own site, and a content system at one address, are added once: a story sent to both would appear twice. Of those that were added
 * more often before, the oldest holds the key; the others stay as they are, for what is planned on them is real.
 */
export class AddOwnSitesOnce1795000056000 implements MigrationInterface {
  name = 'AddOwnSitesOnce1795000056000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      WITH keyed AS (
        SELECT id, created_at, CASE driver
          WHEN 'site' THEN 'site'
          ELSE concat_ws(E'\\n', driver, CASE WHEN sandbox THEN 'sandbox' ELSE regexp_replace(base_url, '^https?://', '') END)
          END AS key
        FROM account WHERE driver IN ('site','webhook') AND platform_key IS NULL),
      first AS (SELECT DISTINCT ON (key) id, key FROM keyed ORDER BY key, created_at, id)
      UPDATE account SET platform_key = first.key FROM first WHERE account.id = first.id`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`UPDATE account SET platform_key = NULL WHERE driver IN ('site','webhook')`);
  }
}
