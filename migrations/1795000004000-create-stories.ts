import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stories, their immutable revisions, pictures and variants. The database alone holds: the moves of a story, revisions and
 * pictures that never change, variants that stand still once their revision is under review or approved, and everybody who
 * ever wrote on a story.
 */
export class CreateStories1795000004000 implements MigrationInterface {
  name = 'CreateStories1795000004000';

  async up(q: QueryRunner): Promise<void> {
    await createStories(q);
    await createRevisions(q);
    await createVariants(q);
    await keepForGood(q);
    await guardStories(q);
    await guardVariants(q);
    await rememberContributors(q);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'variant',
      'revision_lock',
      'revision_media',
      'story_contributor',
      'story_revision',
      'story',
      'media',
    ]) {
      await q.query(`DROP TABLE ${table}`);
    }
    for (const name of [
      'story_contributor_remember()',
      'variant_guard()',
      'revision_lock_guard()',
      'story_settled()',
      'story_guard()',
      'stories_kept()',
    ]) {
      await q.query(`DROP FUNCTION ${name}`);
    }
  }
}

async function createStories(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE story (
      id uuid NOT NULL,
      department_id uuid NOT NULL,
      campaign_id uuid,
      pillar_id uuid,
      kind text NOT NULL,
      state text NOT NULL DEFAULT 'draft',
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      current_revision integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT story_pk PRIMARY KEY (id),
      CONSTRAINT story_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT,
      CONSTRAINT story_campaign_fk FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
      CONSTRAINT story_pillar_fk
        FOREIGN KEY (campaign_id, pillar_id) REFERENCES campaign_pillar (campaign_id, id) ON DELETE RESTRICT,
      CONSTRAINT story_author_fk FOREIGN KEY (author_id) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT story_kind
        CHECK (kind IN ('craftsman','competition_winner','graduate','unit','policy','event')),
      CONSTRAINT story_state CHECK (state IN ('draft','in_review','returned','approved','withdrawn')),
      CONSTRAINT story_pillar_of_campaign CHECK (pillar_id IS NULL OR campaign_id IS NOT NULL)
    )`);
  await q.query(`CREATE INDEX story_department ON story (department_id, id)`);
  await q.query(`CREATE INDEX story_campaign ON story (campaign_id, pillar_id, id)`);
  await q.query(`CREATE INDEX story_author ON story (author_id, id)`);
  await q.query(`
    CREATE TABLE story_contributor (
      story_id uuid NOT NULL,
      person_id uuid NOT NULL,
      CONSTRAINT story_contributor_pk PRIMARY KEY (story_id, person_id),
      CONSTRAINT story_contributor_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
      CONSTRAINT story_contributor_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT
    )`);
}

async function createRevisions(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE media (
      sha256 character(64) NOT NULL,
      mime text NOT NULL,
      size integer NOT NULL,
      width integer NOT NULL,
      height integer NOT NULL,
      bytes bytea NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT media_pk PRIMARY KEY (sha256),
      CONSTRAINT media_creator_fk FOREIGN KEY (created_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT media_digest CHECK (sha256 = encode(sha256(bytes), 'hex')),
      CONSTRAINT media_size CHECK (size = octet_length(bytes) AND size BETWEEN 1 AND 10485760),
      CONSTRAINT media_mime CHECK (mime IN ('image/jpeg','image/png','image/gif','image/webp')),
      CONSTRAINT media_dimensions CHECK (width > 0 AND height > 0)
    )`);
  // Pictures are compressed already: trying again only costs time.
  await q.query(`ALTER TABLE media ALTER COLUMN bytes SET STORAGE EXTERNAL`);
  await q.query(`
    CREATE TABLE story_revision (
      id uuid NOT NULL,
      story_id uuid NOT NULL,
      number integer NOT NULL,
      title text NOT NULL,
      summary text NOT NULL,
      facts jsonb NOT NULL,
      body jsonb NOT NULL,
      cover character(64),
      ai_use text NOT NULL DEFAULT 'none',
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT story_revision_pk PRIMARY KEY (id),
      CONSTRAINT story_revision_number_once UNIQUE (story_id, number),
      CONSTRAINT story_revision_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
      CONSTRAINT story_revision_cover_fk FOREIGN KEY (cover) REFERENCES media (sha256) ON DELETE RESTRICT,
      CONSTRAINT story_revision_creator_fk FOREIGN KEY (created_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT story_revision_number CHECK (number >= 1),
      CONSTRAINT story_revision_title CHECK (btrim(title) <> '' AND char_length(title) <= 100),
      CONSTRAINT story_revision_summary CHECK (char_length(summary) <= 500),
      CONSTRAINT story_revision_facts CHECK (jsonb_typeof(facts) = 'object'),
      CONSTRAINT story_revision_body CHECK (body->>'type' = 'doc'),
      CONSTRAINT story_revision_ai_use CHECK (ai_use IN ('none','assisted','generated'))
    )`);
  await q.query(`
    CREATE TABLE revision_media (
      revision_id uuid NOT NULL,
      position integer NOT NULL,
      sha256 character(64) NOT NULL,
      alt text NOT NULL,
      CONSTRAINT revision_media_pk PRIMARY KEY (revision_id, position),
      CONSTRAINT revision_media_revision_fk
        FOREIGN KEY (revision_id) REFERENCES story_revision (id) ON DELETE RESTRICT,
      CONSTRAINT revision_media_media_fk FOREIGN KEY (sha256) REFERENCES media (sha256) ON DELETE RESTRICT,
      CONSTRAINT revision_media_position CHECK (position >= 0),
      CONSTRAINT revision_media_alt CHECK (btrim(alt) <> '')
    )`);
  await q.query(`CREATE INDEX revision_media_sha256 ON revision_media (sha256)`);
  await q.query(`
    CREATE TABLE revision_lock (
      revision_id uuid NOT NULL,
      locked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT revision_lock_pk PRIMARY KEY (revision_id),
      CONSTRAINT revision_lock_revision_fk
        FOREIGN KEY (revision_id) REFERENCES story_revision (id) ON DELETE RESTRICT
    )`);
}

