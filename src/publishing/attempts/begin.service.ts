import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { GroupCommit } from '../../platform/database/group-commit.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import type { LocalText } from '../../platform/errors/app-error.js';
import { Traced } from '../../platform/trace/traced.decorator.js';
import type { Claim } from '../../schedule/claims/claim.service.js';
import type { Leaving, Stop, StopCode } from '../leaving/may-leave.rules.js';
import { MayLeave } from '../leaving/may-leave.service.js';
import { type Foreseen, ForesightService } from './foresight.service.js';
import { LeftClaims, type Refusal } from './left-claims.service.js';
import { BEGUN_ATTEMPT, BEGIN_SENDING, CLAIMED_FOR_BEGIN } from './attempt.queries.js';

const LOST_BEGIN_TRIES = 60;
const LOST_BEGIN_PAUSE_MS = 1_000;

export interface BegunAttempt {
  id: string;
  publicationId: string;
  token: string;
  beganAt: Date;
}

interface ClaimedRow extends Leaving {
  token: string;
}

interface Asked {
  claim: Claim;
  workerId: string;
  attemptId: string;
}

/** The point of no return: one transaction that looks at everything again and writes the attempt before the call. */
@Injectable()
export class BeginService {
  /** Begins that arrive together share a commit. */
  private readonly group = new GroupCommit<Asked, BegunAttempt | null>((asked) =>
    this.database.transaction((tx) => this.beginAll(tx, asked)),
  );

  constructor(
    private readonly database: DataSource,
    private readonly leaving: MayLeave,
    private readonly left: LeftClaims,
    private readonly foresight: ForesightService,
  ) {}

  /** The attempt, written; or null: the claim no longer stood, or was given back or laid aside for a reason now on record. */
  @Traced('publication.begin', { told: (attempt: BegunAttempt | null) => ({ 'xuanfa.begun': attempt !== null }) })
  async begin(
    claim: Claim,
    workerId: string,
    attemptId: string = uuid(),
    foreseen?: Foreseen,
  ): Promise<BegunAttempt | null> {
    const beganAt = foreseen ? await this.foresight.begin({ claim, workerId, attemptId, foreseen }) : null;
    if (beganAt) return { id: attemptId, publicationId: claim.publicationId, token: claim.token, beganAt };
    return this.group.add({ claim, workerId, attemptId });
  }

  /** Looks ahead at claims, all in a few statements; by token. */
  async foresee(claims: readonly Claim[]): Promise<Map<string, Foreseen>> {
    return this.foresight.foresee(claims);
  }

  private async beginAll(tx: EntityManager, asked: readonly Asked[]): Promise<(BegunAttempt | null)[]> {
    // The gate first, everything else in later statements: each then sees every freeze that has committed.
    const version = await this.leaving.passGate(tx);
    const rows: ClaimedRow[] = await tx.query(CLAIMED_FOR_BEGIN, [
      asked.map(({ claim }) => claim.publicationId),
      asked.map(({ claim }) => claim.token),
    ]);
    const stops = await this.leaving.stopsUnder(tx, version, rows);
    const passing: ClaimedRow[] = [];
    for (const [index, row] of rows.entries()) {
      const [stop] = stops[index] ?? [];
      if (stop) await this.left.leave(tx, row, refusalFor(stop));
      else passing.push(row);
    }
    const begun = await this.write(tx, asked, passing);
    return asked.map(({ claim }) => {
      const attempt = begun.get(claim.token) ?? null;
      // A claim in two hands of one group: one of them sends.
      begun.delete(claim.token);
      return attempt;
    });
  }

  /** The very attempt a lost begin may have left behind; another hand's of the same claim is none of ours. Asked until the database answers again. */
  async written(attemptId: string): Promise<BegunAttempt | null> {
    let seenAbsent = false;
    for (let tries = 0; ; tries++) {
      try {
        const [row]: BegunAttempt[] = await this.database.query(BEGUN_ATTEMPT, [attemptId]);
        // A commit whose answer was lost may still be under way on the server: "not there" is believed the second time.
        if (row || seenAbsent) return row ?? null;
        seenAbsent = true;
        await pause(LOST_BEGIN_PAUSE_MS);
      } catch (error) {
        if (tries >= LOST_BEGIN_TRIES) throw error;
        await pause(LOST_BEGIN_PAUSE_MS);
      }
    }
  }

  /** @returns the attempts by token */
  private async write(
    tx: EntityManager,
    asked: readonly Asked[],
    passing: readonly ClaimedRow[],
  ): Promise<Map<string, BegunAttempt>> {
    if (passing.length === 0) return new Map();
    const workers = new Map(asked.map(({ claim, workerId }) => [claim.token, workerId]));
    const ids = new Map(asked.map(({ claim, attemptId }) => [claim.token, attemptId]));
    const attempts = new Map(
      passing.map(({ id, token, now }) => [
        token,
        { id: ids.get(token) ?? uuid(), publicationId: id, token, beganAt: now },
      ]),
    );
    const written: { token: string }[] = returnedRows(
      await tx.query(BEGIN_SENDING, [
        passing.map(({ id }) => id),
        passing.map(({ token }) => token),
        passing.map(({ token }) => attempts.get(token)?.id),
        passing.map(({ token }) => workers.get(token)),
        passing.map(({ now }) => now),
      ]),
    );
    return new Map(
      written.flatMap(({ token }) => {
        const attempt = attempts.get(token);
        return attempt ? [[token, attempt] as const] : [];
      }),
    );
  }
}

/** Where a claim goes that does not begin, and what is said of it there; without words, those of the rule that refused. */
const REFUSALS: Record<StopCode, { to: Refusal['to']; text?: LocalText }> = {
  frozen: {
    to: 'held',
    text: {
      zh: '紧急停发中，请在解除后选择重新排期或取消。',
      en: 'Frozen. Choose a new time or cancel it once the freeze is lifted.',
    },
  },
  expired: {
    to: 'missed',
    text: { zh: '已过有效期仍未能发出。', en: 'It could not leave while it was valid.' },
  },
  early: { to: 'scheduled', text: { zh: '尚未到发布时间。', en: 'Its time has not come yet.' } },
  // It waits there with everything else of its account, claimed or not, and leaves when the account is in use again.
  paused: {
    to: 'scheduled',
    text: {
      zh: '账号已停用或平台授权已失效，恢复后继续发布。',
      en: 'The account is paused or its platform refuses its credentials. It leaves when the account is in use again.',
    },
  },
  unapproved: {
    to: 'held',
    text: {
      zh: '定稿已撤销，或内容与定稿不一致，不能发布。请重新送审。',
      en: 'The approval was withdrawn or the content differs from what was signed. Submit it for review again.',
    },
  },
  blackout: { to: 'held' },
  // Back to the schedule, where the next claim finds the next legal slot.
  hours: { to: 'scheduled' },
};

function refusalFor({ code, text, told }: Stop): Refusal {
  const refusal = REFUSALS[code];
  return { to: refusal.to, ...(told ?? refusal.text ?? text) };
}
