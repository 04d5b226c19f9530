import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Previews on telephones leave a draft in the account's box that must go again. */
export class NotePhonePreviews1795000038000 implements MigrationInterface {
  name = 'NotePhonePreviews1795000038000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE phone_preview (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        media_id text NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        discard_after timestamptz NOT NULL,
        discarded_at timestamptz,
        CONSTRAINT phone_preview_pk PRIMARY KEY (id),
        CONSTRAINT phone_preview_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
        CONSTRAINT phone_preview_revision_fk FOREIGN KEY (revision_id) REFERENCES story_revision (id) ON DELETE RESTRICT
      )`);
    await q.query(`CREATE INDEX phone_preview_stale ON phone_preview (discard_after) WHERE discarded_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE phone_preview`);
  }
}
