import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Household } from '../../engine/household.js';
import { type SeededAccount, type SeededNewsroom, seedNewsroom } from '../../engine/seed/newsroom.js';
import { type SeededPublication, seedPublications, type StoryRequest } from '../../engine/seed/publications.js';
import { gatherFacts } from '../judge/gather-facts.js';
import type { ThrottledScope } from '../judge/throttle-windows.rules.js';
import { judge, type Verdict } from '../judge/verdict.rules.js';
import { CrewMember } from '../storm/crew-member.js';
import { Desk } from '../storm/desk.js';
import { workerEntry } from '../hurried/hurried-build.js';
import { HURRY } from '../hurried/patience.rules.js';
import type { Appointment } from '../worker/orders.js';
import type { Sabotage } from '../worker/sabotage.js';

const PATIENCE_MS = 120_000;
const CLAIM_AND_CALL_MS = 30_000 / HURRY;

interface Timetable {
  afterMs?: number;
  apartMs?: number;
  department?: number;
  account?: SeededAccount | null;
}

/** A small newsroom with workers that are started one by one: one fault at a time, aimed. */
export class Stage {
  readonly throttles: ThrottledScope[] = [];
  private readonly publications: SeededPublication[] = [];
  private readonly members: CrewMember[] = [];
  private desk: Desk | null = null;

  private constructor(
    readonly house: Household,
    readonly database: Pool,
    readonly newsroom: SeededNewsroom,
    private readonly own: { databaseUrl: string; secretKey: Buffer; sabotage: Sabotage | null },
  ) {}

  /** @param sabotage a safeguard taken out of every worker of this stage */
  static async open(house: Household, sabotage: Sabotage | null): Promise<Stage> {
    const databaseUrl = await house.postgres.createDatabase();
    const database = new Pool({ connectionString: databaseUrl, max: 4 });
    database.on('error', () => undefined); // sessions are cut on purpose
    database.on('connect', (client) => client.on('error', () => undefined)); // those in use report it to who uses them
    const secretKey = randomBytes(32);
    const newsroom = await seedNewsroom(database, house.sandbox, {
      departments: 4,
      accounts: { weibo: 12 },
      secretKey,
    });
    return new Stage(house, database, newsroom, { databaseUrl, secretKey, sabotage });
  }

  /** Texts on Weibo, each on the next account unless one is named; due at once and of one department unless told otherwise. */
  async schedule(
    count: number,
    { afterMs = 0, apartMs = 0, department = 0, account: only = null }: Timetable = {},
  ): Promise<SeededPublication[]> {
    const { accounts, departments, root } = this.newsroom;
    const first = Date.now() + afterMs;
    const requests = Array.from({ length: count }, (_, n): StoryRequest => {
      const account = only ?? accounts[n % accounts.length];
      if (!account) throw new Error('the stage has no account');
      const slotAt = new Date(first + n * apartMs);
      return { department: departments[department] ?? root, releases: [{ account, slotAt }] };
    });
    const scheduled = await seedPublications(this.database, this.newsroom, requests, this.publications.length + 1);
    this.publications.push(...scheduled);
    return scheduled;
  }

  /** A worker at work. */
  async startWorker(appointment: Appointment | null = null, slowBeginMs = 0): Promise<CrewMember> {
    const { databaseUrl, secretKey, sabotage } = this.own;
    const settings = { databaseUrl, redisUrl: null, secretKey, dataDir: join(this.house.folder, 'worker') };
    const member = new CrewMember(settings, await workerEntry(HURRY));
    this.members.push(member);
    await member.until('loaded');
    member.tell({ do: 'start', sabotage, appointment, slowBeginMs });
    await member.until('ready');
    if (member.ended !== undefined && appointment === null) throw new Error(`a worker did not start:\n${member.said}`);
    return member;
  }

  /** Somebody who works; who does so already will do. */
  async haveWorker(): Promise<void> {
    if (!this.members.some(({ ended }) => ended === undefined)) await this.startWorker();
  }

  /** Nobody works any more. */
  async dismissWorkers(): Promise<void> {
    for (const member of this.members) member.signal('SIGKILL');
    await Promise.all(this.members.map(({ end }) => end));
  }

  /** The people's side of the product. */
  async openDesk(): Promise<Desk> {
    const dataDir = join(this.house.folder, 'worker');
    this.desk ??= await Desk.open({ ...this.own, dataDir }, this.database, this.newsroom.people);
    return this.desk;
  }

  /** Ends the database sessions in which workers hold their right to send: for everybody else they are dead. */
  async cutLeases(): Promise<void> {
    await this.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'xuanfa worker lease' AND datname = current_database()`,
    );
  }

  /** Asks again until it is so. @throws when it has not become so in good time */
  async until(what: string, sql: string, values: unknown[]): Promise<void> {
    if (!(await this.becomes(sql, values, PATIENCE_MS))) throw new Error(`in vain until ${what}`);
  }

  /** Until everything that was scheduled has come to rest; what does not within `patienceMs` is left to the judge. */
  async rest(patienceMs = PATIENCE_MS): Promise<void> {
    const atRest = `NOT EXISTS (SELECT FROM publication WHERE state IN ('scheduled', 'claimed', 'sending', 'confirming', 'unconfirmed'))`;
    await this.becomes(atRest, [], patienceMs);
  }

  private async becomes(sql: string, values: unknown[], patienceMs: number): Promise<boolean> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const { rows } = await this.database.query<{ so: boolean }>(`SELECT (${sql}) AS so`, values);
      if (rows[0]?.so) return true;
      if (Date.now() > deadline) return false;
      await pause(40);
    }
  }

  async judge(): Promise<Verdict> {
    const { newsroom, publications, throttles } = this;
    const accounts = new Set(newsroom.accounts.map(({ platformId }) => platformId));
    const facts = await gatherFacts(
      this.database,
      this.house,
      { publications, throttles, accounts },
      {
        desk: this.desk,
        endedAccounts: new Set(),
        graceMs: CLAIM_AND_CALL_MS,
      },
    );
    return judge(facts);
  }

  async close(): Promise<void> {
    await this.dismissWorkers();
    await this.desk?.close();
    await this.database.end();
  }
}
