import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The head of the audit chain: the linker's lock, and what shows that rows were cut off the end. */
export class CreateAuditHead1795000005100 implements MigrationInterface {
  name = 'CreateAuditHead1795000005100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE audit_chain_head (
        single boolean NOT NULL DEFAULT true,
        seq bigint NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT audit_chain_head_pk PRIMARY KEY (single),
        CONSTRAINT audit_chain_head_single CHECK (single),
        CONSTRAINT audit_chain_head_hash CHECK (octet_length(hash) = 32)
      )`);
    await q.query(`INSERT INTO audit_chain_head (seq, hash) VALUES (0, decode(repeat('00', 32), 'hex'))`);
    await q.query(`
      CREATE FUNCTION audit_chain_head_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.seq > OLD.seq THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'the head of the audit chain only moves forward' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await q.query(`
      CREATE TRIGGER audit_chain_head_forward BEFORE UPDATE OR DELETE ON audit_chain_head
      FOR EACH ROW EXECUTE FUNCTION audit_chain_head_guard()`);
    await q.query(`
      CREATE TRIGGER audit_chain_head_no_truncate BEFORE TRUNCATE ON audit_chain_head
      FOR EACH STATEMENT EXECUTE FUNCTION audit_chain_head_guard()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE audit_chain_head`);
    await q.query(`DROP FUNCTION audit_chain_head_guard()`);
  }
}
