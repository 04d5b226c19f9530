import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v4 } from 'uuid';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { FairBook } from '../fairness/fair-book.service.js';
import type { Because, Bucket } from '../planner/bucket.rules.js';
import { OpenedBucket } from '../planner/opened-bucket.rules.js';
import type { BucketScope } from '../throttle/bucket-scope.rules.js';
import { BucketService } from '../throttle/bucket.service.js';
import { ClaimPulse, type Heartbeat } from './pace/claim-pulse.service.js';
import { CLAIM, STILL_DUE } from './claim.queries.js';
import {
  type Claim,
  CLAIM_AHEAD_MS,
  CLAIM_LIFE_MS,
  type ClaimDecision,
  decideClaims,
  underWayAt,
} from './claim.rules.js';
import { journalEntry, RefusedClaims, storedReason } from './refused-claims.service.js';
import type { Candidate, Refused, StandingRow } from './waiting-lines.service.js';
import type { DueRow } from './waiting-list.service.js';

/** One round of claims, within the claim's transaction and with its locks held. */
@Injectable()
export class ClaimRounds {
  constructor(
    private readonly buckets: BucketService,
    private readonly fairness: FairBook,
    private readonly audit: AuditService,
    private readonly refusals: RefusedClaims,
    private readonly pulse: ClaimPulse,
  ) {}

  /** Grants, moves or lays aside what is due, in the order given. @returns what was granted */
  async decide(
    tx: EntityManager,
    workerId: string,
    due: readonly DueRow[],
    scopes: readonly (readonly BucketScope[])[],
  ): Promise<Claim[]> {
    return this.pulse.watch(tx, due.length, (heart) => this.decideAlive(tx, workerId, due, scopes, heart));
  }

  private async decideAlive(
    tx: EntityManager,
    workerId: string,
    due: readonly DueRow[],
    scopes: readonly (readonly BucketScope[])[],
    heart: Heartbeat,
  ): Promise<Claim[]> {
    const now = await this.buckets.now(tx);
    const candidates = await this.stillDue(tx, due, scopes, now);
    if (candidates.length === 0) return [];
    const sends = await this.buckets.readSends(
      tx,
      candidates.flatMap((one) => one.scopes),
      now,
    );
    const ledger = new Map<string, Bucket>();
    const opened = new Map<string, OpenedBucket>();
    for await (const [key, sent] of heart.through(sends)) {
      const bucket = underWayAt(sent, now);
      ledger.set(key, bucket);
      opened.set(key, new OpenedBucket(bucket, now, undefined, now + CLAIM_AHEAD_MS));
    }
    await this.setApart(tx, candidates, now);
    const decisions: ClaimDecision[] = [];
    for await (const decision of heart.through(decideClaims(candidates.map(factsOf), now, opened)))
      decisions.push(decision);
    const granted: { candidate: Candidate; exceeded: readonly Because[] }[] = [];
    const refused: Refused[] = [];
    for (const [index, decision] of decisions.entries()) {
      const candidate = candidates[index] as Candidate;
      if (decision.kind === 'grant') granted.push({ candidate, exceeded: decision.exceeded });
      else if (decision.kind === 'refuse') refused.push({ ...candidate, because: decision.because });
      else if (decision.kind !== 'wait')
        await this.refusals.layAside(tx, candidate.id, decision.kind === 'hold' ? 'held' : 'missed', decision.text);
    }
    const claims = await this.grant(tx, workerId, granted, now);
    await this.charge(tx, due, new Set(candidates.map(({ id }) => id)), claims);
    await this.refusals.slip(tx, refused, { ledger, granted: granted.map(({ candidate }) => candidate), now }, heart);
    return claims;
  }

  /** A row that breaks every claim it is in waits for a person. */
  async holdBroken(tx: EntityManager, publicationId: string): Promise<void> {
    await this.refusals.layAside(tx, publicationId, 'held', BROKEN);
  }

