import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link that a person gave may be corrected; one that the platform gave may not: so whose it is stands beside it. */
export class SayWhoGaveALink1795000110000 implements MigrationInterface {
  name = 'SayWhoGaveALink1795000110000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "publication" ADD "link_by" uuid`);
    await q.query(`
      UPDATE publication p SET link_by = h.reported_by
      FROM hand_task h
      WHERE h.publication_id = p.id AND h.report = 'posted' AND h.link = p.url`);
    await q.query(`
      UPDATE publication p SET link_by = v.proposed_by
      FROM publication_resolution v
      WHERE v.publication_id = p.id AND v.verdict = 'found' AND p.url = p.platform_ref AND p.link_by IS NULL`);
    await q.query(`
      UPDATE publication p SET link_by = e.actor_id
      FROM audit_entry e
      WHERE e.action = 'publication.address' AND e.subject_id = p.id::text AND e.data->>'from' = 'person'
        AND e.data->>'url' = p.url AND p.link_by IS NULL AND EXISTS (SELECT 1 FROM person x WHERE x.id = e.actor_id)`);
    await q.query(`
      ALTER TABLE "publication"
      ADD CONSTRAINT "publication_link_by" CHECK (link_by IS NULL OR url IS NOT NULL),
      ADD CONSTRAINT "publication_link_by_fk" FOREIGN KEY ("link_by") REFERENCES "person"("id") ON DELETE RESTRICT`);
    // Asked by whoever gives a link: has another post got it? Links may be too long for an ordered index.
    await q.query(
      `CREATE INDEX "publication_given_link" ON "publication" USING hash ("url") WHERE link_by IS NOT NULL`,
    );
    await q.query(`DROP INDEX "hand_task_link"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX "hand_task_link" ON "hand_task" USING hash ("link") WHERE link IS NOT NULL`);
    await q.query(`DROP INDEX "publication_given_link"`);
    await q.query(`ALTER TABLE "publication" DROP COLUMN "link_by"`);
  }
}
