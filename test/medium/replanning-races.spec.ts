import { DateTime } from 'luxon';
import type { QueryRunner } from 'typeorm';
import { AccountDesk } from '../../src/accounts/account-desk.service.js';
import { PlanMoveService } from '../../src/schedule/replanning/moves/plan-move.service.js';
import { PlanTasks } from '../../src/schedule/replanning/plan-task.service.js';
import { PlanBookService } from '../../src/schedule/replanning/book/plan-book.service.js';
import { POLICY_GATE } from '../../src/schedule/schedule-lock.rules.js';
import { type PolicyDraft, PolicyService } from '../../src/schedule/throttle/desk/policy.service.js';
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
/** Other spec files have databases on the same server, with gates of the same number. */
const OF_THIS_DATABASE = `database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('replanning while others plan', () => {
  let room: Newsroom;
  let web: string;
  let start: number;

  beforeAll(async () => {
    room = await openNewsroom();
    web = await openAccount(room, 'web');
    draft = {
      ...{ name: '示例间隔', departmentId: room.bureau, channel: null, accountId: null, spread: 'each', enabled: true },
      zone: 'Asia/Shanghai',
      rules: [{ type: 'minGap', gap: 'PT30M' }],
    };
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
  let draft: PolicyDraft;
  const gap30 = (confirm: string | null = null) =>
    room.api.app.get(PolicyService).create(room.people.channels, draft, confirm);

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

  /** Holds the policy gate as a claim does until a change waits for it, does something else meanwhile, and lets it pass. */
  async function whileAtTheGate<T>(act: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
    const runner: QueryRunner = room.api.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(`SELECT policy_gate_shared()`);
      const acted = act();
      acted.catch(() => undefined);
      await until('the change has been weighed and waits for the gate', async () => {
        const rows = await room.api.dataSource.query(
          `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted AND ${OF_THIS_DATABASE}`,
          [POLICY_GATE],
        );
        return rows.length > 0;
      });
      await meanwhile();
      await runner.commitTransaction();
      return await acted;
    } finally {
      await runner.release();
    }
  }

  it('what is planned after a change was weighed and before it is made is weighed too', async () => {
    await plant([0, 60]);
    expect(
      await whileAtTheGate(
        () => outcomeOf(gap30()),
        () => plant([70]),
      ),
    ).toBe('CHANGE_STRANDS_PLAN');
    expect(await room.api.dataSource.query(`SELECT id FROM throttle_policy`)).toEqual([]);
  });

  it('of two who change the kind of one account at once, the second is weighed against what the first made of it', async () => {
    const mass = await openAccount(room, 'wechat', {
      ...{ driver: 'mass', sandbox: true, baseUrl: 'http://localhost:9', credentials: { appSecret: '示例' } },
      settings: { appId: 'wx1234567890123456', accountKind: 'service' },
    });
    const day = DateTime.now().setZone('Asia/Shanghai').plus({ months: 2 }).startOf('month').set({ hour: 12 });
    // Four a month is what a service account has; one a day is what the others have.
    await plantPublications(
      room.api.dataSource,
      Array.from({ length: 10 }, (_, days) => ({
        ...{ departmentId: room.bureau, accountId: mass, channel: 'wechat' as const },
        slot: day.plus({ days }).toJSDate(),
      })),
    );
    const desk = room.api.app.get(AccountDesk);
    const change = (accountKind: string) =>
      outcomeOf(desk.change(room.people.channels, mass, { settings: { accountKind } }));
    const holder: QueryRunner = room.api.dataSource.createQueryRunner();
    await holder.startTransaction();
    try {
      await holder.query(`SELECT id FROM account WHERE id = $1 FOR UPDATE`, [mass]);
      const waiting = (many: number) => () =>
        room.api.dataSource
          .query(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
               AND (query LIKE '%"account"%FOR UPDATE%' OR query LIKE '%account.settings%')`,
          )
          .then((rows: unknown[]) => rows.length >= many);
      const first = change('subscription');
      await until('the first has been weighed and waits for the row', waiting(1));
      const second = change('service');
      await until('the second waits for the first', waiting(2));
      await holder.commitTransaction();
      expect([await first, await second]).toEqual(['done', 'CHANGE_STRANDS_PLAN']);
    } finally {
      await holder.release();
    }
  });

  it('what was confirmed covers no more than was seen, also when more comes at the last moment', async () => {
    await plant([0, 10, 60]);
    const { effect, confirm } = await room.api.app.get(PolicyService).preview(room.people.channels, null, draft);
    expect(effect.misfits).toHaveLength(1);
    const confirmed = () => outcomeOf(gap30(confirm));
    expect(await whileAtTheGate(confirmed, () => plant([70]))).toBe('CHANGE_STRANDS_PLAN');
    expect(await room.api.dataSource.query(`SELECT id FROM throttle_policy`)).toEqual([]);
    await room.api.dataSource.query(`DELETE FROM publication WHERE slot_at = $1`, [at(70)]);
    expect(await whileAtTheGate(confirmed, () => plant([120]))).toBe('done');
    const [made] = await room.api.dataSource.query(
      `SELECT data->>'stranded' AS stranded FROM audit_entry WHERE action = 'policy.create' ORDER BY id DESC LIMIT 1`,
    );
    expect(made.stranded).toBe('1');
  });

  it('what was weighed under rules that are no longer in force is weighed anew', async () => {
    await plant([0, 20]);
    // Under it the second does not fit anyway, so a rule that says the same strands nobody; without it, it does.
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { departmentId: room.bureau });
    const outcome = await whileAtTheGate(
      () => outcomeOf(gap30()),
      () => room.api.dataSource.query(`DELETE FROM throttle_policy`),
    );
    expect(outcome).toBe('CHANGE_STRANDS_PLAN');
  });

  it('a change is weighed without the gate, and one that is refused never asks for it', async () => {
    await plant([0, 10]);
    const books = room.api.app.get(PlanBookService);
    const read = jest.spyOn(books, 'read');
    const runner: QueryRunner = room.api.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(`SELECT policy_gate_shared()`);
      expect(await outcomeOf(gap30())).toBe('CHANGE_STRANDS_PLAN');
      expect(read).toHaveBeenCalledTimes(1);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
      read.mockRestore();
    }
  });

  describe('a change of a rule that the whole plan draws on together', () => {
    /** Whether each reading of the plan happened with the gate taken exclusive by the change. */
    let atGate: boolean[];
    let beforeReading: () => Promise<unknown>;
    let afterReading: () => Promise<unknown>;
    let gap: PolicyDraft;

    beforeEach(async () => {
      atGate = [];
      beforeReading = () => Promise.resolve();
      afterReading = () => Promise.resolve();
      gap = draft;
      // It reaches over the whole plan, so that whatever comes could change the answer for everybody.
      draft = { ...gap, rules: [{ type: 'limit', max: 9_000, per: 'P300D', window: 'sliding' }] };
      await plant(Array.from({ length: 2_001 }, (_, index) => index));
      const books = room.api.app.get(PlanBookService);
      const read = books.read.bind(books);
      jest.spyOn(books, 'read').mockImplementation(async (tx, ...asked) => {
        const held = await tx.query(
          `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND mode = 'ExclusiveLock' AND granted AND pid = pg_backend_pid()`,
          [POLICY_GATE],
        );
        atGate.push(held.length > 0);
        if (held.length > 0) await beforeReading();
        const book = await read(tx, ...asked);
        if (held.length === 0) await afterReading();
        return book;
      });
    });
    afterEach(() => {
      draft = gap;
      jest.restoreAllMocks();
    });

    it('that finds too much to weigh again at the gate lets go of it and weighs outside once more', async () => {
      beforeReading = () => (atGate.length === 2 ? plant([5_000]) : Promise.resolve());
      expect(await outcomeOf(gap30())).toBe('done');
      expect(atGate).toEqual([false, true, false, true]);
    });

    it('that finds other rules at the gate lets go of it, too', async () => {
      const other = () => addPolicy(room, [{ type: 'minGap', gap: 'PT1S' }], { departmentId: room.school });
      expect(await whileAtTheGate(() => outcomeOf(gap30()), other)).toBe('done');
      expect(atGate).toEqual([false, false, true]);
    });

    it('that never finds the plan at rest weighs more of it at the gate in the end', async () => {
      let minute = 5_000;
      beforeReading = () => plant([(minute += 1)]);
      expect(await outcomeOf(gap30())).toBe('done');
      expect(atGate).toEqual([false, true, false, true, false, true]);
    });

    it('that never finds the rules it was weighed under gives up, with nothing written and the gate free', async () => {
      let others = 0;
      afterReading = () => {
        others += 1;
        return addPolicy(room, [{ type: 'minGap', gap: `PT${others}S` }], { departmentId: room.school });
      };
      expect(await outcomeOf(gap30())).toBe('PLAN_TOO_BUSY');
      expect(others).toBe(5);
      expect(await room.api.dataSource.query(`SELECT id FROM throttle_policy`)).toHaveLength(others);
      expect(
        await room.api.dataSource.query(`SELECT 1 FROM pg_locks WHERE objid = $1 AND ${OF_THIS_DATABASE}`, [
          POLICY_GATE,
        ]),
      ).toEqual([]);
    });
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
