import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class OutboxService {
  /**
   * Leaves a job to be enqueued after the caller's transaction has committed; the relay may deliver it twice, never not at all.
   * @param job name from `src/jobs.ts`
   * @param payload ids only
   * @param runAt when it should run; omitted = at once. The queue hears of it minutes before
   */
  async emit(tx: EntityManager, job: string, payload: Record<string, string>, runAt?: Date): Promise<void> {
    await tx.query(`INSERT INTO outbox_event (job, payload, run_at) VALUES ($1, $2::jsonb, $3)`, [
      job,
      JSON.stringify(payload),
      runAt ?? null,
    ]);
    // Delivered by PostgreSQL on commit: the relay wakes at once instead of at its next tick.
    await tx.query(`SELECT pg_notify('outbox', '')`);
  }

  /** Many jobs in one statement; otherwise as `emit`. */
  async emitAll(
    tx: EntityManager,
    jobs: readonly { job: string; payload: Record<string, string>; runAt: Date }[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    await tx.query(
      `INSERT INTO outbox_event (job, payload, run_at)
       SELECT * FROM unnest($1::text[], $2::jsonb[], $3::timestamptz[])`,
      [jobs.map(({ job }) => job), jobs.map(({ payload }) => JSON.stringify(payload)), jobs.map(({ runAt }) => runAt)],
    );
    await tx.query(`SELECT pg_notify('outbox', '')`);
  }
}
