import type { TestingModule } from '@nestjs/testing';
import { Pool } from 'pg';
import { v4 as uuid } from 'uuid';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { FairBook, type PlaceOffered } from '../../src/schedule/fairness/fair-book.service.js';
import { seedPlanned, seedSpeakers, type Speakers } from '../bench/planned/planned-publications.js';
import { seedPolicy } from '../engine/seed/policies.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildWorker } from '../support/worker.js';

const WEIGHTS = [10, 1, 1, 1, 1];

describe('turns on an account that five departments of unlike weights share', () => {
  let database: TestDatabase;
  let pool: Pool;
  let speakers: Speakers;
  let account: string;
  let workers: TestingModule[];

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url, max: 2 });
    speakers = await seedSpeakers(pool, 'web', { departments: WEIGHTS.length, accounts: 1 });
    account = speakers.accounts[0] ?? '';
    await seedPolicy(pool, [{ type: 'limit', max: 100_000, per: 'PT1H', window: 'sliding' }], {
      ...{ accountId: account, spread: 'shared' },
    });
    for (const [index, id] of speakers.departments.entries())
      await pool.query(`INSERT INTO fair_weight (department_id, weight) VALUES ($1, $2)`, [id, WEIGHTS[index]]);
    workers = await Promise.all([buildWorker(database.url), buildWorker(database.url)]);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await pool.end();
    await database.close();
  });

  const seed = (count: number, these = speakers) =>
    seedPlanned(pool, 'web', these, { count, firstMs: -60_000, stepMs: 1 });

  async function claim(worker: TestingModule | undefined, most: number): Promise<string[]> {
    if (!worker) throw new Error('there is no worker');
    const { claims } = await worker.get(ClaimService, { strict: false }).claimDue(uuid(), most);
    return claims.map(({ departmentId }) => departmentId);
  }

  async function kept(): Promise<{ turn: number | null; opens: Record<string, number> }> {
    const clock = await pool.query<{ turn: number }>(`SELECT turn FROM fair_clock`);
    const turns = await pool.query<{ id: string; finish: number }>(`SELECT department_id AS id, finish FROM fair_turn`);
    return {
      turn: clock.rows[0]?.turn ?? null,
      opens: Object.fromEntries(turns.rows.map(({ id, finish }) => [id, finish])),
    };
  }

  it('P4: give each its weighted share within one post, place by place, whichever process claims', async () => {
    await seed(400);
    const had = new Map(speakers.departments.map((id) => [id, 0]));
    const total = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
    let places = 0;
    for (let round = 0; places < 90; round++) {
      for (const id of await claim(workers[round % 2], 1 + (round % 3))) {
        had.set(id, (had.get(id) ?? 0) + 1);
        places += 1;
        for (const [index, department] of speakers.departments.entries()) {
          const share = (places * (WEIGHTS[index] ?? 0)) / total;
          expect(Math.abs((had.get(department) ?? 0) - share)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }
  });

  it('are over, and owe nothing, when everything due has its place', async () => {
    await seed(20);
    expect(await claim(workers[0], 7)).toHaveLength(7);
    expect((await kept()).turn).toBeGreaterThan(0);
    expect(await claim(workers[0], 50)).toHaveLength(13);
    expect(await kept()).toEqual({ turn: null, opens: {} });
  });

  it('cost a department nothing while nobody else waits', async () => {
    await seed(20, { ...speakers, departments: speakers.departments.slice(0, 1) });
    expect(await claim(workers[0], 7)).toHaveLength(7);
    expect(await kept()).toEqual({ turn: null, opens: {} });
  });

  it('are neither lost nor counted twice when a claim breaks off', async () => {
    await seed(100);
    await claim(workers[0], 5);
    const before = await kept();
    const contenders = new Map(speakers.departments.map((id) => [id, 10]));
    const offered: PlaceOffered[] = speakers.departments.map((departmentId) => ({
      ...{ accountId: account, departmentId, contenders },
      outcome: 'given',
    }));
    const broken = database.dataSource.transaction(async (tx) => {
      await new FairBook().charge(tx, offered);
      throw new Error('the process is killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await kept()).toEqual(before);
    await database.dataSource.transaction((tx) => new FairBook().charge(tx, offered));
    expect((await kept()).turn).toBeGreaterThan(before.turn ?? 0);
  });

  it('of a department whose posts are taken off the schedule are forgotten with the next place', async () => {
    await seed(100);
    await claim(workers[0], 14);
    const [, leaver = ''] = speakers.departments;
    // Somebody else takes the next places.
    await pool.query(`UPDATE publication SET state = 'cancelled' WHERE department_id = $1 AND state = 'scheduled'`, [
      leaver,
    ]);
    expect(Object.keys((await kept()).opens)).toContain(leaver);
    await claim(workers[1], 20);
    expect(Object.keys((await kept()).opens)).not.toContain(leaver);
  });
});
