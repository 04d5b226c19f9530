import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A department can be closed: what belonged to it stays and is read as before, and nothing new begins there. Whatever begins in one
 * holds its row shared, so that closing waits for it and then counts it.
 */
export class CloseDepartments1795000130000 implements MigrationInterface {
  name = 'CloseDepartments1795000130000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE department ADD COLUMN closed_at timestamptz`);
    await q.query(
      `ALTER TABLE department ADD CONSTRAINT department_root_open CHECK (parent_id IS NOT NULL OR closed_at IS NULL)`,
    );
    await q.query(`
      CREATE FUNCTION department_is_open(wanted uuid) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM department WHERE id = wanted AND closed_at IS NULL FOR SHARE;
        IF NOT FOUND AND EXISTS (SELECT FROM department WHERE id = wanted) THEN
          RAISE EXCEPTION 'department % is closed', wanted
            USING ERRCODE = 'check_violation', CONSTRAINT = 'department_open';
        END IF;
      END $$`);
    await q.query(`
      CREATE FUNCTION begins_in_open_department() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM department_is_open(NEW.department_id);
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE FUNCTION hangs_below_open_department() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.parent_id IS NOT NULL AND NEW.closed_at IS NULL THEN PERFORM department_is_open(NEW.parent_id); END IF;
        RETURN NEW;
      END $$`);
    for (const table of BEGINNING)
      await q.query(`
        CREATE TRIGGER ${table}_in_open_department BEFORE INSERT OR UPDATE OF department_id ON ${table}
        FOR EACH ROW WHEN (NEW.department_id IS NOT NULL) EXECUTE FUNCTION begins_in_open_department()`);
    await q.query(`
      CREATE TRIGGER person_enabled_in_open_department BEFORE UPDATE OF disabled_at ON person
      FOR EACH ROW WHEN (NEW.disabled_at IS NULL AND OLD.disabled_at IS NOT NULL)
      EXECUTE FUNCTION begins_in_open_department()`);
    await q.query(`
      CREATE TRIGGER department_below_open BEFORE INSERT OR UPDATE OF parent_id, closed_at ON department
      FOR EACH ROW EXECUTE FUNCTION hangs_below_open_department()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER department_below_open ON department`);
    await q.query(`DROP TRIGGER person_enabled_in_open_department ON person`);
    for (const table of BEGINNING) await q.query(`DROP TRIGGER ${table}_in_open_department ON ${table}`);
    await q.query(`DROP FUNCTION hangs_below_open_department()`);
    await q.query(`DROP FUNCTION begins_in_open_department()`);
    await q.query(`DROP FUNCTION department_is_open(uuid)`);
    await q.query(`ALTER TABLE department DROP CONSTRAINT department_root_open`);
    await q.query(`ALTER TABLE department DROP COLUMN closed_at`);
  }
}

/** Where something begins in a department. */
const BEGINNING = ['person', 'role_assignment', 'account', 'campaign', 'story', 'throttle_policy', 'blackout'];
