import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Receivers whose pages have stood on other hosts than their own go on doing so: those hosts are named with their accounts. But no bare
 * addresses and names without a dot, which may lie in the own network: what is named is opened there.
 */
export class NameHostsOfReceivers1795000111000 implements MigrationInterface {
  name = 'NameHostsOfReceivers1795000111000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      WITH told AS (
        SELECT p.account_id AS id, lower(substring(p.url from '^https?://([^/:?#@]+)')) AS host, max(p.sent_at) AS latest
        FROM publication p JOIN account a ON a.id = p.account_id
        WHERE a.driver = 'webhook' AND p.state IN ('sent', 'retracted') AND p.link_by IS NULL AND p.url ~ '^https?://[^/:?#@]+'
        GROUP BY 1, 2),
      page AS (
        SELECT told.* FROM told JOIN account a ON a.id = told.id
        WHERE told.host = lower(substring(a.base_url from '^https?://([^/:?#@]+)'))
           OR told.host LIKE '%.%' AND told.host !~ '^[0-9.]+$' AND told.host NOT LIKE '[%'),
      away AS (
        SELECT page.id FROM page JOIN account a ON a.id = page.id
        CROSS JOIN LATERAL (SELECT lower(substring(a.base_url from '^https?://([^/:?#@]+)')) AS host) own
        WHERE page.host <> own.host AND page.host NOT LIKE '%.' || own.host
        GROUP BY 1),
      named AS (
        SELECT id, jsonb_agg(host ORDER BY latest DESC) AS hosts
        FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY latest DESC) AS place FROM page WHERE id IN (SELECT id FROM away)) p
        WHERE place <= 20
        GROUP BY 1)
      UPDATE account a SET settings = a.settings || jsonb_build_object('linkHosts', named.hosts)
      FROM named WHERE a.id = named.id AND NOT a.settings ? 'linkHosts'`);
  }

  /** What is named does no harm to whoever does not ask for it. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`UPDATE account SET settings = settings - 'linkHosts' WHERE driver = 'webhook'`);
  }
}
