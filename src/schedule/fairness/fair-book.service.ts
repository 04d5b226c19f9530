import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FairStanding, giveTurn } from './fair-queue.rules.js';

/** A place given on an account to a department. */
export interface PlaceGiven {
  accountId: string;
  departmentId: string;
}

interface StandingRow extends PlaceGiven, FairStanding {}

const STANDINGS = `
  SELECT x.account_id AS "accountId", x.department_id AS "departmentId", coalesce(c.turn, 0) AS turn,
         coalesce(t.finish, 0) AS finish, coalesce(w.weight, 1) AS weight
  FROM unnest($1::uuid[], $2::uuid[]) x(account_id, department_id)
  LEFT JOIN fair_clock c ON c.account_id = x.account_id
  LEFT JOIN fair_turn t ON t.account_id = x.account_id AND t.department_id = x.department_id
  LEFT JOIN fair_weight w ON w.department_id = x.department_id`;

const WRITE_TURNS = `
  INSERT INTO fair_turn (account_id, department_id, finish) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::float8[])
  ON CONFLICT (account_id, department_id) DO UPDATE SET finish = EXCLUDED.finish`;

const WRITE_CLOCKS = `
  INSERT INTO fair_clock (account_id, turn) SELECT * FROM unnest($1::uuid[], $2::float8[])
  ON CONFLICT (account_id) DO UPDATE SET turn = EXCLUDED.turn`;

/** Keeps the turns of departments on shared accounts. The caller holds each account's claim lock: nobody else gives places there. */
@Injectable()
export class FairBook {
  /** Charges places given, in the order in which they were given. */
  async charge(tx: EntityManager, given: readonly PlaceGiven[]): Promise<void> {
    if (given.length === 0) return;
    const pairs = [...new Map(given.map((one) => [keyOf(one), one])).values()].sort((a, b) =>
      keyOf(a) < keyOf(b) ? -1 : 1,
    );
    const rows: StandingRow[] = await tx.query(STANDINGS, [
      pairs.map(({ accountId }) => accountId),
      pairs.map(({ departmentId }) => departmentId),
    ]);
    const finishes = new Map(rows.map((row) => [keyOf(row), row.finish]));
    const weights = new Map(rows.map((row) => [keyOf(row), row.weight]));
    const clocks = new Map(rows.map((row) => [row.accountId, row.turn]));
    for (const place of given) {
      const key = keyOf(place);
      const { turn, finish } = giveTurn({
        turn: clocks.get(place.accountId) ?? 0,
        finish: finishes.get(key) ?? 0,
        weight: weights.get(key) ?? 1,
      });
      clocks.set(place.accountId, turn);
      finishes.set(key, finish);
    }
    await tx.query(WRITE_TURNS, [
      pairs.map(({ accountId }) => accountId),
      pairs.map(({ departmentId }) => departmentId),
      pairs.map((pair) => finishes.get(keyOf(pair)) ?? 0),
    ]);
    await tx.query(WRITE_CLOCKS, [[...clocks.keys()], [...clocks.values()]]);
  }
}

function keyOf({ accountId, departmentId }: PlaceGiven): string {
  return `${accountId} ${departmentId}`;
}
