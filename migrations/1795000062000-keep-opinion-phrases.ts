import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The phrases a reviewer writes into opinions again and again: everybody's own. */
export class KeepOpinionPhrases1795000062000 implements MigrationInterface {
  name = 'KeepOpinionPhrases1795000062000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE opinion_phrase (
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        text text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT opinion_phrase_pk PRIMARY KEY (id),
        CONSTRAINT opinion_phrase_once UNIQUE (person_id, text),
        CONSTRAINT opinion_phrase_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
        CONSTRAINT opinion_phrase_text CHECK (btrim(text) <> '' AND char_length(text) <= 200)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE opinion_phrase`);
  }
}
