import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 本期图文: places in a mass send that departments book. */
export class CreateMassIssues1795000033000 implements MigrationInterface {
  name = 'CreateMassIssues1795000033000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE mass_issue (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        slot_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open',
        state_reason jsonb,
        publication_id uuid,
        opened_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT mass_issue_pk PRIMARY KEY (id),
        CONSTRAINT mass_issue_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_publication_fk FOREIGN KEY (publication_id) REFERENCES publication (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_opened_by_fk FOREIGN KEY (opened_by) REFERENCES person (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_state CHECK (state IN ('open','closed','cancelled')),
        CONSTRAINT mass_issue_times CHECK (closes_at < slot_at),
        CONSTRAINT mass_issue_closed_has_publication CHECK ((state = 'closed') = (publication_id IS NOT NULL))
      )`);
    await q.query(
      `CREATE UNIQUE INDEX mass_issue_one_per_slot ON mass_issue (account_id, slot_at) WHERE state <> 'cancelled'`,
    );
    await q.query(`CREATE INDEX mass_issue_closing ON mass_issue (closes_at) WHERE state = 'open'`);
    await q.query(`CREATE UNIQUE INDEX mass_issue_publication ON mass_issue (publication_id)`);
    await q.query(`
      CREATE TABLE mass_issue_article (
        id uuid NOT NULL,
        issue_id uuid NOT NULL,
        position smallint NOT NULL,
        story_id uuid NOT NULL,
        seal_id uuid NOT NULL,
        seal_digest text NOT NULL,
        department_id uuid NOT NULL,
        window_from timestamptz NOT NULL,
        window_to timestamptz NOT NULL,
        marker text NOT NULL,
        booked_by uuid NOT NULL,
        booked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT mass_issue_article_pk PRIMARY KEY (id),
        CONSTRAINT mass_issue_article_issue_fk FOREIGN KEY (issue_id) REFERENCES mass_issue (id) ON DELETE CASCADE,
        CONSTRAINT mass_issue_article_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_article_seal_fk FOREIGN KEY (seal_id) REFERENCES review_seal (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_article_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_article_booked_by_fk FOREIGN KEY (booked_by) REFERENCES person (id) ON DELETE RESTRICT,
        CONSTRAINT mass_issue_article_position CHECK (position BETWEEN 1 AND 8),
        CONSTRAINT mass_issue_article_marker UNIQUE (marker),
        CONSTRAINT mass_issue_article_place UNIQUE (issue_id, position) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT mass_issue_article_once UNIQUE (issue_id, seal_id)
      )`);
    await q.query(`CREATE INDEX mass_issue_article_seal ON mass_issue_article (seal_id)`);
    // What a closed issue holds is what its publication was planned with.
    await q.query(`
      CREATE FUNCTION mass_issue_article_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        issue uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.issue_id ELSE NEW.issue_id END;
      BEGIN
        IF (SELECT state FROM mass_issue WHERE id = issue) IS DISTINCT FROM 'open' THEN
          RAISE EXCEPTION 'articles of an issue change only while it is open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mass_issue_article_fixed';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await q.query(`
      CREATE TRIGGER mass_issue_article_fixed BEFORE INSERT OR UPDATE OR DELETE ON mass_issue_article
      FOR EACH ROW EXECUTE FUNCTION mass_issue_article_guard()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE mass_issue_article`);
    await q.query(`DROP TABLE mass_issue`);
    await q.query(`DROP FUNCTION mass_issue_article_guard()`);
  }
}
