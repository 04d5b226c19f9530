import { v7 as uuid } from 'uuid';
import { WhatIfRuns } from '../../src/schedule/whatif/what-if-runs.service.js';
import type { PlanChanges } from '../../src/schedule/whatif/plan-changes.rules.js';
import { addPolicy, type Newsroom, openAccount, openNewsroom } from '../factories/newsroom.js';
import { until } from '../support/until.js';

/** The speed of a year is asked for by hand: `WHAT_IF_SIZE=100000`. */
const SIZE = Number(process.env.WHAT_IF_SIZE ?? 8_000);
const NO_CHANGES: PlanChanges = {
  putPolicies: [],
  removePolicies: [],
  putBlackouts: [],
  removeBlackouts: [],
  dayClasses: {},
};

describe(`what-ifs over ${SIZE} publications`, () => {
  let room: Newsroom;
  let runs: WhatIfRuns;
  const person = uuid();

  beforeAll(async () => {
    room = await openNewsroom();
    runs = room.api.app.get(WhatIfRuns);
    const web = await openAccount(room, 'web');
    await addPolicy(room, [{ type: 'limit', max: 500, per: 'day', window: 'calendar' }], { departmentId: room.bureau });
    // Publications alone, without the stories and approvals nobody looks at here: on every day of a year some, a minute apart.
    await room.api.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = replica`);
      await tx.query(
        `INSERT INTO publication (id, story_id, seal_id, seal_digest, department_id, account_id, channel, marker, wished_at,
           first_slot_at, slot_at, window_from, window_to, valid_until, created_by)
         SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '', CASE WHEN i % 3 = 0 THEN $1 ELSE $2 END::uuid, $3, 'web',
                i::text, s, s, s, now(), now() + interval '500 days', now() + interval '500 days', $4
         FROM generate_series(1, $5::int) i, LATERAL (SELECT date_trunc('minute', now()) + (i % 364) * interval '1 day' + (i / 364) * interval '1 minute' AS s) t`,
        [room.school, room.bureau, web, person, SIZE],
      );
    });
  }, 120_000);

  afterAll(() => room.close());

  const gapOf = (gap: string): PlanChanges => ({
    ...NO_CHANGES,
    putPolicies: [
      {
        ...{ id: uuid(), name: '示例', departmentId: room.bureau, spread: 'shared', channel: null, accountId: null },
        ...{ zone: 'Asia/Shanghai', rules: [{ type: 'minGap', gap }], enabled: true },
      },
    ],
  });
  const finished = (asker: string, id: string) =>
    until(
      'the what-if has ended',
      () => {
        const run = runs.require(asker, id);
        return run.finishedAt !== null && run;
      },
      60_000,
    );

  it('plans them all anew, explains any page, and leaves the thread to others meanwhile', async () => {
    const began = performance.now();
    let [turns, longest, last] = [0, 0, began];
    const ticking = setInterval(() => {
      const now = performance.now();
      [turns, longest, last] = [turns + 1, Math.max(longest, now - last), now];
    }, 5);
    const { id } = runs.start(person, gapOf('PT5M'), () => true);
    const run = await finished(person, id);
    const planned = performance.now() - began;
    const difference = run.result?.difference;
    const page = difference?.moved.slice(-100) ?? [];
    const why = await runs.explain(person, id, page);
    clearInterval(ticking);
    expect(run.state).toBe('done');
    expect((difference?.unchanged ?? 0) + (difference?.moved.length ?? 0)).toBe(SIZE);
    expect(page).toHaveLength(100);
    expect([...why.values()].every(({ because }) => because.length > 0)).toBe(true);
    expect(turns).toBeGreaterThan(3);
    if (process.env.WHAT_IF_SIZE)
      process.stdout.write(
        `what-if of ${SIZE}: ${Math.round(planned)} ms, last page ${Math.round(performance.now() - began - planned)} ms, ` +
          `moved ${difference?.moved.length}, longest wait for the thread ${Math.round(longest)} ms\n`,
      );
  }, 120_000);

  it('tells soon that under rules that contradict each other nothing fits', async () => {
    const [template] = gapOf('PT5M').putPolicies;
    const open = (range: string): PlanChanges['putPolicies'] =>
      template
        ? [
            {
              ...template,
              id: uuid(),
              rules: [{ type: 'hours', workday: [range], weekend: [range], holiday: [range] }],
            },
          ]
        : [];
    const began = performance.now();
    const { id } = runs.start(
      person,
      { ...NO_CHANGES, putPolicies: [...open('08:00-09:00'), ...open('20:00-21:00')] },
      () => true,
    );
    const { result } = await finished(person, id);
    const planned = performance.now() - began;
    const last = result?.difference.impossible.slice(-20) ?? [];
    const why = await runs.explain(person, id, last);
    expect(result?.difference).toMatchObject({ planned: SIZE, unchanged: 0 });
    expect(result?.difference.impossible).toHaveLength(SIZE);
    expect(last.map((index) => why.get(index)?.because.length)).toEqual(last.map(() => 2));
    if (process.env.WHAT_IF_SIZE)
      process.stdout.write(`what-if of ${SIZE} where nothing fits: ${Math.round(planned)} ms\n`);
  }, 120_000);

  it('stops a run in the middle, and its asker may start another at once', async () => {
    const first = runs.start(person, gapOf('PT5M'), () => true);
    await until('it is planning', () => runs.require(person, first.id).state === 'planning', 60_000);
    expect(() => runs.start(person, NO_CHANGES, () => true)).toThrow('WHAT_IF_RUNNING');
    expect(first.done).toBeLessThan(SIZE);
    runs.cancel(person, first.id);
    expect(() => runs.require(person, first.id)).toThrow('WHAT_IF_GONE');
    const second = runs.start(person, NO_CHANGES, () => true);
    await finished(person, second.id);
    expect(first).toMatchObject({ state: 'planning', result: null });
    expect(first.done).toBeLessThan(SIZE);
  }, 120_000);

  it('runs two at once and no more, and keeps the last four results', async () => {
    const people = [1, 2, 3, 4, 5, 6].map(() => uuid());
    const [one = '', two = '', three = ''] = people;
    const both = [one, two].map((asker) => runs.start(asker, NO_CHANGES, () => true));
    expect(() => runs.start(three, NO_CHANGES, () => true)).toThrow('WHAT_IF_BUSY');
    await Promise.all(both.map((run) => finished(run.personId, run.id)));
    for (const asker of people.slice(2)) {
      room.api.clock.advance(1000);
      await finished(asker, runs.start(asker, NO_CHANGES, () => true).id);
    }
    expect(() => runs.require(one, both[0]?.id ?? '')).toThrow('WHAT_IF_GONE');
  }, 120_000);
});
