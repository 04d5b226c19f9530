import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { JobCatalog, JobDefinition } from './job-definition.js';
import type { QueueConnection } from './connection/queue-connection.js';
import { ErrorLog } from './connection/error-log.js';
import { LATE, within } from './connection/patience.js';
import { JOB_CATALOG, QUEUES, QUEUE_CONNECTION } from './queue.tokens.js';

export interface JobRequest {
  /** Name from the list of jobs. */
  job: string;
  /** Ids only. */
  payload: Record<string, string>;
  /** One id, one job: while the first is known (waiting, running or lately finished) a second is ignored. No ":" and not all digits. */
  jobId: string;
  /** Milliseconds from now; 0 or less = at once. */
  delayMs: number;
}

/** How long a store is waited for that does not answer, ms: less than a transaction may stand idle (`databaseOptions`), for the relay waits in one. */
const ANSWER_MS = 5_000;

/** Puts jobs into the queue. Features do not call it: they leave a word in the outbox, which the relay brings here after the commit. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly errors = new ErrorLog('JobQueue');
  private readonly queues: ReadonlyMap<string, Queue>;

  constructor(
    @Inject(JOB_CATALOG) private readonly catalog: JobCatalog,
    @Inject(QUEUES) queues: Queue[],
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
  ) {
    this.queues = new Map(queues.map((queue) => [queue.name, queue]));
    for (const queue of queues) queue.on('error', (error) => this.errors.report(queue.name, error));
  }

  /** Names that can be enqueued here. */
  get jobNames(): string[] {
    return Object.keys(this.catalog.jobs);
  }

  /** Whether a job only says "look". */
  isAlarm(job: string): boolean {
    return this.definition(job).alarm === true;
  }

  /**
   * Enqueues all of them, or throws; what was enqueued before a throw is harmless to enqueue again under the same ids.
   * @throws when a name is unknown or the store is away
   */
  async enqueue(requests: JobRequest[]): Promise<void> {
    const names = new Set(requests.map(({ job }) => this.definition(job).queue));
    for (const name of names) {
      const group = requests.filter(({ job }) => this.definition(job).queue === name);
      const adding = this.queue(name).addBulk(
        group.map(({ job, payload, jobId, delayMs }) => {
          const { attempts, backoff, alarm } = this.definition(job);
          return {
            name: job,
            data: payload,
            opts: {
              jobId,
              delay: Math.max(0, Math.ceil(delayMs)),
              attempts,
              backoff: { type: backoff.type, delay: backoff.delayMs },
              // Kept for a while, so that a word relayed twice does not run twice; failures longer, for whoever looks into them.
              removeOnComplete: alarm === true || { age: 3600, count: 10_000 },
              removeOnFail: { age: 14 * 24 * 3600, count: 10_000 },
              stackTraceLimit: 5,
            },
          };
        }),
      );
      if ((await within(ANSWER_MS, adding)) === LATE) {
        throw new Error(`The queue ${name} has not answered for ${ANSWER_MS} ms`);
      }
    }
  }

  /** For the readiness check: resolves when the store answers, rejects when it is away. */
  async check(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.getWaitingCount()));
  }

  /** How many jobs stand in each queue, by state. @throws when the store is away */
  async depths(): Promise<{ queue: string; state: string; jobs: number }[]> {
    const counted = [...this.queues].map(async ([queue, jobs]) => {
      const counts = await jobs.getJobCounts('waiting', 'active', 'delayed', 'failed');
      return Object.entries(counts).map(([state, count]) => ({ queue, state, jobs: count }));
    });
    return (await Promise.all(counted)).flat();
  }

  async onApplicationShutdown(): Promise<void> {
    await within(ANSWER_MS, Promise.all([...this.queues.values()].map((queue) => queue.close())));
    this.connection.close();
  }

  private definition(job: string): JobDefinition {
    const definition = Object.hasOwn(this.catalog.jobs, job) ? this.catalog.jobs[job] : undefined;
    if (!definition) throw new TypeError(`There is no job ${job}`);
    return definition;
  }

  private queue(name: string): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new TypeError(`There is no queue ${name}`);
    return queue;
  }
}
