import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { MassIssueService } from '../../schedule/issues/mass-issue.service.js';
import { SweepService } from '../../schedule/claims/sweep.service.js';
import { PrepareService } from '../prepare/prepare.service.js';
import { AbsenceService } from '../settle/absence/absence.service.js';
import { PollService } from '../settle/poll.service.js';
import { RecallService } from '../settle/recall/recall.service.js';
import { SettleService } from '../settle/settle.service.js';
import { Dispatcher } from './dispatcher.service.js';

/** Nothing that is due waits longer than this for somebody to look, ms (design: publishing, ≤ 5 s). */
export const RECONCILE_EVERY_MS = 3_000;

/** Catches whatever was not woken. Losing the whole queue loses nothing: this looks at the tables. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap {
  private readonly log = new Logger(Reconciler.name);
  /** Parts under way: a slow platform holds up its own part and no other. */
  private readonly running = new Map<string, Promise<void>>();
  private stopped = false;

  @Inject(MassIssueService)
  private readonly issues: MassIssueService;
  @Inject(RecallService)
  private readonly recalls: RecallService;
  @Inject(AbsenceService)
  private readonly absences: AbsenceService;

  constructor(
    private readonly sweeps: SweepService,
    private readonly prepares: PrepareService,
    private readonly settles: SettleService,
    private readonly polls: PollService,
    private readonly dispatcher: Dispatcher,
  ) {}

  onApplicationBootstrap(): void {
    this.dispatcher.start();
    this.reconcile();
  }

  /** No new claims and no new looks from here on; then the sends under way end, and only then may connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    const sent = this.dispatcher.stop();
    await Promise.all([sent, ...this.running.values()]);
  }

  /** Starts every part that is not still at it. */
  @Interval(RECONCILE_EVERY_MS)
  reconcile(): void {
    this.part('sweep', () => this.sweeps.sweep());
    this.part('close issues', () => this.issues.closeDue());
    this.part('give up silent sends', () => this.settles.giveUpSilent());
    this.part('look up unconfirmed posts', () => this.settles.lookUp());
    this.part('look for what was refused', () => this.absences.lookDue());
    this.part('poll accepted posts', () => this.polls.pollDue());
    this.part('take back what lost its approval', () => this.recalls.recallDue());
    this.part('prepare', () => this.prepares.prepareDue());
    this.dispatcher.wake();
  }

  /** @param work answers how many publications it moved on */
  private part(name: string, work: () => Promise<number>): void {
    if (this.stopped || this.running.has(name)) return;
    const run = work()
      .catch((error: unknown) => {
        this.log.error({ err: error }, `reconciling failed at: ${name}; it is tried again in the next round`);
        return 0;
      })
      .then((moved) => {
        this.running.delete(name);
        // The dispatcher has been woken for this round; what came of it later is news.
        if (moved > 0 && !this.stopped) this.dispatcher.wake();
      });
    this.running.set(name, run);
  }
}