async function createVariants(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE variant (
      id uuid NOT NULL,
      revision_id uuid NOT NULL,
      channel text NOT NULL,
      content jsonb NOT NULL,
      edited boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      updated_by uuid NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT variant_pk PRIMARY KEY (id),
      CONSTRAINT variant_channel_once UNIQUE (revision_id, channel),
      CONSTRAINT variant_revision_fk FOREIGN KEY (revision_id) REFERENCES story_revision (id) ON DELETE RESTRICT,
      CONSTRAINT variant_editor_fk FOREIGN KEY (updated_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT variant_channel CHECK (channel IN ('web','wechat','weibo')),
      CONSTRAINT variant_content CHECK (content->>'channel' = channel)
    )`);
}

async function keepForGood(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION stories_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is kept for good', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_kept';
    END $$`);
  for (const table of ['story_revision', 'revision_media', 'media', 'story_contributor']) {
    await q.query(`
      CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION stories_kept()`);
  }
  for (const table of ['story', 'variant']) {
    await q.query(`
      CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION stories_kept()`);
  }
  for (const table of [
    'story',
    'story_revision',
    'revision_media',
    'media',
    'story_contributor',
    'variant',
    'revision_lock',
  ]) {
    await q.query(`
      CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION stories_kept()`);
  }
}