  private async stillDue(
    tx: EntityManager,
    due: readonly DueRow[],
    scopes: readonly (readonly BucketScope[])[],
    now: number,
  ): Promise<Candidate[]> {
    const rows: StandingRow[] = await tx.query(STILL_DUE, [due.map(({ id }) => id), new Date(now + CLAIM_AHEAD_MS)]);
    const standing = new Map(rows.map((row) => [row.id, row]));
    return due.flatMap((row, index) => {
      const found = standing.get(row.id);
      if (!found) return [];
      const [urgency, firstSlotAt] = [found.priority === 'urgent' ? 0 : 1, found.firstSlotAt.getTime()];
      return [{ id: row.id, urgency, firstSlotAt, row, scopes: scopes[index] ?? [], standing: found }];
    });
  }

  /** Those that have places in the ledger which only they may take see it without them. Rare: what was refused and is sent again. */
  private async setApart(tx: EntityManager, candidates: readonly Candidate[], now: number): Promise<void> {
    for (const one of candidates) {
      if (one.standing.keptPlaces.length === 0) continue;
      const sends = await this.buckets.readSends(tx, one.scopes, now, one.standing.keptPlaces);
      one.apart = new Map([...sends].map(([key, sent]) => [key, underWayAt(sent, now)]));
    }
  }

  private async grant(
    tx: EntityManager,
    workerId: string,
    granted: readonly { candidate: Candidate; exceeded: readonly Because[] }[],
    now: number,
  ): Promise<Claim[]> {
    if (granted.length === 0) return [];
    const tokens = granted.map(() => v4());
    const rows: { id: string }[] = returnedRows(
      await tx.query(CLAIM, [
        granted.map(({ candidate }) => candidate.id),
        tokens,
        granted.map(({ exceeded }) => exceeded.length > 0),
        new Date(now),
        workerId,
        CLAIM_LIFE_MS,
        new Date(now + CLAIM_AHEAD_MS),
      ]),
    );
    const won = new Set(rows.map(({ id }) => id));
    const claims = granted.flatMap(({ candidate: { id, row, standing } }, index) => {
      if (!won.has(id)) return [];
      const { departmentId, accountId, channel } = row;
      const waitMs = Math.max(0, standing.slotAt.getTime() - now);
      const [token, dueAt, sealId] = [tokens[index] ?? '', now + waitMs, standing.sealId];
      return [{ publicationId: id, token, departmentId, accountId, channel, waitMs, dueAt, sealId }];
    });
    await this.audit.recordAll(
      tx,
      granted
        .filter(({ candidate, exceeded }) => exceeded.length > 0 && won.has(candidate.id))
        .map(({ candidate, exceeded }) =>
          journalEntry(candidate.id, 'exceed', { because: exceeded.map(storedReason) }),
        ),
    );
    return claims;
  }

  /** What the round was to those who share an account. */
  private async charge(
    tx: EntityManager,
    due: readonly DueRow[],
    standing: ReadonlySet<string>,
    claims: readonly Claim[],
  ): Promise<void> {
    const given = new Set(claims.map(({ publicationId }) => publicationId));
    const otherwise = ({ id }: DueRow) => (standing.has(id) ? 'waits' : 'gone');
    await this.fairness.charge(
      tx,
      due
        .filter(({ contenders }) => contenders !== null)
        .map((row) => ({ ...row, outcome: given.has(row.id) ? 'given' : otherwise(row) })),
    );
  }
}

const BROKEN = {
  zh: '系统处理这条发布任务时出错，请联系管理员，修正后重新排期。',
  en: 'The system failed on this publication. Tell the administrator, then give it a new time.',
};

function factsOf({ id, urgency, firstSlotAt, standing, scopes, apart }: Candidate) {
  return {
    id,
    urgency,
    firstSlotAt,
    slotAt: standing.slotAt.getTime(),
    validUntil: standing.validUntil.getTime(),
    inFreeze: standing.inFreeze,
    draws: scopes,
    ...(apart ? { apart } : {}),
  };
}
