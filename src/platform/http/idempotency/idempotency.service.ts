import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock.js';
import { AppError } from '../../errors/app-error.js';
import {
  IDEMPOTENCY_IN_FLIGHT,
  IDEMPOTENCY_KEY_REUSED,
  IDEMPOTENCY_OUTCOME_UNKNOWN,
} from '../../errors/platform.errors.js';
import { BROKEN_OFF_MS, KEPT_MS } from './idempotency.rules.js';

export interface IdempotentCall {
  ownerId: string;
  key: string;
  fingerprint: Buffer;
}

export interface KeptAnswer {
  status: number;
  answer: unknown;
  location: string | null;
}

interface KeptRow {
  fingerprint: Buffer;
  status: number | null;
  answer: unknown;
  location: string | null;
  startedAt: Date;
}

/** The memory behind `Idempotency-Key`. The primary key decides between two that arrive at once. */
@Injectable()
export class IdempotencyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the key for a call.
   * @returns null when the call is to be made, the kept answer when it was made before
   * @throws AppError IDEMPOTENCY_KEY_REUSED (422), IDEMPOTENCY_IN_FLIGHT or IDEMPOTENCY_OUTCOME_UNKNOWN (409)
   */
  async begin(call: IdempotentCall): Promise<KeptAnswer | null> {
    const now = this.clock.now();
    // Between the two statements the first caller may be refused and free the key; then it is ours to take after all.
    for (let round = 0; round < 3; round += 1) {
      if (await this.take(call, now)) return null;
      const kept = await this.read(call);
      if (kept) return judge(kept, call, now);
    }
    throw new AppError(IDEMPOTENCY_IN_FLIGHT, {}, undefined, { retryAfter: 1 });
  }

  /** Keeps the answer of a call that was made. */
  async answer(call: IdempotentCall, kept: KeptAnswer): Promise<void> {
    await this.dataSource.query(
      `UPDATE idempotency_key SET status = $3, answer = $4::jsonb, location = $5, answered_at = $6
        WHERE owner_id = $1 AND key = $2 AND status IS NULL`,
      [
        call.ownerId,
        call.key,
        kept.status,
        kept.answer === undefined ? null : JSON.stringify(kept.answer),
        kept.location,
        this.clock.now(),
      ],
    );
  }

  /** Frees the key of a call that was refused: nothing was done, so it may be tried again. */
  async free(call: IdempotentCall): Promise<void> {
    await this.dataSource.query(`DELETE FROM idempotency_key WHERE owner_id = $1 AND key = $2 AND status IS NULL`, [
      call.ownerId,
      call.key,
    ]);
  }

  private async take(call: IdempotentCall, now: Date): Promise<boolean> {
    await this.dataSource.query(
      `DELETE FROM idempotency_key WHERE ctid IN (
         SELECT ctid FROM idempotency_key WHERE expires_at <= $1 LIMIT 50 FOR UPDATE SKIP LOCKED)`,
      [now],
    );
    const taken = await this.dataSource.query<unknown[]>(
      `INSERT INTO idempotency_key AS k (owner_id, key, fingerprint, started_at, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (owner_id, key) DO UPDATE
          SET fingerprint = excluded.fingerprint, status = NULL, answer = NULL, location = NULL, answered_at = NULL,
              started_at = excluded.started_at, expires_at = excluded.expires_at
        WHERE k.expires_at <= $4
       RETURNING 1`,
      [call.ownerId, call.key, call.fingerprint, now, new Date(now.getTime() + KEPT_MS)],
    );
    return taken.length > 0;
  }

  private async read(call: IdempotentCall): Promise<KeptRow | undefined> {
    const [row] = await this.dataSource.query<KeptRow[]>(
      `SELECT fingerprint, status, answer, location, started_at AS "startedAt"
         FROM idempotency_key WHERE owner_id = $1 AND key = $2`,
      [call.ownerId, call.key],
    );
    return row;
  }
}

function judge(kept: KeptRow, call: IdempotentCall, now: Date): KeptAnswer {
  if (!kept.fingerprint.equals(call.fingerprint)) throw new AppError(IDEMPOTENCY_KEY_REUSED, {}, 'Idempotency-Key');
  if (kept.status !== null) return { status: kept.status, answer: kept.answer, location: kept.location };
  if (now.getTime() - kept.startedAt.getTime() < BROKEN_OFF_MS) {
    throw new AppError(IDEMPOTENCY_IN_FLIGHT, {}, undefined, { retryAfter: 1 });
  }
  throw new AppError(IDEMPOTENCY_OUTCOME_UNKNOWN);
}
