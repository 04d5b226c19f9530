import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts on WordPress sites that were placed before anybody took them back: they are known by their slug, like those placed since. */
export class TakeSiteDraftsBack1795000051000 implements MigrationInterface {
  name = 'TakeSiteDraftsBack1795000051000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      INSERT INTO "publication_preparation" ("publication_id", "step", "facts")
      SELECT s."publication_id", 'draft',
             jsonb_build_object('mediaId', 'p-' || lower(right(replace(s."publication_id"::text, '-', ''), 12)))
      FROM "publication_preparation" s
      JOIN "publication" p ON p."id" = s."publication_id"
      JOIN "account" a ON a."id" = p."account_id"
      WHERE s."step" = 'post' AND s."facts" ->> 'id' <> '' AND a."driver" = 'wordpress'
        AND p."state" NOT IN ('sent', 'retracted')
      ON CONFLICT DO NOTHING`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DELETE FROM "publication_preparation" s USING "publication" p, "account" a
      WHERE p."id" = s."publication_id" AND a."id" = p."account_id" AND a."driver" = 'wordpress' AND s."step" = 'draft'`);
  }
}
