import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Blackouts that hold are looked for among the rules of policies, too, with every sweep. */
export class FindSilencesAmongRules1795000090000 implements MigrationInterface {
  name = 'FindSilencesAmongRules1795000090000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE INDEX "throttle_policy_silences" ON "throttle_policy" ("id")
      WHERE enabled AND rules @> '[{"type": "blackout", "mode": "freeze"}]'::jsonb`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "throttle_policy_silences"`);
  }
}
