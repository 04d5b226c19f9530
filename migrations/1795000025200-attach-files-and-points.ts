import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that go with a story, and the points its pictures are cut around. Both change what is posted, so the database lets neither change
 * while the story is under review or approved, and remembers whoever set them as one of its authors.
 */
export class AttachFilesAndPoints1795000025200 implements MigrationInterface {
  name = 'AttachFilesAndPoints1795000025200';

  async up(q: QueryRunner): Promise<void> {
    await createTables(q);
    await guardParts(q);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['picture_focus', 'story_attachment']) await q.query(`DROP TABLE ${table}`);
    for (const name of ['story_part_remember()', 'story_part_guard()']) await q.query(`DROP FUNCTION ${name}`);
  }
}

async function createTables(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE story_attachment (
      id uuid NOT NULL,
      story_id uuid NOT NULL,
      sha256 character(64) NOT NULL,
      kind text NOT NULL,
      name text NOT NULL,
      size bigint NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT story_attachment_pk PRIMARY KEY (id),
      CONSTRAINT story_attachment_once UNIQUE (story_id, sha256),
      CONSTRAINT story_attachment_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
      CONSTRAINT story_attachment_file_fk FOREIGN KEY (sha256) REFERENCES stored_file (sha256) ON DELETE RESTRICT,
      CONSTRAINT story_attachment_creator_fk FOREIGN KEY (created_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT story_attachment_name CHECK (btrim(name) <> '' AND name !~ '[/\\\\[:cntrl:]]'),
      CONSTRAINT story_attachment_size CHECK (size > 0)
    )`);
  await q.query(`
    CREATE TABLE picture_focus (
      story_id uuid NOT NULL,
      sha256 character(64) NOT NULL,
      x numeric(4,3) NOT NULL,
      y numeric(4,3) NOT NULL,
      set_by uuid NOT NULL,
      set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT picture_focus_pk PRIMARY KEY (story_id, sha256),
      CONSTRAINT picture_focus_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
      CONSTRAINT picture_focus_media_fk FOREIGN KEY (sha256) REFERENCES media (sha256) ON DELETE RESTRICT,
      CONSTRAINT picture_focus_person_fk FOREIGN KEY (set_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT picture_focus_within CHECK (x BETWEEN 0 AND 1 AND y BETWEEN 0 AND 1)
    )`);
}

async function guardParts(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION story_part_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      story_state text;
      of_story uuid;
    BEGIN
      IF TG_TABLE_NAME = 'story_attachment' AND TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'an attachment is added or taken away'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'story_attachment_kept';
      END IF;
      of_story := CASE TG_OP WHEN 'DELETE' THEN OLD.story_id ELSE NEW.story_id END;
      -- Held until commit: a story that is handed in meanwhile waits, and is then reviewed with this in it.
      SELECT s.state INTO story_state FROM story s WHERE s.id = of_story FOR SHARE;
      IF story_state IN ('in_review','approved') THEN
        RAISE EXCEPTION 'the story is under review or approved'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_locked';
      END IF;
      RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END $$`);
  await q.query(`
    CREATE FUNCTION story_part_remember() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO story_contributor (story_id, person_id)
      VALUES (NEW.story_id, CASE TG_TABLE_NAME WHEN 'picture_focus' THEN (to_jsonb(NEW)->>'set_by')::uuid
                                               ELSE (to_jsonb(NEW)->>'created_by')::uuid END)
      ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$`);
  for (const table of ['story_attachment', 'picture_focus']) {
    await q.query(`
      CREATE TRIGGER ${table}_rules BEFORE INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION story_part_guard()`);
    await q.query(`
      CREATE TRIGGER ${table}_remember AFTER INSERT OR UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION story_part_remember()`);
    await q.query(`
      CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION stories_kept()`);
  }
}
