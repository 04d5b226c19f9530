import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentity1795000001000 implements MigrationInterface {
  name = 'CreateIdentity1795000001000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE department (
        id uuid NOT NULL,
        parent_id uuid,
        name text NOT NULL,
        short_name text,
        kind text NOT NULL,
        path uuid[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT department_pk PRIMARY KEY (id),
        CONSTRAINT department_parent_fk FOREIGN KEY (parent_id) REFERENCES department (id) ON DELETE RESTRICT,
        CONSTRAINT department_kind CHECK (kind IN ('bureau','district','school','agency','union','league','other')),
        CONSTRAINT department_name CHECK (btrim(name) <> '')
      )`);
    await q.query(`CREATE INDEX department_parent ON department (parent_id)`);
    await q.query(`CREATE INDEX department_path ON department USING gin (path)`);
    // The path follows from the parent and is never taken from the writer. All changes of the tree queue behind one lock:
    // two moves at once could otherwise close a cycle that neither of them sees.
    await q.query(`
      CREATE FUNCTION department_place() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE above uuid[];
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.id <> OLD.id THEN
          RAISE EXCEPTION 'the id of a department never changes' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF pg_trigger_depth() = 1 THEN
          PERFORM pg_advisory_xact_lock(hashtextextended('department.tree', 0));
        END IF;
        IF NEW.parent_id IS NULL THEN
          NEW.path := ARRAY[NEW.id];
          RETURN NEW;
        END IF;
        SELECT path INTO above FROM department WHERE id = NEW.parent_id;
        IF above IS NULL AND NEW.parent_id <> NEW.id THEN
          -- The foreign key refuses it with its own words.
          NEW.path := ARRAY[NEW.parent_id, NEW.id];
          RETURN NEW;
        END IF;
        IF NEW.parent_id = NEW.id OR NEW.id = ANY (above) THEN
          RAISE EXCEPTION 'a department cannot be placed below itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'department_no_cycle';
        END IF;
        NEW.path := above || NEW.id;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER department_place BEFORE INSERT OR UPDATE OF id, parent_id, path ON department
      FOR EACH ROW EXECUTE FUNCTION department_place()`);
    await q.query(`
      CREATE FUNCTION department_carry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE department SET path = path WHERE parent_id = NEW.id;
        RETURN NULL;
      END $$`);
    await q.query(`
      CREATE TRIGGER department_carry AFTER UPDATE ON department
      FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION department_carry()`);

    await q.query(`
      CREATE TABLE person (
        id uuid NOT NULL,
        department_id uuid NOT NULL,
        login text NOT NULL,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        must_change_password boolean NOT NULL DEFAULT true,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT person_pk PRIMARY KEY (id),
        CONSTRAINT person_login UNIQUE (login),
        CONSTRAINT person_login_lower CHECK (login = lower(login) AND login <> ''),
        CONSTRAINT person_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT
      )`);
    await q.query(`CREATE INDEX person_department ON person (department_id)`);

    await q.query(`
      CREATE TABLE role_assignment (
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        department_id uuid NOT NULL,
        role text NOT NULL,
        granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT role_assignment_pk PRIMARY KEY (id),
        CONSTRAINT role_assignment_once UNIQUE (person_id, department_id, role),
        CONSTRAINT role_assignment_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT role_assignment_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE CASCADE,
        CONSTRAINT role_assignment_role CHECK (role IN ('press_officer','proofreader','first_reviewer','second_reviewer',
          'final_reviewer','duty_editor','channel_administrator','coordinator','administrator','viewer'))
      )`);
    await q.query(`CREATE INDEX role_assignment_department ON role_assignment (department_id)`);

    // Nobody locks the house with all keys inside: one enabled administrator of a root department always remains.
    await q.query(`
      CREATE FUNCTION administrator_remains() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('identity.administrators', 0));
        IF NOT EXISTS (
          SELECT FROM role_assignment a
          JOIN person p ON p.id = a.person_id AND p.disabled_at IS NULL
          JOIN department d ON d.id = a.department_id AND d.parent_id IS NULL
          WHERE a.role = 'administrator')
        THEN
          RAISE EXCEPTION 'the last administrator cannot go'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'administrator_remains';
        END IF;
        RETURN NULL;
      END $$`);
    await q.query(`
      CREATE TRIGGER administrator_remains AFTER UPDATE OR DELETE ON role_assignment
      FOR EACH ROW WHEN (OLD.role = 'administrator') EXECUTE FUNCTION administrator_remains()`);
    await q.query(`
      CREATE TRIGGER administrator_remains AFTER UPDATE OF disabled_at ON person
      FOR EACH ROW WHEN (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)
      EXECUTE FUNCTION administrator_remains()`);

    await q.query(`
      CREATE TABLE session (
        id uuid NOT NULL,
        token_hash bytea NOT NULL,
        person_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT session_pk PRIMARY KEY (id),
        CONSTRAINT session_token UNIQUE (token_hash),
        CONSTRAINT session_token_sha256 CHECK (octet_length(token_hash) = 32),
        CONSTRAINT session_window CHECK (expires_at > created_at),
        CONSTRAINT session_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
      )`);
    await q.query(`CREATE INDEX session_person ON session (person_id)`);

    await q.query(`
      CREATE TABLE login_throttle (
        key varchar(255) NOT NULL,
        points integer NOT NULL DEFAULT 0,
        expire bigint,
        CONSTRAINT login_throttle_pk PRIMARY KEY (key)
      )`);

    await q.query(`
      CREATE TABLE idempotency_key (
        owner_id text NOT NULL,
        key text NOT NULL,
        fingerprint bytea NOT NULL,
        status integer,
        answer jsonb,
        location text,
        started_at timestamptz NOT NULL,
        answered_at timestamptz,
        expires_at timestamptz NOT NULL,
        CONSTRAINT idempotency_key_pk PRIMARY KEY (owner_id, key),
        CONSTRAINT idempotency_key_answered CHECK ((status IS NULL) = (answered_at IS NULL))
      )`);
    await q.query(`CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['idempotency_key', 'login_throttle', 'session', 'role_assignment', 'person', 'department']) {
      await q.query(`DROP TABLE ${table}`);
    }
    await q.query(`DROP FUNCTION administrator_remains()`);
    await q.query(`DROP FUNCTION department_carry()`);
    await q.query(`DROP FUNCTION department_place()`);
  }
}
