import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';

const HOUR = 3_600_000;

interface Words {
  zh: string;
  en: string;
}
interface Answer {
  id: string;
  slotAt: string;
  stateReason: { text: Words } | null;
  waitsFor: { code: string; text: Words; todo: Words }[];
}
interface Problem {
  code: string;
  pointer: string;
  state: string;
  publicationId?: string;
  text: Words;
}

describe('publications over HTTP', () => {
  let room: Newsroom;
  let duty: Client;
  let web: string;
  const ahead = (ms: number) => new Date(Date.now() + ms);
  const sql = (query: string, parameters: unknown[] = []) => room.api.dataSource.query(query, parameters);
  const read = async (id: string) => (await duty.get<Answer>(`/api/publications/${id}`)).body;
  /** The moves of its life that lead there; what each of them needs is there from the first on. */
  const lead = async (id: string, ...states: string[]) => {
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), state_reason = '{}',
         platform_ref = 'example', sent_at = clock_timestamp() WHERE id = $1`,
      [id],
    );
    for (const state of states) await sql(`UPDATE publication SET state = $2 WHERE id = $1`, [id, state]);
  };

  beforeAll(async () => {
    room = await openNewsroom();
    duty = await room.api.loginAs('duty');
    web = await openAccount(room, 'web');
  });
  afterAll(() => room.close());

  describe('that wait', () => {
    it('for nothing but their time say nothing', async () => {
      const id = await scheduleStory(room, await approveStory(room, { web }), web, ahead(HOUR));
      expect(await read(id)).toMatchObject({ stateReason: null, waitsFor: [], priorityReason: null });
    });

    it('for a paused account say so and what to do, until it is resumed', async () => {
      const account = await openAccount(room, 'web', { name: '示例另一站' });
      const id = await scheduleStory(room, await approveStory(room, { web: account }), account, ahead(HOUR));
      const channels = await room.api.loginAs('channels');
      expect((await channels.post(`/api/accounts/${account}/pause`, { reason: '示例：换负责人' })).status).toBeLessThan(
        300,
      );
      const { waitsFor, stateReason } = await read(id);
      expect(waitsFor).toEqual([
        {
          code: 'ACCOUNT_PAUSED',
          text: {
            zh: expect.stringContaining('账号已停用（示例：换负责人）'),
            en: expect.stringContaining('account is paused'),
          },
          todo: { zh: expect.stringContaining('恢复使用该账号'), en: expect.stringContaining('resume the account') },
          until: null,
        },
      ]);
      expect(stateReason?.text).toEqual(waitsFor[0]?.text);
      const range = { from: ahead(0), to: ahead(2 * HOUR) };
      const day = `/api/calendar?from=${range.from.toISOString()}&to=${range.to.toISOString()}`;
      const { items } = (await duty.get<{ items: { id: string }[] }>(day)).body;
      expect(items.find((one) => one.id === id)).toMatchObject({ accountStopped: 'paused' });
      // Its time has come, and it has not left: it stands among what is late.
      const late = async () => (await duty.get<{ items: Answer[] }>('/api/publications?waiting=overdue')).body.items;
      expect(await late()).toEqual([]);
      await sql(
        `UPDATE publication SET wished_at = clock_timestamp() - interval '2 minutes', slot_at = clock_timestamp() - interval '2 minutes' WHERE id = $1`,
        [id],
      );
      expect(await late()).toMatchObject([{ id, waitsFor: [{ code: 'ACCOUNT_PAUSED' }] }]);
      await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '1 hour' WHERE id = $1`, [id]);
      const listed = await duty.get<{ items: Answer[] }>('/api/publications');
      expect(listed.body.items.find((one) => one.id === id)?.waitsFor).toEqual(waitsFor);
      await channels.post(`/api/accounts/${account}/resume`);
      expect(await read(id)).toMatchObject({ stateReason: null, waitsFor: [] });
    });

    it('for the page they link to say how that one stands, until it is out', async () => {
      const weibo = await openAccount(room, 'weibo', { baseUrl: 'https://example.com' });
      const storyId = await approveStory(room, { web, weibo });
      const page = await scheduleStory(room, storyId, web, ahead(HOUR));
      const post = await scheduleStory(room, storyId, weibo, ahead(2 * HOUR));
      expect((await read(post)).waitsFor).toMatchObject([
        {
          code: 'PAGE_NOT_OUT',
          text: { zh: expect.stringContaining('待发布') },
          todo: { en: expect.stringContaining('Nothing to do') },
        },
      ]);
      await duty.post(`/api/publications/${page}/hold`, { reason: '示例' });
      expect((await read(post)).waitsFor).toMatchObject([
        { text: { zh: expect.stringContaining('已暂停') }, todo: { zh: expect.stringContaining('重新排期') } },
      ]);
      await duty.post(`/api/publications/${page}/move`, { wishedAt: ahead(HOUR) });
      await lead(page, 'claimed', 'sending', 'sent');
      expect(await read(post)).toMatchObject({ stateReason: null, waitsFor: [] });
    });

    it('under a freeze, or in a blackout that lays posts aside, say which', async () => {
      const at = ahead(300 * HOUR);
      const id = await scheduleStory(room, await approveStory(room, { web }), web, at);
      await sql(
        `INSERT INTO blackout (id, name, starts_at, ends_at, mode)
         VALUES (gen_random_uuid(), '示例公祭日', $1::timestamptz - interval '1 hour', $1::timestamptz + interval '1 hour', 'freeze')`,
        [at],
      );
      expect((await read(id)).waitsFor).toMatchObject([
        { code: 'IN_BLACKOUT', text: { zh: expect.stringContaining('“示例公祭日”') } },
      ]);
      const freeze = await duty.post<{ id: string }>('/api/freezes', { departmentId: room.bureau, reason: '示例突发' });
      expect(freeze.status).toBe(201);
      const { waitsFor, stateReason } = await read(id);
      expect(waitsFor.map(({ code }) => code)).toEqual(['FROZEN', 'IN_BLACKOUT']);
      expect(stateReason?.text.zh).toContain('示例突发');
      await sql(`UPDATE freeze_order SET lifted_at = clock_timestamp(), lifted_by = declared_by`);
      await sql(`DELETE FROM blackout`);
    });
  });

  it('get new times together: in their order, behind the rules, each refusal with its reason and nobody kept back by it', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++)
      ids.push(await scheduleStory(room, await approveStory(room, { web }), web, ahead(HOUR)));
    const [first = '', second = '', third = ''] = ids;
    for (const id of [first, second]) await lead(id, 'held');
    await lead(third, 'claimed', 'sending', 'sent');
    await addPolicy(room, [{ type: 'minGap', gap: 'PT10M' }], { departmentId: room.bureau });
    const unknown = '00000000-0000-4000-8000-000000000000';
    // Looked at first: the same times, and nothing of it stays.
    const held = await Promise.all([first, second].map(read));
    const written = (): Promise<unknown> =>
      sql(`SELECT (SELECT count(*) FROM audit_entry) AS said, (SELECT count(*) FROM outbox_event) AS asked`);
    const before = await written();
    const looked = await duty.post<{
      planned: { id: string; slotAt: string; waitsFor: unknown[]; handedTo: string | null }[];
      refused: { id: string; code: string }[];
    }>('/api/publications/release/preview', { ids: [unknown, third, second, first] });
    expect(looked.status).toBe(200);
    expect(await Promise.all([first, second].map(read))).toEqual(held);
    expect(await written()).toEqual(before);
    const { status, body } = await duty.post<{
      released: { id: string; slotAt: string }[];
      refused: { id: string; code: string; text: { zh: string } }[];
    }>('/api/publications/release', { ids: [unknown, third, second, first] });
    expect(status).toBe(200);
    expect(body.released.map(({ id }) => id)).toEqual([first, second].sort());
    const [one = 0, two = 0] = body.released.map(({ slotAt }) => Date.parse(slotAt));
    expect(two - one).toBe(600_000);
    expect(one - Date.now()).toBeLessThan(60_000);
    expect(body.refused.map(({ id, code }) => [id, code])).toEqual([
      [third, 'PUBLICATION_MOVED_ON'],
      [unknown, 'NOT_FOUND'],
    ]);
    const { planned, refused } = looked.body;
    expect(planned.map(({ id, waitsFor, handedTo }) => [id, waitsFor, handedTo])).toEqual(
      body.released.map(({ id }) => [id, [], null]),
    );
    const [soon = 0, later = 0] = planned.map(({ slotAt }) => Date.parse(slotAt));
    expect(later - soon).toBe(600_000);
    expect(one - soon).toBeLessThan(10_000);
    expect(refused.map(({ id, code }) => [id, code])).toEqual([
      [third, 'PUBLICATION_MOVED_ON'],
      [unknown, 'NOT_FOUND'],
    ]);
    for (const ask of [{ ids: [] }, { ids: ['x'] }, { ids: [first, first] }, {}])
      expect((await duty.post('/api/publications/release', ask)).status).toBe(400);
    // What was shown, and is so no more, is not done.
    const tomorrow = ahead(24 * HOUR).toISOString();
    const move = (shown: object) => duty.post<{ code: string }>(`/api/publications/${first}/move`, { shown });
    expect((await move({ state: 'held' })).body.code).toBe('PUBLICATION_MOVED_ON');
    expect((await move({ state: 'scheduled', slotAt: tomorrow })).body.code).toBe('EARLIER_THAN_SHOWN');
    expect((await move({ state: 'no such state' })).status).toBe(400);
    const kept = await duty.post<{ refused: { code: string }[] }>('/api/publications/release', {
      ...{ ids: [first], shown: [{ id: first, state: 'held', slotAt: tomorrow }] },
    });
    expect(kept.body.refused.map(({ code }) => code)).toEqual(['PUBLICATION_MOVED_ON']);
    expect(Date.parse((await read(first)).slotAt)).toBe(one);
  });

  describe('of one approval on one account', () => {
    it.each<[string, string[], string, string]>([
      ['waits', [], 'ALREADY_SCHEDULED', '可以移动原任务的时间'],
      ['is held', ['held'], 'ALREADY_SCHEDULED', '处理后重新排期'],
      ['is being sent', ['claimed', 'sending'], 'ALREADY_SCHEDULED', '请等它有了结果'],
      ['is unconfirmed', ['claimed', 'sending', 'unconfirmed'], 'ALREADY_SCHEDULED', '先核实'],
      [
        'is out',
        ['claimed', 'sending', 'sent'],
        'ALREADY_SENT',
        '已经发出（已发布），不能重复安排。确需再发一次，请重新送审',
      ],
      ['was taken down', ['claimed', 'sending', 'sent', 'retracted'], 'ALREADY_SENT', '已经发出（已撤下）'],
    ])('are one: while it %s, preview and order refuse alike and say what to do', async (_how, states, code, words) => {
      const storyId = await approveStory(room, { web });
      const id = await scheduleStory(room, storyId, web, ahead(HOUR));
      await lead(id, ...states);
      const wish = { storyId, accountId: web };
      for (const path of ['/api/publications/preview', '/api/publications']) {
        const { status, body } = await duty.post<Problem>(path, wish);
        expect([path, status, body.code, body.pointer]).toEqual([path, 409, code, '/accountId']);
        expect(body).toMatchObject({ publicationId: id, state: states.at(-1) ?? 'scheduled' });
        expect(body.text.zh).toContain(words);
        expect(body.text.en).not.toContain('{');
      }
    });

    it('may be scheduled again once it was cancelled, and the preview says so', async () => {
      const storyId = await approveStory(room, { web });
      const id = await scheduleStory(room, storyId, web, ahead(HOUR));
      await duty.post(`/api/publications/${id}/cancel`, { reason: '示例' });
      const wish = { storyId, accountId: web };
      expect((await duty.post('/api/publications/preview', wish)).status).toBe(200);
      expect((await duty.post('/api/publications', wish)).status).toBe(201);
    });

    it('the preview refuses an urgent wish without its reason, as the order does', async () => {
      const wish = { storyId: await approveStory(room, { web }), accountId: web, priority: 'urgent' };
      for (const path of ['/api/publications/preview', '/api/publications'])
        expect((await duty.post<Problem>(path, wish)).body.code).toBe('URGENT_NEEDS_REASON');
      const { status, body } = await duty.post('/api/publications', { ...wish, priorityReason: '示例：防汛预警' });
      expect([status, body]).toEqual([201, expect.objectContaining({ priorityReason: '示例：防汛预警' })]);
    });
  });

  it('are frozen after a look at exactly what that stops and what not, and freed with a reason', async () => {
    const [waits, begun] = await Promise.all(
      [1, 2].map(async () => scheduleStory(room, await approveStory(room, { web }), web, ahead(400 * HOUR))),
    );
    await lead(begun ?? '', 'claimed', 'sending');
    interface Named {
      stops: { id: string }[];
      goesOn: { id: string }[];
      waiting: number;
      underWay: number;
    }
    const { body } = await duty.post<Named>('/api/freezes/preview', { departmentId: room.bureau });
    expect(body.stops.map(({ id }) => id)).toContain(waits);
    expect(body.stops.map(({ id }) => id)).not.toContain(begun);
    expect(body.goesOn.map(({ id }) => id)).toContain(begun);
    expect(body.goesOn.map(({ id }) => id)).not.toContain(waits);
    expect([body.waiting, body.underWay]).toEqual([body.stops.length, body.goesOn.length]);
    const { body: order } = await duty.post<{ id: string }>('/api/freezes', {
      departmentId: room.bureau,
      reason: '示例',
    });
    const standing = await duty.get('/api/freezes/standing');
    expect(standing.body).toMatchObject([{ id: order.id, departmentName: '示例局', channel: null, reason: '示例' }]);
    // What would leave at once waits all the same: whoever hastens it is told before.
    const foreseen = await duty.post(`/api/publications/${waits}/move/preview`, { urgent: true });
    expect(foreseen.body).toMatchObject({ waitsFor: [{ code: 'FROZEN' }] });
    const span = `from=${ahead(399 * HOUR).toISOString()}&to=${ahead(401 * HOUR).toISOString()}`;
    const { body: seen } = await duty.get<{ items: { id: string; frozenFor: string | null }[] }>(
      `/api/calendar?${span}`,
    );
    expect(new Map(seen.items.map((one) => [one.id, one.frozenFor]))).toEqual(
      new Map([
        [waits, '示例'],
        [begun, null],
      ]),
    );
    // It stops the school below as well: whoever works there sees why nothing leaves.
    const school = await room.api.loginAs('school-officer');
    expect((await school.get('/api/freezes/standing')).body).toMatchObject([
      { id: order.id, departmentName: '示例局' },
    ]);
    expect((await duty.post(`/api/freezes/${order.id}/lift`, { reason: '示例：已核实' })).status).toBe(200);
    expect((await duty.get('/api/freezes/standing')).body).toEqual([]);
    const listed = await duty.get<{ id: string }[]>('/api/freezes');
    expect(listed.body.find(({ id }) => id === order.id)).toMatchObject({
      ...{ declaredBy: 'duty', liftedBy: 'duty', liftReason: '示例：已核实' },
    });
  });

  it('say what each person may do to them, and are hastened with a reason that stays on record', async () => {
    const id = await scheduleStory(room, await approveStory(room, { web }), web, ahead(500 * HOUR));
    const before = await read(id);
    expect(before).toMatchObject({ acts: ['move', 'hasten', 'hold', 'cancel'], inHand: null, priority: 'normal' });
    const officer = await room.api.loginAs('officer');
    expect((await officer.get<Answer>(`/api/publications/${id}`)).body).toMatchObject({ acts: [] });
    for (const nothing of [{}, { reason: ' 　 ' }])
      expect((await duty.post(`/api/publications/${id}/urgent`, nothing)).status).toBe(400);
    const foreseen = await duty.post<Answer>(`/api/publications/${id}/move/preview`, { urgent: true });
    expect(foreseen.body).toMatchObject({ waitsFor: [], handedTo: null });
    expect(await read(id)).toMatchObject({ priority: 'normal', slotAt: before.slotAt });
    const urgent = await duty.post<Answer>(`/api/publications/${id}/urgent`, { reason: '示例：防汛预警' });
    expect(urgent.body).toMatchObject({ priority: 'urgent', priorityReason: '示例：防汛预警' });
    expect(Date.parse(urgent.body.slotAt)).toBeLessThan(Date.parse(before.slotAt));
    expect(Date.parse(urgent.body.slotAt) - Date.parse(foreseen.body.slotAt)).toBeLessThan(60_000);
    const { body } = await officer.get<{ act: string; by: string; why: Words | null }[]>(
      `/api/publications/${id}/history`,
    );
    expect(body.map(({ act, by }) => [act, by])).toEqual([
      ['move', 'duty'],
      ['hasten', 'duty'],
      ['schedule', expect.any(String)],
    ]);
    expect(body[1]?.why?.zh).toBe('示例：防汛预警');
  });

  it('are taken back by whoever planned them a moment ago, and later by those alone who are in charge of the schedule', async () => {
    const officer = await room.api.loginAs('officer');
    const plan = async (): Promise<string> =>
      scheduleStory(room, await approveStory(room, { web }), web, ahead(700 * HOUR), room.people.officer);
    const [slip, old] = [await plan(), await plan()];
    expect((await officer.get<Answer>(`/api/publications/${slip}`)).body).toMatchObject({ acts: ['cancel'] });
    expect((await officer.post(`/api/publications/${slip}/hold`, { reason: '示例' })).status).toBe(403);
    const taken = await officer.post<Answer>(`/api/publications/${slip}/cancel`, { reason: '示例：排错了' });
    expect(taken.body).toMatchObject({ state: 'cancelled', acts: [] });
    await sql(`UPDATE publication SET created_at = created_at - interval '10 minutes' WHERE id = $1`, [old]);
    expect((await officer.get<Answer>(`/api/publications/${old}`)).body).toMatchObject({ acts: [] });
    expect((await officer.post(`/api/publications/${old}/cancel`, { reason: '示例' })).status).toBe(403);
    expect((await duty.post(`/api/publications/${old}/cancel`, { reason: '示例' })).status).toBe(200);
  });

  let weibo: string;
  it.each([
    ['moved', (id: string) => duty.post(`/api/publications/${id}/move`, { wishedAt: ahead(701 * HOUR) })],
    [
      'hastened',
      (id: string) => duty.post(`/api/publications/${id}/urgent`, { reason: '示例', wishedAt: ahead(701 * HOUR) }),
    ],
    [
      'held and released',
      async (id: string) => {
        await duty.post(`/api/publications/${id}/hold`, { reason: '示例' });
        return duty.post(`/api/publications/${id}/move`, { wishedAt: ahead(701 * HOUR) });
      },
    ],
    [
      'taken for what links to it',
      async (id: string) => {
        const { body } = await duty.get<{ storyId: string }>(`/api/publications/${id}`);
        return duty.post('/api/publications', { storyId: body.storyId, accountId: weibo, wishedAt: ahead(705 * HOUR) });
      },
    ],
  ])('are not taken back by whoever planned them once they were %s by somebody else', async (how, done) => {
    const officer = await room.api.loginAs('officer');
    weibo = await openAccount(room, 'weibo', { name: `示例微博${how}` });
    const storyId = await approveStory(room, { web, weibo });
    const id = await scheduleStory(room, storyId, web, ahead(700 * HOUR), room.people.officer);
    expect((await done(id)).status).toBeLessThan(300);
    expect((await officer.get<Answer>(`/api/publications/${id}`)).body).toMatchObject({ acts: [] });
    expect((await officer.post(`/api/publications/${id}/cancel`, { reason: '示例' })).status).toBe(403);
  });

  it('nobody heard of show the verdict that waits for a second person, and who that may be', async () => {
    const second = await room.api.loginAs('second-duty');
    const id = await scheduleStory(room, await approveStory(room, { web }), web, ahead(600 * HOUR));
    await lead(id, 'claimed', 'sending', 'unconfirmed');
    await sql(
      `INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at, ended_at, outcome)
       SELECT gen_random_uuid(), id, claim_token, gen_random_uuid(), slot_at, clock_timestamp(), clock_timestamp(), clock_timestamp(), 'unconfirmed'
       FROM publication WHERE id = $1`,
      [id],
    );
    expect((await read(id)) as unknown).toMatchObject({ acts: ['resolve'] });
    const note = '示例：后台没有这篇';
    const proposed = await duty.post(`/api/publications/${id}/resolve`, { verdict: 'absent', note });
    expect(proposed.body).toEqual({ settled: false });
    const seen = (caller: Client) => caller.get(`/api/publications/${id}/verdicts`);
    const open = { verdict: 'absent', note, proposedBy: 'duty', open: true };
    expect((await seen(duty)).body).toMatchObject([{ ...open, mayConfirm: false }]);
    expect((await seen(second)).body).toMatchObject([{ ...open, mayConfirm: true }]);
  });
});
