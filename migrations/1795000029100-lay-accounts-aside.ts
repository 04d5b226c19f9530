import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An account whose credentials the platform no longer takes stands aside until they are renewed, and its queue waits with it. Which
 * account of the platform it is, is held here once anything was approved for it or planned on it.
 */
export class LayAccountsAside1795000029100 implements MigrationInterface {
  name = 'LayAccountsAside1795000029100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE account DROP CONSTRAINT account_state`);
    await q.query(`
      ALTER TABLE account
        ADD COLUMN state_reason jsonb,
        ADD COLUMN state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
        ADD COLUMN credentials_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ADD COLUMN authorised_until timestamptz,
        ADD CONSTRAINT account_state CHECK (state IN ('active','paused','unauthorised')),
        ADD CONSTRAINT account_state_reason CHECK ((state = 'unauthorised') = (state_reason IS NOT NULL))`);
    // A setting is a text; what asks "does it outlive its authorisation?" needs an instant. A text that is none stands for no end.
    await q.query(`
      CREATE FUNCTION account_derive() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.authorised_until := (NEW.settings->>'expiresAt')::timestamptz;
        RETURN NEW;
      EXCEPTION WHEN invalid_datetime_format OR datetime_field_overflow OR invalid_parameter_value THEN
        NEW.authorised_until := NULL;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER account_derive BEFORE INSERT OR UPDATE ON account
      FOR EACH ROW EXECUTE FUNCTION account_derive()`);
    await q.query(`UPDATE account SET name = name WHERE settings ? 'expiresAt'`);
    await q.query(
      `CREATE INDEX account_authorised_until ON account (authorised_until) WHERE authorised_until IS NOT NULL`,
    );
    await q.query(guard(IDENTITY_HELD));
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(guard(''));
    await q.query(`DROP TRIGGER account_derive ON account`);
    await q.query(`DROP FUNCTION account_derive()`);
    // Paused is the nearest an account could be before: nothing leaves by it.
    await q.query(`UPDATE account SET state = 'paused', state_reason = NULL WHERE state = 'unauthorised'`);
    await q.query(`
      ALTER TABLE account
        DROP CONSTRAINT account_state_reason,
        DROP CONSTRAINT account_state,
        DROP COLUMN state_reason,
        DROP COLUMN state_since,
        DROP COLUMN credentials_at,
        DROP COLUMN authorised_until,
        ADD CONSTRAINT account_state CHECK (state IN ('active','paused'))`);
  }
}

/** The sandbox's address is the system's to move; whoever approved a text for a real one approved it for that place. */
const IDENTITY_HELD = `
      IF ((OLD.settings->>'appId', OLD.settings->>'uid') IS DISTINCT FROM (NEW.settings->>'appId', NEW.settings->>'uid')
          OR NOT NEW.sandbox AND OLD.base_url IS DISTINCT FROM NEW.base_url)
         AND (EXISTS (SELECT 1 FROM publication p WHERE p.account_id = NEW.id)
              OR EXISTS (SELECT 1 FROM review_seal s JOIN review_round r ON r.id = s.round_id
                         WHERE r.release_accounts @> ARRAY[NEW.id])) THEN
        RAISE EXCEPTION 'texts were approved for this account: which one of the platform it is no longer changes'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'account_identity';
      END IF;`;

function guard(more: string): string {
  const parts = (row: string): string =>
    ['id', 'department_id', 'channel', 'driver', 'sandbox'].map((part) => `${row}.${part}`).join(', ');
  return `
    CREATE OR REPLACE FUNCTION account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (${parts('OLD')}) IS DISTINCT FROM (${parts('NEW')}) THEN
        RAISE EXCEPTION 'whose account it is and of which channel never changes'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'account_fixed';
      END IF;${more}
      RETURN NEW;
    END $$`;
}
