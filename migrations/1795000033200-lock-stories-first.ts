import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Handing in locks the story, then its revision. A change of a variant held the revision and then asked for the story, where its writer
 * is written down: each could wait for the other. Now the order is one everywhere.
 */
export class LockStoriesFirst1795000033200 implements MigrationInterface {
  name = 'LockStoriesFirst1795000033200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      variantGuard(`
      PERFORM FROM story s WHERE s.id = (SELECT v.story_id FROM story_revision v WHERE v.id = NEW.revision_id) FOR NO KEY UPDATE;`),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(variantGuard(''));
  }
}

/** As in CreateStories1795000004000. */
function variantGuard(lockStory: string): string {
  return `
    CREATE OR REPLACE FUNCTION variant_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF (OLD.id, OLD.revision_id, OLD.channel) IS DISTINCT FROM (NEW.id, NEW.revision_id, NEW.channel) THEN
          RAISE EXCEPTION 'a variant stays with its revision and channel'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'variant_frozen';
        END IF;
        IF NEW.version <> OLD.version + 1 THEN
          RAISE EXCEPTION 'every change of a variant is a version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'variant_version';
        END IF;
      END IF;${lockStory}
      -- Held until commit, so that a lock set at the same time waits for this change; the next statement then sees a lock set before.
      PERFORM FROM story_revision v WHERE v.id = NEW.revision_id FOR SHARE;
      IF EXISTS (SELECT FROM revision_lock l WHERE l.revision_id = NEW.revision_id) THEN
        RAISE EXCEPTION 'the revision is under review or approved'
          USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'variant_locked';
      END IF;
      RETURN NEW;
    END $$`;
}
