import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sends count until they ended, however long ago they were claimed; and the rules of channels that are posted to by hand have their lock. */
export class CountLongSends1795000095000 implements MigrationInterface {
  name = 'CountLongSends1795000095000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE INDEX "send_ledger_long" ON "send_ledger" ("ended_at")
      WHERE released_at IS NULL AND ended_at - claimed_at > interval '1 hour'`);
    await q.query(`INSERT INTO throttle_lock (scope) VALUES ('channel:other') ON CONFLICT DO NOTHING`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "send_ledger_long"`);
    await q.query(`DELETE FROM throttle_lock WHERE scope = 'channel:other'`);
  }
}