async function guardStories(q: QueryRunner): Promise<void> {
  // The table of moves is that of story-state.rules.ts; a test compares the two.
  await q.query(`
    CREATE FUNCTION story_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.version <> 1 OR NEW.current_revision <> 1 THEN
          RAISE EXCEPTION 'a story begins as the draft of its first revision'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'story_begins';
        END IF;
        RETURN NEW;
      END IF;
      IF (OLD.id, OLD.department_id, OLD.kind, OLD.author_id, OLD.created_at)
         IS DISTINCT FROM (NEW.id, NEW.department_id, NEW.kind, NEW.author_id, NEW.created_at) THEN
        RAISE EXCEPTION 'department, kind and author of a story never change'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'story_frozen';
      END IF;
      IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'every change of a story is a version'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'story_version';
      END IF;
      IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state = ANY (ARRAY[
        'draft in_review', 'draft withdrawn',
        'in_review returned', 'in_review approved', 'in_review withdrawn',
        'returned draft', 'returned in_review', 'returned withdrawn',
        'approved withdrawn',
        'withdrawn draft', 'withdrawn in_review'
      ])) THEN
        RAISE EXCEPTION 'a story does not go from % to %', OLD.state, NEW.state
          USING ERRCODE = 'check_violation', CONSTRAINT = 'story_moves';
      END IF;
      IF NEW.current_revision <> OLD.current_revision
         AND (NEW.current_revision <> OLD.current_revision + 1 OR NEW.state <> 'draft') THEN
        RAISE EXCEPTION 'a new revision follows the last one and makes the story a draft'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'story_next_revision';
      END IF;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER story_rules BEFORE INSERT OR UPDATE ON story
    FOR EACH ROW EXECUTE FUNCTION story_guard()`);
  await q.query(`
    CREATE FUNCTION revision_lock_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'a lock is set or taken away' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      -- Whoever is changing a variant of this revision holds it shared: the lock waits for them and is then seen by all.
      PERFORM FROM story_revision v WHERE v.id = NEW.revision_id FOR NO KEY UPDATE;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER revision_lock_rules BEFORE INSERT OR UPDATE ON revision_lock
    FOR EACH ROW EXECUTE FUNCTION revision_lock_guard()`);
  // At commit: the current revision is there, and under review or approved it is locked.
  await q.query(`
    CREATE FUNCTION story_settled() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      s story;
      revision uuid;
    BEGIN
      IF TG_TABLE_NAME = 'story' THEN
        SELECT * INTO s FROM story x WHERE x.id = NEW.id;
      ELSE
        SELECT x.* INTO s FROM story x JOIN story_revision v ON v.story_id = x.id WHERE v.id = OLD.revision_id;
      END IF;
      SELECT v.id INTO revision FROM story_revision v WHERE v.story_id = s.id AND v.number = s.current_revision;
      IF revision IS NULL THEN
        RAISE EXCEPTION 'the story has no revision %', s.current_revision
          USING ERRCODE = 'check_violation', CONSTRAINT = 'story_has_revision';
      END IF;
      IF s.state IN ('in_review','approved')
         AND NOT EXISTS (SELECT FROM revision_lock l WHERE l.revision_id = revision) THEN
        RAISE EXCEPTION 'a story in state % has its revision locked', s.state
          USING ERRCODE = 'check_violation', CONSTRAINT = 'story_locked';
      END IF;
      RETURN NULL;
    END $$`);
  await q.query(`
    CREATE CONSTRAINT TRIGGER story_settled AFTER INSERT OR UPDATE ON story
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION story_settled()`);
  await q.query(`
    CREATE CONSTRAINT TRIGGER revision_lock_settled AFTER DELETE ON revision_lock
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION story_settled()`);
}

async function guardVariants(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION variant_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF (OLD.id, OLD.revision_id, OLD.channel) IS DISTINCT FROM (NEW.id, NEW.revision_id, NEW.channel) THEN
          RAISE EXCEPTION 'a variant stays with its revision and channel'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'variant_frozen';
        END IF;
        IF NEW.version <> OLD.version + 1 THEN
          RAISE EXCEPTION 'every change of a variant is a version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'variant_version';
        END IF;
      END IF;
      -- Held until commit, so that a lock set at the same time waits for this change; the next statement then sees a lock set before.
      PERFORM FROM story_revision v WHERE v.id = NEW.revision_id FOR SHARE;
      IF EXISTS (SELECT FROM revision_lock l WHERE l.revision_id = NEW.revision_id) THEN
        RAISE EXCEPTION 'the revision is under review or approved'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'variant_locked';
      END IF;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER variant_rules BEFORE INSERT OR UPDATE ON variant
    FOR EACH ROW EXECUTE FUNCTION variant_guard()`);
}

/** Who wrote is written down by the database itself: nobody can forget it, and nobody decides on what they wrote. */
async function rememberContributors(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION story_contributor_remember() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      story uuid;
      person uuid;
    BEGIN
      CASE TG_TABLE_NAME
        WHEN 'story' THEN
          story := NEW.id;
          person := NEW.author_id;
        WHEN 'story_revision' THEN
          story := NEW.story_id;
          person := NEW.created_by;
        ELSE
          SELECT v.story_id INTO story FROM story_revision v WHERE v.id = NEW.revision_id;
          person := NEW.updated_by;
      END CASE;
      INSERT INTO story_contributor (story_id, person_id)
      SELECT story, person
       WHERE NOT EXISTS (SELECT FROM story_contributor c WHERE c.story_id = story AND c.person_id = person)
      ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$`);
  for (const [table, events] of [
    ['story', 'INSERT'],
    ['story_revision', 'INSERT'],
    ['variant', 'INSERT OR UPDATE'],
  ]) {
    await q.query(`
      CREATE TRIGGER ${table}_contributor AFTER ${events} ON ${table}
      FOR EACH ROW EXECUTE FUNCTION story_contributor_remember()`);
  }
}
