import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDayClasses1795000011000 implements MigrationInterface {
  name = 'CreateDayClasses1795000011000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "day_class" (
        "date" date NOT NULL,
        "class" text NOT NULL,
        "note" text,
        "set_by" uuid NOT NULL,
        "set_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "day_class_note" CHECK ("note" IS NULL OR btrim("note") <> ''),
        CONSTRAINT "day_class_class" CHECK ("class" IN ('workday','weekend','holiday')),
        CONSTRAINT "day_class_pk" PRIMARY KEY ("date")
      )`);
    await q.query(`
      ALTER TABLE "day_class" ADD CONSTRAINT "day_class_set_by_fk" FOREIGN KEY ("set_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE day_class`);
  }
}
