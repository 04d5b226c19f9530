import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorisations of Weibo accounts that somebody has begun: a row lives until its owner comes back, ten minutes at most. */
export class ConnectWeiboAccounts1795000029000 implements MigrationInterface {
  name = 'ConnectWeiboAccounts1795000029000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE weibo_connection (
        id uuid NOT NULL,
        state_hash bytea NOT NULL,
        person_id uuid NOT NULL,
        account_id uuid,
        draft bytea,
        redirect_uri text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT weibo_connection_pk PRIMARY KEY (id),
        CONSTRAINT weibo_connection_state UNIQUE (state_hash),
        CONSTRAINT weibo_connection_state_sha256 CHECK (octet_length(state_hash) = 32),
        CONSTRAINT weibo_connection_subject CHECK ((account_id IS NULL) <> (draft IS NULL)),
        CONSTRAINT weibo_connection_window CHECK (expires_at > created_at),
        CONSTRAINT weibo_connection_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT weibo_connection_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
      )`);
    await q.query(`CREATE INDEX weibo_connection_account ON weibo_connection (account_id)`);
    await q.query(`CREATE INDEX weibo_connection_end ON weibo_connection (expires_at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE weibo_connection`);
  }
}
