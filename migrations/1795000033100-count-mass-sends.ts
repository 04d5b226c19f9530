import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often an account may mass-send is a rule in force like any policy: the rules are another version when such an account appears or changes its kind. */
export class CountMassSends1795000033100 implements MigrationInterface {
  name = 'CountMassSends1795000033100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TRIGGER account_version AFTER INSERT ON account
      FOR EACH ROW WHEN (NEW.driver = 'mass') EXECUTE FUNCTION throttle_version_renew()`);
    await q.query(`
      CREATE TRIGGER account_kind_version AFTER UPDATE ON account
      FOR EACH ROW WHEN (NEW.driver = 'mass'
        AND (OLD.settings ->> 'accountKind', OLD.name) IS DISTINCT FROM (NEW.settings ->> 'accountKind', NEW.name))
      EXECUTE FUNCTION throttle_version_renew()`);
    await q.query(`CREATE INDEX account_mass ON account (id) WHERE driver = 'mass'`);
    await q.query(`UPDATE throttle_version SET version = gen_random_uuid()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX account_mass`);
    await q.query(`DROP TRIGGER account_kind_version ON account`);
    await q.query(`DROP TRIGGER account_version ON account`);
  }
}
