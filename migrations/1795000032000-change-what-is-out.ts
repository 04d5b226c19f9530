import type { MigrationInterface, QueryRunner } from 'typeorm';

const MOVES = `'scheduled>claimed', 'claimed>scheduled', 'claimed>held', 'claimed>missed', 'claimed>sending',
          'sending>sent', 'sending>confirming', 'sending>scheduled', 'sending>failed', 'sending>unconfirmed',
          'confirming>sent', 'confirming>failed', 'confirming>unconfirmed',
          'unconfirmed>sent', 'unconfirmed>scheduled', 'unconfirmed>failed',
          'scheduled>held', 'scheduled>failed', 'scheduled>missed', 'scheduled>cancelled',
          'held>scheduled', 'held>cancelled', 'failed>scheduled', 'failed>cancelled',
          'missed>scheduled', 'missed>cancelled', 'sent>retracted'`;

/** What is out may be taken down, corrected and put up again: an order of a person, written before anything is called. */
export class ChangeWhatIsOut1795000032000 implements MigrationInterface {
  name = 'ChangeWhatIsOut1795000032000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "publication_change" (
        "id" uuid NOT NULL,
        "publication_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "state" text NOT NULL,
        "seal_id" uuid,
        "reason" text NOT NULL,
        "ordered_by" uuid NOT NULL,
        "ordered_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "tries" integer NOT NULL DEFAULT '0',
        "next_try_at" timestamptz,
        "told" jsonb,
        "ended_at" timestamptz,
        "ended_by" uuid,
        "note" text,
        CONSTRAINT "publication_change_kind" CHECK ("kind" IN ('retract','correct','restore')),
        CONSTRAINT "publication_change_state" CHECK ("state" IN ('ordered','by_hand','done','given_up')),
        CONSTRAINT "publication_change_seal" CHECK (("kind" = 'correct') = ("seal_id" IS NOT NULL)),
        CONSTRAINT "publication_change_reason" CHECK (btrim("reason") <> ''),
        CONSTRAINT "publication_change_end" CHECK (("state" IN ('done','given_up')) = ("ended_at" IS NOT NULL)),
        CONSTRAINT "publication_change_try" CHECK (("state" = 'ordered') = ("next_try_at" IS NOT NULL)),
        CONSTRAINT "publication_change_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_change_one_open" ON "publication_change" ("publication_id") WHERE ended_at IS NULL`);
    await q.query(`CREATE INDEX "publication_change_of" ON "publication_change" ("publication_id", "ordered_at")`);
    await q.query(
      `CREATE INDEX "publication_change_due" ON "publication_change" ("next_try_at") WHERE state = 'ordered'`,
    );
    await q.query(`CREATE INDEX "publication_change_seal_of" ON "publication_change" ("seal_id")`);
    for (const [name, column, table] of [
      ['publication', 'publication_id', 'publication'],
      ['seal', 'seal_id', 'review_seal'],
      ['orderer', 'ordered_by', 'person'],
      ['ender', 'ended_by', 'person'],
    ])
      await q.query(`
        ALTER TABLE "publication_change" ADD CONSTRAINT "publication_change_${name}_fk"
        FOREIGN KEY ("${column}") REFERENCES "${table}"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    // What was ordered never changes, and what has ended stays as it ended.
    await q.query(`
      CREATE FUNCTION publication_change_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.ended_at IS NOT NULL OR
           (OLD.publication_id, OLD.kind, OLD.seal_id, OLD.reason, OLD.ordered_by, OLD.ordered_at) IS DISTINCT FROM
           (NEW.publication_id, NEW.kind, NEW.seal_id, NEW.reason, NEW.ordered_by, NEW.ordered_at) THEN
          RAISE EXCEPTION 'an order to change what is out is not rewritten'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_change_fixed';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER publication_change_fixed BEFORE UPDATE ON publication_change
      FOR EACH ROW EXECUTE FUNCTION publication_change_guard()`);
    await q.query(moveGuard(`${MOVES}, 'retracted>sent'`));
    await q.query(`ALTER TABLE "site_page" ADD "corrected_at" timestamptz`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "site_page" DROP COLUMN "corrected_at"`);
    await q.query(moveGuard(MOVES));
    await q.query(`DROP TABLE "publication_change"`);
    await q.query(`DROP FUNCTION publication_change_guard()`);
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
