import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FairQueue, type FairStanding } from './fair-queue.rules.js';

/** How many posts of each department wait on an account. */
export type Contenders = ReadonlyMap<string, number>;

/** A post that was offered a place. */
export interface PlaceOffered {
  readonly accountId: string;
  readonly departmentId: string;
  /** Null: nobody else waits there, nor did so a moment ago. The place costs nothing. */
  readonly contenders: Contenders | null;
  /** `gone`: it waited no more. */
  readonly outcome: 'given' | 'waits' | 'gone';
}

interface StandingRow extends FairStanding {
  accountId: string;
  turn: number;
}

/** Whoever waits on the accounts, and whoever had turns there. */
const STANDINGS = `
  SELECT account_id AS "accountId", department_id AS "departmentId", coalesce(c.turn, 0) AS turn, t.finish AS opens,
         coalesce(w.weight, 1) AS weight
  FROM unnest($1::uuid[], $2::uuid[]) x(account_id, department_id)
  FULL JOIN (SELECT * FROM fair_turn WHERE account_id = ANY ($1::uuid[])) t USING (account_id, department_id)
  LEFT JOIN fair_clock c USING (account_id)
  LEFT JOIN fair_weight w USING (department_id)
  ORDER BY account_id, department_id`;

const WRITE_TURNS = `
  INSERT INTO fair_turn (account_id, department_id, finish) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::float8[])
  ON CONFLICT (account_id, department_id) DO UPDATE SET finish = EXCLUDED.finish`;

const FORGET_TURNS = `
  DELETE FROM fair_turn t USING unnest($1::uuid[], $2::uuid[]) x(account_id, department_id)
  WHERE t.account_id = x.account_id AND t.department_id = x.department_id`;

const WRITE_CLOCKS = `
  INSERT INTO fair_clock (account_id, turn) SELECT * FROM unnest($1::uuid[], $2::float8[])
  ON CONFLICT (account_id) DO UPDATE SET turn = EXCLUDED.turn`;

const FORGET_CLOCKS = `DELETE FROM fair_clock WHERE account_id = ANY ($1::uuid[])`;

/** An account's queue, and where turns open by what is written. */
interface OpenedQueue {
  readonly queue: FairQueue;
  readonly known: ReadonlyMap<string, number | null>;
}

/** Keeps the turns of departments on shared accounts. */
@Injectable()
export class FairBook {
  /** The queues of accounts as they stand now. @param contenders who waits there, by account */
  async open(from: Pick<EntityManager, 'query'>, contenders: ReadonlyMap<string, Contenders>) {
    const opened = await this.read(from, contenders);
    return new Map([...opened].map(([id, { queue }]) => [id, queue]));
  }

  /**
   * Charges places given, in the order in which they were offered, within the claim's transaction. The caller holds each account's claim
   * lock: nobody else gives places there. With the last post that waits, a contention is over and forgotten.
   */
  async charge(tx: EntityManager, offered: readonly PlaceOffered[]): Promise<void> {
    const given = new Set(offered.flatMap(({ accountId, outcome }) => (outcome === 'given' ? [accountId] : [])));
    const contenders = new Map(
      offered.flatMap(({ accountId, contenders: its }) => (its && given.has(accountId) ? [[accountId, its]] : [])),
    );
    if (contenders.size === 0) return;
    const opened = await this.read(tx, contenders);
    for (const { accountId, departmentId, outcome } of offered) {
      const queue = opened.get(accountId)?.queue;
      if (outcome === 'given') queue?.give(departmentId);
      else if (outcome === 'waits') queue?.refuse(departmentId);
      else queue?.withdraw(departmentId);
    }
    await this.write(tx, opened);
  }

  private async read(
    from: Pick<EntityManager, 'query'>,
    contenders: ReadonlyMap<string, Contenders>,
  ): Promise<Map<string, OpenedQueue>> {
    const pairs = [...contenders].flatMap(([account, its]) =>
      [...its.keys()].map((department) => [account, department]),
    );
    const rows: StandingRow[] = await from.query(STANDINGS, [pairs.map(([id]) => id), pairs.map(([, id]) => id)]);
    const standings = new Map([...contenders.keys()].map((account) => [account, [] as StandingRow[]]));
    for (const row of rows) standings.get(row.accountId)?.push(row);
    return new Map(
      [...standings].map(([account, its]) => {
        const queue = new FairQueue(its[0]?.turn ?? 0, its, contenders.get(account) ?? new Map<string, number>());
        return [account, { queue, known: new Map(its.map(({ departmentId, opens }) => [departmentId, opens])) }];
      }),
    );
  }

  private async write(tx: EntityManager, opened: ReadonlyMap<string, OpenedQueue>): Promise<void> {
    const turns: [account: string, department: string, opens: number][] = [];
    const forgotten: [account: string, department: string][] = [];
    const clocks: [account: string, turn: number][] = [];
    const over: string[] = [];
    for (const [account, { queue, known }] of opened) {
      const { turn, opens } = queue.isOver ? { turn: 0, opens: new Map<string, number>() } : queue.standing();
      if (queue.isOver) over.push(account);
      else clocks.push([account, turn]);
      for (const [department, at] of opens) if (known.get(department) !== at) turns.push([account, department, at]);
      for (const [department, at] of known)
        if (at !== null && !opens.has(department)) forgotten.push([account, department]);
    }
    if (turns.length > 0) await tx.query(WRITE_TURNS, columnsOf(turns, 3));
    if (clocks.length > 0) await tx.query(WRITE_CLOCKS, columnsOf(clocks, 2));
    if (forgotten.length > 0) await tx.query(FORGET_TURNS, columnsOf(forgotten, 2));
    if (over.length > 0) await tx.query(FORGET_CLOCKS, [over]);
  }
}

function columnsOf(rows: readonly (readonly unknown[])[], count: number): unknown[][] {
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column]));
}
