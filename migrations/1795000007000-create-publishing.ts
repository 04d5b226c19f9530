import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublishing1795000007000 implements MigrationInterface {
  name = 'CreatePublishing1795000007000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "publication_attempt" (
        "id" uuid NOT NULL,
        "publication_id" uuid NOT NULL,
        "claim_token" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "slot_at" timestamptz NOT NULL,
        "claimed_at" timestamptz NOT NULL,
        "began_at" timestamptz NOT NULL,
        "ended_at" timestamptz,
        "outcome" text,
        "accepted_ref" text,
        "accepted_until" timestamptz,
        "next_poll_at" timestamptz,
        "polls" integer NOT NULL DEFAULT '0',
        "platform_ref" text,
        "url" text,
        "code" text,
        "reason" text,
        "sender_done" boolean NOT NULL DEFAULT false,
        "settle_checks" jsonb NOT NULL DEFAULT '[]',
        "next_check_at" timestamptz,
        CONSTRAINT "publication_attempt_token" UNIQUE ("claim_token"),
        CONSTRAINT "publication_attempt_sent_has_ref" CHECK ("outcome" IS DISTINCT FROM 'sent' OR "platform_ref" IS NOT NULL),
        CONSTRAINT "publication_attempt_end" CHECK (("ended_at" IS NULL) = ("outcome" IS NULL)),
        CONSTRAINT "publication_attempt_outcome" CHECK ("outcome" IS NULL OR "outcome" IN ('sent','rejected','retry','unconfirmed')),
        CONSTRAINT "publication_attempt_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "publication_attempt_began" ON "publication_attempt" ("began_at")`);
    await q.query(`
      CREATE INDEX "publication_attempt_accepted" ON "publication_attempt" ("accepted_ref") WHERE accepted_ref IS NOT NULL`);
    await q.query(`
      CREATE INDEX "publication_attempt_publication" ON "publication_attempt" ("publication_id", "began_at")`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_attempt_one_sent" ON "publication_attempt" ("publication_id") WHERE outcome = 'sent'`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_attempt_one_open" ON "publication_attempt" ("publication_id") WHERE ended_at IS NULL`);
    await q.query(`
      CREATE TABLE "stale_answer" (
        "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        "attempt_id" uuid NOT NULL,
        "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "answer" jsonb NOT NULL,
        CONSTRAINT "stale_answer_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "stale_answer_attempt" ON "stale_answer" ("attempt_id")`);
    await q.query(`
      CREATE TABLE "publication_preparation" (
        "publication_id" uuid NOT NULL,
        "step" text NOT NULL,
        "facts" jsonb NOT NULL,
        "done_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "publication_preparation_pk" PRIMARY KEY ("publication_id", "step")
      )`);
    await q.query(`
      CREATE TABLE "publication_resolution" (
        "id" uuid NOT NULL,
        "publication_id" uuid NOT NULL,
        "attempt_id" uuid NOT NULL,
        "verdict" text NOT NULL,
        "note" text NOT NULL,
        "proposed_by" uuid NOT NULL,
        "proposed_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "confirmed_by" uuid,
        "confirmed_at" timestamptz,
        CONSTRAINT "publication_resolution_confirmation" CHECK (("confirmed_by" IS NULL) = ("confirmed_at" IS NULL)),
        CONSTRAINT "publication_resolution_two_people" CHECK ("confirmed_by" IS NULL OR "confirmed_by" <> "proposed_by"),
        CONSTRAINT "publication_resolution_verdict" CHECK ("verdict" IN ('found','absent','give_up')),
        CONSTRAINT "publication_resolution_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_resolution_one_open" ON "publication_resolution" ("attempt_id") WHERE verdict = 'absent'`);
    await q.query(`
      CREATE TABLE "send_worker" (
        "id" uuid NOT NULL,
        "lock_key" bigint NOT NULL,
        "started_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "seen_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "send_worker_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      ALTER TABLE "publication_attempt" ADD CONSTRAINT "publication_attempt_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "stale_answer" ADD CONSTRAINT "stale_answer_attempt_fk" FOREIGN KEY ("attempt_id") REFERENCES "publication_attempt"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication_preparation" ADD CONSTRAINT "publication_preparation_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication_resolution" ADD CONSTRAINT "publication_resolution_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication_resolution" ADD CONSTRAINT "publication_resolution_attempt_fk" FOREIGN KEY ("attempt_id") REFERENCES "publication_attempt"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'send_worker',
      'publication_resolution',
      'publication_preparation',
      'stale_answer',
      'publication_attempt',
    ])
      await q.query(`DROP TABLE ${table}`);
  }
}
