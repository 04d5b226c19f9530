import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was refused is looked for by every story that travelled in it, and at once when it will not leave again itself. */
export class LookForEveryStory1795000070000 implements MigrationInterface {
  name = 'LookForEveryStory1795000070000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "publication_companion" (
        "publication_id" uuid NOT NULL, "seal_id" uuid NOT NULL, "story_id" uuid NOT NULL,
        CONSTRAINT "publication_companion_pk" PRIMARY KEY ("publication_id", "seal_id"),
        CONSTRAINT "publication_companion_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT,
        CONSTRAINT "publication_companion_seal_fk" FOREIGN KEY ("seal_id") REFERENCES "review_seal"("id") ON DELETE RESTRICT,
        CONSTRAINT "publication_companion_story_fk" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE RESTRICT)`);
    await q.query(`CREATE INDEX "publication_companion_seal" ON "publication_companion" ("seal_id")`);
    await q.query(`
      INSERT INTO "publication_companion" (publication_id, seal_id, story_id)
      SELECT i.publication_id, e.seal_id, e.story_id FROM mass_issue i JOIN mass_issue_article e ON e.issue_id = i.id
      JOIN publication p ON p.id = i.publication_id WHERE e.seal_id <> p.seal_id`);
    // One whose time has not come yet keeps it: before that a look would find nothing, whatever is out.
    await q.query(`
      CREATE FUNCTION publication_look_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE publication_attempt SET next_check_at = clock_timestamp()
        WHERE publication_id = NEW.id AND absence IN ('wanted', 'others') AND settle_checks <> '[]'
          AND (next_check_at IS NULL OR next_check_at > clock_timestamp());
        RETURN NULL;
      END $$`);
    await q.query(`
      CREATE TRIGGER publication_look_at_once AFTER UPDATE OF state ON publication FOR EACH ROW
      WHEN (NEW.state = 'cancelled' AND OLD.state <> 'cancelled') EXECUTE FUNCTION publication_look_at_once()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER publication_look_at_once ON publication`);
    await q.query(`DROP FUNCTION publication_look_at_once()`);
    await q.query(`DROP TABLE "publication_companion"`);
  }
}
