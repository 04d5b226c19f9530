import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { AuditService } from '../../../src/platform/audit/audit.service.js';
import { readConfig } from '../../../src/platform/config/env.js';
import { PinoLogger } from '../../../src/platform/log/pino-logger.js';
import { MetricsRegistry } from '../../../src/platform/metrics/metrics-registry.js';
import { ReviewWithdrawalService } from '../../../src/review/review-withdrawal.service.js';
import { BulkReleaseService } from '../../../src/schedule/publications/bulk-release.service.js';
import { FreezeService } from '../../../src/schedule/freezes/freeze.service.js';
import { AppError } from '../../../src/platform/errors/app-error.js';
import { type PolicyDraft, PolicyService } from '../../../src/schedule/throttle/desk/policy.service.js';
import { startApi } from '../../../src/start/api-process.js';
import { freePort } from '../../engine/free-port.js';
import type { SeededNewsroom } from '../../engine/seed/newsroom.js';
import type { SeededPublication } from '../../engine/seed/publications.js';
import type { ThrottledScope } from '../judge/throttle-windows.rules.js';

/** A freeze as it was: what may have left in it, and when nothing more might. Times are epoch ms. */
export interface FreezeFacts {
  departmentIds: ReadonlySet<string> | null;
  channel: string | null;
  /** `declare` had returned by then: it was committed. */
  committedAt: number;
  liftedAt: number;
  /** Begun before it, and named by it. */
  underWay: ReadonlySet<string>;
}

/** Held posts given new times in one go: whoever claims waits that long. */
const HANDFUL = 25;
/** How often, and after how long, people try again what the plan was too busy for. */
const BUSY_TRIES = 60;
const BUSY_PAUSE_MS = 2_000;

/** The people's side of the drill: the product's own api role, and what its people do in the middle of the storm. */
export class Desk {
  readonly freezes: FreezeFacts[] = [];
  /** By publication: since when (epoch ms) it must not leave. Its approval was taken back, or its rows changed, while nothing of it had begun. */
  readonly untouchable = new Map<string, number>();

  /** Publications of approvals that were taken back, those under way at the time among them: not out after all, they are held. */
  readonly withdrawn = new Set<string>();

  released = 0;
  private releasing: Promise<void> = Promise.resolve();
  private changing: Promise<void> = Promise.resolve();
  private readonly declared = new Set<string>();
  /** Since when (epoch ms) a change of the policy may stand whose answer was lost. */
  private unanswered: number | null = null;
  /** Stories whose rows were, or may have been, changed. */
  private readonly tampering = new Set<string>();

  private constructor(
    readonly api: NestFastifyApplication,
    readonly url: string,
    private readonly database: Pool,
    private readonly people: SeededNewsroom['people'],
  ) {}

  static async open(
    settings: { databaseUrl: string; secretKey: Buffer; dataDir: string },
    database: Pool,
    people: SeededNewsroom['people'],
  ): Promise<Desk> {
    const port = await freePort();
    const config = readConfig({
      XUANFA_ROLE: 'api',
      DATABASE_URL: settings.databaseUrl,
      XUANFA_DATA_DIR: settings.dataDir,
      PORT: String(port),
      DATABASE_POOL: '4',
      // Where people post by hand is on this machine.
      XUANFA_PRIVATE_HOSTS: '127.0.0.1',
      XUANFA_LOG_LEVEL: 'silent',
    });
    const { databaseUrl, secretKey } = settings;
    const api = await startApi({ ...config, databaseUrl, secretKey }, new PinoLogger('silent'), new MetricsRegistry());
    return new Desk(api, `http://127.0.0.1:${port}`, database, people);
  }

  /** Lets each freeze take so much longer until it commits, as on a busy database. */
  slowFreezes(ms: number): void {
    const audit = this.api.get(AuditService, { strict: false });
    const record = audit.record.bind(audit);
    audit.record = async (tx, entry) => {
      if (entry.action === 'freeze.declare') await pause(ms);
      return record(tx, entry);
    };
  }

  /** Stops everything in the scope until `lift` is called. */
  async freeze(departmentId: string | null, channel: 'weibo' | 'wechat' | null): Promise<() => Promise<void>> {
    const service = this.api.get(FreezeService, { strict: false });
    const actor = this.people.duty;
    let declared: Awaited<ReturnType<FreezeService['declare']>>;
    try {
      declared = await service.declare(actor, { departmentId, channel }, '示例：演练中的紧急停发');
    } catch (error) {
      return this.standing(error, { departmentId, channel });
    }
    const { order, underWay } = declared;
    this.declared.add(order.id);
    const facts: FreezeFacts = {
      departmentIds: departmentId === null ? null : new Set([departmentId]),
      channel,
      committedAt: Date.now(),
      liftedAt: Number.POSITIVE_INFINITY,
      underWay: new Set(underWay),
    };
    this.freezes.push(facts);
    return this.lifting(facts, order.id);
  }

