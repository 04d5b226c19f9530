import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v4 } from 'uuid';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import type { BucketScope } from '../throttle/bucket-scope.rules.js';
import { BucketService, type OpenBucket } from '../throttle/bucket.service.js';
import { CLAIM_LIFE_MS, type ClaimDecision, decideClaim } from './claim.rules.js';
import { CLAIM, DUE, ENTER_LEDGER, LEAVE_ASIDE, NEXT_SLOT, RELEASE_CLAIM, SLIP, STILL_DUE } from './claim.queries.js';

export interface Claim {
  publicationId: string;
  token: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
}

interface DueRow {
  id: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
}

/** A due row as it is once the locks are held. */
interface StandingRow {
  priority: 'normal' | 'urgent';
  firstSlotAt: Date;
  validUntil: Date;
  because: { policy?: string; rule?: number }[];
  inFreeze: boolean;
}

export interface ClaimRound {
  claims: Claim[];
  /** Looked at in this round; fewer than asked for means nothing more is due. */
  looked: number;
}

/** The dispatcher's claim: one transaction for a batch of what is due (design: throttling). */
@Injectable()
export class ClaimService {
  private readonly log = new Logger(ClaimService.name);

  constructor(
    private readonly database: DataSource,
    private readonly buckets: BucketService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Claims up to `most` due publications for a worker. What the throttle refuses gets its next legal slot and keeps its
   * order; what is out of time or inside a freeze blackout is laid aside for a person.
   */
  async claimDue(workerId: string, most: number): Promise<ClaimRound> {
    const due: DueRow[] = await this.database.query(DUE, [most]);
    if (due.length === 0) return { claims: [], looked: 0 };
    return { claims: await this.claimOrSingleOut(workerId, due), looked: due.length };
  }

  /** One transaction for all; when one bad row breaks it, one by one, and the bad row is laid aside instead of stopping the rest. */
  private async claimOrSingleOut(workerId: string, due: readonly DueRow[]): Promise<Claim[]> {
    try {
      return await this.database.transaction('READ COMMITTED', async (tx) => {
        const scopes = await this.buckets.resolve(tx, due, this.config.timeZone);
        await this.buckets.lock(tx, scopes.flat());
        return this.claimLocked(tx, workerId, due, scopes);
      });
    } catch (error) {
      const [only, ...others] = due;
      // Without a database nothing can be singled out; the round is tried again as a whole.
      if (!only || !(error instanceof Error) || !this.database.isInitialized || isAway(error)) throw error;
      if (others.length === 0) {
        this.log.error({ err: error, publicationId: only.id }, 'a claim failed; the publication is held for a person');
        await this.database.transaction((tx) => this.leave(tx, only, { kind: 'hold', text: BROKEN }, []));
        return [];
      }
      const claims: Claim[] = [];
      for (const row of due) claims.push(...(await this.claimOrSingleOut(workerId, [row])));
      return claims;
    }
  }

  /** When the next claim could succeed; null when nothing waits. Epoch ms, with the database's now. */
  async nextSlot(): Promise<{ slotAt: number | null; now: number }> {
    const [row]: { slotAt: Date | null; now: Date }[] = await this.database.query(NEXT_SLOT);
    if (!row) throw new Error('the database answered without a row');
    return { slotAt: row.slotAt?.getTime() ?? null, now: row.now.getTime() };
  }

  /** Gives a claim back unused. False when it no longer stands. */
  async release(token: string): Promise<boolean> {
    return returnedRows(await this.database.query(RELEASE_CLAIM, [token])).length > 0;
  }

  private async claimLocked(
    tx: EntityManager,
    workerId: string,
    due: readonly DueRow[],
    scopes: readonly BucketScope[][],
  ): Promise<Claim[]> {
    // Only now, with the locks held and in statements of their own, the clock and the ledger.
    const now = await this.buckets.now(tx);
    const open = new Map<string, OpenBucket>();
    const claims: Claim[] = [];
    for (const [index, row] of due.entries()) {
      const own = scopes[index] ?? [];
      const [standing]: StandingRow[] = await tx.query(STILL_DUE, [row.id, new Date(now)]);
      if (!standing) continue;
      const buckets: OpenBucket[] = [];
      for (const scope of own) {
        const bucket = open.get(scope.key) ?? (await this.buckets.readSends(tx, scope, now));
        open.set(scope.key, bucket);
        buckets.push(bucket);
      }
      const facts = { validUntil: standing.validUntil.getTime(), inFreeze: standing.inFreeze };
      let decision = decideClaim(facts, now, buckets, []);
      if (decision.kind === 'slip') {
        const ahead: number[][] = [];
        const place = { id: row.id, priority: standing.priority, firstSlotAt: standing.firstSlotAt };
        for (const scope of own) ahead.push(await this.buckets.slotsAhead(tx, scope, now, place));
        decision = decideClaim(facts, now, buckets, ahead);
      }
      if (decision.kind !== 'grant') await this.leave(tx, row, decision, standing.because);
      else {
        const claim = await this.grant(tx, workerId, row, now);
        if (!claim) continue;
        claims.push(claim);
        for (const bucket of buckets) bucket.sent.push({ begin: now, end: null });
      }
    }
    return claims;
  }

  private async grant(tx: EntityManager, workerId: string, row: DueRow, now: number): Promise<Claim | null> {
    const token = v4();
    const at = new Date(now);
    const won = returnedRows(await tx.query(CLAIM, [row.id, token, at, workerId, CLAIM_LIFE_MS]));
    if (won.length === 0) return null;
    await tx.query(ENTER_LEDGER, [row.id, token, row.departmentId, row.accountId, row.channel, at]);
    return {
      publicationId: row.id,
      token,
      departmentId: row.departmentId,
      accountId: row.accountId,
      channel: row.channel,
    };
  }

  private async leave(
    tx: EntityManager,
    row: DueRow,
    decision: Exclude<ClaimDecision, { kind: 'grant' }>,
    before: readonly { policy?: string; rule?: number }[],
  ): Promise<void> {
    if (decision.kind === 'slip') {
      const because = decision.because.map(({ bucket, rule, text }) => ({ policy: bucket, rule, text }));
      const moved = returnedRows(await tx.query(SLIP, [row.id, new Date(decision.slot), JSON.stringify(because)]));
      // The same rules again: the slot says it all, the log need not.
      if (moved.length === 0 || sameRules(before, because)) return;
      await this.audit.record(tx, {
        actorId: null,
        action: 'publication.slip',
        subjectType: 'publication',
        subjectId: row.id,
        data: { slotAt: new Date(decision.slot).toISOString(), because },
      });
      return;
    }
    const state = decision.kind === 'hold' ? 'held' : 'missed';
    const aside = returnedRows(await tx.query(LEAVE_ASIDE, [row.id, state, JSON.stringify({ text: decision.text })]));
    if (aside.length === 0) return;
    await this.audit.record(tx, {
      actorId: null,
      action: `publication.${decision.kind}`,
      subjectType: 'publication',
      subjectId: row.id,
      data: { reason: decision.text },
    });
  }
}

const BROKEN = {
  zh: '系统处理这条发布任务时出错，请联系管理员，修正后重新排期。',
  en: 'The system failed on this publication. Tell the administrator, then give it a new time.',
};

function sameRules(
  before: readonly { policy?: string; rule?: number }[],
  now: readonly { policy?: string; rule?: number }[],
): boolean {
  const key = (reasons: readonly { policy?: string; rule?: number }[]): string =>
    reasons.map(({ policy, rule }) => `${policy}#${rule}`).join();
  return before.length > 0 && key(before) === key(now);
}

/** The database is away or busy: PostgreSQL's classes 08, 57, 40 and lock timeouts, Node's own codes, and what pg says without one. */
function isAway(error: Error): boolean {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const known = driverError?.code ?? code;
  if (known !== undefined) return /^(08|57|40|55P03)/.test(String(known)) || /^E[A-Z]+$/.test(String(known));
  return /connect|terminat|timeout|closed/i.test(error.message);
}
