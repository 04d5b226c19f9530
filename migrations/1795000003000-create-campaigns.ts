import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Campaigns with their pillars, forms, requirements and deadlines, and the notices they were read from. The database alone holds: the moves of a
 * campaign, its version, that a closed one stands still, and that a notice is confirmed once and never changes.
 */
export class CreateCampaigns1795000003000 implements MigrationInterface {
  name = 'CreateCampaigns1795000003000';

  async up(q: QueryRunner): Promise<void> {
    await createCampaign(q);
    await createParts(q);
    await createProposal(q);
    await guardCampaign(q);
    await guardParts(q);
    await guardProposal(q);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['notice_proposal', 'campaign_deadline', 'campaign_clause', 'campaign_pillar', 'campaign']) {
      await q.query(`DROP TABLE ${table}`);
    }
    for (const name of ['campaign_guard()', 'campaign_part_guard()', 'notice_proposal_guard()']) {
      await q.query(`DROP FUNCTION ${name}`);
    }
  }
}

async function createCampaign(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE campaign (
      id uuid NOT NULL,
      department_id uuid NOT NULL,
      title text NOT NULL,
      theme text,
      document_number text,
      organisers text[] NOT NULL DEFAULT '{}',
      window_from date,
      window_to date,
      state text NOT NULL DEFAULT 'draft',
      version integer NOT NULL DEFAULT 1,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT campaign_pk PRIMARY KEY (id),
      CONSTRAINT campaign_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT,
      CONSTRAINT campaign_creator_fk FOREIGN KEY (created_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT campaign_title CHECK (btrim(title) <> ''),
      CONSTRAINT campaign_state CHECK (state IN ('draft','active','closed')),
      CONSTRAINT campaign_window CHECK (window_from <= window_to),
      CONSTRAINT campaign_started
        CHECK (state = 'draft' OR (window_from IS NOT NULL AND window_to IS NOT NULL))
    )`);
  await q.query(`CREATE INDEX campaign_department ON campaign (department_id, id)`);
}

async function createParts(q: QueryRunner): Promise<void> {
  // Places are checked at commit, so that a list can be put in another order row by row.
  await q.query(`
    CREATE TABLE campaign_pillar (
      id uuid NOT NULL,
      campaign_id uuid NOT NULL,
      position integer NOT NULL,
      kind text NOT NULL,
      title text NOT NULL,
      text text NOT NULL DEFAULT '',
      CONSTRAINT campaign_pillar_pk PRIMARY KEY (id),
      CONSTRAINT campaign_pillar_campaign_fk FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE,
      CONSTRAINT campaign_pillar_place UNIQUE (campaign_id, position) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT campaign_pillar_of_campaign UNIQUE (campaign_id, id),
      CONSTRAINT campaign_pillar_kind CHECK (kind IN ('policy','experience','exemplar','other')),
      CONSTRAINT campaign_pillar_title CHECK (btrim(title) <> '')
    )`);
  await q.query(`
    CREATE TABLE campaign_clause (
      id uuid NOT NULL,
      campaign_id uuid NOT NULL,
      kind text NOT NULL,
      position integer NOT NULL,
      title text,
      text text NOT NULL DEFAULT '',
      CONSTRAINT campaign_clause_pk PRIMARY KEY (id),
      CONSTRAINT campaign_clause_campaign_fk FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE,
      CONSTRAINT campaign_clause_place UNIQUE (campaign_id, kind, position) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT campaign_clause_kind CHECK (kind IN ('form','requirement')),
      CONSTRAINT campaign_clause_says CHECK (btrim(coalesce(title, '') || text) <> '')
    )`);
  await q.query(`
    CREATE TABLE campaign_deadline (
      id uuid NOT NULL,
      campaign_id uuid NOT NULL,
      position integer NOT NULL,
      due_on date,
      due_words text,
      what text,
      receivers text[] NOT NULL DEFAULT '{}',
      routes jsonb NOT NULL DEFAULT '[]',
      CONSTRAINT campaign_deadline_pk PRIMARY KEY (id),
      CONSTRAINT campaign_deadline_campaign_fk FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE,
      CONSTRAINT campaign_deadline_place UNIQUE (campaign_id, position) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT campaign_deadline_of_campaign UNIQUE (campaign_id, id),
      CONSTRAINT campaign_deadline_says CHECK (due_on IS NOT NULL OR due_words IS NOT NULL),
      CONSTRAINT campaign_deadline_routes CHECK (jsonb_typeof(routes) = 'array')
    )`);
}

async function createProposal(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE TABLE notice_proposal (
      id uuid NOT NULL,
      department_id uuid NOT NULL,
      text text NOT NULL,
      encoding text,
      reading jsonb NOT NULL,
      campaign_id uuid,
      confirmed_by uuid,
      confirmed_at timestamptz,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT notice_proposal_pk PRIMARY KEY (id),
      CONSTRAINT notice_proposal_department_fk
        FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT,
      CONSTRAINT notice_proposal_campaign_fk FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
      CONSTRAINT notice_proposal_confirmer_fk FOREIGN KEY (confirmed_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT notice_proposal_creator_fk FOREIGN KEY (created_by) REFERENCES person (id) ON DELETE RESTRICT,
      CONSTRAINT notice_proposal_text CHECK (char_length(text) <= 200000),
      CONSTRAINT notice_proposal_confirmed CHECK (
        (campaign_id IS NULL) = (confirmed_at IS NULL) AND (campaign_id IS NULL) = (confirmed_by IS NULL)),
      CONSTRAINT "REL_notice_proposal_campaign" UNIQUE (campaign_id)
    )`);
  await q.query(`CREATE INDEX notice_proposal_department ON notice_proposal (department_id, id)`);
}

