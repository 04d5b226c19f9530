import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { inSlices } from '../../platform/slices.js';
import { WHAT_IF_BUSY, WHAT_IF_FAILED, WHAT_IF_GONE, WHAT_IF_NOT_DONE, WHAT_IF_RUNNING } from '../schedule.errors.js';
import { type Explanation, explainMoves } from './explain-moves.rules.js';
import type { PlanChanges } from './plan-changes.rules.js';
import type { PlanCopy } from './plan-copy.rules.js';
import { PlanCopyService } from './plan-copy.service.js';
import { type PlanDifference, planDifference } from './plan-difference.rules.js';
import { type Replanned, replan } from './replan.rules.js';

export const RUN_STATES = ['reading', 'planning', 'done', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface WhatIfResult {
  readonly copy: PlanCopy;
  readonly plan: Replanned;
  readonly difference: PlanDifference;
}

/** One what-if: what is known of it so far. */
export interface WhatIfRun {
  readonly id: string;
  readonly personId: string;
  readonly startedAt: Date;
  state: RunState;
  /** Publications read or planned, of `total`. */
  done: number;
  total: number;
  finishedAt: Date | null;
  result: WhatIfResult | null;
  failure: AppError | null;
  lookedAt: Date;
  stopped: boolean;
}

/** At most this many at once in one process: each takes a slice of the one thread. */
const MOST_RUNNING = 2;
/** At most this many results are kept, each some 30 MiB for 100,000 publications. */
const MOST_KEPT = 4;
const KEPT_FOR_MS = 15 * 60_000;

const log = new Logger('what-if');

class Stopped extends Error {}

/** The what-ifs of this process: they live in its memory, end with it, and forget themselves (see decision 14). */
@Injectable()
export class WhatIfRuns implements OnModuleDestroy {
  private readonly runs = new Map<string, WhatIfRun>();
  private readonly working = new Set<Promise<void>>();

  constructor(
    private readonly copies: PlanCopyService,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts one in the background; the person's last result gives way to it.
   * @param isShown whether the person may see publications of a department
   * @throws AppError WHAT_IF_RUNNING, WHAT_IF_BUSY
   */
  start(personId: string, changes: PlanChanges, isShown: (departmentId: string) => boolean): WhatIfRun {
    this.forgetOld();
    const all = [...this.runs.values()];
    const own = all.filter((run) => run.personId === personId);
    const running = own.find(isRunning);
    if (running) throw new AppError(WHAT_IF_RUNNING, {}, undefined, { runId: running.id });
    if (all.filter(isRunning).length >= MOST_RUNNING)
      throw new AppError(WHAT_IF_BUSY, {}, undefined, { retryAfter: 5 });
    for (const run of own) this.forget(run);
    const startedAt = this.clock.now();
    const run: WhatIfRun = {
      ...{ id: uuid(), personId, startedAt, state: 'reading', done: 0, total: 0 },
      ...{ finishedAt: null, result: null, failure: null, lookedAt: startedAt, stopped: false },
    };
    this.runs.set(run.id, run);
    const work = this.work(run, changes, isShown).finally(() => this.working.delete(work));
    this.working.add(work);
    return run;
  }

  /** The person's own run. @throws AppError WHAT_IF_GONE */
  require(personId: string, id: string): WhatIfRun {
    this.forgetOld();
    const run = this.runs.get(id);
    if (run?.personId !== personId) throw new AppError(WHAT_IF_GONE);
    run.lookedAt = this.clock.now();
    return run;
  }

  /** The result of a run that is done. @throws AppError WHAT_IF_GONE, WHAT_IF_NOT_DONE, WHAT_IF_FAILED */
  requireResult(personId: string, id: string): WhatIfResult {
    const run = this.require(personId, id);
    if (run.failure) throw run.failure;
    if (!run.result) throw new AppError(WHAT_IF_NOT_DONE, { state: { zh: '仍在进行', en: 'still running' } });
    return run.result;
  }

  /** Stops it within a slice and forgets it. @throws AppError WHAT_IF_GONE */
  cancel(personId: string, id: string): void {
    this.forget(this.require(personId, id));
  }

  /** Why the publications at these indices land where they land. @throws AppError WHAT_IF_GONE when it is cancelled meanwhile */
  async explain(personId: string, id: string, indices: readonly number[]): Promise<Map<number, Explanation>> {
    const { copy, plan } = this.requireResult(personId, id);
    if (indices.length === 0) return new Map();
    return this.sliced(this.require(personId, id), explainMoves(copy, plan, indices)).catch((error: unknown) => {
      throw error instanceof Stopped ? new AppError(WHAT_IF_GONE) : error;
    });
  }

  async onModuleDestroy(): Promise<void> {
    for (const run of this.runs.values()) this.forget(run);
    await Promise.all(this.working);
  }

  private async work(run: WhatIfRun, changes: PlanChanges, isShown: (departmentId: string) => boolean): Promise<void> {
    try {
      const copy = await this.copies.read(changes, (done, total) => {
        if (run.stopped) throw new Stopped();
        Object.assign(run, { done, total });
      });
      Object.assign(run, { state: 'planning', done: 0, total: copy.publications.length });
      const plan = await this.sliced(run, replan(copy), (done) => (run.done = done));
      const difference = await this.sliced(run, planDifference(copy, plan, isShown));
      run.result = { copy, plan, difference };
      Object.assign(run, { state: 'done', done: run.total });
    } catch (error) {
      if (run.stopped) return;
      run.state = 'failed';
      run.failure = error instanceof AppError ? error : new AppError(WHAT_IF_FAILED);
      if (run.failure.definition === WHAT_IF_FAILED) log.error({ run: run.id, err: error });
    }
    run.finishedAt = this.clock.now();
    run.lookedAt = run.finishedAt;
  }

  /** As the thread's slices allow, until it is stopped. @throws Stopped */
  private sliced<Step, Result>(
    run: WhatIfRun,
    steps: Generator<Step, Result>,
    tell?: (step: Step) => void,
  ): Promise<Result> {
    return inSlices(steps, (step) => {
      if (run.stopped) throw new Stopped();
      tell?.(step);
    });
  }

  private forget(run: WhatIfRun): void {
    run.stopped = true;
    this.runs.delete(run.id);
  }

  private forgetOld(): void {
    const oldest = this.clock.now().getTime() - KEPT_FOR_MS;
    const finished = [...this.runs.values()].filter((run) => !isRunning(run));
    finished.sort((a, b) => b.lookedAt.getTime() - a.lookedAt.getTime());
    for (const [place, run] of finished.entries())
      if (place >= MOST_KEPT || run.lookedAt.getTime() < oldest) this.forget(run);
  }
}

function isRunning({ state }: WhatIfRun): boolean {
  return state === 'reading' || state === 'planning';
}
