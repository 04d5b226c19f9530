import { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import { type DueRow, WaitingList } from '../../src/schedule/claims/waiting-list.service.js';
import { ClaimPulse } from '../../src/schedule/claims/pace/claim-pulse.service.js';
import { FairBook } from '../../src/schedule/fairness/fair-book.service.js';
import { seedPlanned, seedSpeakers, type Speakers } from '../bench/planned/planned-publications.js';
import { fairOrder, Shares, type WaitingPost } from '../property/dispatch/fair-order.rules.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** Mulberry32: the same draws in every run. */
function drawsOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('the order in which places are offered', () => {
  let database: TestDatabase;
  let pool: Pool;
  let speakers: Speakers;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url, max: 2 });
    speakers = await seedSpeakers(pool, 'web', { departments: 5, accounts: 3 });
    await seedPlanned(pool, 'web', speakers, { count: 700, firstMs: -3_600_000, stepMs: 1_000 });
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  /** Deals the rows anew: who speaks where, how urgent, since when; weights and turns. */
  async function shuffle(draw: (below: number) => number): Promise<void> {
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM publication ORDER BY id`);
    const client = await pool.connect();
    try {
      await client.query(`BEGIN`);
      await client.query(`SET LOCAL session_replication_role = replica`);
      await client.query(
        `UPDATE publication p SET account_id = a.account, department_id = a.department, priority = a.priority,
           priority_reason = CASE a.priority WHEN 'urgent' THEN '示例原因' END,
           first_slot_at = now() - a.age * interval '1 minute', slot_at = now() - interval '1 minute'
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[]) a(id, account, department, priority, age)
         WHERE p.id = a.id`,
        [
          rows.map(({ id }) => id),
          rows.map(() => speakers.accounts[draw(draw(2) + 2)]),
          rows.map(() => speakers.departments[draw(5)]),
          rows.map(() => (draw(8) === 0 ? 'urgent' : 'normal')),
          // Few, so that many are of the same age.
          rows.map(() => 1 + draw(12)),
        ],
      );
      await client.query(`DELETE FROM fair_weight`);
      await client.query(`DELETE FROM fair_turn`);
      await client.query(`DELETE FROM fair_clock`);
      for (const id of speakers.departments)
        if (draw(3) > 0) await client.query(`INSERT INTO fair_weight VALUES ($1, $2)`, [id, 1 + draw(10)]);
      for (const account of speakers.accounts) {
        if (draw(3) > 0) await client.query(`INSERT INTO fair_clock VALUES ($1, $2)`, [account, draw(40) / 7]);
        for (const id of speakers.departments)
          if (draw(2) > 0) await client.query(`INSERT INTO fair_turn VALUES ($1, $2, $3)`, [account, id, draw(60) / 7]);
      }
      await client.query(`COMMIT`);
    } finally {
      client.release();
    }
  }

  /** Reads the list anew. */
  function offered(most: number): Promise<DueRow[]> {
    return new WaitingList(database.dataSource, new FairBook(), new ClaimPulse()).take(most);
  }

  async function readShares(posts: readonly WaitingPost[]): Promise<(accountId: string) => Shares> {
    const [weights, clocks, turns] = await Promise.all([
      pool.query<{ id: string; weight: number }>(`SELECT department_id AS id, weight FROM fair_weight`),
      pool.query<{ id: string; turn: number }>(`SELECT account_id AS id, turn FROM fair_clock`),
      pool.query<{ id: string; opens: number }>(
        `SELECT account_id || ' ' || department_id AS id, finish AS opens FROM fair_turn`,
      ),
    ]);
    return (account) => {
      const turn = clocks.rows.find(({ id }) => id === account)?.turn ?? 0;
      const shares = speakers.departments.flatMap((department) => {
        const weight = weights.rows.find(({ id }) => id === department)?.weight ?? 1;
        const opens = turns.rows.find(({ id }) => id === `${account} ${department}`)?.opens ?? turn;
        const waits = posts.some((post) => post.accountId === account && post.departmentId === department);
        return [[department, { weight, owed: Math.min(waits ? Infinity : 0, weight * (turn - opens)) }] as const];
      });
      return new Shares(new Map(shares));
    };
  }

  async function waiting(): Promise<WaitingPost[]> {
    const { rows } = await pool.query<WaitingPost>(
      `SELECT id, account_id AS "accountId", department_id AS "departmentId",
              CASE priority WHEN 'urgent' THEN 0 ELSE 1 END AS urgency,
              (extract(epoch FROM first_slot_at) * 1e6)::float8 AS "firstSlotAt" FROM publication`,
    );
    return rows;
  }

  it('is exactly that of its definition, for any accounts, departments, weights, urgencies and turns', async () => {
    for (let round = 1; round <= 30; round++) {
      await shuffle(drawsOf(round));
      const posts = await waiting();
      const expected = fairOrder(posts, await readShares(posts)).map(({ id }) => id);
      // More wait than are read at once.
      expect((await offered(500)).map(({ id }) => id)).toEqual(expected.slice(0, 500));
    }
  });

  it('says who waits on an account exactly where more than one department does', async () => {
    await shuffle(drawsOf(77));
    const [alone = uuid()] = speakers.departments;
    const [quiet = uuid()] = speakers.accounts;
    await pool.query(`ALTER TABLE publication DISABLE TRIGGER USER`);
    await pool.query(`UPDATE publication SET department_id = $1 WHERE account_id = $2`, [alone, quiet]);
    await pool.query(`ALTER TABLE publication ENABLE TRIGGER USER`);
    await pool.query(`DELETE FROM fair_turn WHERE account_id = $1`, [quiet]);
    await pool.query(`DELETE FROM fair_clock WHERE account_id = $1`, [quiet]);
    const posts = await waiting();
    for (const { accountId, contenders } of await offered(500)) {
      const its = posts.filter((post) => post.accountId === accountId);
      const counts = its.map(({ departmentId: one }) => [one, its.filter((post) => post.departmentId === one).length]);
      expect(contenders).toEqual(accountId === quiet ? null : new Map(counts as [string, number][]));
    }
  });
});
