import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1795000002000 implements MigrationInterface {
  name = 'CreateAccounts1795000002000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE account (
        id uuid NOT NULL,
        department_id uuid NOT NULL,
        channel text NOT NULL,
        name text NOT NULL,
        base_url text NOT NULL,
        sandbox boolean NOT NULL DEFAULT false,
        settings jsonb NOT NULL DEFAULT '{}',
        credentials bytea,
        credential_keys text[] NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'active',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT account_pk PRIMARY KEY (id),
        CONSTRAINT account_department_fk FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE RESTRICT,
        CONSTRAINT account_channel CHECK (channel IN ('web','wechat','weibo')),
        CONSTRAINT account_state CHECK (state IN ('active','paused')),
        CONSTRAINT account_name CHECK (btrim(name) <> ''),
        CONSTRAINT account_address CHECK ((channel = 'web') = (base_url = ''))
      )`);
    await q.query(`CREATE UNIQUE INDEX account_own_name ON account (department_id, channel, name)`);
    // Publications are sealed for an account: one that changed its channel or owner would be another account.
    await q.query(`
      CREATE FUNCTION account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.id, OLD.department_id, OLD.channel, OLD.sandbox) IS DISTINCT FROM
           (NEW.id, NEW.department_id, NEW.channel, NEW.sandbox) THEN
          RAISE EXCEPTION 'whose account it is and of which channel never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_fixed';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER account_fixed BEFORE UPDATE ON account
      FOR EACH ROW EXECUTE FUNCTION account_guard()`);
    await q.query(`
      CREATE TABLE upload_cache (
        account_id uuid NOT NULL,
        purpose text NOT NULL,
        sha256 text NOT NULL,
        facts jsonb NOT NULL,
        given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT upload_cache_pk PRIMARY KEY (account_id, purpose, sha256),
        CONSTRAINT upload_cache_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await q.query(`
      CREATE TABLE site_page (
        id uuid NOT NULL,
        publication_id uuid NOT NULL,
        slug text NOT NULL,
        title text NOT NULL,
        summary text NOT NULL,
        html text NOT NULL,
        cover text,
        pictures text[] NOT NULL DEFAULT '{}',
        department_name text NOT NULL,
        story_id uuid,
        campaign_id uuid,
        pillar_id uuid,
        published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        tombstoned_at timestamptz,
        CONSTRAINT site_page_pk PRIMARY KEY (id),
        CONSTRAINT site_page_publication UNIQUE (publication_id),
        CONSTRAINT site_page_slug UNIQUE (slug),
        CONSTRAINT site_page_slug_form CHECK (slug ~ '^[0-9a-z-]{1,80}$'),
        CONSTRAINT site_page_cover CHECK (cover IS NULL OR cover ~ '^[0-9a-f]{64}$'),
        CONSTRAINT site_page_title CHECK (btrim(title) <> '')
      )`);
    await q.query(`CREATE INDEX site_page_latest ON site_page (published_at, id) WHERE tombstoned_at IS NULL`);
    await q.query(`CREATE INDEX site_page_pictures ON site_page USING gin (pictures)`);
    await q.query(`CREATE INDEX site_page_pillar ON site_page (pillar_id, published_at) WHERE tombstoned_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE site_page`);
    await q.query(`DROP TABLE upload_cache`);
    await q.query(`DROP TABLE account`);
    await q.query(`DROP FUNCTION account_guard()`);
  }
}
