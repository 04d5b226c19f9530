import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import type { CallKey, CallsLeft } from './call-budget.rules.js';
import {
  CALLS_LEFT,
  CALLS_TODAY,
  FORGET_DAYS,
  LEARN_LIMIT,
  MAKE_DAY,
  OPEN_DAY,
  TAKE_CALL,
} from './call-budget.queries.js';

/** A platform that did not say what it allows is asked again after this, ms; till then the published figure counts. */
const ASK_AGAIN_MS = 600_000;
const MOST = 2_147_483_647;

/** How one kind of call stands on the platform's day. */
export interface CallStanding {
  path: string;
  limit: number;
  left: number;
  /** The platform itself has said what it allows; else the published figure counts. */
  said: boolean;
}

/** What a platform says of a path: its limit, and what it has counted of it, by whomever. */
export interface SaidLimit {
  limit: number;
  used: number;
}

/** Whether a call may be made, and what is left of the day's after it. */
export type TakenCall = CallsLeft & { granted: boolean };

/** Calls an account may make on one of the platform's days, shared by all workers. */
@Injectable()
export class CallBudget {
  constructor(private readonly database: DataSource) {}

  /**
   * Has the platform asked what it allows today, if nobody has yet.
   * @param learn asks it. Null: it did not say, or nothing that makes sense
   */
  async open({ owner, path }: CallKey, learn: () => Promise<SaidLimit | null>): Promise<void> {
    const opened: unknown[] = returnedRows(await this.database.query(OPEN_DAY, [owner, path, ASK_AGAIN_MS]));
    if (opened.length === 0) return;
    await this.database.query(FORGET_DAYS);
    const said = await learn();
    if (said) await this.note(owner, path, said);
  }

  /**
   * Takes one call; the platform is not asked about it.
   * @param keep so many are left for others
   * @returns what is left after it, with `granted` false when it must not be made today
   */
  async take(key: CallKey, keep = 0): Promise<TakenCall> {
    const { owner, path, published } = key;
    const take = async (): Promise<CallsLeft | undefined> => {
      const [taken]: CallsLeft[] = returnedRows(await this.database.query(TAKE_CALL, [owner, path, published, keep]));
      return taken;
    };
    let taken = await take();
    if (!taken) {
      await this.database.query(MAKE_DAY, [owner, path]);
      taken = await take();
    }
    return taken ? { ...taken, granted: true } : { ...(await this.left(key)), granted: false };
  }

  /** What is left of the day's calls; takes none. */
  async left({ owner, path, published }: CallKey): Promise<CallsLeft> {
    const [left]: CallsLeft[] = await this.database.query(CALLS_LEFT, [owner, path, published]);
    return left ?? { left: published, limit: published, dayLeftMs: 0 };
  }

  /** How the calls of one owner stand today, each as asked for; takes none. */
  async standing(owner: string, keys: readonly CallKey[]): Promise<CallStanding[]> {
    const rows: { path: string; used: number; dailyLimit: number | null }[] = await this.database.query(CALLS_TODAY, [
      owner,
    ]);
    const counted = new Map(rows.map((row) => [row.path, row]));
    return keys.map(({ path, published }) => {
      const { used = 0, dailyLimit = null } = counted.get(path) ?? {};
      const limit = dailyLimit ?? published;
      return { path, limit, left: Math.max(0, limit - used), said: dailyLimit !== null };
    });
  }

  private async note(owner: string, path: string, { limit, used }: SaidLimit): Promise<void> {
    await this.database.query(LEARN_LIMIT, [owner, path, Math.min(limit, MOST), Math.min(used, MOST)]);
  }
}
