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

interface Calendar {
  items: { id: string; at: string; slotAt: string; state: string; accountId: string; stateName: { zh: string } }[];
  truncated: boolean;
  errors?: { code: string; pointer: string }[];
}

describe('the calendar', () => {
  let room: Newsroom;
  let duty: Client;
  let web: string;
  // Slots are whole seconds.
  const now = Math.ceil(Date.now() / 1_000) * 1_000;
  const at = (hours: number): Date => new Date(now + hours * HOUR);
  const sql = (query: string, parameters: unknown[]) => room.api.dataSource.query(query, parameters);
  const ask = async (from: Date, to: Date, more = '', who = duty) =>
    (await who.get<Calendar>(`/api/calendar?from=${from.toISOString()}&to=${to.toISOString()}${more}`)).body;
  const plan = async (account: string, hours: number) =>
    scheduleStory(room, await approveStory(room, { web: account }), account, at(hours));

  beforeAll(async () => {
    room = await openNewsroom();
    duty = await room.api.loginAs('duty');
    web = await openAccount(room, 'web');
  });
  afterAll(() => room.close());

  it('holds what is planned at its slot, what is or was out when it left, what went wrong where it should have left, in order', async () => {
    const [later, early, held, gone] = [
      await plan(web, 30),
      await plan(web, 26),
      await plan(web, 28),
      await plan(web, 29),
    ];
    const [sent, down] = [await plan(web, 27), await plan(web, 25.5)];
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(),
         platform_ref = 'example', sent_at = slot_at + interval '4 hours' WHERE id = ANY ($1::uuid[])`,
      [[sent, down]],
    );
    const become = async (id: string, ...states: string[]): Promise<void> => {
      for (const state of states) await sql(`UPDATE publication SET state = $2 WHERE id = $1`, [id, state]);
    };
    await become(sent, 'claimed', 'sending', 'sent');
    await become(down, 'claimed', 'sending', 'sent', 'retracted');
    await duty.post(`/api/publications/${held}/hold`, { reason: '示例' });
    await duty.post(`/api/publications/${gone}/cancel`, { reason: '示例' });
    const { items, truncated } = await ask(at(25), at(40));
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [early, 'scheduled'],
      [held, 'held'],
      [down, 'retracted'],
      [later, 'scheduled'],
      [sent, 'sent'],
    ]);
    expect(items[4]).toMatchObject({
      at: at(31).toISOString(),
      slotAt: at(27).toISOString(),
      stateName: { zh: '已发布' },
    });
    expect(truncated).toBe(false);
    expect((await ask(at(24), at(26))).items).toEqual([]);
    expect((await ask(at(26), at(27))).items.map(({ id }) => id)).toEqual([early]);
  });

  it('holds what was taken down where it stood, and says so', async () => {
    const id = await plan(web, 60);
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(),
         platform_ref = 'example', sent_at = slot_at WHERE id = $1`,
      [id],
    );
    for (const state of ['claimed', 'sending', 'sent', 'retracted'])
      await sql(`UPDATE publication SET state = $2 WHERE id = $1`, [id, state]);
    const { items } = await ask(at(60), at(61));
    expect(items).toMatchObject([{ id, state: 'retracted', stateName: { zh: '已撤下' }, at: at(60).toISOString() }]);
  });

  it('shows one account or one channel, and nothing of departments one may not read', async () => {
    const other = await openAccount(room, 'web', { name: '示例另一站' });
    const id = await plan(other, 50);
    expect((await ask(at(49), at(51), `&accountId=${other}`)).items.map((item) => item.id)).toEqual([id]);
    expect((await ask(at(49), at(51), '&channel=weibo')).items).toEqual([]);
    const elsewhere = await room.api.createDepartment({ name: '示例另一局', parentId: room.bureau });
    const stranger = await room.api.enter('calendar-stranger', [elsewhere, 'viewer']);
    expect((await ask(at(49), at(51), '', stranger)).items).toEqual([]);
  });

  it.each([
    ['ends before it begins', 2, 1],
    ['is longer than a quarter of a year', 0, 94 * 24],
  ])('refuses a time that %s', async (_what, from, to) => {
    expect((await ask(at(from), at(to))).errors).toMatchObject([{ code: 'BAD_SPAN', pointer: '/to' }]);
  });

  describe('asked where something would come to stand', () => {
    interface Outlook {
      items: { slotAt: string | null; because: { text: { zh: string } }[]; fault: { code: string } | null }[];
      status?: number;
      code?: string;
      errors?: { pointer: string }[];
    }
    const outlook = async (body: object, who = duty) => (await who.post<Outlook>('/api/calendar/slots', body)).body;
    const iso = (hours: number): string => at(hours).toISOString();
    let site: string;

    beforeAll(async () => {
      site = await openAccount(room, 'web', { name: '示例限时站' });
      await addPolicy(room, [{ type: 'minGap', gap: 'PT2H' }], { accountId: site });
    });

    it('answers every wish with the time a move would give, its own place being free, and takes none', async () => {
      const [first, second] = [await plan(site, 100), await plan(site, 110)];
      const { items } = await outlook({ publicationId: second, wishes: [iso(120), iso(101), iso(110.5), iso(-1)] });
      expect(items.map(({ slotAt, fault }) => slotAt ?? fault?.code)).toEqual([
        iso(120),
        iso(102),
        iso(110.5),
        'WISH_IN_PAST',
      ]);
      expect(items[1]?.because[0]?.text.zh).toContain('至少间隔 2 小时');
      expect(items[0]?.because).toEqual([]);
      const moved = await duty.post<{ slotAt: string }>(`/api/publications/${second}/move`, { wishedAt: iso(101) });
      expect(moved.body.slotAt).toBe(iso(102));
      expect((await ask(at(99), at(101))).items.map(({ id }) => id)).toEqual([first]);
    });

    it('answers for an approved story as scheduling it would', async () => {
      const storyId = await approveStory(room, { web: site }, { windowTo: at(150) });
      const { items } = await outlook({ storyId, accountId: site, wishes: [iso(140), iso(160)] });
      expect(items.map(({ slotAt, fault }) => slotAt ?? fault?.code)).toEqual([iso(140), 'SLOT_OUTSIDE_WINDOW']);
      await scheduleStory(room, storyId, site, at(140));
      expect(await outlook({ storyId, accountId: site, wishes: [iso(141)] })).toMatchObject({
        code: 'ALREADY_SCHEDULED',
      });
    });

    it('wants to know of what, and when', async () => {
      expect((await outlook({ wishes: [iso(1)] })).errors).toMatchObject([
        { pointer: '/storyId' },
        { pointer: '/accountId' },
      ]);
      expect((await outlook({ publicationId: site, wishes: ['2026-12-01T09:00:00'] })).errors).toMatchObject([
        { pointer: '/wishes' },
      ]);
    });
  });

  it('tells the approved stories that have no time yet, with the accounts they lack one on', async () => {
    interface Unplanned {
      items: { storyId: string; accounts: { id: string }[] }[];
    }
    const [one, two] = [
      await openAccount(room, 'web', { name: '示例甲站' }),
      await openAccount(room, 'weibo', { name: '示例乙微博' }),
    ];
    const list = async (who = duty) => (await who.get<Unplanned>('/api/calendar/unplanned')).body.items;
    const storyId = await approveStory(room, { web: one, weibo: two });
    const end = new Date(Date.now() + 2_000);
    const over = await approveStory(room, { web: one }, { windowTo: end });
    const found = async () => (await list()).find((item) => item.storyId === storyId)?.accounts.map(({ id }) => id);
    expect(await found()).toEqual([one, two]);
    await scheduleStory(room, storyId, one, at(200));
    expect(await found()).toEqual([two]);
    await sql(`SELECT pg_sleep(greatest(0, extract(epoch FROM $1::timestamptz - clock_timestamp())))`, [end]);
    expect((await list()).map((item) => item.storyId)).not.toContain(over);
    const reader = await room.api.enter('calendar-reader', [room.bureau, 'viewer']);
    expect(await list(reader)).toEqual([]);
  });

  it('says how much of each quota is used, a day at a time', async () => {
    interface Quota {
      policy: string;
      max: number;
      per: string;
      accountIds: string[];
      periods: { from: string; used: number }[];
    }
    const account = await openAccount(room, 'web', { name: '示例限额站' });
    const policy = await addPolicy(room, [{ type: 'limit', max: 5, per: 'day', window: 'calendar' }], {
      accountId: account,
    });
    await plan(account, 300);
    await plan(account, 300.001);
    const asked = `from=${at(290).toISOString()}&to=${at(310).toISOString()}&accountId=${account}`;
    const { body } = await duty.get<Quota[]>(`/api/calendar/quotas?${asked}`);
    const day = at(300 + 8)
      .toISOString()
      .slice(0, 10);
    expect(body.filter((quota) => quota.policy.includes(policy))).toMatchObject([
      { max: 5, per: 'day', accountIds: [account] },
    ]);
    const used = body.flatMap((quota) => (quota.policy.includes(policy) ? quota.periods : []));
    expect(used.reduce((sum, period) => sum + period.used, 0)).toBe(2);
    expect(used.map(({ from }) => from)).toContain(day);
  });

  it('counts a send over midnight on both days, as the throttle does', async () => {
    interface Quota {
      policy: string;
      periods: { from: string; used: number }[];
    }
    const account = await openAccount(room, 'web', { name: '示例跨夜站' });
    const rules = [{ type: 'limit', max: 5, per: 'day', window: 'calendar' }] as const;
    const policy = await addPolicy(room, [...rules], { accountId: account });
    const planned = await plan(account, 500);
    await sql(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       SELECT id, gen_random_uuid(), department_id, account_id, channel, '2026-03-09T15:30:00Z', '2026-03-09T15:30:00Z', '2026-03-09T17:30:00Z'
       FROM publication WHERE id = $1`,
      [planned],
    );
    const usedOn = async (from: string, to: string) => {
      const { body } = await duty.get<Quota[]>(`/api/calendar/quotas?from=${from}&to=${to}&accountId=${account}`);
      return body.flatMap((quota) => (quota.policy.includes(policy) ? quota.periods : []));
    };
    const [ninth, tenth] = [
      { from: '2026-03-09', used: 1 },
      { from: '2026-03-10', used: 1 },
    ];
    expect(await usedOn('2026-03-08T16:00:00Z', '2026-03-10T16:00:00Z')).toMatchObject([ninth, tenth]);
    // Also where only the day is asked about on which it ended.
    expect(await usedOn('2026-03-09T16:00:00Z', '2026-03-10T16:00:00Z')).toMatchObject([tenth]);
  });

  it('tells, where it is asked, also of a department that spoke through an account of others and has nothing planned', async () => {
    const account = await openAccount(room, 'web', { name: '示例合用站' });
    const policy = await addPolicy(room, [{ type: 'limit', max: 2, per: 'day', window: 'calendar' }], {
      ...{ accountId: account, departmentId: room.bureau, spread: 'each' },
    });
    const planned = await plan(account, 700);
    await sql(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       SELECT id, gen_random_uuid(), $2, account_id, channel, '2026-03-19T04:00:00Z', '2026-03-19T04:00:00Z', '2026-03-19T04:00:01Z'
       FROM publication WHERE id = $1`,
      [planned, room.school],
    );
    const of = async (more: string) => {
      const asked = `from=2026-03-18T16:00:00Z&to=2026-03-20T16:00:00Z&accountId=${account}${more}`;
      const quotas = (await duty.get<{ policy: string; departmentId: string }[]>(`/api/calendar/quotas?${asked}`)).body;
      return quotas.filter((quota) => quota.policy.includes(policy) && quota.departmentId === room.school);
    };
    expect(await of('')).toEqual([]);
    expect(await of('&sent=yes')).toMatchObject([{ max: 2, periods: [{ from: '2026-03-19', used: 1 }] }]);
  });
});
