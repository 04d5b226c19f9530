import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is out is looked at and measured for a month: due times, what was seen, and what the platforms count. */
export class WatchAndMeasure1795000035000 implements MigrationInterface {
  name = 'WatchAndMeasure1795000035000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "post_follow" (
        "publication_id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "sent_at" timestamptz NOT NULL,
        "look_step" smallint NOT NULL DEFAULT '0',
        "look_tries" smallint NOT NULL DEFAULT '0',
        "look_at" timestamptz,
        "measured" boolean NOT NULL,
        "measure_step" smallint NOT NULL DEFAULT '0',
        "measure_at" timestamptz,
        CONSTRAINT "post_follow_measured" CHECK ("measured" OR "measure_at" IS NULL),
        CONSTRAINT "post_follow_pk" PRIMARY KEY ("publication_id")
      )`);
    await q.query(`CREATE INDEX "post_follow_newest" ON "post_follow" ("sent_at")`);
    await q.query(`CREATE INDEX "post_follow_looks" ON "post_follow" ("look_at") WHERE look_at IS NOT NULL`);
    await q.query(
      `CREATE INDEX "post_follow_measures" ON "post_follow" ("account_id", "measure_at") WHERE measure_at IS NOT NULL`,
    );
    await q.query(`
      CREATE TABLE "post_look" (
        "publication_id" uuid NOT NULL,
        "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "age" text NOT NULL,
        "post" text NOT NULL,
        "link" text NOT NULL,
        "status" smallint,
        "cause" text,
        "detail" text,
        CONSTRAINT "post_look_cause" CHECK ("cause" IS NOT NULL OR ("post" <> 'gone' AND "link" <> 'broken')),
        CONSTRAINT "post_look_post" CHECK ("post" IN ('there','gone','unknown')),
        CONSTRAINT "post_look_link" CHECK ("link" IN ('opens','broken','unknown','none')),
        CONSTRAINT "post_look_pk" PRIMARY KEY ("publication_id", "at")
      )`);
    await q.query(`CREATE INDEX "post_look_bad" ON "post_look" ("at") WHERE post = 'gone' OR link = 'broken'`);
    await q.query(`
      CREATE TABLE "post_figure" (
        "publication_id" uuid NOT NULL,
        "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "age" text NOT NULL,
        "reads" bigint,
        "likes" bigint,
        "comments" bigint,
        "shares" bigint,
        CONSTRAINT "post_figure_counts" CHECK (least("reads", "likes", "comments", "shares") >= 0),
        CONSTRAINT "post_figure_some" CHECK (num_nonnulls("reads", "likes", "comments", "shares") > 0),
        CONSTRAINT "post_figure_pk" PRIMARY KEY ("publication_id", "at")
      )`);
    await q.query(`
      CREATE TABLE "measure_round" (
        "account_id" uuid NOT NULL,
        "next_at" timestamptz NOT NULL,
        "told" text,
        CONSTRAINT "measure_round_pk" PRIMARY KEY ("account_id")
      )`);
    for (const [table, column, parent] of [
      ['post_follow', 'publication', 'publication'],
      ['post_follow', 'account', 'account'],
      ['post_look', 'publication', 'publication'],
      ['post_figure', 'publication', 'publication'],
      ['measure_round', 'account', 'account'],
    ])
      await q.query(`
        ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${column}_fk"
        FOREIGN KEY ("${column}_id") REFERENCES "${parent}"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`CREATE INDEX "publication_sent" ON "publication" ("sent_at") WHERE state = 'sent'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "publication_sent"`);
    for (const table of ['measure_round', 'post_figure', 'post_look', 'post_follow'])
      await q.query(`DROP TABLE "${table}"`);
  }
}
