import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHANNEL_CHECKS: readonly [table: string, constraint: string, nullable: boolean][] = [
  ['account', 'account_channel', false],
  ['variant', 'variant_channel', false],
  ['publication', 'publication_channel', false],
  ['throttle_policy', 'throttle_policy_channel', true],
  ['blackout', 'blackout_channel', true],
  ['send_ledger', 'send_ledger_channel', false],
  ['freeze_order', 'freeze_order_channel', true],
];

/** Platforms that no interface leads to become a channel, and each account says how its texts leave. */
export class TellHowAccountsPost1795000024000 implements MigrationInterface {
  name = 'TellHowAccountsPost1795000024000';

  async up(q: QueryRunner): Promise<void> {
    await allowChannels(q, `'web','wechat','weibo','other'`);
    await allowPrints(q, `'body','web','wechat','weibo','other','person','subject'`);
    await q.query(`ALTER TABLE account ADD COLUMN driver text`);
    await q.query(
      `UPDATE account SET driver = CASE channel WHEN 'web' THEN 'site' WHEN 'wechat' THEN 'publish' ELSE 'share' END`,
    );
    await q.query(`ALTER TABLE account ALTER COLUMN driver SET NOT NULL`);
    await q.query(`ALTER TABLE account ADD CONSTRAINT account_driver CHECK (
      channel = 'web' AND driver IN ('site','wordpress','webhook','hand')
      OR channel = 'wechat' AND driver IN ('publish','mass','draft')
      OR channel = 'weibo' AND driver IN ('share','biz','hand')
      OR channel = 'other' AND driver = 'hand')`);
    await q.query(`ALTER TABLE account DROP CONSTRAINT account_address`);
    await q.query(
      `ALTER TABLE account ADD CONSTRAINT account_address CHECK ((driver IN ('site','hand')) = (base_url = ''))`,
    );
    await q.query(fixedParts('id, department_id, channel, driver, sandbox'));
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(fixedParts('id, department_id, channel, sandbox'));
    await q.query(`ALTER TABLE account DROP CONSTRAINT account_address`);
    await q.query(`ALTER TABLE account DROP CONSTRAINT account_driver`);
    await q.query(`ALTER TABLE account DROP COLUMN driver`);
    await q.query(`ALTER TABLE account ADD CONSTRAINT account_address CHECK ((channel = 'web') = (base_url = ''))`);
    await allowPrints(q, `'body','web','wechat','weibo','person','subject'`);
    await allowChannels(q, `'web','wechat','weibo'`);
  }
}

async function allowChannels(q: QueryRunner, channels: string): Promise<void> {
  for (const [table, constraint, nullable] of CHANNEL_CHECKS) {
    await q.query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint}`);
    const check = `${nullable ? 'channel IS NULL OR ' : ''}channel IN (${channels})`;
    await q.query(`ALTER TABLE ${table} ADD CONSTRAINT ${constraint} CHECK (${check})`);
  }
}

async function allowPrints(q: QueryRunner, parts: string): Promise<void> {
  await q.query(`ALTER TABLE seal_print DROP CONSTRAINT seal_print_part`);
  await q.query(`ALTER TABLE seal_print ADD CONSTRAINT seal_print_part CHECK (part IN (${parts}))`);
}

/** Publications are sealed for an account: one that changed these would be another account. */
function fixedParts(parts: string): string {
  const of = (row: string): string =>
    parts
      .split(', ')
      .map((part) => `${row}.${part}`)
      .join(', ');
  return `
    CREATE OR REPLACE FUNCTION account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (${of('OLD')}) IS DISTINCT FROM (${of('NEW')}) THEN
        RAISE EXCEPTION 'whose account it is and of which channel never changes'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'account_fixed';
      END IF;
      RETURN NEW;
    END $$`;
}
