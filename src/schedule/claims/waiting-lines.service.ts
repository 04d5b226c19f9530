import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Because, Bucket } from '../planner/bucket.rules.js';
import type { BucketScope } from '../throttle/bucket-scope.rules.js';
import { BucketService } from '../throttle/bucket.service.js';
import { BucketQueue, CLAIM_SILENCE_MS, lineUp, type LineUp, type QueuePlace } from './claim.rules.js';
import type { DueRow } from './waiting-list.service.js';

/** A due row as it is once the locks are held. */
export interface StandingRow {
  id: string;
  priority: 'normal' | 'urgent';
  firstSlotAt: Date;
  slotAt: Date;
  validUntil: Date;
  because: StoredReason[];
  sealId: string;
  inFreeze: boolean;
}

export interface StoredReason {
  policy?: string;
  rule?: number;
}

/** A row of the round, with everything its decision looks at. */
export interface Candidate extends QueuePlace {
  row: DueRow;
  scopes: readonly BucketScope[];
  standing: StandingRow;
}

export type Refused = Candidate & { because: readonly Because[] };

/** Finds refused claims their next places, each behind those ahead of it in every bucket that can refuse it. */
@Injectable()
export class WaitingLines {
  constructor(private readonly buckets: BucketService) {}

  /**
   * Within the claim's transaction and with its locks held; nothing is written.
   * @param refused in the order of the waiting
   * @param round the ledger that was judged by, and what was granted by it since
   */
  async find(
    tx: EntityManager,
    refused: readonly Refused[],
    round: { ledger: ReadonlyMap<string, Bucket>; granted: readonly Candidate[]; now: number },
  ): Promise<{ one: Refused; line: LineUp }[]> {
    const queues = await this.queuesOf(tx, refused, withGrants(round.ledger, round.granted, round.now), round.now);
    const lines: { one: Refused; line: LineUp }[] = [];
    let spoke = performance.now();
    for (const one of refused) {
      const own = bindingOf(one).map((scope) => queues.get(queueKey(scope, one)) as BucketQueue);
      lines.push({ one, line: lineUp(one, round.now, own, one.because) });
      if (performance.now() - spoke < CLAIM_SILENCE_MS / 4) continue;
      // Long to count, but not stopped: the database ends the transaction of a process that says nothing.
      await tx.query('SELECT');
      spoke = performance.now();
    }
    return lines;
  }

  private async queuesOf(
    tx: EntityManager,
    refused: readonly Refused[],
    ledger: ReadonlyMap<string, Bucket>,
    now: number,
  ): Promise<Map<string, BucketQueue>> {
    const last = refused.at(-1) as Refused;
    const asked = new Map(
      refused.flatMap((one) =>
        bindingOf(one).map((scope) => [queueKey(scope, one), { scope, departmentId: one.row.departmentId }] as const),
      ),
    );
    const counting = [...asked].filter(([, { scope }]) => scope.lookBack > 0);
    const waiting = await this.buckets.readQueues(
      tx,
      counting.map(([, one]) => one),
      {
        now,
        last: { id: last.id, urgency: last.urgency, firstSlotAt: last.standing.firstSlotAt },
        except: refused.map(({ id }) => id),
      },
    );
    const lists = new Map(counting.map(([key], index) => [key, waiting[index] ?? []]));
    return new Map(
      [...asked].map(([key, { scope }]) => {
        const list = (lists.get(key) ?? []).map((one) => ({
          id: one.id,
          urgency: one.urgency,
          firstSlotAt: one.firstSlotAt.getTime(),
          slotAt: one.slotAt.getTime(),
        }));
        return [key, new BucketQueue(ledger.get(scope.key) as Bucket, now, list)];
      }),
    );
  }
}

/** The buckets that can refuse it: an urgent post passes those that yield. */
function bindingOf({ urgency, scopes }: Candidate): BucketScope[] {
  return scopes.filter(({ yields }) => urgency > 0 || !yields);
}

/** On a shared account each department has a queue of its own (bucket-scope.rules.ts, `queueFilter`). */
function queueKey(scope: BucketScope, { row }: Candidate): string {
  return scope.filter.accountId === null ? scope.key : `${scope.key} ${row.departmentId}`;
}

/** The ledger with what this round has granted: under way from now on. */
function withGrants(
  ledger: ReadonlyMap<string, Bucket>,
  granted: readonly Candidate[],
  now: number,
): Map<string, Bucket> {
  const more = new Map<string, number>();
  for (const { scopes } of granted) for (const { key } of scopes) more.set(key, (more.get(key) ?? 0) + 1);
  return new Map(
    [...ledger].map(([key, bucket]) => {
      const open = Array.from({ length: more.get(key) ?? 0 }, () => ({ begin: now, end: null }));
      return [key, { ...bucket, sent: [...bucket.sent, ...open] }];
    }),
  );
}
