import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { Traced } from '../../platform/trace/traced.decorator.js';
import { SealService } from '../../review/seal/seal.service.js';
import type { Claim } from '../../schedule/claims/claim.service.js';
import { judgeGate } from '../../schedule/planner/planner.rules.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { FREEZE_GATE } from '../../schedule/schedule-lock.rules.js';
import { BucketService } from '../../schedule/throttle/bucket.service.js';
import {
  ATTEMPT_OF_CLAIM,
  BEGIN_SENDING,
  CLAIMED_FOR_BEGIN,
  LEAVE_CLAIM,
  LEDGER_BEGAN,
  LEDGER_RELEASE,
  WRITE_ATTEMPT,
} from './attempt.queries.js';

const LOST_BEGIN_TRIES = 60;
const LOST_BEGIN_PAUSE_MS = 1_000;

export interface BegunAttempt {
  id: string;
  publicationId: string;
  token: string;
  beganAt: Date;
}

interface ClaimedRow {
  id: string;
  sealId: string;
  sealDigest: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
  slotAt: Date;
  claimedAt: Date;
  expired: boolean;
  paused: boolean;
  frozen: boolean;
  now: Date;
}

interface Refusal {
  to: 'scheduled' | 'held' | 'missed';
  zh: string;
  en: string;
}

/** The point of no return: one transaction that looks at everything again and writes the attempt before the call. */
@Injectable()
export class BeginService {
  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
    private readonly buckets: BucketService,
    private readonly journal: PublicationJournal,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The attempt, written; or null: the claim no longer stood, or was given back or laid aside for a reason now on record. */
  @Traced('publication.begin', { told: (attempt: BegunAttempt | null) => ({ 'xuanfa.begun': attempt !== null }) })
  async begin(claim: Claim, workerId: string): Promise<BegunAttempt | null> {
    return this.database.transaction('READ COMMITTED', async (tx) => {
      // The gate first, everything else in later statements: each then sees every freeze that has committed.
      await tx.query(`SELECT pg_advisory_xact_lock_shared($1)`, [FREEZE_GATE]);
      const [row]: ClaimedRow[] = await tx.query(CLAIMED_FOR_BEGIN, [claim.publicationId, claim.token]);
      if (!row) return null;
      const refusal = await this.refusalOf(tx, row);
      if (refusal) {
        await this.leave(tx, claim, refusal);
        return null;
      }
      return this.write(tx, claim, workerId, row);
    });
  }

  /** The attempt a lost begin may have left behind. Asked until the database answers again. */
  async writtenFor(claim: Claim): Promise<BegunAttempt | null> {
    for (let tries = 0; ; tries++) {
      try {
        const [row]: BegunAttempt[] = await this.database.query(ATTEMPT_OF_CLAIM, [claim.token]);
        return row ?? null;
      } catch (error) {
        if (tries >= LOST_BEGIN_TRIES) throw error;
        await pause(LOST_BEGIN_PAUSE_MS);
      }
    }
  }

  private async refusalOf(tx: EntityManager, row: ClaimedRow): Promise<Refusal | null> {
    if (row.frozen)
      return {
        to: 'held',
        zh: '紧急停发中，请在解除后选择重新排期或取消。',
        en: 'Frozen. Choose a new time or cancel it once the freeze is lifted.',
      };
    if (row.expired)
      return { to: 'missed', zh: '已过有效期仍未能发出。', en: 'It could not leave while it was valid.' };
    if (row.paused) return { to: 'held', zh: '账号已暂停使用。', en: 'The account is paused.' };
    const seal = await this.seals.standing(tx, row.sealId);
    if (!seal.ok || seal.digest !== row.sealDigest)
      return {
        to: 'held',
        zh: '定稿已撤销，或内容与定稿不一致，不能发布。请重新送审。',
        en: 'The approval was withdrawn or the content differs from what was signed. Submit it for review again.',
      };
    const [scopes = []] = await this.buckets.scopesOf(tx, [row]);
    const verdict = judgeGate({
      at: row.now.getTime(),
      buckets: scopes.map((scope) => ({ ...scope, sent: [], planned: [] })),
    });
    if (verdict.legal && !verdict.held) return null;
    const text = verdict.because[0]?.text ?? { zh: '不在可发布时段。', en: 'Outside the hours.' };
    // Out of hours: back to the schedule, where the next claim finds the next legal slot.
    return { to: verdict.held ? 'held' : 'scheduled', zh: text.zh, en: text.en };
  }

  private async leave(tx: EntityManager, claim: Claim, refusal: Refusal): Promise<void> {
    const reason = refusal.to === 'scheduled' ? null : JSON.stringify({ text: { zh: refusal.zh, en: refusal.en } });
    await tx.query(LEAVE_CLAIM, [claim.publicationId, claim.token, refusal.to, reason]);
    await tx.query(LEDGER_RELEASE, [claim.token]);
    const act = { scheduled: 'give-back', held: 'hold', missed: 'miss' }[refusal.to];
    await this.journal.write(tx, null, act, claim.publicationId, { zh: refusal.zh, en: refusal.en });
  }

  private async write(
    tx: EntityManager,
    claim: Claim,
    workerId: string,
    row: ClaimedRow,
  ): Promise<BegunAttempt | null> {
    const begun = returnedRows(await tx.query(BEGIN_SENDING, [row.id, claim.token]));
    if (begun.length === 0) return null;
    const id = uuid();
    await tx.query(WRITE_ATTEMPT, [id, row.id, claim.token, workerId, row.slotAt, row.claimedAt, row.now]);
    await tx.query(LEDGER_BEGAN, [claim.token, row.now]);
    return { id, publicationId: row.id, token: claim.token, beganAt: row.now };
  }
}
