import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts on platforms that are not to leave are taken back: those of publications laid aside, and of previews whose draft nobody heard of. */
export class TakeDraftsBack1795000045000 implements MigrationInterface {
  name = 'TakeDraftsBack1795000045000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication_preparation" ADD "take_back_after" timestamptz`);
    await q.query(`
      CREATE INDEX "publication_preparation_standing" ON "publication_preparation" ("publication_id")
      WHERE step = 'draft' AND facts ->> 'mediaId' <> '' AND NOT facts ? 'taken'
         OR step = 'draft-adding' AND facts ->> 'key' <> ''`);
    await q.query(`ALTER TABLE "phone_preview" ALTER COLUMN "media_id" DROP NOT NULL`);
    await q.query(`ALTER TABLE "phone_preview" ADD "source_url" text NOT NULL DEFAULT ''`);
  }

  /** A preview whose draft nobody heard of had no row before. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`DELETE FROM "phone_preview" WHERE "media_id" IS NULL`);
    await q.query(`ALTER TABLE "phone_preview" DROP COLUMN "source_url"`);
    await q.query(`ALTER TABLE "phone_preview" ALTER COLUMN "media_id" SET NOT NULL`);
    await q.query(`DROP INDEX "publication_preparation_standing"`);
    await q.query(`ALTER TABLE "publication_preparation" DROP COLUMN "take_back_after"`);
  }
}
