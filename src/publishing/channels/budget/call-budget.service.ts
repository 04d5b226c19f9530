import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import type { CallsLeft } from './call-budget.rules.js';
import { CALLS_LEFT, FORGET_DAYS, LEARN_LIMIT, OPEN_DAY, TAKE_CALL } from './call-budget.queries.js';

/** A platform that did not say what it allows is asked again after this, ms; till then the published figure counts. */
const ASK_AGAIN_MS = 600_000;
const MOST = 2_147_483_647;

/** What is counted together on a platform's day. */
export interface CallKey {
  /** Address of the platform and the account's id there: two accounts of ours may be one of theirs. */
  owner: string;
  /** A call, or a name for several that are counted as one. */
  path: string;
  /** Calls a day while the platform itself has not said. */
  published: number;
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
   * Takes one call.
   * @param keep so many are left for others
   * @param learn asks the platform what it allows; called once a day and path. Null: it did not say, or said nothing that makes sense
   * @returns what is left after it, with `granted` false when it must not be made today
   */
  async take(
    { owner, path, published }: CallKey,
    keep = 0,
    learn?: () => Promise<SaidLimit | null>,
  ): Promise<TakenCall> {
    const opened: unknown[] = returnedRows(await this.database.query(OPEN_DAY, [owner, path, ASK_AGAIN_MS]));
    if (opened.length > 0) {
      await this.database.query(FORGET_DAYS);
      const said = (await learn?.()) ?? null;
      if (said) await this.note(owner, path, said);
    }
    const [taken]: CallsLeft[] = returnedRows(await this.database.query(TAKE_CALL, [owner, path, published, keep]));
    if (taken) return { ...taken, granted: true };
    return { ...(await this.left({ owner, path, published })), granted: false };
  }

  /** What is left of the day's calls; takes none. */
  async left({ owner, path, published }: CallKey): Promise<CallsLeft> {
    const [left]: CallsLeft[] = await this.database.query(CALLS_LEFT, [owner, path, published]);
    return left ?? { left: published, limit: published, dayLeftMs: 0 };
  }

  private async note(owner: string, path: string, { limit, used }: SaidLimit): Promise<void> {
    await this.database.query(LEARN_LIMIT, [owner, path, Math.min(limit, MOST), Math.min(used, MOST)]);
  }
}
