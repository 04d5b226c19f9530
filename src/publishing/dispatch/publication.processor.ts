import { Inject, Injectable } from '@nestjs/common';
import { OnJob } from '../../jobs.js';
import { SweepService } from '../../schedule/claims/sweep.service.js';
import { PrepareService } from '../prepare/prepare.service.js';
import { AbsenceService } from '../settle/absence/absence.service.js';
import { PollService } from '../settle/poll.service.js';
import { SettleService } from '../settle/settle.service.js';
import { Dispatcher } from './dispatcher.service.js';

/** Alarms of the queue. Each only says "look": the tables decide what there is to do, so a job may come twice or late. */
@Injectable()
export class PublicationProcessor {
  @Inject(AbsenceService)
  private readonly absences: AbsenceService;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly prepares: PrepareService,
    private readonly settles: SettleService,
    private readonly polls: PollService,
    private readonly sweeps: SweepService,
  ) {}

  @OnJob('publication.wake')
  wake(): Promise<void> {
    this.dispatcher.wake();
    return Promise.resolve();
  }

  @OnJob('approval.voided')
  async holdVoided(): Promise<void> {
    await this.sweeps.sweep();
    await this.polls.recallVoided();
  }

  @OnJob('publication.prepare')
  async prepare(): Promise<void> {
    await this.prepares.prepareDue();
    this.dispatcher.wake();
  }

  @OnJob('publication.settle')
  async settle(): Promise<void> {
    await this.settles.lookUp();
    if ((await this.absences.lookDue()) > 0) await this.prepares.prepareDue();
  }

  @OnJob('publication.poll')
  async poll(): Promise<void> {
    await this.polls.pollDue();
  }
}
