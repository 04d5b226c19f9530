import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SweepService } from '../../schedule/claims/sweep.service.js';
import { PrepareService } from '../prepare/prepare.service.js';
import { PollService } from '../settle/poll.service.js';
import { SettleService } from '../settle/settle.service.js';
import { Dispatcher } from './dispatcher.service.js';

/** Nothing that is due waits longer than this for somebody to look, ms (design: publishing, ≤ 5 s). */
export const RECONCILE_EVERY_MS = 3_000;

/** Catches whatever was not woken. Losing the whole queue loses nothing: this looks at the tables. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap {
  private readonly log = new Logger(Reconciler.name);
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly sweeps: SweepService,
    private readonly prepares: PrepareService,
    private readonly settles: SettleService,
    private readonly polls: PollService,
    private readonly dispatcher: Dispatcher,
  ) {}

  onApplicationBootstrap(): void {
    this.dispatcher.start();
    void this.reconcile();
  }

  /** Ends in the order of the work: no new looks, then the sends under way, and only then may connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.dispatcher.stop();
  }

  /** One round; rounds never overlap. */
  @Interval(RECONCILE_EVERY_MS)
  async reconcile(): Promise<void> {
    if (this.running || this.stopped) return;
    this.running = this.round();
    await this.running;
    this.running = null;
  }

  private async round(): Promise<void> {
    await this.part('sweep', () => this.sweeps.sweep());
    await this.part('give up silent sends', () => this.settles.giveUpSilent());
    await this.part('look up unconfirmed posts', () => this.settles.lookUp());
    await this.part('poll accepted posts', () => this.polls.pollDue());
    await this.part('prepare', () => this.prepares.prepareDue());
    this.dispatcher.wake();
  }

  private async part(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error({ err: error }, `reconciling failed at: ${name}; it is tried again in the next round`);
    }
  }
}
