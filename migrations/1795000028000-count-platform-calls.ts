import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls of the day by account and path: what a platform allows is shared by all workers. */
export class CountPlatformCalls1795000028000 implements MigrationInterface {
  name = 'CountPlatformCalls1795000028000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE platform_calls (
        owner text NOT NULL,
        day date NOT NULL,
        path text NOT NULL,
        used integer NOT NULL DEFAULT 0,
        daily_limit integer,
        asked_at timestamptz,
        CONSTRAINT platform_calls_pk PRIMARY KEY (owner, day, path),
        CONSTRAINT platform_calls_used CHECK (used >= 0),
        CONSTRAINT platform_calls_limit CHECK (daily_limit > 0)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE platform_calls`);
  }
}
