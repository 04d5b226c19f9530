import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the tests of an account went: whoever looks at its health later, through whichever process, sees that one failed. */
export class RememberAccountTests1795000049000 implements MigrationInterface {
  name = 'RememberAccountTests1795000049000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE account_test (
        account_id uuid CONSTRAINT account_test_pk PRIMARY KEY
          CONSTRAINT account_test_account_fk REFERENCES account (id) ON DELETE CASCADE,
        passed_at timestamptz,
        failed_at timestamptz,
        failure jsonb,
        CONSTRAINT account_test_failure CHECK ((failed_at IS NULL) = (failure IS NULL)),
        CONSTRAINT account_test_any CHECK (passed_at IS NOT NULL OR failed_at IS NOT NULL)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE account_test`);
  }
}
