import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ChangeCarrier } from './change-carrier.service.js';

/** Nothing that was ordered waits longer than this for somebody to call, ms. */
const EVERY_MS = 5_000;

/** Looks at the table for what nobody has finished: an order outlives the process that took it. */
@Injectable()
export class AfterRounds implements OnApplicationBootstrap {
  private readonly log = new Logger(AfterRounds.name);
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly carrier: ChangeCarrier) {}

  onApplicationBootstrap(): void {
    this.round();
  }

  /** Calls under way end before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  @Interval(EVERY_MS)
  round(): void {
    if (this.stopped || this.running) return;
    this.running = this.carrier
      .carryOut()
      .then(() => undefined)
      .catch((error: unknown) =>
        this.log.error({ err: error }, 'changes of what is out are tried again in the next round'),
      )
      .finally(() => {
        this.running = null;
      });
  }
}
