import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { isAway } from '../../platform/database/database-away.rules.js';
import { Traced } from '../../platform/trace/traced.decorator.js';
import { BucketService, type Speaker } from '../throttle/bucket.service.js';
import { ACCOUNT_CLAIM } from '../schedule-lock.rules.js';
import { ClaimRounds } from './claim-rounds.service.js';
import { type Claim, CLAIM_SILENCE_MS } from './claim.rules.js';
import { NEXT_SLOT, RELEASE_CLAIMS, TAKE_ACCOUNTS } from './claim.queries.js';
import { PlaceOffers } from './offers/place-offers.service.js';
import { EngineMetrics } from '../watch/engine-metrics.service.js';
import { type DueRow, WaitingList } from './waiting-list.service.js';

export type { Claim } from './claim.rules.js';

export interface ClaimRound {
  claims: Claim[];
  /** Looked at in this round; fewer than asked for: nothing more is due, or rounds are smaller for a while. */
  looked: number;
  /** Their lives count from no earlier than this, on this process's monotonic clock (`performance.now()`). */
  since: number;
}

/** What one transaction claimed, and when it had its locks. */
type Claimed = Pick<ClaimRound, 'claims' | 'since'>;

/** The dispatcher's claim: one transaction for a batch of what is due (design: throttling). */
@Injectable()
export class ClaimService {
  private readonly log = new Logger(ClaimService.name);

  constructor(
    private readonly database: DataSource,
    private readonly waiting: WaitingList,
    private readonly buckets: BucketService,
    private readonly rounds: ClaimRounds,
    private readonly offers: PlaceOffers,
    private readonly metrics: EngineMetrics,
  ) {}

  /**
   * Claims up to `most` due publications for a worker. What the throttle refuses gets its next legal slot and keeps its
   * order; what is out of time or inside a freeze blackout is laid aside for a person.
   */
  @Traced('claim round', {
    // An empty look every few seconds is no news.
    told: ({ claims, looked }: ClaimRound) =>
      looked === 0 ? null : { 'xuanfa.looked': looked, 'xuanfa.claimed': claims.length },
    leaves: ({ claims }: ClaimRound) => claims,
  })
  async claimDue(workerId: string, most: number): Promise<ClaimRound> {
    const due = await this.waiting.take(most);
    if (due.length === 0) return { claims: [], looked: 0, since: performance.now() };
    const { claims, since } = await this.claimOrSingleOut(workerId, due);
    for (const { channel } of claims) this.metrics.claimed(channel);
    return { claims, looked: due.length, since };
  }

  /** One transaction for all; when one bad row breaks it, one by one, and the bad row is laid aside instead of stopping the rest. */
  private async claimOrSingleOut(workerId: string, due: readonly DueRow[]): Promise<Claimed> {
    try {
      return await this.database.transaction((tx) => this.claim(tx, workerId, due));
    } catch (error) {
      const [only, ...others] = due;
      // Without a database nothing can be singled out; the round is tried again as a whole.
      if (!only || !(error instanceof Error) || !this.database.isInitialized || isAway(error)) throw error;
      if (others.length === 0) {
        this.log.error({ err: error, publicationId: only.id }, 'a claim failed; the publication is held for a person');
        await this.database.transaction((tx) => this.rounds.holdBroken(tx, only.id));
        return { claims: [], since: performance.now() };
      }
      const alone: Claimed[] = [];
      for (const row of due) alone.push(await this.claimOrSingleOut(workerId, [row]));
      return {
        claims: alone.flatMap(({ claims }) => claims),
        since: Math.min(
          ...alone.filter(({ claims }) => claims.length > 0).map(({ since }) => since),
          performance.now(),
        ),
      };
    }
  }

  private async claim(tx: EntityManager, workerId: string, due: readonly DueRow[]): Promise<Claimed> {
    const mine = await this.withoutTaken(tx, due);
    if (mine.length === 0) return { claims: [], since: performance.now() };
    const scopes = await this.buckets.resolve(tx, mine);
    await this.buckets.lock(tx, scopes.flat());
    // Only now, with the locks held and in statements of their own, the clock and the ledger.
    const since = performance.now();
    return { claims: await this.rounds.decide(tx, workerId, mine, scopes), since };
  }

  private async withoutTaken(tx: EntityManager, due: readonly DueRow[]): Promise<DueRow[]> {
    const accounts = [...new Set(due.map(({ accountId }) => accountId))].sort();
    const taken: { id: string }[] = await tx.query(TAKE_ACCOUNTS, [accounts, ACCOUNT_CLAIM, String(CLAIM_SILENCE_MS)]);
    const ours = new Set(taken.map(({ id }) => id));
    return due.filter(({ accountId }) => ours.has(accountId));
  }

  /** When the next claim could succeed; null when nothing waits. Epoch ms, with the database's now. */
  async nextSlot(): Promise<{ slotAt: number | null; now: number }> {
    const [row]: { slotAt: Date | null; now: Date }[] = await this.database.query(NEXT_SLOT);
    if (!row) throw new Error('the database answered without a row');
    return { slotAt: row.slotAt?.getTime() ?? null, now: row.now.getTime() };
  }

  /** Gives a claim back unused. False when it no longer stands. */
  async release(token: string): Promise<boolean> {
    return (await this.releaseAll([token])) > 0;
  }

  /** Gives claims back unused; whoever slipped because of them is offered their places. @returns how many still stood */
  async releaseAll(tokens: readonly string[]): Promise<number> {
    if (tokens.length === 0) return 0;
    return this.database.transaction(async (tx) => {
      const released: Speaker[] = returnedRows(await tx.query(RELEASE_CLAIMS, [tokens]));
      await this.offers.offer(tx, released);
      return released.length;
    });
  }
}
