import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was laid aside to let a department close is not taken up again there before it is open. */
export class ResumeInOpenDepartments1795000131000 implements MigrationInterface {
  name = 'ResumeInOpenDepartments1795000131000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TRIGGER account_resumed_in_open_department BEFORE UPDATE OF state ON account
      FOR EACH ROW WHEN (OLD.state = 'paused' AND NEW.state <> 'paused')
      EXECUTE FUNCTION begins_in_open_department()`);
    await q.query(`
      CREATE TRIGGER campaign_reopened_in_open_department BEFORE UPDATE OF state ON campaign
      FOR EACH ROW WHEN (OLD.state = 'closed' AND NEW.state <> 'closed')
      EXECUTE FUNCTION begins_in_open_department()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER campaign_reopened_in_open_department ON campaign`);
    await q.query(`DROP TRIGGER account_resumed_in_open_department ON account`);
  }
}
