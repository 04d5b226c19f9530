import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posting by hand: who has a task in hand, and what they report of it. The task itself is the attempt. */
export class CreateHandTasks1795000034000 implements MigrationInterface {
  name = 'CreateHandTasks1795000034000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "hand_task" (
        "attempt_id" uuid NOT NULL,
        "publication_id" uuid NOT NULL,
        "taken_by" uuid,
        "taken_at" timestamptz,
        "taken_over" boolean NOT NULL DEFAULT false,
        "screenshot" character(64),
        "report" text,
        "reported_by" uuid,
        "reported_at" timestamptz,
        "link" text,
        "finding" jsonb,
        "overruled" text,
        "despite" text,
        "note" text,
        CONSTRAINT "hand_task_pk" PRIMARY KEY ("attempt_id"),
        CONSTRAINT "hand_task_taken" CHECK (("taken_by" IS NULL) = ("taken_at" IS NULL)),
        CONSTRAINT "hand_task_report" CHECK ("report" IN ('posted','not_posted','put_off')),
        CONSTRAINT "hand_task_reported" CHECK (num_nulls("report", "reported_by", "reported_at") IN (0, 3)),
        CONSTRAINT "hand_task_evidence" CHECK ("report" <> 'posted' OR "link" IS NOT NULL OR "screenshot" IS NOT NULL AND "overruled" IS NOT NULL),
        CONSTRAINT "hand_task_says_why" CHECK ("report" NOT IN ('not_posted','put_off') OR btrim("note") <> '' AND "link" IS NULL)
      )`);
    await q.query(`CREATE INDEX "hand_task_publication" ON "hand_task" ("publication_id")`);
    await q.query(`CREATE INDEX "hand_task_link" ON "hand_task" ("link") WHERE link IS NOT NULL`);
    for (const [name, column, table, key] of [
      ['attempt', 'attempt_id', 'publication_attempt', 'id'],
      ['publication', 'publication_id', 'publication', 'id'],
      ['taker', 'taken_by', 'person', 'id'],
      ['reporter', 'reported_by', 'person', 'id'],
      ['screenshot', 'screenshot', 'media', 'sha256'],
    ])
      await q.query(`
        ALTER TABLE "hand_task" ADD CONSTRAINT "hand_task_${name}_fk"
        FOREIGN KEY ("${column}") REFERENCES "${table}"("${key}") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    // What a person has reported stays as it was said, and only what was laid out is anybody's task.
    await q.query(`
      CREATE FUNCTION hand_task_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'a task by hand stays on record'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'hand_task_kept';
        END IF;
        IF TG_OP = 'UPDATE' AND (OLD.report IS NOT NULL OR
           (OLD.attempt_id, OLD.publication_id) IS DISTINCT FROM (NEW.attempt_id, NEW.publication_id)) THEN
          RAISE EXCEPTION 'what was reported of a task by hand is not rewritten'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'hand_task_fixed';
        END IF;
        IF TG_OP = 'INSERT' AND NOT EXISTS (
          SELECT FROM publication_attempt t
          WHERE t.id = NEW.attempt_id AND t.publication_id = NEW.publication_id AND t.accepted_ref IS NOT NULL) THEN
          RAISE EXCEPTION 'only what was laid out is a task by hand'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'hand_task_laid_out';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER hand_task_rules BEFORE INSERT OR UPDATE OR DELETE ON hand_task
      FOR EACH ROW EXECUTE FUNCTION hand_task_guard()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE "hand_task"`);
    await q.query(`DROP FUNCTION hand_task_guard()`);
  }
}
