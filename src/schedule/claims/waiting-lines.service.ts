import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Because, Bucket } from '../planner/bucket.rules.js';
import type { BucketScope } from '../throttle/bucket-scope.rules.js';
import { BucketService } from '../throttle/bucket.service.js';
import type { Heartbeat } from './pace/claim-pulse.service.js';
import { BucketQueue, lineUp, type LineUp, type QueuePlace } from './claim.rules.js';
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
  /** Claim tokens of places in the ledger that only it may take. */
  keptPlaces: string[];
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
  /** Its buckets without those places; absent where there are none. */
  apart?: ReadonlyMap<string, Bucket>;
}

export type Refused = Candidate & { because: readonly Because[] };

/** What a round judged by, and what it has granted since. */
export interface Judged {
  ledger: ReadonlyMap<string, Bucket>;
  granted: readonly Candidate[];
  /** epoch ms */
  now: number;
}

/** Finds refused claims their next places, each behind those ahead of it in every bucket that can refuse it. */
@Injectable()
export class WaitingLines {
  constructor(private readonly buckets: BucketService) {}

  /**
   * Within the claim's transaction and with its locks held; nothing is written.
   * @param refused in the order of the waiting
   */
  async find(
    tx: EntityManager,
    refused: readonly Refused[],
    { ledger, granted, now }: Judged,
    heart: Heartbeat,
  ): Promise<{ one: Refused; line: LineUp }[]> {
    const queues = await this.queuesOf(tx, refused, { ledger: withGrants(ledger, granted, now), now }, heart);
    const lines: { one: Refused; line: LineUp }[] = [];
    for (const one of refused) {
      const shared = bindingOf(one).map((scope) => queues.get(queueKey(scope, one)) as BucketQueue);
      // Behind the first one of a long line all the others are counted: it takes as long as they are many.
      for (const queue of shared) for await (const _ of heart.through(queue.approach(one)));
      const place = { ...one, slotAt: one.standing.slotAt.getTime() };
      const own = one.apart ? apartOf(one, shared, withGrants(one.apart, granted, now)) : shared;
      const line = lineUp(place, now, own, one.because);
      lines.push({ one, line });
      if (one.apart && line.kind !== 'hold')
        for (const queue of shared) queue.reserve(line.kind === 'slip' ? line.slot : place.slotAt);
      await heart.beat();
    }
    return lines;
  }

  private async queuesOf(
    tx: EntityManager,
    refused: readonly Refused[],
    { ledger, now }: Pick<Judged, 'ledger' | 'now'>,
    heart: Heartbeat,
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
    const queues = new Map<string, BucketQueue>();
    for await (const [key, { scope }] of heart.through(asked)) {
      const list = (lists.get(key) ?? []).map((one) => ({
        id: one.id,
        urgency: one.urgency,
        firstSlotAt: one.firstSlotAt.getTime(),
        slotAt: one.slotAt.getTime(),
      }));
      queues.set(key, new BucketQueue(ledger.get(scope.key) as Bucket, now, list));
    }
    return queues;
  }
}

/** The buckets that can refuse it: an urgent post passes those that yield. */
function bindingOf({ urgency, scopes }: Candidate): BucketScope[] {
  return scopes.filter(({ yields }) => urgency > 0 || !yields);
}

/** Its queues, without the places that are kept for it in what they count. */
function apartOf(one: Candidate, shared: readonly BucketQueue[], apart: ReadonlyMap<string, Bucket>): BucketQueue[] {
  return bindingOf(one).map(({ key }, index) => (shared[index] as BucketQueue).apart(apart.get(key) as Bucket));
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
