import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShareAccountsFairly1795000010000 implements MigrationInterface {
  name = 'ShareAccountsFairly1795000010000';

  async up(q: QueryRunner): Promise<void> {
    // What the throttle's rules are made of, as one mark: a new one with every change, never the same twice, so that a process may
    // keep what it has read for as long as the mark stands.
    await q.query(`
      CREATE TABLE "throttle_version" (
        "only" boolean NOT NULL DEFAULT true,
        "version" uuid NOT NULL,
        CONSTRAINT "throttle_version_only" CHECK ("only"),
        CONSTRAINT "throttle_version_pk" PRIMARY KEY ("only")
      )`);
    await q.query(`INSERT INTO throttle_version (version) VALUES (gen_random_uuid())`);
    await q.query(`
      CREATE FUNCTION throttle_version_renew() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE throttle_version SET version = gen_random_uuid();
        RETURN NULL;
      END $$`);
    for (const table of ['throttle_policy', 'blackout'])
      await q.query(`
        CREATE TRIGGER ${table}_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION throttle_version_renew()`);
    await q.query(`
      CREATE TRIGGER department_version AFTER UPDATE OF parent_id OR DELETE ON department
      FOR EACH STATEMENT EXECUTE FUNCTION throttle_version_renew()`);
    // VOLATILE: every statement inside has a snapshot of its own, so what is read after the wait for the gate is what has been
    // committed by then (712001 and 712002: schedule-lock.rules.ts).
    await q.query(`
      CREATE FUNCTION policy_gate_shared() RETURNS uuid LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(712001);
        RETURN (SELECT version FROM throttle_version);
      END $$`);
    await q.query(`
      CREATE FUNCTION freeze_gate_shared() RETURNS uuid LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(712002);
        RETURN (SELECT version FROM throttle_version);
      END $$`);

    // Start-time fair queueing on accounts that several departments share.
    await q.query(`
      CREATE TABLE "fair_weight" (
        "department_id" uuid NOT NULL,
        "weight" integer NOT NULL DEFAULT '1',
        CONSTRAINT "fair_weight_range" CHECK ("weight" BETWEEN 1 AND 100),
        CONSTRAINT "fair_weight_pk" PRIMARY KEY ("department_id")
      )`);
    await q.query(`
      CREATE TABLE "fair_turn" (
        "account_id" uuid NOT NULL,
        "department_id" uuid NOT NULL,
        "finish" double precision NOT NULL,
        CONSTRAINT "fair_turn_pk" PRIMARY KEY ("account_id", "department_id")
      )`);
    await q.query(`
      CREATE TABLE "fair_clock" (
        "account_id" uuid NOT NULL,
        "turn" double precision NOT NULL,
        CONSTRAINT "fair_clock_pk" PRIMARY KEY ("account_id")
      )`);
    for (const [table, column, target] of [
      ['fair_weight', 'department_id', 'department'],
      ['fair_turn', 'account_id', 'account'],
      ['fair_turn', 'department_id', 'department'],
      ['fair_clock', 'account_id', 'account'],
    ] as const)
      await q.query(`
        ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${target}_fk"
        FOREIGN KEY ("${column}") REFERENCES "${target}"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);

    // An urgent post may exceed a rule of its department, with its reason on record; the ledger says which ones did.
    await q.query(`ALTER TABLE "send_ledger" ADD "exceeded" boolean NOT NULL DEFAULT false`);
    // Planning on an account looks at the department's own queue there, and asks whether others have one.
    await q.query(`DROP INDEX "publication_planned_account"`);
    await q.query(`
      CREATE INDEX "publication_planned_account" ON "publication" ("account_id", "department_id", "slot_at") WHERE state = 'scheduled'`);
    // A send that stays open counts as now, however long ago it was claimed.
    await q.query(`
      CREATE INDEX "send_ledger_open" ON "send_ledger" ("account_id") WHERE ended_at IS NULL AND released_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "send_ledger_open"`);
    await q.query(`DROP INDEX "publication_planned_account"`);
    await q.query(`
      CREATE INDEX "publication_planned_account" ON "publication" ("account_id", "slot_at") WHERE state = 'scheduled'`);
    await q.query(`ALTER TABLE "send_ledger" DROP COLUMN "exceeded"`);
    for (const table of ['fair_clock', 'fair_turn', 'fair_weight']) await q.query(`DROP TABLE "${table}"`);
    await q.query(`DROP FUNCTION freeze_gate_shared()`);
    await q.query(`DROP FUNCTION policy_gate_shared()`);
    await q.query(`DROP TRIGGER department_version ON department`);
    for (const table of ['blackout', 'throttle_policy']) await q.query(`DROP TRIGGER ${table}_version ON ${table}`);
    await q.query(`DROP FUNCTION throttle_version_renew()`);
    await q.query(`DROP TABLE "throttle_version"`);
  }
}
