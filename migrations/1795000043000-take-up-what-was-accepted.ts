import type { MigrationInterface, QueryRunner } from 'typeorm';

const MOVES = `'scheduled>claimed', 'claimed>scheduled', 'claimed>held', 'claimed>missed', 'claimed>sending',
          'sending>sent', 'sending>confirming', 'sending>scheduled', 'sending>failed', 'sending>unconfirmed',
          'confirming>sent', 'confirming>failed', 'confirming>unconfirmed',
          'unconfirmed>sent', 'unconfirmed>scheduled', 'unconfirmed>failed',
          'scheduled>held', 'scheduled>failed', 'scheduled>missed', 'scheduled>cancelled',
          'held>scheduled', 'held>cancelled', 'failed>scheduled', 'failed>cancelled',
          'missed>scheduled', 'missed>cancelled', 'sent>retracted', 'retracted>sent'`;

/** What nobody knew of may be seen on the platform, still under way: it waits for its end like any other that was accepted. */
export class TakeUpWhatWasAccepted1795000043000 implements MigrationInterface {
  name = 'TakeUpWhatWasAccepted1795000043000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(moveGuard(`${MOVES}, 'unconfirmed>confirming'`));
    await q.query(`ALTER TABLE "publication_resolution" ADD "overtaken_at" timestamptz`);
    await q.query(`
      ALTER TABLE "publication_resolution" ADD CONSTRAINT "publication_resolution_overtaken"
      CHECK ("overtaken_at" IS NULL OR ("verdict" = 'absent' AND "confirmed_at" IS NULL))`);
    await q.query(`DROP INDEX "publication_resolution_one_open"`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_resolution_one_open" ON "publication_resolution" ("attempt_id")
      WHERE verdict = 'absent' AND overtaken_at IS NULL`);
  }

  /** Refused by the index when several proposals were made of one attempt, all but the last overtaken. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "publication_resolution_one_open"`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_resolution_one_open" ON "publication_resolution" ("attempt_id") WHERE verdict = 'absent'`);
    await q.query(`ALTER TABLE "publication_resolution" DROP CONSTRAINT "publication_resolution_overtaken"`);
    await q.query(`ALTER TABLE "publication_resolution" DROP COLUMN "overtaken_at"`);
    await q.query(moveGuard(MOVES));
  }
}

/** The table of moves (publication-state.rules.ts) in the database. */
function moveGuard(moves: string): string {
  return `
      CREATE OR REPLACE FUNCTION publication_move_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
          ${moves}) THEN
          RAISE EXCEPTION 'a publication never moves from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_move';
        END IF;
        IF (OLD.story_id, OLD.seal_id, OLD.seal_digest, OLD.department_id, OLD.account_id, OLD.channel, OLD.marker)
           IS DISTINCT FROM
           (NEW.story_id, NEW.seal_id, NEW.seal_digest, NEW.department_id, NEW.account_id, NEW.channel, NEW.marker) THEN
          RAISE EXCEPTION 'what a publication publishes never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_fixed';
        END IF;
        IF OLD.state <> NEW.state THEN
          NEW.state_since := clock_timestamp();
        END IF;
        RETURN NEW;
      END $$`;
}
