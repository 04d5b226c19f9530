import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';
import { until } from '../support/until.js';

const HOUR = 3_600_000;

interface Run {
  id: string;
  state: string;
  progress: { done: number; total: number };
  summary: {
    planned: number;
    unchanged: number;
    earlier: number;
    later: number;
    impossible: number;
    held: number;
    notShown: { planned: number; moved: number; impossible: number };
    days: { date: string; before: number; after: number }[];
    biggestDelays: { publicationId: string; delaySeconds: number }[];
  } | null;
}
interface Move {
  publicationId: string;
  storyTitle: string;
  from: string;
  to: string | null;
  delaySeconds: number | null;
  because: { policy?: string; text: { zh: string; en: string } }[];
  impossible: { code: string; text: { zh: string; en: string } } | null;
}
interface Moves {
  items: Move[];
  nextCursor: string | null;
}

describe('what-if over HTTP', () => {
  let room: Newsroom;
  let duty: Client;
  let schoolOfficer: Client;
  let web: string;
  let policy: string;
  /** One at each hour from `first`, the last two of the school. */
  const ids: string[] = [];
  const first = Math.ceil((Date.now() + HOUR) / HOUR) * HOUR;
  const slotsBefore = () =>
    room.api.dataSource.query(`SELECT id, slot_at, wished_at, state FROM publication ORDER BY id`);

  beforeAll(async () => {
    room = await openNewsroom();
    duty = await room.api.loginAs('duty');
    schoolOfficer = await room.api.loginAs('school-officer');
    web = await openAccount(room, 'web');
    policy = await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { spread: 'shared' });
    for (let place = 0; place < 4; place++) {
      const options = { departmentId: place < 2 ? room.bureau : room.school, windowTo: new Date(first + 9 * HOUR) };
      const story = await approveStory(room, { web }, options);
      ids.push(await scheduleStory(room, story, web, new Date(first + place * HOUR)));
    }
  }, 60_000);

  afterAll(() => room.close());

  const gap = (hours: number) => ({
    putPolicies: [{ id: policy, name: '示例间隔', spread: 'shared', rules: [{ type: 'minGap', gap: `PT${hours}H` }] }],
  });
  async function ask(client: Client, body: unknown): Promise<Run> {
    const started = await client.post<Run>('/api/what-if', body);
    expect(started.status).toBe(202);
    return until('the what-if is done', async () => {
      const { body: run } = await client.get<Run>(`/api/what-if/${started.body.id}`);
      return run.state === 'done' && run;
    });
  }

  it('says what would move, when and why, and changes nothing', async () => {
    const before = await slotsBefore();
    const run = await ask(duty, gap(2));
    expect(run.progress).toEqual({ done: 4, total: 4 });
    expect(run.summary).toMatchObject({ planned: 4, unchanged: 1, earlier: 0, later: 3, impossible: 0 });
    expect(run.summary?.biggestDelays[0]).toMatchObject({ publicationId: ids[3], delaySeconds: 3 * 3600 });
    expect(run.summary?.days.reduce((sum, day) => sum + day.after, 0)).toBe(4);
    const moves = (await duty.get<Moves>(`/api/what-if/${run.id}/moves`)).body;
    expect(moves.items.map(({ publicationId }) => publicationId)).toEqual(ids.slice(1));
    expect(moves.items.map(({ to }) => Date.parse(to ?? '') - first)).toEqual([2 * HOUR, 4 * HOUR, 6 * HOUR]);
    expect(moves.items[0]?.because[0]?.text.zh).toContain('规则「示例间隔」：相邻两条至少间隔 2 小时');
    expect(moves.items[0]?.storyTitle).toMatch(/^示例稿件/);
    expect(await slotsBefore()).toEqual(before);
  });

  it('leads through the moves page by page', async () => {
    const { id } = await ask(duty, gap(2));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Moves = (await duty.get<Moves>(`/api/what-if/${id}/moves?limit=1${cursor && `&cursor=${cursor}`}`))
        .body;
      seen.push(...page.items.map(({ publicationId }) => publicationId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids.slice(1));
  });

  it('names what would have no place in its approved window', async () => {
    const { id, summary } = await ask(duty, gap(4));
    expect(summary).toMatchObject({ later: 2, impossible: 1 });
    const { items } = (await duty.get<Moves>(`/api/what-if/${id}/moves?kind=impossible`)).body;
    expect(items).toMatchObject([{ publicationId: ids[3], to: null, impossible: { code: 'SLOT_OUTSIDE_WINDOW' } }]);
  });

  it('moves nothing when nothing is changed, and knows blackouts and day classes as they would be', async () => {
    expect((await ask(duty, {})).summary).toMatchObject({ unchanged: 4, later: 0, earlier: 0 });
    const at = (hours: number) => new Date(first + hours * HOUR).toISOString();
    const blackout = { name: '示例停发', startsAt: at(0), endsAt: at(2), mode: 'shift' };
    expect((await ask(duty, { putBlackouts: [blackout] })).summary).toMatchObject({ later: 4, held: 0 });
    const freeze = { ...blackout, mode: 'freeze' };
    expect((await ask(duty, { putBlackouts: [freeze] })).summary).toMatchObject({ unchanged: 4, held: 2 });
    const dates = [0, 1, 2].map((day) => new Date(first + day * 24 * HOUR + 8 * HOUR).toISOString().slice(0, 10));
    const closed = {
      putPolicies: [
        { name: '示例时段', rules: [{ type: 'hours', workday: ['00:00-24:00'], weekend: ['00:00-24:00'] }] },
      ],
      dayClasses: Object.fromEntries(dates.map((date) => [date, 'holiday'])),
    };
    expect((await ask(duty, closed)).summary).toMatchObject({ impossible: 4 });
  });

  it('shows others’ publications as figures alone, and a run to nobody but its asker', async () => {
    const { id, summary } = await ask(schoolOfficer, gap(2));
    expect(summary).toMatchObject({ planned: 2, later: 2, notShown: { planned: 2, moved: 1, impossible: 0 } });
    const { items } = (await schoolOfficer.get<Moves>(`/api/what-if/${id}/moves`)).body;
    expect(items.map(({ publicationId }) => publicationId)).toEqual(ids.slice(2));
    for (const answer of [await duty.get(`/api/what-if/${id}`), await duty.delete(`/api/what-if/${id}`)])
      expect(answer).toMatchObject({ status: 404, body: { code: 'WHAT_IF_GONE' } });
  });

  it('forgets a run that is cancelled or has not been looked at for a quarter of an hour', async () => {
    const cancelled = (await ask(duty, gap(2))).id;
    expect((await duty.delete(`/api/what-if/${cancelled}`)).status).toBe(204);
    expect((await duty.get(`/api/what-if/${cancelled}`)).status).toBe(404);
    const kept = (await ask(duty, gap(2))).id;
    room.api.clock.advance(14 * 60_000);
    expect((await duty.get(`/api/what-if/${kept}`)).status).toBe(200);
    room.api.clock.advance(16 * 60_000);
    expect((await duty.get(`/api/what-if/${kept}`)).status).toBe(404);
  });

  it.each([
    [
      { putPolicies: [{ name: 'x', rules: [{ type: 'minGap', gap: 'PT0S' }] }] },
      'RULES_INVALID',
      '/putPolicies/0/rules/0/gap',
    ],
    [
      { putPolicies: [{ name: 'x', zone: 'Mars/Base', rules: [{ type: 'minGap', gap: 'PT1H' }] }] },
      'ZONE_UNKNOWN',
      '/putPolicies/0/zone',
    ],
    [
      {
        putBlackouts: [{ name: 'x', startsAt: '2026-07-15T09:00:00Z', endsAt: '2026-07-15T09:00:00Z', mode: 'shift' }],
      },
      'BLACKOUT_EMPTY',
      '/putBlackouts/0/endsAt',
    ],
    [{ dayClasses: { '2027-02-30': 'holiday' } }, 'DAY_CLASS_INVALID', '/dayClasses/2027-02-30'],
    [{ removePolicies: ['00000000-0000-4000-8000-000000000000'] }, 'NOT_FOUND', '/removePolicies/0'],
    [
      {
        putPolicies: [
          {
            id: '00000000-0000-4000-8000-000000000000',
            name: 'x',
            rules: [{ type: 'minGap', gap: 'PT1H' }],
          },
        ],
      },
      'NOT_FOUND',
      '/putPolicies/0/id',
    ],
    [{ putPolicies: [{ rules: [] }] }, 'INVALID_INPUT', '/putPolicies/0/name'],
  ])('refuses %j by its field', async (body, code, pointer) => {
    const answer = await duty.post<{ code: string; pointer: string }>('/api/what-if', body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).toMatchObject({ code, pointer });
  });

  it('lets nobody try rules over a department whose rules they may not read', async () => {
    const elsewhere = await room.api.createDepartment({ name: '另一示例单位' });
    const body = { putPolicies: [{ name: 'x', departmentId: elsewhere, rules: [{ type: 'minGap', gap: 'PT1H' }] }] };
    expect(await duty.post('/api/what-if', body)).toMatchObject({ status: 403 });
    const nobody = await room.api.enter('nobody', [room.bureau]);
    expect(await nobody.post('/api/what-if', {})).toMatchObject({ status: 403 });
  });
});
