import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was put up again or corrected is looked at and counted at its ages from then on, not from its first send. */
export class FollowAnew1795000042000 implements MigrationInterface {
  name = 'FollowAnew1795000042000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "post_follow" ADD "followed_from" timestamptz`);
    await q.query(`UPDATE "post_follow" SET "followed_from" = "sent_at"`);
    await q.query(`ALTER TABLE "post_follow" ALTER COLUMN "followed_from" SET NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "post_follow" DROP COLUMN "followed_from"`);
  }
}
