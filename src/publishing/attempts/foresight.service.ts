import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GroupCommit } from '../../platform/database/group-commit.js';
import { SealService } from '../../review/seal/seal.service.js';
import type { Claim } from '../../schedule/claims/claim.service.js';
import { BucketService } from '../../schedule/throttle/bucket.service.js';
import { type SureStretch, sureStretch } from '../../schedule/throttle/sure-stretch.rules.js';
import { BEGIN_FORESEEN } from './attempt.queries.js';

/** What was looked at between claim and begin, and by which marks the begin knows that it is still so. */
export interface Foreseen {
  /** Of the rules. */
  version: string;
  /** Of the rows the approval answers for. */
  sealMark: string;
  /** When hours and blackouts let it leave, by the database's clock. */
  open: SureStretch;
}

export interface ForeseenBegin {
  claim: Claim;
  workerId: string;
  attemptId: string;
  foreseen: Foreseen;
}

/**
 * The usual begin: everything is looked at ahead of the slot, and the slot's one statement holds the gate, finds that nothing has
 * changed since, and writes the attempt. It only ever says yes; whatever has changed is for the long look (begin.service).
 */
@Injectable()
export class ForesightService {
  /** Begins that arrive together share a statement. */
  private readonly group = new GroupCommit<ForeseenBegin, Date | null>((begins) => this.beginAll(begins));

  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
    private readonly buckets: BucketService,
  ) {}

  /** By token, for those claims that could begin at their slots as things stand; the others are left out. */
  async foresee(claims: readonly Claim[]): Promise<Map<string, Foreseen>> {
    const { manager } = this.database;
    const [marks, { version, scopes }] = await Promise.all([
      this.seals.marksOf(
        manager,
        claims.map(({ sealId }) => sealId),
      ),
      this.buckets.scopesStanding(manager, claims),
    ]);
    return new Map(
      claims.flatMap(({ token, sealId, dueAt }, index) => {
        const [sealMark, open] = [marks.get(sealId), sureStretch(scopes[index] ?? [], dueAt)];
        return sealMark === undefined || open === null ? [] : [[token, { version, sealMark, open }] as const];
      }),
    );
  }

  /** When it began, by the database's clock; null = not begun, and nothing is written. */
  async begin(begin: ForeseenBegin): Promise<Date | null> {
    return this.group.add(begin);
  }

  private async beginAll(begins: readonly ForeseenBegin[]): Promise<(Date | null)[]> {
    const rows: { attempt: string; beganAt: Date }[] = await this.database.query(BEGIN_FORESEEN, [
      begins.map(({ claim }) => claim.publicationId),
      begins.map(({ claim }) => claim.token),
      begins.map(({ attemptId }) => attemptId),
      begins.map(({ workerId }) => workerId),
      begins.map(({ foreseen }) => foreseen.version),
      begins.map(({ foreseen }) => foreseen.sealMark),
      begins.map(({ foreseen }) => instant(foreseen.open.from)),
      begins.map(({ foreseen }) => instant(foreseen.open.to)),
    ]);
    // Of a claim in two hands of one group one attempt is written: by its id the right hand knows it.
    const began = new Map(rows.map(({ attempt, beganAt }) => [attempt, beganAt]));
    return begins.map(({ attemptId }) => began.get(attemptId) ?? null);
  }
}

/** PostgreSQL knows instants without end. */
function instant(ms: number): string {
  if (Number.isFinite(ms)) return new Date(ms).toISOString();
  return ms < 0 ? '-infinity' : 'infinity';
}
