import { createTestDatabase } from '../support/database.js';
import { AddPlatformAccountsOnce1795000049100 } from '../../migrations/1795000049100-add-platform-accounts-once.js';
import { AddOwnSitesOnce1795000056000 } from '../../migrations/1795000056000-add-own-sites-once.js';
import { platformKey } from '../../src/accounts/settings/platform-key.rules.js';
it('accounts from before are given the keys that new ones are, of two that are one the oldest alone', async () => {
  const db = await createTestDatabase();
  const q = db.dataSource.createQueryRunner();
  const [{ id: dep }] = await q.manager.query<[{ id: string }]>(
    `INSERT INTO department (id, name, kind) VALUES (gen_random_uuid(), 'x', 'bureau') RETURNING id`,
  );
  const rows: [string, string, string, boolean, object][] = [
    ['wechat', 'publish', 'https://api.weixin.qq.com', false, { appId: 'wx1' }],
    ['wechat', 'publish', 'https://api.weixin.qq.com', false, { appId: 'wx1' }],
    ['wechat', 'mass', 'http://127.0.0.1:1', true, { appId: 'wx1' }],
    ['weibo', 'share', 'https://api.weibo.com', false, { uid: '1' }],
    ['weibo', 'biz', 'https://c.api.weibo.com', false, { uid: '1', clientId: '2' }],
    ['web', 'wordpress', 'https://a.example/b', false, { user: 'Desk', column: 'c' }],
    ['web', 'webhook', 'https://a.example/b', false, {}],
    ['web', 'webhook', 'http://a.example/b', false, { column: 'c' }],
    ['web', 'site', '', false, {}],
    ['web', 'site', '', false, {}],
    ['other', 'hand', '', false, {}],
  ];
  for (const [i, [c, d, b, s, st]] of rows.entries())
    await q.query(
      `INSERT INTO account (id, department_id, channel, driver, name, base_url, sandbox, settings) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
      [dep, c, d, `n${i}`, b, s, st],
    );
  const migrations = [new AddPlatformAccountsOnce1795000049100(), new AddOwnSitesOnce1795000056000()];
  for (const one of migrations.toReversed()) await one.down(q);
  for (const one of migrations) await one.up(q);
  const found = await q.manager.query<{ platform_key: string | null }[]>(
    `SELECT platform_key FROM account ORDER BY substr(name, 2)::int`,
  );
  expect(found.map((row) => row.platform_key)).toEqual(
    rows.map(([, driver, baseUrl, sandbox, settings], i) =>
      [1, 7, 9].includes(i) ? null : platformKey({ driver, baseUrl, sandbox, settings } as never),
    ),
  );
  await q.release();
  await db.close();
});
