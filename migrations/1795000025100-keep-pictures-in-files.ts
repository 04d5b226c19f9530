import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A picture's bytes are in its row or in the file store; what its metadata said of its making by machine is kept beside it. Renditions
 * are pictures made of pictures, once for each purpose.
 */
export class KeepPicturesInFiles1795000025100 implements MigrationInterface {
  name = 'KeepPicturesInFiles1795000025100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE media ALTER COLUMN bytes DROP NOT NULL`);
    await q.query(`
      ALTER TABLE media
        ADD COLUMN file character(64),
        ADD COLUMN frames integer NOT NULL DEFAULT 1,
        ADD COLUMN labels jsonb,
        ADD CONSTRAINT media_file_fk FOREIGN KEY (file) REFERENCES stored_file (sha256) ON DELETE RESTRICT,
        ADD CONSTRAINT media_place CHECK ((bytes IS NULL) = (file IS NOT NULL) AND (file IS NULL OR file = sha256)),
        ADD CONSTRAINT media_frames CHECK (frames >= 1),
        ADD CONSTRAINT media_labels CHECK (labels IS NULL OR jsonb_typeof(labels) = 'object')`);
    await q.query(`
      CREATE TABLE media_rendition (
        source character(64) NOT NULL,
        purpose text NOT NULL,
        sha256 character(64) NOT NULL,
        mime text NOT NULL,
        size integer NOT NULL,
        width integer NOT NULL,
        height integer NOT NULL,
        bytes bytea,
        file character(64),
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT media_rendition_pk PRIMARY KEY (source, purpose),
        CONSTRAINT media_rendition_source_fk FOREIGN KEY (source) REFERENCES media (sha256) ON DELETE RESTRICT,
        CONSTRAINT media_rendition_file_fk FOREIGN KEY (file) REFERENCES stored_file (sha256) ON DELETE RESTRICT,
        CONSTRAINT media_rendition_place
          CHECK ((bytes IS NULL) = (file IS NOT NULL) AND (file IS NULL OR file = sha256)),
        CONSTRAINT media_rendition_digest CHECK (sha256 = encode(sha256(bytes), 'hex')),
        CONSTRAINT media_rendition_size CHECK (size > 0 AND (bytes IS NULL OR size = octet_length(bytes))),
        CONSTRAINT media_rendition_mime CHECK (mime IN ('image/jpeg','image/png','image/gif','image/webp')),
        CONSTRAINT media_rendition_dimensions CHECK (width > 0 AND height > 0)
      )`);
    await q.query(`ALTER TABLE media_rendition ALTER COLUMN bytes SET STORAGE EXTERNAL`);
    // Made anew it would be the same; what leaves under a seal must not depend on that.
    await q.query(`
      CREATE TRIGGER media_rendition_kept BEFORE UPDATE ON media_rendition
      FOR EACH ROW EXECUTE FUNCTION stories_kept()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE media_rendition`);
    await q.query(`
      ALTER TABLE media
        DROP CONSTRAINT media_labels,
        DROP CONSTRAINT media_frames,
        DROP CONSTRAINT media_place,
        DROP CONSTRAINT media_file_fk,
        DROP COLUMN labels,
        DROP COLUMN frames,
        DROP COLUMN file`);
    await q.query(`ALTER TABLE media ALTER COLUMN bytes SET NOT NULL`);
  }
}
