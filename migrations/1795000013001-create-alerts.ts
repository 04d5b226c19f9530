import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAlerts1795000013001 implements MigrationInterface {
  name = 'CreateAlerts1795000013001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "alert" (
        "id" uuid NOT NULL,
        "kind" text NOT NULL,
        "subject" text NOT NULL,
        "episode" timestamptz NOT NULL,
        "facts" jsonb NOT NULL,
        "raised_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "alert_once" UNIQUE ("kind", "subject", "episode"),
        CONSTRAINT "alert_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`CREATE INDEX "alert_raised" ON "alert" ("raised_at")`);
    await q.query(`
      CREATE TABLE "alert_message" (
        "id" uuid NOT NULL,
        "route" text NOT NULL,
        "composed_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "tries" integer NOT NULL DEFAULT '0',
        "next_try_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "delivered_at" timestamptz,
        "given_up_at" timestamptz,
        "fault" text,
        CONSTRAINT "alert_message_route" CHECK ("route" IN ('mail','webhook')),
        CONSTRAINT "alert_message_one_end" CHECK ("delivered_at" IS NULL OR "given_up_at" IS NULL),
        CONSTRAINT "alert_message_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "alert_message_waiting" ON "alert_message" ("next_try_at")
      WHERE delivered_at IS NULL AND given_up_at IS NULL`);
    await q.query(`CREATE INDEX "alert_message_composed" ON "alert_message" ("route", "composed_at")`);
    await q.query(`
      CREATE TABLE "alert_delivery" (
        "alert_id" uuid NOT NULL,
        "route" text NOT NULL,
        "message_id" uuid NOT NULL,
        CONSTRAINT "alert_delivery_pk" PRIMARY KEY ("alert_id", "route")
      )`);
    await q.query(`CREATE INDEX "alert_delivery_message" ON "alert_delivery" ("message_id")`);
    await q.query(`
      ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_alert_fk" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_message_fk" FOREIGN KEY ("message_id") REFERENCES "alert_message"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['alert_delivery', 'alert_message', 'alert']) await q.query(`DROP TABLE "${table}"`);
  }
}
