import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GroupCommit } from '../../../platform/database/group-commit.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import type { CallKey, CallsLeft } from './call-budget.rules.js';
import { CALLS_LEFT, CALLS_TODAY, FORGET_DAYS, LEARN_LIMIT, OPEN_DAY, TAKE_CALLS } from './call-budget.queries.js';

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

/** What one statement says for all who take with it. */
interface Terms {
  keep: number;
  published: number;
}

/** What is left of one owner's after several took at once, and how many of them have not been told. */
type TakenTogether = CallsLeft & { calls: number };

/** Calls an account may make on one of the platform's days, shared by all workers. */
@Injectable()
export class CallBudget {
  /** Every post takes a call: those that come together take theirs with one statement. By what the statement says for all of them. */
  private readonly together = new Map<string, GroupCommit<CallKey, TakenCall>>();

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
    if (said) await this.learn({ owner, path }, said);
  }

  /**
   * Takes one call; the platform is not asked about it.
   * @param keep so many are left for others
   * @returns what is left after it, with `granted` false when it must not be made today
   */
  take(key: CallKey, keep = 0): Promise<TakenCall> {
    const kind = `${keep} of ${key.published}`;
    let group = this.together.get(kind);
    if (!group) {
      const terms = { keep, published: key.published };
      group = new GroupCommit((keys) => this.takeAll(keys, terms));
      this.together.set(kind, group);
    }
    return group.add(key);
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

  /** @returns one answer for each; an owner who has fewer left than are asked for gets what there is */
  private async takeAll(keys: readonly CallKey[], terms: Terms): Promise<TakenCall[]> {
    const taken = await this.takeWhole(keys, terms);
    const answers: TakenCall[] = [];
    for (const key of keys) {
      const whole = taken.get(nameOf(key));
      if (whole) answers.push(oneOf(whole));
      else answers.push(await this.takeOne(key, terms, keys.length === 1));
    }
    return answers;
  }

  private async takeOne(key: CallKey, terms: Terms, refused: boolean): Promise<TakenCall> {
    const taken = refused ? undefined : (await this.takeWhole([key], terms)).get(nameOf(key));
    return taken ? oneOf(taken) : { ...(await this.left(key)), granted: false };
  }

  /** @returns by name of the key, for those who have as many left as were asked for */
  private async takeWhole(keys: readonly CallKey[], { keep, published }: Terms): Promise<Map<string, TakenTogether>> {
    const asked = new Map<string, { key: CallKey; calls: number }>();
    for (const key of keys) {
      const calls = (asked.get(nameOf(key))?.calls ?? 0) + 1;
      asked.set(nameOf(key), { key, calls });
    }
    const each = [...asked.values()];
    const rows = returnedRows<CallsLeft & { owner: string; path: string }>(
      await this.database.query(TAKE_CALLS, [
        each.map(({ key }) => key.owner),
        each.map(({ key }) => key.path),
        each.map(({ calls }) => calls),
        published,
        keep,
      ]),
    );
    return new Map(
      rows.map(({ owner, path, left, limit, dayLeftMs }) => {
        const name = nameOf({ owner, path });
        return [name, { left, limit, dayLeftMs, calls: asked.get(name)?.calls ?? 1 }];
      }),
    );
  }

  /** What the platform says now of a kind of call that was taken today: others may have used it up. */
  async learn({ owner, path }: Pick<CallKey, 'owner' | 'path'>, { limit, used }: SaidLimit): Promise<void> {
    await this.database.query(LEARN_LIMIT, [owner, path, Math.min(limit, MOST), Math.min(used, MOST)]);
  }
}

function nameOf({ owner, path }: Pick<CallKey, 'owner' | 'path'>): string {
  return `${path} ${owner}`;
}

/** As if each had taken after the other. */
function oneOf(taken: TakenTogether): TakenCall {
  const { left, limit, dayLeftMs } = taken;
  taken.calls -= 1;
  return { left: left + taken.calls, limit, dayLeftMs, granted: true };
}
