import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
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

  it('holds what is planned at its slot, what is out when it left, what went wrong where it should have left, in order', async () => {
    const [later, early, held, gone] = [
      await plan(web, 30),
      await plan(web, 26),
      await plan(web, 28),
      await plan(web, 29),
    ];
    const sent = await plan(web, 27);
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(),
         platform_ref = 'example', sent_at = slot_at + interval '4 hours' WHERE id = $1`,
      [sent],
    );
    for (const state of ['claimed', 'sending', 'sent'])
      await sql(`UPDATE publication SET state = $2 WHERE id = $1`, [sent, state]);
    await duty.post(`/api/publications/${held}/hold`, { reason: '示例' });
    await duty.post(`/api/publications/${gone}/cancel`, { reason: '示例' });
    const { items, truncated } = await ask(at(25), at(40));
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [early, 'scheduled'],
      [held, 'held'],
      [later, 'scheduled'],
      [sent, 'sent'],
    ]);
    expect(items[3]).toMatchObject({
      at: at(31).toISOString(),
      slotAt: at(27).toISOString(),
      stateName: { zh: '已发布' },
    });
    expect(truncated).toBe(false);
    expect((await ask(at(25), at(26))).items).toEqual([]);
    expect((await ask(at(26), at(27))).items.map(({ id }) => id)).toEqual([early]);
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
});
