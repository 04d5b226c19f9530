import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the file store holds: a row is written after the bytes and taken away before them. Bytes without a row are litter. */
export class CreateFileStore1795000025000 implements MigrationInterface {
  name = 'CreateFileStore1795000025000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE stored_file (
        sha256 character(64) NOT NULL,
        size bigint NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT stored_file_pk PRIMARY KEY (sha256),
        CONSTRAINT stored_file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT stored_file_size CHECK (size > 0)
      )`);
    await q.query(`
      CREATE TABLE file_arrival (
        sha256 character(64) NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT file_arrival_pk PRIMARY KEY (sha256)
      )`);
    await q.query(`CREATE INDEX file_arrival_at ON file_arrival (at)`);
    await q.query(`
      CREATE TABLE file_store_mark (
        id smallint NOT NULL DEFAULT 1,
        mark text NOT NULL,
        CONSTRAINT file_store_mark_pk PRIMARY KEY (id),
        CONSTRAINT file_store_mark_one CHECK (id = 1)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['file_store_mark', 'file_arrival', 'stored_file']) await q.query(`DROP TABLE ${table}`);
  }
}
