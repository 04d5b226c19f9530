import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An account of a platform is added once: limits that bind it would count twice. Of those that were added more often before, the oldest
 * holds the key; the others stay as they are, for what is planned on them is real.
 */
export class AddPlatformAccountsOnce1795000049100 implements MigrationInterface {
  name = 'AddPlatformAccountsOnce1795000049100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE account ADD COLUMN platform_key text`);
    await q.query(`
      WITH keyed AS (
        SELECT id, created_at, CASE
          WHEN driver IN ('publish','mass','draft') AND settings->>'appId' <> ''
            THEN concat_ws(E'\\n', driver, place, settings->>'appId')
          WHEN driver IN ('share','biz') AND settings->>'uid' <> ''
            THEN concat_ws(E'\\n', driver, place, settings->>'uid', coalesce(settings->>'clientId', ''))
          WHEN driver = 'wordpress' AND settings->>'user' <> ''
            THEN concat_ws(E'\\n', driver, place, lower(settings->>'user'), coalesce(settings->>'column', ''))
          END AS key
        FROM account CROSS JOIN LATERAL (
          SELECT CASE WHEN sandbox THEN 'sandbox' ELSE regexp_replace(base_url, '^https?://', '') END AS place) p),
      first AS (SELECT DISTINCT ON (key) id, key FROM keyed WHERE key IS NOT NULL ORDER BY key, created_at, id)
      UPDATE account SET platform_key = first.key FROM first WHERE account.id = first.id`);
    await q.query(`CREATE UNIQUE INDEX account_platform_key ON account (platform_key) WHERE platform_key IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE account DROP COLUMN platform_key`);
  }
}
