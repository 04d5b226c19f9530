import ExcelJS from 'exceljs';
import { OUT_BY_DAY, OUT_BY_HOUR } from '../../src/publishing/insights/insights.queries.js';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';

interface Insights {
  days: { day: string; channel: string; out: number }[];
  hours: { weekday: number; hour: number; out: number }[];
  channels: { channel: string; out: number; counted: number; reads: number | null; lateP50: number; lateMax: number }[];
  late: { lateP50: number | null; lateP95: number | null; lateMax: number | null };
  departments: { departmentName: string; out: number; reads: number | null; unread: string[] }[];
  pillars: { campaignTitle: string | null; out: number }[];
  lateness: { day: string; punctual: number; late: number; missing: number }[];
  errors?: { code: string }[];
}

/** A Friday, 23:59:30 in Beijing: the day after in no zone west of it. */
const LATE_ON_FRIDAY = new Date('2026-07-10T15:59:30Z');

describe('insights', () => {
  let room: Newsroom;
  let duty: Client & { cookie: string };
  const sql = (query: string, parameters: unknown[]) => room.api.dataSource.query(query, parameters);
  const SPAN = 'from=2026-07-01T00:00:00%2B08:00&to=2026-08-01T00:00:00%2B08:00';
  const ask = async (more = '', who = duty) => (await who.get<Insights>(`/api/insights?${SPAN}${more}`)).body;
  /** Sent at a time, so many ms after its slot. */
  const out = async (account: string, departmentId: string, sentAt: Date, lateMs: number, text?: string) => {
    const story = await approveStory(room, { web: account }, { departmentId, ...(text ? { text } : {}) });
    const id = await scheduleStory(room, story, account, inAnHour());
    await leave(id, sentAt, lateMs);
    return id;
  };
  const inAnHour = () => new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000);
  const leave = async (id: string, sentAt: Date, lateMs: number) => {
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), platform_ref = 'example',
         wished_at = $2, slot_at = $2, sent_at = $3 WHERE id = $1`,
      [id, new Date(sentAt.getTime() - lateMs), sentAt],
    );
    for (const state of ['claimed', 'sending', 'sent'])
      await sql('UPDATE publication SET state = $2 WHERE id = $1', [id, state]);
  };

  /** The rows of a sheet below its heading. */
  const rowsOf = async (sheet: string, query: string): Promise<unknown[][]> => {
    const path = `${room.api.url}/api/insights/export.xlsx?${query}`;
    const answer = await fetch(path, { headers: { cookie: duty.cookie } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    return (book.getWorksheet(sheet)?.getSheetValues() ?? []).slice(2).map((row) => (row as unknown[]).slice(1));
  };

  beforeAll(async () => {
    room = await openNewsroom();
    duty = await room.api.loginAs('duty');
    const web = await openAccount(room, 'web');
    const counted = await out(web, room.bureau, LATE_ON_FRIDAY, 40);
    const awaited = await out(
      ...([web, room.school, new Date(LATE_ON_FRIDAY.getTime() + 60_000), 2_000, '=HYPERLINK("示例")'] as const),
    );
    await sql(
      `INSERT INTO post_follow (publication_id, account_id, sent_at, followed_from, measured, measure_at)
       SELECT id, account_id, sent_at, sent_at, true, now() + interval '1 day' FROM publication WHERE id = $1`,
      [awaited],
    );
    await out(web, room.bureau, new Date('2026-08-02T00:00:00Z'), 0);
    for (const [at, reads] of [
      ['2026-07-11T00:00:00Z', 5],
      ['2026-07-12T00:00:00Z', 12],
    ])
      await sql(`INSERT INTO post_figure (publication_id, at, age, reads) VALUES ($1, $2, '1d', $3)`, [
        counted,
        at,
        reads,
      ]);
  });
  afterAll(() => room.close());

  it('sums up what went out within the time by Beijing’s days and hours, with the latest figures and how late it was', async () => {
    const { days, hours, channels, departments, pillars } = await ask();
    expect(days).toEqual([
      { day: '2026-07-10', channel: 'web', out: 1 },
      { day: '2026-07-11', channel: 'web', out: 1 },
    ]);
    expect(hours).toEqual([
      { weekday: 5, hour: 23, out: 1 },
      { weekday: 6, hour: 0, out: 1 },
    ]);
    expect(channels).toMatchObject([{ channel: 'web', out: 2, counted: 1, reads: 12, lateP50: 40, lateMax: 2_000 }]);
    expect(departments.map(({ departmentName, out: count }) => [departmentName, count]).sort()).toEqual([
      ['示例学校', 1],
      ['示例局', 1],
    ]);
    expect(pillars).toMatchObject([{ campaignTitle: null, out: 2 }]);
  });

  it('tells what is not read yet from what the platform does not give, on the page and in the workbook', async () => {
    const { departments, channels } = await ask();
    const of = (name: string) => departments.find(({ departmentName }) => departmentName === name);
    // Its account was read of reads before and of nothing else.
    expect(of('示例学校')).toMatchObject({ reads: null, likes: null, unread: ['reads'] });
    expect(of('示例局')).toMatchObject({ reads: 12, likes: null, unread: [] });
    expect(channels).toMatchObject([{ reads: 12, unread: ['reads'] }]);
    await sql(`UPDATE post_follow SET measured = false, measure_at = NULL`, []);
    expect((await ask(`&departmentId=${room.school}`)).departments).toMatchObject([{ reads: null, unread: [] }]);
    await sql(`UPDATE post_follow SET measured = true, measure_at = now() + interval '1 day'`, []);
    const posts = await rowsOf('明细', SPAN);
    expect(posts.map((row) => row.slice(8, 10))).toEqual([
      [12, '平台不提供'],
      ['尚未读取', '平台不提供'],
    ]);
    expect((await rowsOf('按单位', SPAN)).map((row) => [row[0], row[3]]).sort()).toEqual([
      ['示例学校', '尚未读取'],
      ['示例局', 12],
    ]);
  });

  it('what was found gone afterwards is counted as that, on the page and in the workbook', async () => {
    expect((await ask()).channels).toMatchObject([{ out: 2, gone: 0 }]);
    await sql(`UPDATE post_follow SET gone_at = now(), gone_why = '{"code": "violation"}'`, []);
    const { channels, departments } = await ask();
    expect(channels).toMatchObject([{ out: 2, gone: 1 }]);
    expect(departments.find(({ departmentName }) => departmentName === '示例学校')).toMatchObject({ out: 1, gone: 1 });
    expect((await rowsOf('明细', SPAN)).map((row) => row[13]).filter(Boolean)).toEqual(['已不在平台上']);
    expect((await rowsOf('按单位', SPAN)).map((row) => [row[0], row[7]]).sort()).toEqual([
      ['示例学校', 1],
      ['示例局', 0],
    ]);
    await sql(`UPDATE post_follow SET gone_at = NULL, gone_why = NULL`, []);
  });

  it('calls what nobody will read any more neither unread nor not given, on the page and in the workbook', async () => {
    await sql(`UPDATE post_follow SET measured = true, measure_at = NULL`, []);
    const school = (await ask()).departments.find(({ departmentName }) => departmentName === '示例学校');
    expect(school).toMatchObject({ reads: null, unread: [], missed: ['reads'] });
    expect((await rowsOf('明细', SPAN)).map((row) => row.slice(8, 10))).toEqual([
      [12, '平台不提供'],
      ['未能读取', '平台不提供'],
    ]);
    const totals = await duty.get(`/api/figures/totals?from=${encodeURIComponent('2026-07-01T00:00:00Z')}`);
    expect(totals.body).toMatchObject([{ channel: 'web', unread: [], missed: ['reads'] }]);
    await sql(`UPDATE post_follow SET measure_at = now() + interval '1 day'`, []);
  });

  it('counts by the clocks and days of the zone that is meant', async () => {
    const [from, to] = [new Date('2026-07-01T00:00:00Z'), new Date('2026-08-01T00:00:00Z')];
    const chosen = [[room.bureau, room.school], null, null, null, from, to, 'America/New_York'];
    expect(await sql(OUT_BY_DAY, chosen)).toEqual([{ day: '2026-07-10', channel: 'web', out: 2 }]);
    expect(await sql(OUT_BY_HOUR, chosen)).toEqual([
      { weekday: 5, hour: 11, out: 1 },
      { weekday: 5, hour: 12, out: 1 },
    ]);
  });

  it('tells by the day it was meant for what left at its time, what after it, and what has not left', async () => {
    const web = await openAccount(room, 'web', { name: '示例准时网站' });
    const at = (clock: string) => new Date(`2026-05-20T${clock}+08:00`);
    await out(web, room.bureau, at('09:00:05'), 5_000);
    await out(web, room.bureau, at('10:00:06'), 5_001);
    await out(web, room.school, at('11:01:01'), 60_001);
    // Over midnight: it belongs to the day for which it was planned.
    await out(web, room.bureau, new Date('2026-05-21T00:00:30+08:00'), 60_000);
    const missed = await scheduleStory(room, await approveStory(room, { web }), web, new Date(Date.now() + 7_200_000));
    await sql(`UPDATE publication SET wished_at = $2, slot_at = $2 WHERE id = $1`, [missed, at('12:00:00')]);
    await sql(
      `UPDATE publication SET state = 'missed', state_reason = '{"code":"X","zh":"示例","en":"x"}' WHERE id = $1`,
      [missed],
    );
    const may = `from=2026-05-01T00:00:00%2B08:00&to=2026-06-01T00:00:00%2B08:00`;
    const { lateness } = (await duty.get<Insights>(`/api/insights?${may}`)).body;
    const figures = { punctual: 1, delayed: 2, late: 1, missing: 1, lateP50: 5_001, lateP95: 60_001, lateMax: 60_001 };
    expect(lateness).toEqual([{ day: '2026-05-20', ...figures }]);
    // A day is whole: what it planned is told with it, though it left on the next; and is no part of the next.
    const dayOf = (from: string, to: string) =>
      duty.get<Insights>(`/api/insights?from=${from}T00:00:00%2B08:00&to=${to}T00:00:00%2B08:00`);
    expect((await dayOf('2026-05-20', '2026-05-21')).body.lateness).toEqual([{ day: '2026-05-20', ...figures }]);
    expect((await dayOf('2026-05-21', '2026-05-22')).body).toMatchObject({
      lateness: [],
      days: [{ day: '2026-05-21', out: 1 }],
    });
    const below = (await duty.get<Insights>(`/api/insights?${may}&departmentId=${room.school}`)).body.lateness;
    expect(below).toMatchObject([{ day: '2026-05-20', punctual: 0, late: 1, missing: 0 }]);
  });

  it('takes all channels together for how late they left, so that a channel of one late post is no figure for all', async () => {
    const [web, weibo] = [
      await openAccount(room, 'web', { name: '示例合计网站' }),
      await openAccount(room, 'weibo', { name: '示例合计微博' }),
    ];
    const at = (minute: number) => new Date(Date.parse('2026-03-10T09:00:00+08:00') + minute * 60_000);
    for (let n = 0; n < 18; n += 1) await out(web, room.bureau, at(n), 10 + n);
    const both = await approveStory(room, { web, weibo });
    const page = await scheduleStory(room, both, web, inAnHour());
    const post = await scheduleStory(room, both, weibo, inAnHour());
    await leave(page, at(18), 28);
    await leave(post, at(40), 1_140_000);
    const march = 'from=2026-03-10T00:00:00%2B08:00&to=2026-03-11T00:00:00%2B08:00';
    const { late, channels } = (await duty.get<Insights>(`/api/insights?${march}`)).body;
    expect(channels.map(({ channel, lateMax }) => [channel, lateMax])).toEqual([
      ['web', 28],
      ['weibo', 1_140_000],
    ]);
    expect(late).toEqual({ lateP50: 19, lateP95: 28, lateMax: 1_140_000 });
    const none = 'from=2026-02-10T00:00:00%2B08:00&to=2026-02-11T00:00:00%2B08:00';
    expect((await duty.get<Insights>(`/api/insights?${none}`)).body.late).toEqual({
      ...{ lateP50: null, lateP95: null, lateMax: null },
    });
  });

  it('counts from the slot that was promised before the platform put it off, and from the new one where a person gave it', async () => {
    const web = await openAccount(room, 'web', { name: '示例推迟网站' });
    const at = (clock: string) => new Date(`2026-04-15T${clock}+08:00`);
    /** First tried at 09:00 and put off to 09:20. */
    const putOff = async (first: Date) => {
      const id = await out(web, room.bureau, at('09:20:00'), 0);
      await sql(`UPDATE publication SET first_slot_at = $2 WHERE id = $1`, [id, first]);
      await sql(
        `INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at, ended_at, outcome)
         SELECT gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), $2::timestamptz, $2, $2, $2, 'retry'`,
        [id, at('09:00:00')],
      );
      return id;
    };
    await putOff(at('09:00:00'));
    const april = 'from=2026-04-15T00:00:00%2B08:00&to=2026-04-16T00:00:00%2B08:00';
    const read = async () => (await duty.get<Insights>(`/api/insights?${april}`)).body;
    const before = await read();
    expect(before.late.lateMax).toBe(1_200_000);
    expect(before.lateness).toMatchObject([{ day: '2026-04-15', punctual: 0, late: 1 }]);
    await putOff(at('09:20:00'));
    expect((await read()).lateness).toMatchObject([{ day: '2026-04-15', punctual: 1, late: 1 }]);
  });

  it('narrows to a department with all below it, and shows nothing of departments one may not read', async () => {
    expect((await ask(`&departmentId=${room.school}`)).departments).toMatchObject([
      { departmentName: '示例学校', out: 1 },
    ]);
    expect((await ask(`&departmentId=${room.bureau}`)).channels).toMatchObject([{ out: 2 }]);
    expect((await ask('&channel=weibo')).channels).toEqual([]);
    const elsewhere = await room.api.createDepartment({ name: '示例别处' });
    const stranger = await room.api.enter('insights-stranger', [elsewhere, 'viewer']);
    expect((await ask('', stranger)).channels).toEqual([]);
  });

  it('refuses a time that ends before it begins or is longer than 400 days', async () => {
    for (const span of [
      'from=2026-07-02T00:00:00Z&to=2026-07-01T00:00:00Z',
      'from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z',
    ])
      expect((await duty.get<Insights>(`/api/insights?${span}`)).body.errors).toMatchObject([{ code: 'BAD_SPAN' }]);
  });

  it('comes as a workbook that office programs open: Beijing’s time, and titles that are no formulas', async () => {
    const answer = await fetch(`${room.api.url}/api/insights/export.xlsx?${SPAN}`, {
      headers: { cookie: duty.cookie },
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="insights-2026-07-01.xlsx"');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '明细',
      '按单位',
      '按宣传内容',
      '按渠道',
      '按日',
      '准时',
      '限额',
      '审核环节',
      '审核人员',
    ]);
    const posts = book.getWorksheet('明细');
    expect(posts?.actualRowCount).toBe(3);
    expect((posts?.getCell('A2').value as Date).toISOString()).toBe('2026-07-10T23:59:30.000Z');
    expect(posts?.getCell('B3').value).toBe('=HYPERLINK("示例")');
    expect(posts?.getCell('H3').value).toBe(2);
    // What the other pages show is in it, too: each day's punctuality adds up to what was planned, and every stage has its row.
    const punctual = book.getWorksheet('准时');
    const days = (await duty.get<Insights>(`/api/insights?${SPAN}`)).body.lateness;
    expect(punctual?.actualRowCount).toBe(1 + days.length);
    expect(punctual?.getCell('A2').value).toBe(days[0]?.day);
    expect(punctual?.getCell('B2').value).toBe(days[0]?.punctual);
    expect(['A2', 'A3', 'A4'].map((cell) => book.getWorksheet('审核环节')?.getCell(cell).value)).toEqual([
      ...['初审', '复审', '终审'],
    ]);
  });

  it('has a row in its workbook for each period in which a limit was used, and says what of the limits is not there', async () => {
    const account = await openAccount(room, 'web', { name: '示例限额网站' });
    await addPolicy(room, [{ type: 'limit', max: 3, per: 'day', window: 'calendar' }], { accountId: account });
    const sent = await out(account, room.school, new Date('2026-07-20T04:00:00Z'), 0);
    await sql(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       SELECT id, gen_random_uuid(), department_id, account_id, channel, sent_at, sent_at, sent_at FROM publication WHERE id = $1`,
      [sent],
    );
    const used = (rows: unknown[][]) => rows.filter((row) => row[3] === '示例限额网站');
    const rows = await rowsOf('限额', SPAN);
    expect(used(rows).map((row) => row.slice(3))).toEqual([['示例限额网站', '每日', 3, '2026-07-20', '2026-07-20', 1]]);
    expect(rows.filter(([first]) => String(first).includes('限额'))).toEqual([]);
    // A hundred and twenty-three days: the limits are those of the last ninety-two.
    const long = 'from=2026-04-01T00:00:00%2B08:00&to=2026-08-02T00:00:00%2B08:00';
    const cut = await rowsOf('限额', `${long}&campaignId=${room.bureau}`);
    expect(used(cut)).toHaveLength(1);
    expect(cut.slice(-2).map(([first]) => first)).toEqual([
      '只列最近的限额，从 2026-05-02 起；更早的请缩短时间另行导出。',
      '限额不分专题活动：这一页没有按所选的专题活动筛选。',
    ]);
  });

  it('has a row in its workbook for each reviewer, and says that reviews are not narrowed to a channel or campaign', async () => {
    const now = Date.now();
    const span = `from=${new Date(now - 86_400_000).toISOString()}&to=${new Date(now + 86_400_000).toISOString()}`;
    const { body } = await duty.get<{ people: { personName: string; decided: number; waiting: number }[] }>(
      `/api/review/workload?${span}`,
    );
    expect(body.people.filter(({ decided }) => decided > 0).length).toBeGreaterThan(1);
    const rows = await rowsOf('审核人员', span);
    expect(rows.map(([name, waiting, , decided]) => [name, waiting, decided])).toEqual(
      body.people.map(({ personName, waiting, decided }) => [personName, waiting, decided]),
    );
    const note = '审核不分渠道和专题活动：这一页没有按所选的渠道、专题活动筛选。';
    for (const sheet of ['审核人员', '审核环节'])
      expect((await rowsOf(sheet, `${span}&channel=weibo`)).at(-1)).toEqual([note]);
    expect((await rowsOf('审核环节', span)).flat()).not.toContain(note);
  });
});
