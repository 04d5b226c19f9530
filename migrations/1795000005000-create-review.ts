import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Review rounds, decisions and seals. The database alone holds: one round per revision and one open round per story, no
 * stage skipped, nobody on two stages, no author deciding, an approval only with every stage's agreement and with its
 * seal, and nothing rewritten afterwards.
 */
export class CreateReview1795000005000 implements MigrationInterface {
  name = 'CreateReview1795000005000';

  async up(q: QueryRunner): Promise<void> {
    await createTables(q);
    await guardRounds(q);
    await guardDecisions(q);
    await guardSeals(q);
    await guardAuthors(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER story_contributor_review ON story_contributor`);
    await q.query(`DROP TABLE review_seal`);
    await q.query(`DROP TABLE review_decision`);
    await q.query(`DROP TABLE review_round`);
    for (const name of [
      'story_contributor_review_guard()',
      'review_seal_agrees()',
      'review_seal_guard()',
      'review_decision_takes_effect()',
      'review_decision_guard()',
      'review_round_guard()',
      'review_append_only()',
    ]) {
      await q.query(`DROP FUNCTION ${name}`);
    }
  }
}

async function createTables(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE review_round (
      id uuid NOT NULL,
      story_id uuid NOT NULL,
      revision_id uuid NOT NULL,
      department_id uuid NOT NULL,
      number integer NOT NULL,
      state text NOT NULL DEFAULT 'in_review',
      stages jsonb NOT NULL,
      stage integer NOT NULL DEFAULT 0,
      authors uuid[] NOT NULL,
      submitted_by uuid NOT NULL,
      submitted_at timestamptz NOT NULL,
      release_accounts uuid[] NOT NULL,
      release_from timestamptz NOT NULL,
      release_to timestamptz NOT NULL,
      closed_at timestamptz,
      closing_reason text,
      CONSTRAINT review_round_pk PRIMARY KEY (id),
      CONSTRAINT review_round_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
      CONSTRAINT review_round_revision_fk FOREIGN KEY (revision_id) REFERENCES story_revision (id) ON DELETE RESTRICT,
      CONSTRAINT review_round_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT,
      CONSTRAINT review_round_submitter_fk FOREIGN KEY (submitted_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT review_round_revision_once UNIQUE (revision_id),
      CONSTRAINT review_round_number_once UNIQUE (story_id, number),
      CONSTRAINT review_round_number CHECK (number >= 1),
      CONSTRAINT review_round_state CHECK (state IN ('in_review','returned','approved','withdrawn','voided')),
      CONSTRAINT review_round_stage
        CHECK (jsonb_typeof(stages) = 'array' AND stage >= 0 AND stage < jsonb_array_length(stages)),
      CONSTRAINT review_round_authors CHECK (submitted_by = ANY (authors)),
      CONSTRAINT review_round_accounts
        CHECK (cardinality(release_accounts) BETWEEN 1 AND 50 AND array_position(release_accounts, NULL) IS NULL),
      CONSTRAINT review_round_window
        CHECK (release_from < release_to AND release_to <= submitted_at + interval '367 days'),
      CONSTRAINT review_round_closed CHECK ((state = 'in_review') = (closed_at IS NULL)),
      CONSTRAINT review_round_reason CHECK (state <> 'withdrawn' OR coalesce(btrim(closing_reason), '') <> '')
    )`);
  await q.query(`
    CREATE UNIQUE INDEX review_round_open ON review_round (story_id) WHERE state IN ('in_review','approved')`);
  await q.query(`
    CREATE INDEX review_round_waiting ON review_round (department_id, submitted_at, id) WHERE state = 'in_review'`);
  await q.query(`
    CREATE TABLE review_decision (
      id uuid NOT NULL,
      round_id uuid NOT NULL,
      stage integer NOT NULL,
      person_id uuid NOT NULL,
      decision text NOT NULL,
      opinion text,
      digest text NOT NULL,
      at timestamptz NOT NULL,
      CONSTRAINT review_decision_pk PRIMARY KEY (id),
      CONSTRAINT review_decision_round_fk FOREIGN KEY (round_id) REFERENCES review_round (id) ON DELETE RESTRICT,
      CONSTRAINT review_decision_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT review_decision_stage_once UNIQUE (round_id, stage),
      CONSTRAINT review_decision_person_once UNIQUE (round_id, person_id),
      CONSTRAINT review_decision_kind CHECK (decision IN ('approve','return')),
      CONSTRAINT review_decision_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
      CONSTRAINT review_decision_opinion
        CHECK (CASE WHEN opinion IS NULL THEN decision = 'approve' ELSE btrim(opinion) <> '' END)
    )`);
  await q.query(`CREATE INDEX review_decision_person ON review_decision (person_id, at)`);
  await q.query(`
    CREATE TABLE review_seal (
      id uuid NOT NULL,
      round_id uuid NOT NULL,
      revision_id uuid NOT NULL,
      version text NOT NULL,
      digest text NOT NULL,
      canonical text NOT NULL,
      sealed_at timestamptz NOT NULL,
      voided_at timestamptz,
      voided_by uuid,
      void_reason text,
      CONSTRAINT review_seal_pk PRIMARY KEY (id),
      CONSTRAINT review_seal_round_fk FOREIGN KEY (round_id) REFERENCES review_round (id) ON DELETE RESTRICT,
      CONSTRAINT review_seal_revision_fk FOREIGN KEY (revision_id) REFERENCES story_revision (id) ON DELETE RESTRICT,
      CONSTRAINT review_seal_voider_fk FOREIGN KEY (voided_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT review_seal_round_once UNIQUE (round_id),
      CONSTRAINT review_seal_digest CHECK (digest = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')),
      CONSTRAINT review_seal_void
        CHECK (num_nulls(voided_at, voided_by, void_reason) IN (0, 3) AND btrim(void_reason) <> '')
    )`);
}

async function guardRounds(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION review_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is kept for good', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END $$`);
  await q.query(`
    CREATE FUNCTION review_round_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      last integer := jsonb_array_length(NEW.stages) - 1;
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'in_review' OR NEW.stage <> 0 THEN
          RAISE EXCEPTION 'a round begins in review, at its first stage'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_round_begins';
        END IF;
        IF NOT EXISTS (SELECT FROM story_revision v WHERE v.id = NEW.revision_id AND v.story_id = NEW.story_id) THEN
          RAISE EXCEPTION 'the revision is not one of the story'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_round_revision';
        END IF;
        IF EXISTS (SELECT FROM story_contributor c
                    WHERE c.story_id = NEW.story_id AND NOT c.person_id = ANY (NEW.authors)) THEN
          RAISE EXCEPTION 'the round does not name every author'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_round_authors';
        END IF;
        RETURN NEW;
      END IF;

      IF (OLD.id, OLD.story_id, OLD.revision_id, OLD.department_id, OLD.number, OLD.stages, OLD.authors,
          OLD.submitted_by, OLD.submitted_at, OLD.release_accounts, OLD.release_from, OLD.release_to)
         IS DISTINCT FROM
         (NEW.id, NEW.story_id, NEW.revision_id, NEW.department_id, NEW.number, NEW.stages, NEW.authors,
          NEW.submitted_by, NEW.submitted_at, NEW.release_accounts, NEW.release_from, NEW.release_to) THEN
        RAISE EXCEPTION 'what a round was opened with does not change'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'review_round_frozen';
      END IF;

      IF OLD.state = 'in_review' AND NEW.state = 'in_review' THEN
        IF NEW.stage = OLD.stage THEN
          RETURN NEW;
        ELSIF NEW.stage = OLD.stage + 1 AND EXISTS (
          SELECT FROM review_decision d WHERE d.round_id = NEW.id AND d.stage = OLD.stage AND d.decision = 'approve'
        ) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'no stage is skipped and none is passed without its agreement'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'review_round_no_skipping';
      END IF;

      IF NEW.stage <> OLD.stage THEN
        RAISE EXCEPTION 'a round closes at the stage it stands at'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'review_round_no_skipping';
      ELSIF OLD.state = 'in_review' AND NEW.state = 'withdrawn' THEN
        RETURN NEW;
      ELSIF OLD.state = 'in_review' AND NEW.state = 'returned' AND EXISTS (
        SELECT FROM review_decision d WHERE d.round_id = NEW.id AND d.stage = NEW.stage AND d.decision = 'return'
      ) THEN
        RETURN NEW;
      ELSIF OLD.state = 'in_review' AND NEW.state = 'approved' AND NEW.stage = last AND (
        SELECT count(*) FROM review_decision d
         WHERE d.round_id = NEW.id AND d.decision = 'approve' AND d.stage BETWEEN 0 AND last
      ) = last + 1 THEN
        RETURN NEW;
      ELSIF OLD.state = 'approved' AND NEW.state = 'voided'
        AND (OLD.closed_at, OLD.closing_reason) IS NOT DISTINCT FROM (NEW.closed_at, NEW.closing_reason) THEN
        RETURN NEW;
      ELSIF to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a round does not go from % to % like this', OLD.state, NEW.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'review_round_moves';
    END $$`);
  await q.query(`
    CREATE TRIGGER review_round_moves BEFORE INSERT OR UPDATE ON review_round
    FOR EACH ROW EXECUTE FUNCTION review_round_guard()`);
  await q.query(`
    CREATE TRIGGER review_round_kept BEFORE DELETE ON review_round
    FOR EACH ROW EXECUTE FUNCTION review_append_only()`);
  await q.query(`
    CREATE TRIGGER review_round_no_truncate BEFORE TRUNCATE ON review_round
    FOR EACH STATEMENT EXECUTE FUNCTION review_append_only()`);
}

async function guardDecisions(q: QueryRunner): Promise<void> {
  // The story is locked before the round, as everywhere: whoever adds an author waits here, and is seen here.
  await q.query(`
    CREATE FUNCTION review_decision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      r review_round;
    BEGIN
      PERFORM FROM story s WHERE s.id = (SELECT x.story_id FROM review_round x WHERE x.id = NEW.round_id)
        FOR NO KEY UPDATE;
      SELECT * INTO r FROM review_round x WHERE x.id = NEW.round_id FOR NO KEY UPDATE;
      IF r.state IS DISTINCT FROM 'in_review' THEN
        RAISE EXCEPTION 'the round is not in review'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'review_decision_in_review';
      END IF;
      IF NEW.stage <> r.stage THEN
        RAISE EXCEPTION 'the round stands at stage %, not %', r.stage, NEW.stage
          USING ERRCODE = 'check_violation', CONSTRAINT = 'review_decision_current_stage';
      END IF;
      IF NEW.person_id = ANY (r.authors) OR EXISTS (
        SELECT FROM story_contributor c WHERE c.story_id = r.story_id AND c.person_id = NEW.person_id
      ) THEN
        RAISE EXCEPTION 'an author never decides on the own story'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'review_decision_author';
      END IF;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER review_decision_rules BEFORE INSERT ON review_decision
    FOR EACH ROW EXECUTE FUNCTION review_decision_guard()`);
  await q.query(`
    CREATE FUNCTION review_decision_takes_effect() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM review_round r WHERE r.id = NEW.round_id
           AND CASE NEW.decision
                 WHEN 'approve' THEN r.stage > NEW.stage OR r.state IN ('approved','voided')
                 ELSE r.state = 'returned'
               END
      ) THEN
        RETURN NULL;
      END IF;
      RAISE EXCEPTION 'a decision moves its round'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'review_decision_effect';
    END $$`);
  await q.query(`
    CREATE CONSTRAINT TRIGGER review_decision_effect AFTER INSERT ON review_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION review_decision_takes_effect()`);
  await q.query(`
    CREATE TRIGGER review_decision_kept BEFORE UPDATE OR DELETE ON review_decision
    FOR EACH ROW EXECUTE FUNCTION review_append_only()`);
  await q.query(`
    CREATE TRIGGER review_decision_no_truncate BEFORE TRUNCATE ON review_decision
    FOR EACH STATEMENT EXECUTE FUNCTION review_append_only()`);
}

async function guardSeals(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION review_seal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.voided_at IS NOT NULL OR NOT EXISTS (
          SELECT FROM review_round r
           WHERE r.id = NEW.round_id AND r.state = 'approved' AND r.revision_id = NEW.revision_id
        ) THEN
          RAISE EXCEPTION 'only an approved round is sealed, over its own revision'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_seal_approved';
        END IF;
        IF EXISTS (SELECT FROM review_decision d WHERE d.round_id = NEW.round_id AND d.digest <> NEW.digest) THEN
          RAISE EXCEPTION 'the seal covers what every reviewer signed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_seal_signed';
        END IF;
        RETURN NEW;
      END IF;
      IF OLD.voided_at IS NULL AND NEW.voided_at IS NOT NULL
         AND (OLD.id, OLD.round_id, OLD.revision_id, OLD.version, OLD.digest, OLD.canonical, OLD.sealed_at)
             IS NOT DISTINCT FROM
             (NEW.id, NEW.round_id, NEW.revision_id, NEW.version, NEW.digest, NEW.canonical, NEW.sealed_at) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a seal is voided once and never changed'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'review_seal_frozen';
    END $$`);
  await q.query(`
    CREATE TRIGGER review_seal_rules BEFORE INSERT OR UPDATE ON review_seal
    FOR EACH ROW EXECUTE FUNCTION review_seal_guard()`);
  // At commit the round and its seal say the same: approved = sealed, voided = seal voided, otherwise no seal.
  await q.query(`
    CREATE FUNCTION review_seal_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      round uuid := CASE TG_TABLE_NAME WHEN 'review_round' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'round_id' END;
    BEGIN
      IF EXISTS (
        SELECT FROM review_round r LEFT JOIN review_seal s ON s.round_id = r.id
         WHERE r.id = round
           AND CASE r.state
                 WHEN 'approved' THEN s.id IS NULL OR s.voided_at IS NOT NULL
                 WHEN 'voided' THEN s.id IS NULL OR s.voided_at IS NULL
                 ELSE s.id IS NOT NULL
               END
      ) THEN
        RAISE EXCEPTION 'an approval stands with its seal and falls with it'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'review_seal_agrees';
      END IF;
      RETURN NULL;
    END $$`);
  for (const table of ['review_round', 'review_seal']) {
    await q.query(`
      CREATE CONSTRAINT TRIGGER ${table}_agrees AFTER INSERT OR UPDATE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION review_seal_agrees()`);
  }
  await q.query(`
    CREATE TRIGGER review_seal_kept BEFORE DELETE ON review_seal
    FOR EACH ROW EXECUTE FUNCTION review_append_only()`);
  await q.query(`
    CREATE TRIGGER review_seal_no_truncate BEFORE TRUNCATE ON review_seal
    FOR EACH STATEMENT EXECUTE FUNCTION review_append_only()`);
}

/** The other side of "the author never decides": who has decided does not become an author of what is open. */
async function guardAuthors(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION story_contributor_review_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- A decision on the story takes the same lock: whichever comes second sees the first.
      PERFORM FROM story s WHERE s.id = NEW.story_id FOR NO KEY UPDATE;
      IF EXISTS (
        SELECT FROM review_round r JOIN review_decision d ON d.round_id = r.id
         WHERE r.story_id = NEW.story_id AND r.state IN ('in_review','approved') AND d.person_id = NEW.person_id
      ) THEN
        RAISE EXCEPTION 'a reviewer of the open round cannot become an author of the story'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'story_contributor_reviewer';
      END IF;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER story_contributor_review BEFORE INSERT ON story_contributor
    FOR EACH ROW EXECUTE FUNCTION story_contributor_review_guard()`);
}
