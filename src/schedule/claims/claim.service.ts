import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v4 } from 'uuid';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import type { BucketScope } from '../throttle/bucket-scope.rules.js';
import { BucketService, type OpenBucket } from '../throttle/bucket.service.js';
import { CLAIM_LIFE_MS, type ClaimDecision, decideClaim } from './claim.rules.js';
import { CLAIM, DUE, ENTER_LEDGER, LEAVE_ASIDE, NEXT_SLOT, RELEASE_CLAIM, SLIP } from './claim.queries.js';

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
  priority: 'normal' | 'urgent';
  firstSlotAt: Date;
  validUntil: Date;
}

export interface ClaimRound {
  claims: Claim[];
  /** Looked at in this round; fewer than asked for means nothing more is due. */
  looked: number;
}

/** The dispatcher's claim: one transaction for a batch of what is due (design: throttling). */
@Injectable()
export class ClaimService {
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
    const claims = await this.database.transaction('READ COMMITTED', async (tx) => {
      const scopes = await this.buckets.resolve(tx, due, this.config.timeZone);
      await this.buckets.lock(tx, scopes.flat());
      return this.claimLocked(tx, workerId, due, scopes);
    });
    return { claims, looked: due.length };
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
      const buckets: OpenBucket[] = [];
      for (const scope of own) {
        const bucket = open.get(scope.key) ?? (await this.buckets.readSends(tx, scope, now));
        open.set(scope.key, bucket);
        buckets.push(bucket);
      }
      let decision = decideClaim({ validUntil: row.validUntil.getTime() }, now, buckets, []);
      if (decision.kind === 'slip') {
        const ahead: number[][] = [];
        for (const scope of own) ahead.push(await this.buckets.slotsAhead(tx, scope, now, row));
        decision = decideClaim({ validUntil: row.validUntil.getTime() }, now, buckets, ahead);
      }
      if (decision.kind !== 'grant') await this.leave(tx, row, decision);
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
  ): Promise<void> {
    if (decision.kind === 'slip') {
      const because = decision.because.map(({ bucket, rule, text }) => ({ policy: bucket, rule, text }));
      const moved = returnedRows(await tx.query(SLIP, [row.id, new Date(decision.slot), JSON.stringify(because)]));
      if (moved.length === 0) return;
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
