import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was found gone after it went out waits for a person who notes it (decision 79). */
export class KnowWhatIsGone1795000190000 implements MigrationInterface {
  name = 'KnowWhatIsGone1795000190000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE post_follow
        ADD COLUMN gone_at timestamptz, ADD COLUMN gone_why jsonb,
        ADD COLUMN noted_at timestamptz,
        ADD COLUMN noted_by uuid CONSTRAINT post_follow_noted_by_fk REFERENCES person (id),
        ADD COLUMN noted_as text, ADD COLUMN note text,
        ADD CONSTRAINT post_follow_gone CHECK ((gone_at IS NULL) = (gone_why IS NULL)),
        ADD CONSTRAINT post_follow_noted
          CHECK (num_nonnulls(noted_at, noted_by, noted_as, note) IN (0, 4) AND (noted_at IS NULL OR gone_at IS NOT NULL)),
        ADD CONSTRAINT post_follow_noted_as CHECK (noted_as IN ('seen','withdrawn'))`);
    await q.query(
      `CREATE INDEX post_follow_unnoted ON post_follow (publication_id) WHERE gone_at IS NOT NULL AND noted_at IS NULL`,
    );
    // What the last look that could tell has found gone.
    await q.query(`
      UPDATE post_follow f
      SET gone_at = l.at, gone_why = jsonb_build_object('code', l.cause, 'text', jsonb_build_object(
        'zh', '升级前的查看发现内容已不在平台上', 'en', 'a look before the upgrade found that it is no longer there'))
      FROM publication p, LATERAL (
        SELECT b.at, b.post, b.cause FROM post_look b
        WHERE b.publication_id = p.id AND (b.post <> 'unknown' OR b.link = 'opens') ORDER BY b.at DESC LIMIT 1) l
      WHERE p.id = f.publication_id AND p.state = 'sent' AND l.post = 'gone' AND l.at >= f.followed_from`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX post_follow_unnoted`);
    await q.query(`
      ALTER TABLE post_follow
        DROP CONSTRAINT post_follow_noted_as, DROP CONSTRAINT post_follow_noted, DROP CONSTRAINT post_follow_gone,
        DROP COLUMN note, DROP COLUMN noted_as, DROP COLUMN noted_by, DROP COLUMN noted_at, DROP COLUMN gone_why, DROP COLUMN gone_at`);
  }
}
