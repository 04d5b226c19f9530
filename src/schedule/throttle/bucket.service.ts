import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import type { Bucket, SendInterval } from '../planner/bucket.rules.js';
import { POLICY_GATE } from '../schedule-lock.rules.js';
import {
  type BlackoutFacts,
  type BucketScope,
  bucketScopes,
  type PolicyFacts,
  type SpeakingScope,
} from './bucket-scope.rules.js';
import {
  BLACKOUTS_AHEAD,
  DEPARTMENT_PATHS,
  LOCK_SCOPES,
  POLICIES_FOR_DEPARTMENTS,
  SENDS_OF_BUCKET,
  SLOTS_AHEAD_OF,
  SLOTS_OF_BUCKET,
} from './throttle.queries.js';

export interface Speaker {
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
}

/** A place in the order of the waiting. */
export interface WaitingPlace {
  id: string;
  priority: 'normal' | 'urgent';
  firstSlotAt: Date;
}

/** A bucket whose lists the caller may extend as it grants places. */
export interface OpenBucket extends Bucket {
  readonly sent: SendInterval[];
  readonly planned: number[];
}

/** A claim lives seconds and a call minutes: sends claimed this long before a window's start cannot reach into it. */
const SLACK_MS = 3_600_000;

/** Finds the buckets of a publication, locks them and reads what has been sent and granted. */
@Injectable()
export class BucketService {
  /**
   * Takes the policy gate shared and works out, for each speaker, the buckets it draws on. The result stands until the
   * transaction ends: a change of policies or of the tree waits for the gate.
   */
  async resolve(tx: EntityManager, speakers: readonly Speaker[], defaultZone: string): Promise<BucketScope[][]> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared($1)`, [POLICY_GATE]);
    return this.scopesOf(tx, speakers, defaultZone);
  }

  /** The same without the gate, for previews and for the second look at hours and blackouts. */
  async scopesOf(tx: EntityManager, speakers: readonly Speaker[], defaultZone: string): Promise<BucketScope[][]> {
    const departments = [...new Set(speakers.map((speaker) => speaker.departmentId))];
    const rows: { id: string; path: string[] }[] = await tx.query(DEPARTMENT_PATHS, [departments]);
    const paths = new Map(rows.map((row) => [row.id, row.path]));
    const inPlay = [[...new Set(rows.flatMap((row) => row.path))]];
    const policies: PolicyFacts[] = await tx.query(POLICIES_FOR_DEPARTMENTS, inPlay);
    const blackouts: BlackoutFacts[] = await tx.query(BLACKOUTS_AHEAD, inPlay);
    return speakers.map((speaker) => {
      const to: SpeakingScope = { ...speaker, path: paths.get(speaker.departmentId) ?? [speaker.departmentId] };
      return bucketScopes(to, policies, blackouts, defaultZone);
    });
  }

  /** Locks the rows of all buckets in one fixed order. Read what they hold only in a later statement. */
  async lock(tx: EntityManager, scopes: readonly BucketScope[]): Promise<void> {
    const locks = [...new Set(scopes.flatMap((scope) => (scope.lock === null ? [] : [scope.lock])))].sort();
    if (locks.length > 0) await tx.query(LOCK_SCOPES, [locks]);
  }

  /** PostgreSQL's clock, read in a statement of its own (epoch ms). */
  async now(tx: EntityManager): Promise<number> {
    const [row]: { now: Date }[] = await tx.query(`SELECT clock_timestamp() AS now`);
    return row ? row.now.getTime() : Number.NaN;
  }

  /** Sends and all granted slots, without those of `except`: what planning looks at. */
  async readForPlan(tx: EntityManager, scope: BucketScope, now: number, except: string[]): Promise<OpenBucket> {
    const bucket = await this.readSends(tx, scope, now);
    if (scope.lookBack > 0) {
      const rows: { slotAt: Date }[] = await tx.query(SLOTS_OF_BUCKET, [...this.filter(scope, now), except]);
      bucket.planned.push(...rows.map((row) => row.slotAt.getTime()));
    }
    return bucket;
  }

  /** Sends only: what a claim is judged by. */
  async readSends(tx: EntityManager, scope: BucketScope, now: number): Promise<OpenBucket> {
    const bucket: OpenBucket = {
      key: scope.key,
      label: scope.label,
      zone: scope.zone,
      rules: scope.rules,
      sent: [],
      planned: [],
    };
    if (scope.lock === null) return bucket;
    const rows: { begin: Date; end: Date | null }[] = await tx.query(SENDS_OF_BUCKET, this.filter(scope, now));
    for (const row of rows) bucket.sent.push({ begin: row.begin.getTime(), end: row.end?.getTime() ?? null });
    return bucket;
  }

  /** Slots of those that go before `place` among the waiting: a refused claim lines up behind them, not behind a full day's chain. */
  async slotsAhead(tx: EntityManager, scope: BucketScope, now: number, place: WaitingPlace): Promise<number[]> {
    if (scope.lookBack === 0) return [];
    const rows: { slotAt: Date }[] = await tx.query(SLOTS_AHEAD_OF, [
      ...this.filter(scope, now),
      [place.id],
      place.priority === 'urgent' ? 0 : 1,
      place.firstSlotAt,
      place.id,
    ]);
    return rows.map((row) => row.slotAt.getTime());
  }

  private filter(scope: BucketScope, now: number): unknown[] {
    const { departmentId, subtree, channel, accountId } = scope.filter;
    return [departmentId, subtree, channel, accountId, new Date(now - scope.lookBack - SLACK_MS)];
  }
}
