import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people at one story need of each other: what each has typed and not yet saved as a revision, who is at it, and what they say about
 * pieces of its text. None of it is what is reviewed or posted, so none of it is guarded by the story's state.
 */
export class WorkOnStoriesTogether1795000060000 implements MigrationInterface {
  name = 'WorkOnStoriesTogether1795000060000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE story_working_copy (
        story_id uuid NOT NULL,
        person_id uuid NOT NULL,
        base_revision integer NOT NULL,
        content text NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT story_working_copy_pk PRIMARY KEY (story_id, person_id),
        CONSTRAINT story_working_copy_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
        CONSTRAINT story_working_copy_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT,
        CONSTRAINT story_working_copy_base CHECK (base_revision >= 1)
      )`);
    await q.query(`
      CREATE TABLE story_presence (
        story_id uuid NOT NULL,
        person_id uuid NOT NULL,
        writes boolean NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT story_presence_pk PRIMARY KEY (story_id, person_id),
        CONSTRAINT story_presence_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
        CONSTRAINT story_presence_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT
      )`);
    await createComments(q);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['story_comment', 'story_presence', 'story_working_copy']) await q.query(`DROP TABLE ${table}`);
  }
}

async function createComments(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE story_comment (
      id uuid NOT NULL,
      story_id uuid NOT NULL,
      answers_id uuid,
      revision integer NOT NULL,
      field text NOT NULL,
      quote text NOT NULL,
      before text NOT NULL,
      after text NOT NULL,
      words text NOT NULL,
      author_id uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      resolved_by uuid,
      resolved_at timestamptz,
      CONSTRAINT story_comment_pk PRIMARY KEY (id),
      CONSTRAINT story_comment_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
      CONSTRAINT story_comment_answers_fk FOREIGN KEY (answers_id) REFERENCES story_comment (id) ON DELETE RESTRICT,
      CONSTRAINT story_comment_author_fk FOREIGN KEY (author_id) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT story_comment_resolver_fk FOREIGN KEY (resolved_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT story_comment_field CHECK (field IN ('story','title','summary','body')),
      CONSTRAINT story_comment_words CHECK (btrim(words) <> ''),
      CONSTRAINT story_comment_resolved CHECK ((resolved_by IS NULL) = (resolved_at IS NULL)),
      CONSTRAINT story_comment_answer CHECK (answers_id IS NULL OR resolved_at IS NULL)
    )`);
  await q.query(`CREATE INDEX story_comment_story ON story_comment (story_id, id)`);
}
