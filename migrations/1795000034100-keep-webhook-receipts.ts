import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages of receivers of webhooks, by their ids: none counts twice. */
export class KeepWebhookReceipts1795000034100 implements MigrationInterface {
  name = 'KeepWebhookReceipts1795000034100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "webhook_receipt" (
        "account_id" uuid NOT NULL,
        "message_id" text NOT NULL,
        "received_at" timestamptz NOT NULL,
        CONSTRAINT "webhook_receipt_pk" PRIMARY KEY ("account_id", "message_id"),
        CONSTRAINT "webhook_receipt_account_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE "webhook_receipt"`);
  }
}
