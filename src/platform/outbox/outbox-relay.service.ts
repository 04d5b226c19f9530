import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { ErrorLog } from '../queue/connection/error-log.js';
import { JobQueue } from '../queue/job-queue.service.js';
import { OutboxListener } from './outbox-listener.js';
import { ANY_WAITS_FOR_RELAY, WAITS_FOR_RELAY } from './outbox-reach.rules.js';

/** Connection URL of the database, for the listener's own connection. */
export const OUTBOX_DATABASE_URL = Symbol('OUTBOX_DATABASE_URL');

const batchSize = 100;

interface WaitingWord {
  id: string;
  job: string;
  payload: Record<string, string>;
  /** Milliseconds by the database's clock, which is the one the slots are given by; null = at once. */
  delay_ms: number | null;
  /** When it should run, epoch ms; null = at once. */
  at: string | null;
}

/**
 * Carries committed words of the outbox into the queue, those for later once their time is within reach. At least once: a crash between
 * the queue and the mark enqueues again under the same job id, which the queue ignores while it remembers the first. Any number of relays
 * may run side by side.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('OutboxRelay');
  private readonly errors = new ErrorLog('OutboxRelay');
  private readonly listener: OutboxListener;
  private readonly strangers = new Set<string>();
  private round: Promise<void> | undefined;
  private again = false;
  private closing = false;
  /** Names the alarms of one batch; no other batch of any process has the same. */
  private batch = randomUUID();

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    @Inject(OUTBOX_DATABASE_URL) databaseUrl: string,
  ) {
    this.listener = new OutboxListener(
      databaseUrl,
      () => void this.relay(),
      (error) => this.errors.report('listener', error),
    );
  }

  onApplicationBootstrap(): void {
    this.listener.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.listener.stop();
    await this.round;
  }

  /** Relays all that is to run now or soon. While a round is under way, another call makes it go round once more. */
  @Interval(2_000)
  async relay(): Promise<void> {
    if (this.closing) return;
    this.again = true;
    this.round ??= this.relayAll().finally(() => (this.round = undefined));
    await this.round;
  }

  /** What was relayed a day ago is of no more use; waiting words are never pruned. */
  @Interval(10 * 60_000)
  async prune(): Promise<void> {
    try {
      await this.dataSource.query(`DELETE FROM outbox_event WHERE relayed_at < clock_timestamp() - interval '1 day'`);
    } catch (error) {
      this.errors.report('prune', error);
    }
  }

  private async relayAll(): Promise<void> {
    try {
      while (this.again && !this.closing) {
        this.again = false;
        if (!(await this.anyWaiting())) continue;
        while ((await this.relayBatch()) === batchSize && !this.closing);
        await this.nameStrangers();
      }
    } catch (error) {
      // The rows wait; the next tick tries again.
      this.errors.report('relay', error);
    }
  }

  /** The usual answer of a tick is no, which then costs no transaction. */
  private async anyWaiting(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ waiting: boolean }[]>(ANY_WAITS_FOR_RELAY);
    return row?.waiting ?? false;
  }

  private relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const words = await tx.query<WaitingWord[]>(
        `SELECT id, job, payload, (extract(epoch FROM run_at - clock_timestamp()) * 1000)::float8 AS delay_ms,
                (extract(epoch FROM run_at) * 1000)::bigint AS at
         FROM outbox_event WHERE ${WAITS_FOR_RELAY} AND job = ANY($1)
         ORDER BY run_at IS NOT NULL, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [this.queue.jobNames, batchSize],
      );
      if (words.length === 0) return 0;
      this.batch = randomUUID();
      const jobs = words.map((word) => ({
        job: word.job,
        payload: word.payload,
        jobId: this.jobIdOf(word),
        delayMs: word.delay_ms ?? 0,
      }));
      await this.queue.enqueue([...new Map(jobs.toReversed().map((job) => [job.jobId, job])).values()]);
      await tx.query(`UPDATE outbox_event SET relayed_at = clock_timestamp() WHERE id = ANY($1)`, [
        words.map(({ id }) => id),
      ]);
      return words.length;
    });
  }

  /** Alarms of one job for one instant share an id, so that a thousand posts due in one second ring once. */
  private jobIdOf({ id, job, delay_ms, at }: WaitingWord): string {
    if (!this.queue.isAlarm(job)) return `outbox-${id}`;
    // Those for now are one only within their batch: the queue may be running the one before.
    return (delay_ms ?? 0) > 0 ? `${job}-${at}` : `${job}-now-${this.batch}`;
  }

  /** A job this process does not know may be known to a newer one beside it: the word waits, but not in silence. */
  private async nameStrangers(): Promise<void> {
    const rows = await this.dataSource.query<{ job: string }[]>(
      `SELECT DISTINCT job FROM outbox_event WHERE ${WAITS_FOR_RELAY} AND NOT job = ANY($1)`,
      [this.queue.jobNames],
    );
    for (const { job } of rows) {
      if (this.strangers.has(job)) continue;
      this.strangers.add(job);
      this.logger.warn(`The outbox holds words for the job ${job}, which this version does not have; they wait.`);
    }
  }
}
