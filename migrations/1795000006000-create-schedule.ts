import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSchedule1795000006000 implements MigrationInterface {
  name = 'CreateSchedule1795000006000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE "publication" (
        "id" uuid NOT NULL,
        "story_id" uuid NOT NULL,
        "seal_id" uuid NOT NULL,
        "seal_digest" text NOT NULL,
        "department_id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "channel" text NOT NULL,
        "marker" text NOT NULL,
        "state" text NOT NULL DEFAULT 'scheduled',
        "state_reason" jsonb,
        "state_since" timestamptz NOT NULL DEFAULT clock_timestamp(),
        "wished_at" timestamptz NOT NULL,
        "first_slot_at" timestamptz NOT NULL,
        "slot_at" timestamptz NOT NULL,
        "because" jsonb NOT NULL DEFAULT '[]',
        "forecast" boolean NOT NULL DEFAULT false,
        "window_from" timestamptz NOT NULL,
        "window_to" timestamptz NOT NULL,
        "valid_until" timestamptz NOT NULL,
        "priority" text NOT NULL DEFAULT 'normal',
        "priority_reason" text,
        "depends_on" uuid,
        "claim_token" uuid,
        "claimed_at" timestamptz,
        "claim_expires_at" timestamptz,
        "worker_id" uuid,
        "prepared_at" timestamptz,
        "prepare_after" timestamptz,
        "may_be_out" boolean NOT NULL DEFAULT false,
        "platform_ref" text,
        "url" text,
        "sent_at" timestamptz,
        "created_by" uuid NOT NULL,
        "created_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "publication_marker" UNIQUE ("marker"),
        CONSTRAINT "publication_window" CHECK ("window_from" < "window_to" AND "valid_until" > "window_from"),
        CONSTRAINT "publication_slot_not_before_wish" CHECK ("slot_at" >= "wished_at"),
        CONSTRAINT "publication_waits_with_reason" CHECK ("state" NOT IN ('held','failed','missed','unconfirmed') OR "state_reason" IS NOT NULL),
        CONSTRAINT "publication_claim_expires" CHECK ("state" <> 'claimed' OR "claim_expires_at" IS NOT NULL),
        CONSTRAINT "publication_claim_has_token" CHECK ("state" NOT IN ('claimed','sending','confirming') OR "claim_token" IS NOT NULL),
        CONSTRAINT "publication_sent_has_ref" CHECK ("state" NOT IN ('sent','retracted') OR ("platform_ref" IS NOT NULL AND "sent_at" IS NOT NULL)),
        CONSTRAINT "publication_priority" CHECK ("priority" IN ('normal','urgent') AND ("priority" = 'normal' OR "priority_reason" IS NOT NULL)),
        CONSTRAINT "publication_channel" CHECK ("channel" IN ('web','wechat','weibo')),
        CONSTRAINT "publication_state" CHECK ("state" IN ('scheduled','claimed','sending','confirming','sent','unconfirmed','held','failed','missed','cancelled','retracted')),
        CONSTRAINT "publication_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE UNIQUE INDEX "publication_once_per_seal" ON "publication" ("seal_id", "account_id") WHERE state <> 'cancelled'`);
    await q.query(`
      CREATE INDEX "publication_depends_on" ON "publication" ("depends_on")`);
    await q.query(`
      CREATE INDEX "publication_valid" ON "publication" ("valid_until") WHERE state = 'scheduled'`);
    await q.query(`
      CREATE INDEX "publication_story" ON "publication" ("story_id")`);
    await q.query(`
      CREATE INDEX "publication_planned_account" ON "publication" ("account_id", "slot_at") WHERE state = 'scheduled'`);
    await q.query(`
      CREATE INDEX "publication_planned_department" ON "publication" ("department_id", "slot_at") WHERE state = 'scheduled'`);
    await q.query(`
      CREATE INDEX "publication_open" ON "publication" ("state") WHERE state IN ('claimed','sending','confirming','unconfirmed')`);
    await q.query(`
      CREATE INDEX "publication_due" ON "publication" ("slot_at", "id") WHERE state = 'scheduled'`);
    await q.query(`
      CREATE TABLE "throttle_policy" (
        "id" uuid NOT NULL,
        "name" text NOT NULL,
        "department_id" uuid,
        "spread" text NOT NULL DEFAULT 'each',
        "channel" text,
        "account_id" uuid,
        "zone" text NOT NULL,
        "rules" jsonb NOT NULL,
        "enabled" boolean NOT NULL DEFAULT true,
        "version" integer NOT NULL DEFAULT '1',
        "created_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "throttle_policy_rules" CHECK (jsonb_typeof("rules") = 'array' AND jsonb_array_length("rules") > 0),
        CONSTRAINT "throttle_policy_spread" CHECK ("spread" IN ('each','shared')),
        CONSTRAINT "throttle_policy_channel" CHECK ("channel" IS NULL OR "channel" IN ('web','wechat','weibo')),
        CONSTRAINT "throttle_policy_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "throttle_policy_department" ON "throttle_policy" ("department_id")`);
    await q.query(`
      CREATE TABLE "throttle_lock" (
        "scope" text NOT NULL,
        CONSTRAINT "throttle_lock_pk" PRIMARY KEY ("scope")
      )`);
    await q.query(`
      CREATE TABLE "blackout" (
        "id" uuid NOT NULL,
        "name" text NOT NULL,
        "department_id" uuid,
        "channel" text,
        "account_id" uuid,
        "starts_at" timestamptz NOT NULL,
        "ends_at" timestamptz NOT NULL,
        "mode" text NOT NULL,
        "created_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT "blackout_channel" CHECK ("channel" IS NULL OR "channel" IN ('web','wechat','weibo')),
        CONSTRAINT "blackout_span" CHECK ("starts_at" < "ends_at"),
        CONSTRAINT "blackout_mode" CHECK ("mode" IN ('shift','freeze')),
        CONSTRAINT "blackout_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "blackout_ends" ON "blackout" ("ends_at")`);
    await q.query(`
      CREATE TABLE "send_ledger" (
        "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        "publication_id" uuid NOT NULL,
        "claim_token" uuid NOT NULL,
        "department_id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "channel" text NOT NULL,
        "claimed_at" timestamptz NOT NULL,
        "began_at" timestamptz,
        "ended_at" timestamptz,
        "released_at" timestamptz,
        CONSTRAINT "send_ledger_token" UNIQUE ("claim_token"),
        CONSTRAINT "send_ledger_order" CHECK (("began_at" IS NULL OR "began_at" >= "claimed_at") AND ("ended_at" IS NULL OR "began_at" IS NOT NULL)),
        CONSTRAINT "send_ledger_channel" CHECK ("channel" IN ('web','wechat','weibo')),
        CONSTRAINT "send_ledger_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "send_ledger_claimed" ON "send_ledger" ("claimed_at")`);
    await q.query(`
      CREATE INDEX "send_ledger_account" ON "send_ledger" ("account_id", "claimed_at")`);
    await q.query(`
      CREATE INDEX "send_ledger_department" ON "send_ledger" ("department_id", "claimed_at")`);
    await q.query(`
      CREATE TABLE "freeze_order" (
        "id" uuid NOT NULL,
        "department_id" uuid,
        "channel" text,
        "reason" text NOT NULL,
        "declared_by" uuid NOT NULL,
        "declared_at" timestamptz NOT NULL,
        "lifted_by" uuid,
        "lifted_at" timestamptz,
        CONSTRAINT "freeze_order_lift" CHECK (("lifted_at" IS NULL) = ("lifted_by" IS NULL)),
        CONSTRAINT "freeze_order_reason" CHECK (length(trim("reason")) > 0),
        CONSTRAINT "freeze_order_channel" CHECK ("channel" IS NULL OR "channel" IN ('web','wechat','weibo')),
        CONSTRAINT "freeze_order_pk" PRIMARY KEY ("id")
      )`);
    await q.query(`
      CREATE INDEX "freeze_order_in_force" ON "freeze_order" ("declared_at") WHERE lifted_at IS NULL`);
    await q.query(`
      ALTER TABLE "publication" ADD CONSTRAINT "publication_story_fk" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication" ADD CONSTRAINT "publication_seal_fk" FOREIGN KEY ("seal_id") REFERENCES "review_seal"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication" ADD CONSTRAINT "publication_department_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication" ADD CONSTRAINT "publication_account_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication" ADD CONSTRAINT "publication_depends_on_fk" FOREIGN KEY ("depends_on") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "publication" ADD CONSTRAINT "publication_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "throttle_policy" ADD CONSTRAINT "throttle_policy_department_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "throttle_policy" ADD CONSTRAINT "throttle_policy_account_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "blackout" ADD CONSTRAINT "blackout_department_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "blackout" ADD CONSTRAINT "blackout_account_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    await q.query(`
      ALTER TABLE "freeze_order" ADD CONSTRAINT "freeze_order_department_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`);
    // The lock row of a scope is born with the scope, so that a claim always finds something to lock.
    await q.query(
      `INSERT INTO throttle_lock (scope) VALUES ('all'), ('channel:web'), ('channel:wechat'), ('channel:weibo')`,
    );
    await q.query(`
      CREATE FUNCTION throttle_lock_for_scope() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO throttle_lock (scope) VALUES (TG_ARGV[0] || ':' || NEW.id) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$`);
    for (const scope of ['department', 'account']) {
      await q.query(`INSERT INTO throttle_lock (scope) SELECT '${scope}:' || id FROM ${scope} ON CONFLICT DO NOTHING`);
      await q.query(`
        CREATE TRIGGER ${scope}_throttle_lock AFTER INSERT ON ${scope}
        FOR EACH ROW EXECUTE FUNCTION throttle_lock_for_scope('${scope}')`);
    }
    // Which policies hold for a publication depends on where its department stands: a move passes the policy gate like a change of
    // the policies themselves (712001, POLICY_GATE in schedule-lock.rules.ts), so that no claim meets half of it.
    await q.query(`
      CREATE FUNCTION department_move_gate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(712001);
        RETURN NULL;
      END $$`);
    await q.query(`
      CREATE TRIGGER department_move_gate BEFORE UPDATE OF parent_id ON department
      FOR EACH STATEMENT EXECUTE FUNCTION department_move_gate()`);
    // The table of moves (publication-state.rules.ts), held by the database as well.
    await q.query(`
      CREATE FUNCTION publication_move_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
          'scheduled>claimed', 'claimed>scheduled', 'claimed>held', 'claimed>missed', 'claimed>sending',
          'sending>sent', 'sending>confirming', 'sending>scheduled', 'sending>failed', 'sending>unconfirmed',
          'confirming>sent', 'confirming>failed', 'confirming>unconfirmed',
          'unconfirmed>sent', 'unconfirmed>scheduled', 'unconfirmed>failed',
          'scheduled>held', 'scheduled>failed', 'scheduled>missed', 'scheduled>cancelled',
          'held>scheduled', 'held>cancelled', 'failed>scheduled', 'failed>cancelled',
          'missed>scheduled', 'missed>cancelled', 'sent>retracted') THEN
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
      END $$`);
    await q.query(`
      CREATE TRIGGER publication_moves BEFORE UPDATE ON publication
      FOR EACH ROW EXECUTE FUNCTION publication_move_guard()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER department_move_gate ON department`);
    await q.query(`DROP FUNCTION department_move_gate()`);
    for (const scope of ['account', 'department']) await q.query(`DROP TRIGGER ${scope}_throttle_lock ON ${scope}`);
    for (const table of ['freeze_order', 'send_ledger', 'blackout', 'throttle_lock', 'throttle_policy', 'publication'])
      await q.query(`DROP TABLE ${table}`);
    await q.query(`DROP FUNCTION publication_move_guard()`);
    await q.query(`DROP FUNCTION throttle_lock_for_scope()`);
  }
}
