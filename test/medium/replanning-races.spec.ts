import type { QueryRunner } from 'typeorm';
import { PlanMoveService } from '../../src/schedule/replanning/moves/plan-move.service.js';
import { PlanTasks } from '../../src/schedule/replanning/plan-task.service.js';
import { PolicyService } from '../../src/schedule/throttle/policy.service.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { type Planted, plantPublications, slotsOf } from '../factories/planted-publications.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;

describe('replanning while others plan', () => {
  let room: Newsroom;
  let web: string;
  let start: number;

  beforeAll(async () => {
    room = await openNewsroom();
    web = await openAccount(room, 'web');
    start = Math.ceil(Date.now() / 1000) * 1000 + 48 * 60 * MINUTE;
  });
  afterEach(async () => {
    for (const table of ['publication', 'throttle_policy']) await room.api.dataSource.query(`DELETE FROM ${table}`);
  });
  afterAll(() => room.close());

  const at = (minutes: number): Date => new Date(start + minutes * MINUTE);
  const plant = (minutes: number[], wish?: Date): Promise<Planted[]> =>
    plantPublications(
      room.api.dataSource,
      minutes.map((offset) => ({
        departmentId: room.bureau,
        accountId: web,
        slot: at(offset),
        ...(wish ? { wish } : {}),
      })),
    );
  const moves = () => room.api.app.get(PlanMoveService);
  const tasks = () => room.api.app.get(PlanTasks);
  const outcomeOf = (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );
  const offsets = async (planted: readonly Planted[]): Promise<number[]> =>
    (await slotsOf(room.api.dataSource, planted)).map((slot) => (slot.getTime() - start) / MINUTE);
  const misfits = async (): Promise<number> =>
    (await moves().preview(room.people.duty, tasks().misfits({}))).entries.length;
  const gap30 = () =>
    room.api.app.get(PolicyService).create(room.people.channels, {
      name: '示例间隔',
      departmentId: room.bureau,
      channel: null,
      accountId: null,
      spread: 'each',
      zone: 'Asia/Shanghai',
      rules: [{ type: 'minGap', gap: 'PT30M' }],
      enabled: true,
    });

  it('a policy made unconfirmed strands nobody, whoever plans in the same moment', async () => {
    const stories = await Promise.all(Array.from({ length: 12 }, () => approveStory(room, { web })));
    for (let round = 0; round < 4; round += 1) {
      const plans = stories.slice(round * 3, round * 3 + 3);
      // Now first, now last, now in the midst of them.
      const acts = plans.map((story, index) => () => scheduleStory(room, story, web, at(index * 10)));
      let made: Promise<string> = Promise.resolve('');
      acts.splice(round, 0, async () => {
        made = outcomeOf(gap30());
        return made;
      });
      await Promise.all(acts.map((act) => act()));
      const outcome = await made;
      expect(['done', 'CHANGE_STRANDS_PLAN']).toContain(outcome);
      if (outcome === 'done') expect(await misfits()).toBe(0);
      else expect(await room.api.dataSource.query(`SELECT id FROM throttle_policy`)).toEqual([]);
      for (const table of ['publication', 'throttle_policy']) await room.api.dataSource.query(`DELETE FROM ${table}`);
    }
  });

  it('of two compacts at once one moves everybody and the other nobody', async () => {
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const planted = await plant([60, 90, 120, 150], at(0));
    const { digest } = await moves().preview(room.people.duty, tasks().compact({}));
    const both = [1, 2].map(() => outcomeOf(moves().apply(room.people.duty, tasks().compact({}), digest ?? '')));
    expect((await Promise.all(both)).sort()).toEqual(['PLAN_CHANGED', 'done']);
    expect(await offsets(planted)).toEqual([0, 30, 60, 90]);
    expect(await misfits()).toBe(0);
  });

  it('a compact and somebody who plans never get the same place', async () => {
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    for (let round = 0; round < 3; round += 1) {
      const story = await approveStory(room, { web });
      await plant([60, 90], at(0));
      const { digest } = await moves().preview(room.people.duty, tasks().compact({}));
      const outcome = outcomeOf(moves().apply(room.people.duty, tasks().compact({}), digest ?? ''));
      await Promise.all([outcome, scheduleStory(room, story, web, at(5))]);
      expect(['done', 'PLAN_CHANGED']).toContain(await outcome);
      expect(await misfits()).toBe(0);
      await room.api.dataSource.query(`DELETE FROM publication`);
    }
  });

  /** Holds a cancellation open while an act runs into it, then commits it. */
  async function cancelDuring<T>(id: string, act: () => Promise<T>): Promise<T> {
    const runner: QueryRunner = room.api.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(`UPDATE publication SET state = 'cancelled' WHERE id = $1`, [id]);
      const [{ pid }] = await runner.query(`SELECT pg_backend_pid() AS pid`);
      const acted = act();
      acted.catch(() => undefined);
      await until('the act waits for the cancellation', async () => {
        const rows = await room.api.dataSource.query(
          `SELECT 1 FROM pg_stat_activity WHERE $1::int = ANY (pg_blocking_pids(pid))`,
          [pid],
        );
        return rows.length > 0;
      });
      await runner.commitTransaction();
      return await acted;
    } finally {
      await runner.release();
    }
  }

  it('a compact in whose midst one is cancelled moves nobody', async () => {
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const planted = await plant([60, 90, 120], at(0));
    const { digest } = await moves().preview(room.people.duty, tasks().compact({}));
    const outcome = await cancelDuring(planted[1]?.id ?? '', () =>
      outcomeOf(moves().apply(room.people.duty, tasks().compact({}), digest ?? '')),
    );
    expect(outcome).toBe('PLAN_CHANGED');
    expect(await offsets(planted)).toEqual([60, 90, 120]);
    const rows = await room.api.dataSource.query(`SELECT 1 FROM audit_entry WHERE subject_id = $1`, [planted[0]?.id]);
    expect(rows).toEqual([]);
  });

  it('of misfits the one cancelled in the midst is left with its reason, and the others move', async () => {
    const planted = await plant([0, 5, 10]);
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const { digest } = await moves().preview(room.people.duty, tasks().misfits({}));
    const result = await cancelDuring(planted[1]?.id ?? '', () =>
      moves().apply(room.people.duty, tasks().misfits({}), digest ?? ''),
    );
    expect(result.moved.map(({ publication }) => publication.id)).toEqual([planted[2]?.id]);
    expect(result.left).toMatchObject([{ publication: { id: planted[1]?.id }, fault: { code: 'CHANGED_SINCE' } }]);
    expect(await offsets(planted)).toEqual([0, 5, 60]);
  });

  it('misfits beyond one batch move in several transactions, and come out as if it had been one', async () => {
    const planted = await plant(Array.from({ length: 1_300 }, (_, index) => index));
    await addPolicy(room, [{ type: 'minGap', gap: 'PT2M' }], { departmentId: room.bureau });
    const { entries, digest } = await moves().preview(room.people.duty, tasks().misfits({}));
    const result = await moves().apply(room.people.duty, tasks().misfits({}), digest ?? '');
    expect([result.moved.length, result.left.length]).toEqual([650, 0]);
    const expected = new Map(entries.map(({ proposal }) => [proposal.publication.id, (proposal.to - start) / MINUTE]));
    expect(await offsets(planted)).toEqual(planted.map(({ id }, index) => expected.get(id) ?? index));
    expect(await misfits()).toBe(0);
    const [{ transactions }] = await room.api.dataSource.query(
      `SELECT count(DISTINCT xmin::text)::int AS transactions FROM publication WHERE id = ANY ($1::uuid[])`,
      [result.moved.map(({ publication }) => publication.id)],
    );
    expect(transactions).toBe(2);
  });
});
