import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';
import type { Backend } from '../../engine/household.js';
import { type SeededNewsroom, seedNewsroom } from '../../engine/seed/newsroom.js';
import { seedPolicy } from '../../engine/seed/policies.js';
import { seedPublications } from '../../engine/seed/publications.js';
import { WorkerProcess } from '../../engine/worker-process.js';
import { type Arrival, arrivalsOf, type Expected } from '../arrivals.js';
import { type Ground, POOL } from '../ground.js';
import { openPool } from './open-pool.js';
import { entryFor, resetStatements, writeStatements } from './profile.js';

const DEPARTMENTS = 200;
/** Of the 30 posts an hour that Weibo allows an account: the platform's cap is not what is measured here. */
const POSTS_PER_ACCOUNT = 25;
const FAR_AHEAD_MS = 86_400_000;
/** Where the alarms took so long that the slots had to be moved, ms. */
const LEAST_AHEAD_MS = 500;
const LOOK_EVERY_MS = 100;
/** A run that takes longer has stopped. */
const PATIENCE_MS = 120_000;

/** Sealed publications that wait for their slots. */
export interface Batch {
  id: string;
  marker: string;
}

export interface Throttled {
  rules?: readonly ThrottleRule[];
  departmentOf?: (n: number) => number;
}

/** The product: one real worker process, and a newsroom whose stories are approved, sealed and prepared. */
export class Product {
  private readonly waiting: Batch[] = [];
  /** Which department's post carries a marker. */
  readonly departments = new Map<string, string>();

  private constructor(
    private readonly ground: Ground,
    private readonly backend: Backend,
    private readonly database: Pool,
    private readonly newsroom: SeededNewsroom,
    private readonly worker: WorkerProcess,
  ) {}

  /**
   * @param posts how many it will be asked to send in all
   * @param how a throttle for each department, and which of them (from 0) the n-th post is of; in turns unless told
   */
  static async start(ground: Ground, backend: Backend, posts: number, how: Throttled = {}): Promise<Product> {
    const { postgres, redis, sandbox, folder } = ground.household;
    const databaseUrl = await postgres.createDatabase();
    const database = openPool(databaseUrl);
    const accounts = Math.max(DEPARTMENTS, Math.ceil(posts / POSTS_PER_ACCOUNT));
    const plan = { departments: DEPARTMENTS, accounts: { weibo: accounts }, secretKey: ground.secretKey };
    const newsroom = await seedNewsroom(database, sandbox, plan);
    const { entry, env } = entryFor(ground.profile);
    const worker = new WorkerProcess(
      {
        databaseUrl,
        redisUrl: backend === 'redis' ? (redis?.url ?? null) : null,
        secretKey: ground.secretKey,
        dataDir: join(folder, `worker-${backend}`),
        databasePool: POOL,
      },
      [entry],
      env,
    );
    if (how.rules) await seedPolicy(database, how.rules);
    const product = new Product(ground, backend, database, newsroom, worker);
    await product.approve(posts, how.departmentOf ?? ((n) => n % DEPARTMENTS));
    await worker.ready();
    if (ground.profile !== null) await resetStatements(database);
    return product;
  }

  /** Tokens of its accounts on the platform, for a floor that posts as the same users. */
  get accessTokens(): string[] {
    return this.newsroom.accounts.map(({ accessToken }) => accessToken ?? '');
  }

  /**
   * Gives as many waiting publications as there are `offsets` their slots, each so many ms after a common start, with the alarms the
   * schedule would have asked for: all of them are in the queue before the first slot comes. @returns what then has to arrive
   */
  async schedule(offsets: readonly number[]): Promise<Expected[]> {
    const batch = this.waiting.splice(0, offsets.length);
    if (batch.length < offsets.length) throw new Error('the bench has fewer publications than it wants to send');
    const ids = batch.map(({ id }) => id);
    const slotsFrom = (start: number): Date[] => offsets.map((offset) => new Date(start + offset));
    let start = Date.now() + this.ground.sizes.aheadMs;
    await this.database.query(GIVE_SLOTS, [ids, slotsFrom(start)]);
    await this.database.query(ASK_FOR_ALARMS, [ids, slotsFrom(start)]);
    await this.until('the alarms are in the queue', ALARMS_RELAYED, []);
    if (Date.now() + LEAST_AHEAD_MS > start) {
      start = Date.now() + LEAST_AHEAD_MS;
      await this.database.query(GIVE_SLOTS, [ids, slotsFrom(start)]);
    }
    return batch.map(({ marker }, n) => ({ marker, dueAt: start + (offsets[n] ?? 0) }));
  }

  /** When all of them are sent, by the product's own word and by the platform's. */
  async arrivals(expected: Expected[]): Promise<Arrival[]> {
    const markers = expected.map(({ marker }) => marker);
    await this.until('everything is sent', ALL_SENT, [markers]);
    const since = Math.min(...expected.map(({ dueAt }) => dueAt));
    return arrivalsOf(this.ground.household.sandbox, since, expected);
  }

  async stop(): Promise<void> {
    // Nothing is under way any more; a profile is left behind only by one that ends in order.
    if (this.ground.profile === null) this.worker.signal('SIGKILL');
    await this.worker.stop();
    if (this.ground.profile !== null) await writeStatements(this.database, this.ground.profile, this.backend);
    await this.database.end();
  }

  private async approve(posts: number, departmentOf: (n: number) => number): Promise<void> {
    const { departments, accounts } = this.newsroom;
    const slotAt = new Date(Date.now() + FAR_AHEAD_MS);
    const requests = Array.from({ length: posts }, (_, n) => {
      const [department, account] = [departments[departmentOf(n)], accounts[n % accounts.length]];
      if (!department || !account) throw new Error('an empty newsroom');
      return { department, releases: [{ account, slotAt, prepared: true }] };
    });
    const seeded = await seedPublications(this.database, this.newsroom, requests);
    this.waiting.push(...seeded);
    for (const { marker, story } of seeded) this.departments.set(marker, story.department.id);
  }

  private async until(what: string, question: string, values: unknown[]): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await this.database.query<{ so: boolean }>(question, values);
      if (rows[0]?.so) return;
      if (this.worker.ended !== undefined)
        throw new Error(`the worker ended with ${this.worker.ended}:\n${this.worker.said}`);
      if (Date.now() > deadline) throw new Error(`waited in vain until ${what}; the worker said:\n${this.worker.said}`);
      await pause(LOOK_EVERY_MS);
    }
  }
}

const GIVE_SLOTS = `
  UPDATE publication p SET wished_at = given.slot, first_slot_at = given.slot, slot_at = given.slot
  FROM unnest($1::uuid[], $2::timestamptz[]) AS given (id, slot)
  WHERE p.id = given.id`;

/** As PublicationJournal.alarm asks; what was to prepare is prepared. */
const ASK_FOR_ALARMS = `
  WITH words AS (
    INSERT INTO outbox_event (job, payload, run_at)
    SELECT 'publication.wake', jsonb_build_object('publicationId', given.id), given.slot
    FROM unnest($1::uuid[], $2::timestamptz[]) AS given (id, slot)
    RETURNING id)
  SELECT pg_notify('outbox', '') FROM (SELECT count(*) FROM words) AS told`;

const ALARMS_RELAYED = `SELECT NOT EXISTS (SELECT 1 FROM outbox_event WHERE relayed_at IS NULL) AS so`;

const ALL_SENT = `
  SELECT NOT EXISTS (SELECT 1 FROM publication WHERE marker = ANY ($1::text[]) AND state <> 'sent') AS so`;
