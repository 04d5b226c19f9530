import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlatform1795000000000 implements MigrationInterface {
  name = 'CreatePlatform1795000000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        data jsonb NOT NULL DEFAULT '{}',
        request_id text,
        seq bigint,
        prev_hash bytea,
        hash bytea,
        CONSTRAINT "PK_audit_entry" PRIMARY KEY (id),
        CONSTRAINT "UQ_audit_entry_seq" UNIQUE (seq)
      )`);
    await q.query(`CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id)`);
    await q.query(`CREATE INDEX audit_entry_unlinked ON audit_entry (id) WHERE hash IS NULL`);
    // Append-only: the one change allowed is linking a row into the chain, once.
    await q.query(`
      CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE'
           AND OLD.hash IS NULL AND NEW.hash IS NOT NULL AND NEW.seq IS NOT NULL AND NEW.prev_hash IS NOT NULL
           AND (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.subject_type, OLD.subject_id, OLD.data, OLD.request_id)
               IS NOT DISTINCT FROM
               (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_type, NEW.subject_id, NEW.data, NEW.request_id)
        THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await q.query(`
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION audit_entry_guard()`);
    await q.query(`
      CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard()`);
    await q.query(`
      CREATE TABLE outbox_event (
        id bigint GENERATED ALWAYS AS IDENTITY,
        job text NOT NULL,
        payload jsonb NOT NULL,
        run_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        relayed_at timestamptz,
        CONSTRAINT "PK_outbox_event" PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX outbox_event_waiting ON outbox_event (id) WHERE relayed_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE outbox_event`);
    await q.query(`DROP TABLE audit_entry`);
    await q.query(`DROP FUNCTION audit_entry_guard()`);
  }
}
