import { addPolicy, approveStory, type Newsroom, openAccount, scheduleStory } from '../../factories/newsroom.js';
import { plantPublications } from '../../factories/planted-publications.js';
import type { Client } from '../../support/http-app.js';
import {
  openReplanningScene,
  type Preview,
  type Problem,
  type ReplanningScene,
  type Result,
} from './replanning-scene.js';

describe('changes of the rules over HTTP', () => {
  let scene: ReplanningScene;
  let room: Newsroom;
  let web: string;
  let channels: Client;
  let duty: Client;
  let admin: Client;
  let officer: Client;
  let plant: ReplanningScene['plant'];
  let offsets: ReplanningScene['offsets'];
  let minGap: ReplanningScene['minGap'];
  let at: ReplanningScene['at'];
  let noon: ReplanningScene['noon'];

  beforeAll(async () => {
    scene = await openReplanningScene();
    ({ room, web, channels, duty, admin, officer, plant, offsets, minGap, at, noon } = scene);
  });
  afterEach(() => scene.clear());
  afterAll(() => room.close());

  describe('a change of the rules', () => {
    test('is shown before it is made: who breaks which rule, and the earliest slot they would get', async () => {
      const planted = await plant([0, 10, 60]);
      const { status, body } = await channels.post<Preview>('/api/throttle-policies/preview', minGap('PT30M'));
      expect(status).toBe(200);
      expect(body).toMatchObject({ planned: 3, misfits: 1, silenced: 0 });
      expect(body.counts).toMatchObject({ listed: 1, movable: 1, held: 0, hidden: 0 });
      expect(body).toMatchObject({ crowd: { count: 1, from: at(30).toISOString(), to: at(30).toISOString() } });
      const [item] = body.items;
      expect(item).toMatchObject({
        id: planted[1]?.id,
        slotAt: at(10).toISOString(),
        to: at(30).toISOString(),
        fault: null,
      });
      expect(item?.against[0]?.text.zh).toContain('示例间隔');
      expect(item?.against[0]?.text.en).toContain('30 minutes');
      expect(item?.because[0]?.text.zh).toContain('示例间隔');
      expect((await channels.get<unknown[]>('/api/throttle-policies')).body).toEqual([]);
      expect(await offsets(planted)).toEqual([0, 10, 60]);
    });

    test('that strands planned posts is refused with the counts, and made only with what the preview gave to confirm', async () => {
      await plant([0, 10, 60]);
      const refused = await channels.post<Problem>('/api/throttle-policies', minGap('PT30M'));
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({ code: 'CHANGE_STRANDS_PLAN', counts: { planned: 3, misfits: 1 } });
      expect(refused.body.text.zh).toContain('1 条');
      expect((await channels.get<unknown[]>('/api/throttle-policies')).body).toEqual([]);
      const { body } = await channels.post<Preview>(
        '/api/throttle-policies/preview',
        minGap('PT30M', { name: '别名' }),
      );
      expect(body.confirm).toBe(refused.body.confirm);
      const wrong = await channels.post<Problem>('/api/throttle-policies', minGap('PT29M', { confirm: body.confirm }));
      expect(wrong.status).toBe(409);
      const made = await channels.post('/api/throttle-policies', minGap('PT30M', { confirm: body.confirm }));
      expect(made.status).toBe(201);
      const [row] = await room.api.dataSource.query(
        `SELECT data FROM audit_entry WHERE action = 'policy.create' ORDER BY id DESC LIMIT 1`,
      );
      expect(row.data.stranded).toBe(1);
    });

    test('that strands nothing needs no confirmation; nor does one that is switched off, or ends what never fitted', async () => {
      await plant([0, 60]);
      expect((await channels.post('/api/throttle-policies', minGap('PT30M'))).status).toBe(201);
      expect((await channels.post('/api/throttle-policies', minGap('PT90M', { enabled: false }))).status).toBe(201);
      await plant([5]);
      expect((await channels.post('/api/throttle-policies', minGap('PT20M'))).status).toBe(201);
    });

    test('counts replacing and removing the same way', async () => {
      await plant([0, 40]);
      const { body: policy } = await channels.post<{ id: string }>('/api/throttle-policies', minGap('PT30M'));
      const path = `/api/throttle-policies/${policy.id}`;
      const preview = await channels.post<Preview>(`${path}/preview`, minGap('PT1H'));
      expect(preview.body).toMatchObject({ misfits: 1, planned: 2 });
      expect((await channels.put(path, minGap('PT1H', { version: 1 }))).status).toBe(409);
      const confirm = preview.body.confirm;
      expect((await channels.put(path, minGap('PT1H', { version: 1, confirm }))).status).toBe(200);
      expect((await channels.post<Preview>(`${path}/removal-preview`)).body).toMatchObject({
        misfits: 0,
        confirm: null,
      });
      expect((await channels.delete(path)).status).toBe(204);
    });

    test('that changed in between asks again: somebody planned one more', async () => {
      await plant([0, 10]);
      const { body } = await channels.post<Preview>('/api/throttle-policies/preview', minGap('PT30M'));
      await plant([5]);
      const late = await channels.post<Problem>('/api/throttle-policies', minGap('PT30M', { confirm: body.confirm }));
      expect([late.status, late.body.counts.misfits]).toEqual([409, 2]);
      await room.api.dataSource.query(`DELETE FROM publication WHERE slot_at = $1`, [at(0)]);
      const fewer = await channels.post('/api/throttle-policies', minGap('PT30M', { confirm: late.body.confirm }));
      expect(fewer.status).toBe(201);
    });

    test('that was confirmed under other rules asks again: somebody changed a rule in between', async () => {
      await plant([0, 10]);
      const { body } = await channels.post<Preview>('/api/throttle-policies/preview', minGap('PT30M'));
      const other = await addPolicy(room, [{ type: 'minGap', gap: 'PT1S' }], { departmentId: room.school });
      const late = await channels.post<Problem>('/api/throttle-policies', minGap('PT30M', { confirm: body.confirm }));
      expect([late.status, late.body.code, late.body.counts.misfits]).toEqual([409, 'CHANGE_STRANDS_PLAN', 1]);
      expect(late.body.text).toEqual({
        zh: expect.stringContaining('请先预览影响'),
        en: expect.stringContaining('Look at the preview'),
      });
      expect(late.body.confirm).not.toBe(body.confirm);
      const { body: policies } = await channels.get<{ id: string }[]>('/api/throttle-policies');
      expect(policies.map(({ id }) => id)).toEqual([other]);
      const made = await channels.post('/api/throttle-policies', minGap('PT30M', { confirm: late.body.confirm }));
      expect(made.status).toBe(201);
    });

    test('tells what could only leave outside its approved window, and what never', async () => {
      const planted = await plant([0, 10], { windowTo: at(25) });
      const { body } = await channels.post<Preview>('/api/throttle-policies/preview', minGap('PT30M'));
      expect(body.counts).toMatchObject({ movable: 0, outsideWindow: 1 });
      expect(body.items[0]).toMatchObject({
        id: planted[1]?.id,
        to: null,
        earliestAt: at(30).toISOString(),
        fault: { code: 'SLOT_OUTSIDE_WINDOW' },
      });
    });

    test('is paged, and tells titles only to those who may read them', async () => {
      const story = await approveStory(room, { web }, { text: '示例标题' });
      const first = await scheduleStory(room, story, web, at(5));
      await plant([0, 10, 15]);
      const url = '/api/throttle-policies/preview?limit=2';
      const page = (await channels.post<Preview>(url, minGap('PT2H'))).body;
      expect(page.items.map(({ id, storyTitle }) => [id === first, storyTitle])).toEqual([
        [true, '示例标题'],
        [false, ''],
      ]);
      const rest = await channels.post<Preview>(`${url}&cursor=${page.nextCursor}`, minGap('PT2H'));
      expect(rest.body.items.map(({ slotAt }) => slotAt)).toEqual([at(15).toISOString()]);
      expect(rest.body.nextCursor).toBeNull();
    });

    test('is for those who rule there', async () => {
      expect((await officer.post('/api/throttle-policies/preview', minGap('PT30M'))).status).toBe(403);
      expect((await duty.post('/api/blackouts/preview', blackout('shift'))).status).toBe(403);
    });

    const blackout = (mode: string, from = -30, to = 30) => ({
      name: '示例停发',
      departmentId: room.bureau,
      startsAt: at(from).toISOString(),
      endsAt: at(to).toISOString(),
      mode,
    });

    test('a blackout says whom it moves and whom it holds, and takes effect once confirmed', async () => {
      const planted = await plant([0, 10, 60]);
      const shift = await channels.post<Preview>('/api/blackouts/preview', blackout('shift'));
      expect(shift.body.counts).toMatchObject({ listed: 2, movable: 2, held: 0 });
      expect(shift.body.items.map(({ to }) => to)).toEqual([at(30).toISOString(), at(30).toISOString()]);
      const freeze = await channels.post<Preview>('/api/blackouts/preview', blackout('freeze'));
      expect(freeze.body.counts).toMatchObject({ listed: 2, movable: 2, held: 2 });
      expect(freeze.body.items.map(({ held }) => held)).toEqual([true, true]);
      const refused = await channels.post<Problem>('/api/blackouts', blackout('freeze'));
      expect([refused.status, refused.body.counts.held]).toEqual([409, 2]);
      expect((await channels.get<unknown[]>('/api/blackouts')).body).toEqual([]);
      const made = await channels.post<{ id: string }>('/api/blackouts', {
        ...blackout('freeze'),
        confirm: freeze.body.confirm,
      });
      expect(made.status).toBe(201);
      expect(await offsets(planted)).toEqual([0, 10, 60]);
      const removal = await channels.post<Preview>(`/api/blackouts/${made.body.id}/removal-preview`);
      expect(removal.body).toMatchObject({ confirm: null, misfits: 0 });
      expect((await channels.delete(`/api/blackouts/${made.body.id}`)).status).toBe(204);
    });

    test('a department that moves comes under the rules of its new place', async () => {
      const strict = await room.api.createDepartment({ name: '示例区局', parentId: room.bureau });
      await addPolicy(room, [{ type: 'minGap', gap: 'PT1H' }], { departmentId: strict });
      await plant([0, 10], { departmentId: room.school });
      const move = { departmentId: room.school, parentId: strict };
      const preview = await admin.post<Preview>('/api/replanning/departments/preview', move);
      expect(preview.body).toMatchObject({ planned: 2, misfits: 1 });
      const path = `/api/departments/${room.school}`;
      const refused = await admin.patch<Problem>(path, { parentId: strict });
      expect([refused.status, refused.body.code]).toEqual([409, 'CHANGE_STRANDS_PLAN']);
      expect((await admin.get<{ parentId: string }>(path)).body.parentId).toBe(room.bureau);
      const confirm = preview.body.confirm;
      expect((await admin.patch<Problem>(path, { parentId: strict, confirm })).status).toBe(200);
      expect((await admin.patch(path, { name: '示例学校（改名）' })).status).toBe(200);
      expect((await duty.post('/api/replanning/departments/preview', move)).status).toBe(403);
    });

    test('the class of a day is one, too', async () => {
      await addPolicy(room, [{ type: 'hours', workday: ['00:00-24:00'], weekend: ['00:00-24:00'] }]);
      await plant([0]);
      const days = [{ date: noon.toISODate(), class: 'holiday' }];
      const preview = await admin.post<Preview>('/api/day-classes/preview', { days });
      expect(preview.body).toMatchObject({ planned: 1, misfits: 1 });
      expect((await admin.put<Problem>('/api/day-classes', { days })).body.code).toBe('CHANGE_STRANDS_PLAN');
      expect((await admin.put('/api/day-classes', { days, confirm: preview.body.confirm })).status).toBe(204);
      const { body } = await duty.get<Preview>('/api/replanning/misfits');
      expect(body.items[0]?.against[0]?.text.zh).toContain('节假日');
      expect((await admin.delete(`/api/day-classes/${noon.toISODate()}`)).status).toBe(204);
    });
  });

  describe('rules under which nothing ever fits', () => {
    const hours = (rule: object) => ({
      name: '示例时段',
      departmentId: room.bureau,
      rules: [{ type: 'minGap', gap: 'PT1M' }, rule],
    });

    test.each([
      ['hours closed on every day', { type: 'hours', workday: [], weekend: [], holiday: [] }, '/rules/1'],
      ['hours without a class', { type: 'hours' }, '/rules/1'],
      [
        'a blackout over everything',
        { type: 'blackout', from: '2020-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z', mode: 'shift' },
        '/rules/1',
      ],
    ])('are refused by the field: %s', async (_what, rule, pointer) => {
      for (const path of ['/api/throttle-policies', '/api/throttle-policies/preview']) {
        const { status, body } = await channels.post<Problem>(path, hours(rule));
        expect([status, body.code, body.pointer]).toEqual([422, 'NOTHING_EVER_FITS', pointer]);
        expect(body.text.zh).toContain('366 天');
      }
      expect((await channels.get<unknown[]>('/api/throttle-policies')).body).toEqual([]);
    });

    test('are refused when it is only together with another policy that nothing fits, naming both', async () => {
      await addPolicy(room, [{ type: 'hours', weekend: ['08:00-18:00'] }]);
      const { body } = await channels.post<Problem & { because: { policy: string }[] }>(
        '/api/throttle-policies',
        hours({ type: 'hours', workday: ['08:00-18:00'] }),
      );
      expect([body.code, body.pointer]).toEqual(['NOTHING_EVER_FITS', '/rules/1']);
      expect(new Set(body.because.map(({ policy }) => policy)).size).toBe(2);
    });

    test('are shown and confirmed when they silence a few of many', async () => {
      await addPolicy(room, [{ type: 'hours', weekend: ['08:00-18:00'] }], { departmentId: room.school });
      const draft = { ...hours({ type: 'hours', workday: ['08:00-18:00'] }) };
      const preview = await channels.post<Preview>('/api/throttle-policies/preview', draft);
      expect(preview.body.silenced).toBeGreaterThan(0);
      expect(new Set(preview.body.silences.map(({ departmentId }) => departmentId))).toEqual(new Set([room.school]));
      expect((await channels.post<Problem>('/api/throttle-policies', draft)).body.code).toBe('CHANGE_STRANDS_PLAN');
      const confirm = preview.body.confirm;
      expect((await channels.post('/api/throttle-policies', { ...draft, confirm })).status).toBe(201);
    });

    test('a blackout of more than a year is refused', async () => {
      const body = { name: '示例', startsAt: '2020-01-01T00:00:00Z', endsAt: '2099-01-01T00:00:00Z', mode: 'freeze' };
      const answer = await channels.post<Problem>('/api/blackouts', { ...body, departmentId: room.bureau });
      expect([answer.status, answer.body.code, answer.body.pointer]).toEqual([422, 'NOTHING_EVER_FITS', '/endsAt']);
    });
  });

  test.each([
    [{ type: 'limit', max: 0, per: 'PT1H', window: 'sliding' }, 'rules[0].max'],
    [{ type: 'limit', max: 1.5, per: 'PT1H', window: 'sliding' }, 'rules[0].max'],
    [{ type: 'limit', max: 1e300, per: 'PT1H', window: 'sliding' }, 'rules[0].max'],
    [{ type: 'limit', max: null, per: 'PT1H', window: 'sliding' }, 'rules[0].max'],
    [{ type: 'limit', max: 1, per: 'P1M', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'limit', max: 1, per: 'P1Y', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'limit', max: 1, per: 'P1W', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'limit', max: 1, per: 'PT0S', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'limit', max: 1, per: '-PT1H', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'limit', max: 1, per: 'P99999999999999999999D', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'limit', max: 1, per: 'P400D', window: 'sliding' }, 'rules[0].per'],
    [{ type: 'minGap', gap: 'P367D' }, 'rules[0].gap'],
    [{ type: 'minGap', gap: 'NaN' }, 'rules[0].gap'],
    [{ type: 'limit', max: 1, per: 'year', window: 'calendar' }, 'rules[0].per'],
    [{ type: 'hours', workday: ['18:00-08:60'] }, 'rules[0].workday[0]'],
    [{ type: 'maxInFlight', max: -1 }, 'rules[0].max'],
    [{ type: 'throttle' }, 'rules[0].type'],
  ])('refuses the rule %j by its field', async (rule, pointer) => {
    const { status, body } = await channels.post<Problem>('/api/throttle-policies', {
      name: '示例',
      departmentId: room.bureau,
      rules: [rule],
    });
    const inBody = `/${pointer.replaceAll('[', '/').replaceAll(']', '').replaceAll('.', '/')}`;
    expect([status, body.code, body.pointer]).toEqual([422, 'RULES_INVALID', inBody]);
    const field = pointer.replace('rules[0].', '');
    expect(body.text.zh).toMatch(/^规则有误：第 1 条规则/);
    expect(body.text.zh).toContain(`的 ${field}：`);
    expect(body.text.en).toMatch(/^The rule is not valid: rule 1/);
    expect(body.text.en).toContain(`, ${field}`);
  });

  test('refuses a zone that does not exist, no rules at all and too many', async () => {
    const send = (more: object) => channels.post<Problem>('/api/throttle-policies', { ...minGap('PT30M'), ...more });
    expect((await send({ zone: 'Asia/Atlantis' })).body).toMatchObject({ code: 'ZONE_UNKNOWN', pointer: '/zone' });
    expect((await send({ zone: '+08:00' })).body.code).toBe('ZONE_UNKNOWN');
    expect((await send({ rules: [] })).status).toBe(400);
    expect((await send({ rules: Array.from({ length: 21 }, () => ({ type: 'minGap', gap: 'PT1M' })) })).status).toBe(
      400,
    );
  });

  test('refuses an abbreviation that is no zone of the IANA database: CST would be Chicago', async () => {
    const send = (zone: string) =>
      channels.post<Problem>('/api/throttle-policies/preview', { ...minGap('PT30M'), zone });
    for (const zone of ['CST', 'IST', 'systemv/PST8']) expect((await send(zone)).body.code).toBe('ZONE_UNKNOWN');
    for (const zone of ['PRC', 'EST5EDT', 'UTC', 'Asia/Chongqing']) expect((await send(zone)).status).toBe(200);
  });

  test('refuses an account that does not exist, and a scope in which nothing could ever be', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const span = { startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-02T00:00:00Z', mode: 'shift' };
    for (const [path, draft] of [
      ['/api/throttle-policies', minGap('PT30M')],
      ['/api/blackouts', { name: '示例', departmentId: room.bureau, ...span }],
    ] as const) {
      const unknown = await channels.post<Problem>(path, { ...draft, accountId: nobody });
      expect([unknown.status, unknown.body.pointer]).toEqual([404, '/accountId']);
      const never = await channels.post<Problem>(path, { ...draft, channel: 'weibo', accountId: web });
      expect([never.status, never.body.code]).toEqual([422, 'SCOPE_NEVER_APPLIES']);
      expect((await channels.post(`${path}/preview`, { ...draft, channel: 'web', accountId: web })).status).toBe(200);
    }
  });

  test('a rule from before such scopes were refused is changed as it stands, and given no other scope of the kind', async () => {
    const weibo = await openAccount(room, 'weibo', {
      ...{ sandbox: true, baseUrl: 'http://localhost:9', credentials: { accessToken: '示例' } },
      settings: { uid: '1000000009', rip: '127.0.0.1' },
    });
    const id = await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { accountId: web, channel: 'weibo' });
    const stored = { ...minGap('PT45M'), departmentId: undefined, channel: 'weibo', accountId: web };
    const path = `/api/throttle-policies/${id}`;
    expect((await admin.post(`${path}/preview`, stored)).status).toBe(200);
    expect(await admin.put<{ version: number }>(path, { ...stored, version: 1 })).toMatchObject({ status: 200 });
    const other = { ...stored, channel: 'web', accountId: weibo };
    for (const answer of [
      await admin.post<Problem>(`${path}/preview`, other),
      await admin.put<Problem>(path, { ...other, version: 2 }),
    ])
      expect([answer.status, answer.body.code]).toEqual([422, 'SCOPE_NEVER_APPLIES']);
    expect(await admin.put(path, { ...stored, channel: 'web', version: 2 })).toMatchObject({ status: 200 });
  });

  test('another kind of account has other mass sends: what no longer fits is shown before it is changed', async () => {
    const mass = await openAccount(room, 'wechat', {
      ...{ driver: 'mass', sandbox: true, baseUrl: 'http://localhost:9', credentials: { appSecret: '示例' } },
      settings: { appId: 'wx1234567890123456' },
    });
    // Ten on ten days of one month; a service account has four.
    const day = noon.plus({ months: 2 }).startOf('month').plus({ hours: 12 });
    await plantPublications(
      room.api.dataSource,
      Array.from({ length: 10 }, (_, days) => ({
        ...{ departmentId: room.bureau, accountId: mass, channel: 'wechat' as const },
        slot: day.plus({ days }).toJSDate(),
      })),
    );
    const change = (more: object) => channels.patch<Problem & { confirm: string }>(`/api/accounts/${mass}`, more);
    const service = { settings: { accountKind: 'service' } };
    const refused = await change(service);
    expect(refused).toMatchObject({ status: 409, body: { code: 'CHANGE_STRANDS_PLAN', counts: { misfits: 6 } } });
    const kindNow = () => channels.get<{ settings: { accountKind?: string } }>(`/api/accounts/${mass}`);
    expect((await kindNow()).body.settings.accountKind).toBeUndefined();
    expect((await change({ ...service, confirm: 'x' })).status).toBe(409);
    expect((await change({ ...service, confirm: refused.body.confirm })).status).toBe(200);
    expect((await kindNow()).body.settings.accountKind).toBe('service');
  });

  test('ten thousand planned posts are weighed in seconds, and nothing changes unseen', async () => {
    await plant(Array.from({ length: 10_000 }, (_, index) => index));
    const policy = minGap('PT2M');
    const started = performance.now();
    const refused = await channels.post<Problem>('/api/throttle-policies', policy);
    const weighed = performance.now() - started;
    expect([refused.status, refused.body.counts]).toEqual([
      409,
      { planned: 10_000, misfits: 5_000, held: 0, silenced: 0 },
    ]);
    const preview = await channels.post<Preview>('/api/throttle-policies/preview', policy);
    expect(preview.body.counts).toMatchObject({ listed: 5_000, movable: 5_000 });
    expect((await channels.post('/api/throttle-policies', { ...policy, confirm: preview.body.confirm })).status).toBe(
      201,
    );
    const moving = (await duty.post<Preview>('/api/replanning/misfits/preview', {})).body;
    const { body } = await duty.post<Result>('/api/replanning/misfits/move', { confirm: moving.confirm });
    expect([body.moved.length, body.left.length]).toEqual([5_000, 0]);
    expect((await duty.get<Preview>('/api/replanning/misfits')).body.counts.listed).toBe(0);
    // Far above what it takes, far below one query each.
    expect(weighed).toBeLessThan(10_000);
  }, 120_000);
});