  /** Lifts it once, however often it has to be asked: of a try whose answer was lost the next one hears that it is lifted already. */
  private lifting(facts: FreezeFacts, id: string): () => Promise<void> {
    let asked = false;
    return async () => {
      facts.liftedAt = Math.min(facts.liftedAt, Date.now());
      const again = asked;
      asked = true;
      await this.api
        .get(FreezeService, { strict: false })
        .lift(this.people.duty, id)
        .catch((error: unknown) => {
          if (!again || !(error instanceof AppError) || error.code !== 'FREEZE_ALREADY_LIFTED') throw error;
        });
    };
  }

  /**
   * The scope is frozen already: by another of these freezes, which lifts its own; or by one whose answer was lost with the database, which nobody but
   * this one lifts. It is judged from when it was found: then it had committed for certain, and excused is only what had begun before it.
   */
  private async standing(
    error: unknown,
    { departmentId, channel }: { departmentId: string | null; channel: string | null },
  ): Promise<() => Promise<void>> {
    const id = error instanceof AppError && error.code === 'FREEZE_STANDS' ? error.detail?.freezeId : undefined;
    if (typeof id !== 'string') throw error;
    if (this.declared.has(id)) return () => Promise.resolve();
    // Before anything is waited for: of two that find it at the same time, one takes it over.
    this.declared.add(id);
    const committedAt = Date.now();
    const { rows } = await this.database.query<{ id: string }>(NAMED_UNDER_WAY, [id]).catch((error: unknown) => {
      // The database is away: who tries again is to find it free.
      this.declared.delete(id);
      throw error;
    });
    const facts: FreezeFacts = {
      departmentIds: departmentId === null ? null : new Set([departmentId]),
      channel,
      committedAt,
      liftedAt: Number.POSITIVE_INFINITY,
      underWay: new Set(rows.map((row) => row.id)),
    };
    this.freezes.push(facts);
    return this.lifting(facts, id);
  }

  /** What missed its slot in a freeze is given a new one, unless it was meant for a short time only. One person does it, one freeze after another. */
  async releaseHeld(): Promise<void> {
    const before = this.releasing;
    this.releasing = before.catch(() => undefined).then(() => this.releaseAll());
    return this.releasing;
  }

  private async releaseAll(): Promise<void> {
    const releases = this.api.get(BulkReleaseService, { strict: false });
    const { rows } = await this.database.query<{ id: string }>(
      `SELECT id FROM publication WHERE state = 'held' AND NOT may_be_out AND valid_until > slot_at + interval '1 hour' ORDER BY id`,
    );
    const left = rows.filter(({ id }) => !this.untouchable.has(id));
    while (left.length > 0) {
      const handful = left.splice(0, HANDFUL).map(({ id }) => id);
      const { released } = await releases.release(this.people.duty, handful);
      this.released += released.length;
    }
  }

  /** Replaces the limit of the policy that is changed in the middle. One person does it, one change after another. */
  async changePolicy(policyId: string, throttle: ThrottledScope, max: number): Promise<void> {
    const before = this.changing;
    this.changing = before.catch(() => undefined).then(() => this.replacePolicy(policyId, throttle, max));
    return this.changing;
  }

  private async replacePolicy(policyId: string, throttle: ThrottledScope, max: number): Promise<void> {
    const service = this.api.get(PolicyService, { strict: false });
    const { rows } = await this.database.query<{ version: number; department_id: string; channel: 'weibo' }>(
      `SELECT version, department_id, channel FROM throttle_policy WHERE id = $1`,
      [policyId],
    );
    const [policy] = rows;
    const open = throttle.windows.at(-1);
    if (!policy || !open) throw new Error('there is no policy to change');
    const draft: PolicyDraft = {
      name: '示例规则',
      departmentId: policy.department_id,
      channel: policy.channel,
      accountId: null,
      spread: 'each',
      zone: 'Asia/Shanghai',
      rules: [{ type: 'limit', max, per: `PT${open.perMs / 1_000}S`, window: 'sliding' }],
      enabled: true,
    };
    // A stricter rule strands some of the plan: whoever means it confirms, and again where more are stranded by then.
    let confirm: string | null = null;
    let from: number;
    for (let busy = BUSY_TRIES; ; busy -= 1) {
      // Until the try that goes through the old rule stands.
      from = Date.now();
      const refused: unknown = await service
        .replace(this.people.administrator, policyId, policy.version, draft, confirm)
        .then(
          () => null,
          (error: unknown) => error,
        );
      if (refused === null) break;
      if (!(refused instanceof AppError)) {
        // The answer was lost: it may have been changed already.
        this.unanswered ??= from;
        throw refused;
      }
      if (refused.code === 'CHANGE_STRANDS_PLAN') confirm = String(refused.detail?.confirm);
      // "Try again in a moment": nothing was changed, and the plan is worked off all the while.
      else if (refused.code === 'PLAN_TOO_BUSY' && busy > 0) await pause(BUSY_PAUSE_MS);
      else throw refused;
    }
    // A looser rule may be used from the moment the change began, a stricter one binds from when it has committed.
    const strict = max < open.max;
    const at = strict ? Date.now() : (this.unanswered ?? from);
    this.unanswered = null;
    open.to = at;
    throttle.windows.push({ ...open, max, from: at, to: Number.POSITIVE_INFINITY });
  }

