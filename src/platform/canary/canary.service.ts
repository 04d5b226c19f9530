import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { returnedRows } from '../database/returned-rows.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { ErrorLog } from '../queue/connection/error-log.js';
import { ANSWER, ASK } from './canary.queries.js';

/** Name of the job in `src/jobs.ts` that carries a canary to a worker. */
const CANARY_JOB = 'worker.canary';
const EVERY_MS = 15_000;
/** At the start one is sent at once, however short ago the last process sent its own, ms. */
const LEAST_GAP_MS = 1_000;

/**
 * Sends canaries down the way of every job (outbox, relay, queue, handler) and writes down that one came through. Any number of
 * workers send one between them.
 */
@Injectable()
export class CanaryService implements OnApplicationBootstrap {
  private readonly logger = new Logger(CanaryService.name);
  private readonly errors = new ErrorLog(CanaryService.name);

  constructor(
    private readonly database: DataSource,
    private readonly outbox: OutboxService,
  ) {}

  onApplicationBootstrap(): void {
    void this.tick(LEAST_GAP_MS);
  }

  @Interval(EVERY_MS)
  async tick(gapMs = EVERY_MS - LEAST_GAP_MS): Promise<void> {
    try {
      await this.send(gapMs);
    } catch (error) {
      // Without a database there is nobody to tell; the next tick tries again.
      this.errors.report('canary', error);
    }
  }

  /** @returns whether one was sent: not when the last one is younger than `gapMs` or has not left the outbox yet */
  async send(gapMs: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const canaryId = uuid();
      const asked = returnedRows(await tx.query(ASK, [canaryId, gapMs, CANARY_JOB]));
      if (asked.length === 0) return false;
      await this.outbox.emit(tx, CANARY_JOB, { canaryId });
      return true;
    });
  }

  /** A worker that is at work has met this canary. */
  async answer(canaryId: string): Promise<void> {
    await this.database.query(ANSWER, [canaryId]);
    this.logger.debug({ canaryId }, 'a canary came through');
  }
}