async function guardCampaign(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION campaign_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a campaign counts every change' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF (NEW.id, NEW.department_id, NEW.created_by, NEW.created_at)
         IS DISTINCT FROM (OLD.id, OLD.department_id, OLD.created_by, OLD.created_at) THEN
        RAISE EXCEPTION 'the origin of a campaign stays' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF NEW.state <> OLD.state
         AND (OLD.state, NEW.state) NOT IN (('draft', 'active'), ('active', 'closed'), ('closed', 'active')) THEN
        RAISE EXCEPTION 'no such move of a campaign' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF OLD.state = 'closed'
         AND (NEW.title, NEW.theme, NEW.document_number, NEW.organisers, NEW.window_from, NEW.window_to)
             IS DISTINCT FROM
             (OLD.title, OLD.theme, OLD.document_number, OLD.organisers, OLD.window_from, OLD.window_to) THEN
        RAISE EXCEPTION 'a closed campaign stands still' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER campaign_moves BEFORE UPDATE ON campaign
    FOR EACH ROW EXECUTE FUNCTION campaign_guard()`);
}

async function guardParts(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION campaign_part_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      owner uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.campaign_id ELSE OLD.campaign_id END;
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.campaign_id <> OLD.campaign_id THEN
        RAISE EXCEPTION 'a part stays with its campaign' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF EXISTS (SELECT FROM campaign WHERE id = owner AND state = 'closed') THEN
        RAISE EXCEPTION 'a closed campaign stands still' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END $$`);
  for (const table of ['campaign_pillar', 'campaign_clause', 'campaign_deadline']) {
    await q.query(`
      CREATE TRIGGER ${table}_stands BEFORE INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION campaign_part_guard()`);
  }
}

async function guardProposal(q: QueryRunner): Promise<void> {
  await q.query(`
    CREATE FUNCTION notice_proposal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.campaign_id IS NOT NULL
         OR (NEW.id, NEW.department_id, NEW.text, NEW.encoding, NEW.reading, NEW.created_by, NEW.created_at)
            IS DISTINCT FROM
            (OLD.id, OLD.department_id, OLD.text, OLD.encoding, OLD.reading, OLD.created_by, OLD.created_at) THEN
        RAISE EXCEPTION 'a notice is confirmed once and never rewritten'
          USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$`);
  await q.query(`
    CREATE TRIGGER notice_proposal_kept BEFORE UPDATE ON notice_proposal
    FOR EACH ROW EXECUTE FUNCTION notice_proposal_guard()`);
}
