import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { codeOf } from '../../../platform/database/database-away.rules.js';
import { CLAIM_SILENCE_MS } from '../claim.rules.js';
import { ClaimSize } from './claim-size.rules.js';

/** PostgreSQL's `idle_in_transaction_session_timeout`: it ended the session for its silence. */
const ENDED_FOR_SILENCE = '25P03';

/** Under its locks a round may take so long, ms: others wait for them meanwhile, and claims live no longer than a few times that. */
const LONG_MS = 3_000;

/** Tells the database now and then that a claim which counts for long has not stopped: it ends the transaction of one that says nothing. */
export class Heartbeat {
  private spoke = performance.now();

  constructor(private readonly tx: Pick<EntityManager, 'query'>) {}

  /** Ask often; it speaks only where the silence has become long. */
  async beat(): Promise<void> {
    if (performance.now() - this.spoke < CLAIM_SILENCE_MS / 4) return;
    await this.tx.query('SELECT');
    this.spoke = performance.now();
  }

  /** Goes through what was made long on purpose, with a beat after each step. */
  async *through<Step>(steps: Iterable<Step>): AsyncGenerator<Step, void> {
    for (const step of steps) {
      yield step;
      await this.beat();
    }
  }
}

/** Keeps rounds of claims alive while they count, and so small that they can be. */
@Injectable()
export class ClaimPulse {
  private readonly log = new Logger(ClaimPulse.name);
  private readonly size = new ClaimSize();
  /** What the round was given to take; fewer were left to it where others are at the same accounts. */
  private taken = 0;

  /** How many to take for the next round. @param wanted what there is room for */
  sizeOf(wanted: number): number {
    this.taken = this.size.of(wanted);
    return this.taken;
  }

  /** One round with its locks held. Where it takes long, or the database ends it for its silence, the next ones are smaller. */
  async watch<Result>(tx: EntityManager, count: number, round: (heart: Heartbeat) => Promise<Result>): Promise<Result> {
    const began = performance.now();
    try {
      const result = await round(new Heartbeat(tx));
      if (performance.now() - began > LONG_MS) this.size.ended(count);
      else this.size.passed(Math.max(count, this.taken));
      this.taken = 0;
      return result;
    } catch (error) {
      if (error instanceof Error && codeOf(error) === ENDED_FOR_SILENCE) {
        this.size.ended(count);
        this.log.warn(
          { looked: count, next: this.size.of(count) },
          'a round of claims was silent too long; the next is smaller',
        );
      }
      throw error;
    }
  }
}
