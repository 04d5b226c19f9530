import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Queue } from 'bullmq';
import { Client } from 'pg';
import { OwnProcess } from '../../engine/child-process.js';
import type { Backend } from '../../engine/household.js';
import { titleOf } from '../../engine/seed/story-content.js';
import { type Arrival, arrivalsOf, type Expected } from '../arrivals.js';
import { type Ground, PLACES, POOL } from '../ground.js';
import {
  FLOOR_TABLE,
  type FloorGround,
  type FloorJob,
  type FloorKind,
  type FloorOrder,
  openQueue,
} from './floor-job.js';

const QUEUE_POOL = 10;
/** Far from the product's, which posts as the same users: platforms refuse texts that are alike. */
const FIRST_TITLE = 1_000_000;
const ENTRY = fileURLToPath(new URL('./floor.worker.js', import.meta.url));

interface Told {
  working?: string;
  done?: string;
  resting?: boolean;
}

/** The floor: its process, and the producer that fills its queues from here. */
export class Floor {
  private readonly told: Told[] = [];
  private hear: () => void = () => undefined;
  private readonly worker: OwnProcess;
  private queues = 0;
  private posts = 0;

  private constructor(
    private readonly ground: Ground,
    private readonly own: FloorGround,
    private readonly accessTokens: readonly string[],
  ) {
    const args = ['--enable-source-maps', ENTRY, JSON.stringify(own)];
    this.worker = new OwnProcess(process.execPath, args, {}, (line) => {
      this.told.push(JSON.parse(line) as Told);
      this.hear();
    });
    void this.worker.end.then(() => this.hear());
  }

  /** @param accessTokens of the platform's users that post in turn */
  static async start(ground: Ground, backend: Backend, accessTokens: readonly string[]): Promise<Floor> {
    const { postgres, redis, sandbox } = ground.household;
    const databaseUrl = await postgres.createDatabase();
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(FLOOR_TABLE);
    await client.end();
    const own: FloorGround = {
      databaseUrl,
      // The product's jobs lie in database 0.
      redisUrl: backend === 'redis' ? (redis?.url ?? '').replace(/0$/, '1') : null,
      sandboxUrl: sandbox.url,
      concurrency: PLACES,
      recordPool: POOL,
      queuePool: QUEUE_POOL,
    };
    return new Floor(ground, own, accessTokens);
  }

  /** All wait in the queue before the worker begins. */
  async saturate(kind: FloorKind, count: number): Promise<Arrival[]> {
    const queue = this.newQueue();
    const jobs = this.newJobs(count);
    await queue.addBulk(jobs.map((data) => ({ name: kind, data, opts: { removeOnComplete: true } })));
    const since = Date.now();
    await this.work(queue.name, kind, count);
    return this.finish(
      queue,
      since,
      jobs.map(({ marker }) => ({ marker, dueAt: since })),
    );
  }

  /**
   * Delayed jobs, each due `offsets[n]` ms after `start` (epoch ms).
   */
  async delayed(kind: FloorKind, start: number, offsets: readonly number[]): Promise<Arrival[]> {
    const queue = this.newQueue();
    const jobs = this.newJobs(offsets.length);
    const since = Date.now();
    await this.work(queue.name, kind, jobs.length);
    await queue.addBulk(
      jobs.map((data, n) => {
        const timestamp = Date.now();
        const delay = start + (offsets[n] ?? 0) - timestamp;
        return { name: kind, data, opts: { timestamp, delay: Math.max(0, delay), removeOnComplete: true } };
      }),
    );
    if (Date.now() > start + Math.min(...offsets))
      throw new Error('the jobs of the floor were not in the queue when the first came due');
    return this.finish(
      queue,
      since,
      jobs.map(({ marker }, n) => ({ marker, dueAt: start + (offsets[n] ?? 0) })),
    );
  }

  async stop(): Promise<void> {
    await this.worker.stop();
  }

  private newQueue(): Queue {
    const queue = openQueue(this.own, `floor-${(this.queues += 1)}`);
    queue.on('error', () => undefined); // what fails is told by the call itself
    return queue;
  }

  private newJobs(count: number): FloorJob[] {
    return Array.from({ length: count }, () => {
      const marker = randomBytes(6).toString('hex');
      const accessToken = this.accessTokens[this.posts % this.accessTokens.length] ?? '';
      const title = titleOf(FIRST_TITLE + (this.posts += 1));
      return { marker, accessToken, text: `${title} http://localhost/news?xf=${marker}` };
    });
  }

  private async work(work: string, kind: FloorKind, jobs: number): Promise<void> {
    this.tell({ work, kind, jobs });
    await this.until(({ working }) => working === work);
  }

  private async finish(queue: Queue, since: number, expected: Expected[]): Promise<Arrival[]> {
    await this.until(({ done }) => done === queue.name);
    this.tell({ rest: true });
    await this.until(({ resting }) => resting === true);
    await queue.close();
    return arrivalsOf(this.ground.household.sandbox, since, expected);
  }

  private tell(order: FloorOrder): void {
    this.worker.tell(JSON.stringify(order));
  }

  /** @throws when the floor ends before it says so */
  private async until(fits: (word: Told) => boolean): Promise<void> {
    for (;;) {
      while (this.told.length > 0) if (fits(this.told.shift() as Told)) return;
      if (this.worker.ended !== undefined)
        throw new Error(`the floor ended with ${this.worker.ended}:\n${this.worker.said}`);
      await new Promise<void>((resolve) => (this.hear = resolve));
    }
  }
}
