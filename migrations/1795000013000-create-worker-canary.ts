import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWorkerCanary1795000013000 implements MigrationInterface {
  name = 'CreateWorkerCanary1795000013000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "worker_canary" (
        "id" smallint NOT NULL,
        "canary_id" uuid NOT NULL,
        "asked_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "answered_at" timestamptz,
        "round_trip_ms" double precision,
        CONSTRAINT "worker_canary_one_row" CHECK ("id" = 1),
        CONSTRAINT "worker_canary_pk" PRIMARY KEY ("id")
      )`);
    // What waits for a person is counted at every scrape and looked through for alerts; it is a small part of the table.
    await q.query(`
      CREATE INDEX "publication_laid_aside" ON "publication" ("state", "state_since")
      WHERE state IN ('held','failed','missed')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "publication_laid_aside"`);
    await q.query(`DROP TABLE "worker_canary"`);
  }
}
