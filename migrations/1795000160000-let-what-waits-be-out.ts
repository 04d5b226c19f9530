import type { MigrationInterface, QueryRunner } from 'typeorm';

const MOVES = `'scheduled>claimed', 'claimed>scheduled', 'claimed>held', 'claimed>missed', 'claimed>sending',
          'sending>sent', 'sending>confirming', 'sending>scheduled', 'sending>failed', 'sending>unconfirmed',
          'confirming>sent', 'confirming>failed', 'confirming>unconfirmed',
          'unconfirmed>sent', 'unconfirmed>scheduled', 'unconfirmed>failed', 'unconfirmed>confirming',
          'scheduled>held', 'scheduled>failed', 'scheduled>missed', 'scheduled>cancelled',
          'held>scheduled', 'held>cancelled', 'failed>scheduled', 'failed>cancelled',
          'missed>scheduled', 'missed>cancelled', 'sent>retracted', 'retracted>sent', 'failed>unconfirmed',
          'scheduled>unconfirmed', 'held>unconfirmed', 'missed>unconfirmed', 'failed>sent'`;

/** What was missed or laid aside, and a person has published on the platform himself, is out as well (publication-state.rules.ts). */
export class LetWhatWaitsBeOut1795000160000 implements MigrationInterface {
  name = 'LetWhatWaitsBeOut1795000160000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(moveGuard(`${MOVES}, 'held>sent', 'missed>sent'`));
  }

  async down(q: QueryRunner): Promise<void> {
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
