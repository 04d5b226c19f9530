import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words stay in the outbox until their time is near: relays look for what is near, among many that are not. */
export class KeepFarWordsInTheOutbox1795000021000 implements MigrationInterface {
  name = 'KeepFarWordsInTheOutbox1795000021000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "outbox_event_waiting"`);
    await q.query(`CREATE INDEX "outbox_event_waiting" ON "outbox_event" ("run_at") WHERE relayed_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "outbox_event_waiting"`);
    await q.query(`CREATE INDEX "outbox_event_waiting" ON "outbox_event" ("id") WHERE relayed_at IS NULL`);
  }
}
