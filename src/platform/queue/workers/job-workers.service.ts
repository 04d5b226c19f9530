import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DelayedError, UnrecoverableError, type Job } from 'bullmq';
import { CuttableWorker } from './cuttable-worker.js';
import { ErrorLog } from '../connection/error-log.js';
import { catalogFaults, payloadFault } from '../job-catalog.rules.js';
import type { JobCatalog } from '../job-definition.js';
import { JobHandlers, type MarkedHandler } from './job-handlers.js';
import { LATE, within } from '../connection/patience.js';
import type { QueueConnection } from '../connection/queue-connection.js';
import { JOB_CATALOG, QUEUE_CONNECTION, QUEUE_OPTIONS } from '../queue.tokens.js';

export interface WorkerOptions {
  /** Overrides the concurrency of every queue; null = as the catalog says. */
  concurrency: number | null;
  /** How long a running job is waited for at shutdown before it is left to be run again elsewhere, ms. */
  drainMs: number;
}

/** How long the store is waited for at shutdown once no job runs, ms. */
const CLOSE_MS = 5_000;

/** Takes jobs out of the queues and gives them to their handlers, from bootstrap until shutdown. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('JobWorkers');
  private readonly errors = new ErrorLog('JobWorkers');
  private readonly handlers = new Map<string, MarkedHandler>();
  private readonly running = new Set<Promise<void>>();
  private workers: CuttableWorker[] = [];

  constructor(
    @Inject(JOB_CATALOG) private readonly catalog: JobCatalog,
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
    @Inject(QUEUE_OPTIONS) private readonly options: WorkerOptions,
    private readonly found: JobHandlers,
  ) {}

  /** @throws when jobs and handlers do not match one to one: better no start than a job nobody does */
  onApplicationBootstrap(): void {
    const found = this.found.find();
    const faults = catalogFaults(this.catalog, found);
    if (faults.length > 0) throw new Error(`The jobs and their handlers do not match:\n  ${faults.join('\n  ')}`);
    for (const handler of found) this.handlers.set(handler.job, handler);
    this.workers = Object.entries(this.catalog.queues).map(([name, { concurrency }]) =>
      this.open(name, this.options.concurrency ?? concurrency),
    );
  }

  /** Before anything else closes: running jobs still need the database. */
  async beforeApplicationShutdown(): Promise<void> {
    const patienceEnds = Date.now() + this.options.drainMs;
    // BullMQ's own patient close waits for a store that is away until it comes back. Hence: take no more, let the running jobs end,
    // and only then close, without patience when the store is known to be away.
    await Promise.all(this.workers.map((worker) => worker.pause(true)));
    const idle = await this.idleBy(patienceEnds);
    const force = !idle || this.connection.isAway();
    const closed = Promise.all(this.workers.map((worker) => worker.close(force)));
    while ((await within(CLOSE_MS, closed)) === LATE) {
      // A job that was taken out in the moment of the pause has the same patience.
      if (this.running.size > 0 && (await this.idleBy(patienceEnds))) continue;
      this.logger.warn(`The store of the queue has not answered for ${CLOSE_MS} ms; the connections to it are cut.`);
      await within(CLOSE_MS, Promise.all(this.workers.map((worker) => worker.cut())));
      return;
    }
  }

  /** Resolves with true when no job runs, with false at the deadline (epoch ms). */
  private async idleBy(deadline: number): Promise<boolean> {
    if ((await within(Math.max(0, deadline - Date.now()), this.whenIdle())) !== LATE) return true;
    this.logger.warn(
      `Jobs still running after ${this.options.drainMs} ms are left; they run again when their lock expires.`,
    );
    return false;
  }

  private async whenIdle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  private open(queue: string, concurrency: number): CuttableWorker {
    const worker = new CuttableWorker(queue, (job, token) => this.counted(this.run(job, token)), {
      connection: this.connection.worker,
      prefix: this.connection.prefix,
      concurrency,
      lockDuration: 60_000,
      // Handlers may run twice: a worker that dies again and again is no reason to drop the job.
      maxStalledCount: 10,
    });
    worker.on('error', (error) => this.errors.report(queue, error));
    worker.on('failed', (job, error) => {
      if (!job) return this.errors.report(queue, error);
      const tried = `attempt ${job.attemptsMade} of ${job.opts.attempts ?? 1}`;
      this.logger.error(
        `${job.name} ${job.id} (${JSON.stringify(job.data)}) failed, ${tried}: ${error.message}`,
        error.stack,
      );
    });
    worker.on('stalled', (jobId) => this.logger.warn(`${queue} ${jobId}: its worker died or hung, it runs again`));
    return worker;
  }

  private async counted(run: Promise<void>): Promise<void> {
    this.running.add(run);
    try {
      await run;
    } finally {
      this.running.delete(run);
    }
  }

  private async run(job: Job, token: string | undefined): Promise<void> {
    const handler = this.handlers.get(job.name);
    const definition = this.catalog.jobs[job.name];
    if (!handler || !definition) throw new UnrecoverableError(`There is no job ${job.name}`);
    const fault = payloadFault(definition.payload, job.data);
    if (fault) throw new UnrecoverableError(fault);

    const attempt = job.attemptsMade + 1;
    const outcome = await handler.run(job.data as Record<string, string>, {
      jobId: String(job.id),
      attempt,
      last: attempt >= (job.opts.attempts ?? 1),
    });
    if (!outcome) return;
    if ('giveUp' in outcome) throw new UnrecoverableError(outcome.giveUp);
    await job.moveToDelayed(outcome.later.getTime(), token);
    throw new DelayedError();
  }
}
