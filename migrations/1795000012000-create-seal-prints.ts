import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSealPrints1795000012000 implements MigrationInterface {
  name = 'CreateSealPrints1795000012000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "seal_print" (
        "seal_id" uuid NOT NULL,
        "part" text NOT NULL,
        "digest" text NOT NULL,
        "print" bytea,
        CONSTRAINT "seal_print_print" CHECK ("print" IS NULL OR ("part" NOT IN ('person','subject') AND octet_length("print") = 512)),
        CONSTRAINT "seal_print_digest" CHECK ("digest" ~ '^[0-9a-f]{64}$'),
        CONSTRAINT "seal_print_part" CHECK ("part" IN ('body','web','wechat','weibo','person','subject')),
        CONSTRAINT "seal_print_pk" PRIMARY KEY ("seal_id", "part")
      )`);
    await q.query(`
      ALTER TABLE "seal_print" ADD CONSTRAINT "seal_print_seal_fk" FOREIGN KEY ("seal_id") REFERENCES "review_seal"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE seal_print`);
  }
}
