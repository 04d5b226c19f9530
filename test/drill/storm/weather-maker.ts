import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isTakenBack } from '../../../src/platform/database/database-away.rules.js';
import type { Household } from '../../engine/household.js';
import type { Weather } from '../plan/fault-plan.js';
import type { Scene } from '../plan/scene.js';
import { SeededRandom } from '../plan/seeded-random.js';
import type { Desk } from './desk.js';

/** An act that met a database on its way down or up, or was taken back to let others through, is tried again so often: for two minutes. */
const TRIES = 480;
const PAUSE_MS = 250;

/** Lets happen what happens to everybody: platforms, stores, people. */
export class WeatherMaker {
  /** Accounts whose authorisation ended: what fails on them fails for a reason. */
  readonly endedAccounts = new Set<string>();
  private readonly random: SeededRandom;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly house: Household,
    private readonly scene: Scene,
    private readonly desk: Desk,
    private readonly database: Pool,
    seed: number,
  ) {
    this.random = new SeededRandom(seed ^ 0x3ea7e4);
  }

  /** Each at its time; resolves when all of it has passed, freezes lifted. @returns what could not be done, in words */
  async pass(weather: readonly Weather[], stormMs: number): Promise<string[]> {
    const begun = Date.now();
    const undone: string[] = [];
    for (const one of weather) {
      await pause(Math.max(0, begun + one.at * stormMs - Date.now()));
      const work = this.happen(one)
        .catch((error: unknown) => void undone.push(`${one.kind}: ${String(error)}`))
        .finally(() => this.underWay.delete(work));
      this.underWay.add(work);
      // The store and the servers are not pulled from under one another.
      if (one.kind === 'database-restarts' || one.kind === 'queue-restarts') await work;
    }
    await Promise.all(this.underWay);
    return undone;
  }

  private async happen(weather: Weather): Promise<void> {
    const { sandbox, postgres, redis } = this.house;
    switch (weather.kind) {
      case 'platform-fault':
        await sandbox.addFault(weather.spec);
        return;
      case 'tokens-end':
        for (const account of this.accountsOf('wechat'))
          await sandbox.call('POST', `/control/wechat/accounts/${account.platformId}/end-tokens`, { how: weather.how });
        return;
      case 'weibo-token-ends': {
        const account = this.random.pick(this.accountsOf('weibo'));
        this.endedAccounts.add(account.id);
        await sandbox.call('POST', '/control/weibo/tokens', { accessToken: account.accessToken, expire: true });
        return;
      }
      case 'queue-lost':
        if (redis) await redis.flush();
        else await this.persist(() => this.forgetJobs());
        return;
      case 'queue-restarts':
        if (redis) await redis.restart();
        else await this.persist(() => this.forgetJobs());
        return;
      case 'database-restarts':
        await postgres.restart();
        return;
      case 'freeze':
        return this.freeze(weather);
      case 'policy': {
        const { changing } = this.scene;
        if (changing)
          await this.persist(() => this.desk.changePolicy(changing.policyId, changing.throttle, weather.max));
        return;
      }
      case 'approvals-voided':
        for (const publication of this.some(weather.count))
          await this.persist(() => this.desk.voidApproval(publication));
        return;
      case 'rows-tampered':
        for (const [index, publication] of this.some(weather.count).entries())
          await this.persist(() => this.desk.tamper(publication, index % 2 === 0 ? 'variant' : 'seal'));
        return;
    }
  }

  private async freeze({ department, channel, forMs }: Extract<Weather, { kind: 'freeze' }>): Promise<void> {
    const { departments } = this.scene.newsroom;
    // A channel as a whole, or one department on everything.
    const departmentId = channel === null ? (departments[department % departments.length]?.id ?? null) : null;
    const lift = await this.persist(() => this.desk.freeze(departmentId, channel));
    await pause(forMs);
    await this.persist(lift);
    await this.persist(() => this.desk.releaseHeld());
  }

  private accountsOf(channel: string) {
    return this.scene.newsroom.accounts.filter((account) => account.channel === channel);
  }

  private some(count: number) {
    return Array.from({ length: count }, () => this.random.pick(this.scene.publications));
  }

  /** The queue's tables lose their rows, as when somebody puts back an older state of them. */
  private async forgetJobs(): Promise<void> {
    const { rows } = await this.database.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'`,
    );
    if (rows.length === 0) throw new Error('the queue has no tables of jobs');
    for (const { name } of rows) await this.database.query(`DELETE FROM ${name}`);
  }

  /** Tries again while the database is away, and what it took back: a person is told to do so. */
  private async persist<T>(act: () => Promise<T>): Promise<T> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await act();
      } catch (error) {
        if (!(isAway(error) || (error instanceof Error && isTakenBack(error))) || left === 0) throw error;
        await pause(PAUSE_MS);
      }
    }
  }
}

function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(57P0|08|ECONN|EPIPE)/.test(code ?? '') ||
    /terminat|Connection|Query ?runner|ECONNREFUSED|starting up|shutting down/i.test(message ?? '')
  );
}
