import { Injectable } from '@nestjs/common';
import { type JobPayload, OnJob } from '../../jobs.js';
import { CanaryService } from '../../platform/canary/canary.service.js';
import type { JobOutcome } from '../../platform/queue/job-definition.js';
import { Dispatcher } from '../dispatch/dispatcher.service.js';

/** How soon a canary looks for a worker again that may send, ms. */
const NEXT_TRY_MS = 1_000;

/** Answers canaries, and only while this worker may send: a process that merely runs is no sign of work. */
@Injectable()
export class CanaryProcessor {
  constructor(
    private readonly canaries: CanaryService,
    private readonly dispatcher: Dispatcher,
  ) {}

  @OnJob('worker.canary')
  async answer({ canaryId }: JobPayload<'worker.canary'>): Promise<JobOutcome> {
    if (!this.dispatcher.working) return { later: new Date(Date.now() + NEXT_TRY_MS) };
    await this.canaries.answer(canaryId);
  }
}