  /** Takes an approval back; what is not under way by then may not leave. A second time, as after a lost answer, it is only noted. */
  async voidApproval({ story }: SeededPublication): Promise<void> {
    const withdrawals = this.api.get(ReviewWithdrawalService, { strict: false });
    await withdrawals.voidApproval(this.people.final, story.roundId, '示例原因').catch(unlessVoided);
    const { rows } = await this.database.query<{ id: string; still: boolean }>(
      `SELECT id, state IN ('scheduled', 'claimed', 'held', 'missed', 'failed') AS still FROM publication WHERE story_id = $1`,
      [story.storyId],
    );
    for (const { id, still } of rows) {
      this.withdrawn.add(id);
      if (still) this.leaveUntouched(id);
    }
  }

  /**
   * Changes rows behind the product's back while nothing of the publication has begun: the text of the story's form on the channel,
   * or the sealed text together with its digest, as somebody with the database's password could.
   * @param when the state all of the story's publications must be in; otherwise nothing is done
   */
  async tamper(
    { story, channel }: SeededPublication,
    what: 'variant' | 'seal',
    when: 'scheduled' | 'claimed' = 'scheduled',
  ): Promise<void> {
    const client = await this.database.connect();
    try {
      await client.query('BEGIN');
      const { rowCount } = await client.query(`SELECT FROM publication WHERE story_id = $1 AND state = $2 FOR UPDATE`, [
        story.storyId,
        when,
      ]);
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM publication WHERE story_id = $1`,
        [story.storyId],
      );
      if (rowCount === 0 || rowCount !== rows[0]?.n) {
        await client.query('ROLLBACK');
        // They may have been moved by what an earlier try has changed, whose answer was lost.
        if (this.tampering.has(story.storyId)) await this.noteTampered(story, what);
        return;
      }
      await client.query(`SET LOCAL session_replication_role = replica`);
      await client.query(what === 'variant' ? TAMPER_VARIANT : TAMPER_SEAL, [
        what === 'variant' ? story.revisionId : story.sealId,
        ...(what === 'variant' ? [channel] : []),
        story.title,
        tampered(story.title),
      ]);
      const touched = await client.query<{ id: string }>(ALL_OF_STORY, [story.storyId]);
      this.tampering.add(story.storyId);
      await client.query('COMMIT');
      for (const row of touched.rows) this.leaveUntouched(row.id);
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async noteTampered(
    { storyId, revisionId, sealId, title }: SeededPublication['story'],
    what: 'variant' | 'seal',
  ): Promise<void> {
    const [text, id] = what === 'variant' ? [VARIANT_TEXTS, revisionId] : [SEALED_TEXT, sealId];
    const { rows } = await this.database.query<{ text: string }>(text, [id]);
    if (!rows.some((row) => row.text.includes(tampered(title)))) return;
    const touched = await this.database.query<{ id: string }>(ALL_OF_STORY, [storyId]);
    for (const row of touched.rows) this.leaveUntouched(row.id);
  }

  /** From now on, or from before. */
  private leaveUntouched(id: string): void {
    if (!this.untouchable.has(id)) this.untouchable.set(id, Date.now());
  }

  async close(): Promise<void> {
    await this.api.close();
  }
}

/** What `declare` named as under way: it is on record with the freeze itself, in one transaction. */
const NAMED_UNDER_WAY = `
  SELECT jsonb_array_elements_text(data -> 'underWay') AS id FROM audit_entry
  WHERE action = 'freeze.declare' AND subject_id = $1`;

const ALL_OF_STORY = `SELECT id FROM publication WHERE story_id = $1`;
const VARIANT_TEXTS = `SELECT content::text AS text FROM variant WHERE revision_id = $1`;
const SEALED_TEXT = `SELECT canonical AS text FROM review_seal WHERE id = $1`;

function tampered(title: string): string {
  return `${title}（有人改过）`;
}

/** It had been taken back before: the draw may fall on the same approval twice, and an answer may be lost. */
function unlessVoided(error: unknown): void {
  const { code } = error as { code?: string };
  if (code !== 'REVIEW_NOT_APPROVED' && code !== 'REVIEW_ROUND_CLOSED') throw error;
}

const TAMPER_VARIANT = `
  UPDATE variant SET content = replace(content::text, $3, $4)::jsonb WHERE revision_id = $1 AND channel = $2`;

const TAMPER_SEAL = `
  UPDATE review_seal
  SET canonical = replace(canonical, $2, $3), digest = encode(sha256(convert_to(replace(canonical, $2, $3), 'UTF8')), 'hex')
  WHERE id = $1`;
