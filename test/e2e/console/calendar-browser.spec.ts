import type { Locator, Page } from 'playwright';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../../factories/newsroom.js';
import { fillCalendar } from '../../factories/full-calendar.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';
import { drag } from './drag.js';

jest.setTimeout(180_000);

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;
const dayOf = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10);
const instantOf = (day: string, clock: string): Date => new Date(`${day}T${clock}:00+08:00`);

/** The calendar in a real browser: what is dragged is told by where it lies afterwards. */
describe('the calendar in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let site: string;
  let other: string;
  const windows: TestWindow[] = [];
  // A week to come, whole: Monday to Sunday.
  const monday = ((): number => {
    const next = Date.now() + 7 * DAY;
    const weekday = new Date(next + OFFSET).getUTCDay() || 7;
    return next - (weekday - 1) * DAY;
  })();
  const day = (n: number): string => dayOf(monday + n * DAY);
  const week = `/console/calendar?view=week&day=${day(0)}`;

  const open = async (path: string, ...given: Parameters<TestBrowser['window']>): Promise<TestWindow> => {
    const window = await browser.window(...given);
    windows.push(window);
    await window.logIn('duty', TEST_PASSWORD, path);
    return window;
  };
  const plan = async (text: string, n: number, clock: string): Promise<string> =>
    scheduleStory(room, await approveStory(room, { web: site }, { text }), site, instantOf(day(n), clock));
  const slotOf = async (id: string): Promise<string> => {
    const [row]: { slot: Date }[] = await room.api.dataSource.query(
      `SELECT slot_at AS slot FROM publication WHERE id = $1`,
      [id],
    );
    return row?.slot.toISOString() ?? '';
  };
  const field = (page: Page, n: number, account = site): Locator =>
    page.locator(`.cell[data-day="${day(n)}"][data-lane="${account}"]`);
  const chip = (page: Page, text: string): Locator => page.locator('.chip', { hasText: text });

  beforeAll(async () => {
    room = await openNewsroom();
    site = await openAccount(room, 'web', { name: '示例甲网站' });
    other = await openAccount(room, 'web', { name: '示例乙网站' });
    await addPolicy(
      room,
      [
        { type: 'minGap', gap: 'PT3H' },
        { type: 'limit', max: 4, per: 'day', window: 'calendar' },
      ],
      {
        accountId: site,
      },
    );
    await room.api.dataSource.query(
      `INSERT INTO blackout (id, name, starts_at, ends_at, mode, mourning) VALUES (gen_random_uuid(), '示例哀悼', $1, $2, 'shift', true)`,
      [instantOf(day(5), '00:00'), instantOf(day(6), '00:00')],
    );
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('what is dropped on a day lies there at the time the rules allow, with the reason under the pointer, and goes back', async () => {
    await plan('示例先到的', 2, '10:00');
    const id = await plan('示例要挪的', 1, '11:00');
    const { page, complaints } = await open(week, DESKTOP);
    await field(page, 1).locator('.chip', { hasText: '示例要挪的' }).waitFor();
    const height = async (): Promise<number> => (await field(page, 2).boundingBox())?.height ?? -1;
    const before = await height();
    let during = -1;
    await page.exposeFunction('measured', async () => (during = await height()));
    await page.evaluate(
      `new MutationObserver(() => document.querySelector('.cell .hint') && window.measured()).observe(document.body, { childList: true, subtree: true })`,
    );
    const words = await drag(page, chip(page, '示例要挪的'), field(page, 2), /顺延到/);
    // What stands in the fields meanwhile moves nothing from under the pointer.
    expect(during).toBe(before);
    expect(page.url()).not.toContain('accountId');
    expect(words).toContain('13:00');
    expect(words).toContain('至少间隔 3 小时');
    await field(page, 2).locator('.chip', { hasText: '示例要挪的' }).waitFor();
    expect(await field(page, 1).locator('.chip').count()).toBe(0);
    expect(await slotOf(id)).toBe(instantOf(day(2), '13:00').toISOString());
    await page.getByRole('button', { name: '撤销' }).click();
    await field(page, 1).locator('.chip', { hasText: '示例要挪的' }).waitFor();
    expect(await slotOf(id)).toBe(instantOf(day(1), '11:00').toISOString());
    expect(complaints).toEqual([]);
  });

  test('nothing changes accounts by being dragged, and it is said why', async () => {
    const id = await plan('示例不换的', 3, '08:00');
    const { page } = await open(week, DESKTOP);
    const words = await drag(page, chip(page, '示例不换的'), field(page, 3, other), /不能换到别处/);
    expect(words).toContain('示例甲网站');
    await page.getByRole('status').getByText('不能换到别处').waitFor();
    expect(await field(page, 3).locator('.chip', { hasText: '示例不换的' }).count()).toBe(1);
    expect(await slotOf(id)).toBe(instantOf(day(3), '08:00').toISOString());
  });

  test('within a day it goes to the quarter of an hour it is dropped on', async () => {
    const id = await plan('示例当天的', 4, '15:00');
    const { page } = await open(`/console/calendar?view=day&day=${day(4)}`, DESKTOP);
    // It opens with the morning: the night is above, out of sight.
    const [morning, board] = [page.getByRole('rowheader', { name: '08:00' }), page.locator('.board-scroll')];
    await morning.waitFor();
    expect(await board.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(50);
    const head = await page.locator('.board-head').boundingBox();
    expect((await morning.boundingBox())?.y).toBeCloseTo((head?.y ?? 0) + (head?.height ?? 0), -1);
    const [from, to] = [
      chip(page, '示例当天的'),
      page.locator(`.cell[data-lane="${site}"]`).nth(9), // the night, then from 06:00: 14:00
    ];
    await from.scrollIntoViewIfNeeded();
    await drag(page, from, to, /可发 .*14:30/);
    await page.getByRole('status').getByText('已改到').waitFor();
    expect(await slotOf(id)).toBe(instantOf(day(4), '14:30').toISOString());
  });

  test('an approved story is dragged from those to be planned onto a day, or given a free place by keyboard alone', async () => {
    await approveStory(room, { web: other }, { text: '示例待排的' });
    const window = await open(week, DESKTOP);
    const { page } = window;
    const waiting = page.locator('.tray-story', { hasText: '示例待排的' }).locator('.tray-account');
    await drag(page, waiting, field(page, 0, other), /可发/);
    await field(page, 0, other).locator('.chip', { hasText: '示例待排的' }).waitFor();
    await waiting.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销' }).click();
    await waiting.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('下一个空档').waitFor();
    await page.locator('.ghost').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.locator('.answer.is-wished').waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('button', { name: /^排到 / }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('已排到').waitFor();
    const [row]: { slot: Date }[] = await room.api.dataSource.query(
      `SELECT slot_at AS slot FROM publication WHERE account_id = $1 AND state = 'scheduled'`,
      [other],
    );
    expect(new Date((row?.slot.getTime() ?? 0) + OFFSET).toISOString().slice(11, 16)).toBe('09:00');
    expect(window.complaints).toEqual([]);
  });

  test('a silence of one department is told in every view of accounts, and of another channel in none that it does not concern', async () => {
    const { dataSource } = room.api;
    await dataSource.query(
      `INSERT INTO blackout (id, name, department_id, channel, starts_at, ends_at, mode, mourning)
       VALUES (gen_random_uuid(), '示例单位静默', $1, NULL, $3, $4, 'shift', false), (gen_random_uuid(), '示例微博静默', $2, 'weibo', $3, $4, 'shift', false)`,
      [room.school, room.bureau, instantOf(day(3), '10:00'), instantOf(day(3), '12:00')],
    );
    try {
      for (const size of [DESKTOP, PHONE]) {
        const window = await open(`/console/calendar?view=day&day=${day(3)}`, size);
        const { page } = window;
        const told = page.getByText(/停发 10:00–12:00 · 示例单位静默/);
        await told.first().waitFor();
        if (size === DESKTOP) {
          // Both lanes are of websites.
          expect(await told.count()).toBe(2);
          expect(await page.getByText('示例微博静默').count()).toBe(0);
        }
        expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
        for (const view of ['week', 'month']) {
          await page.goto(`/console/calendar?view=${view}&day=${day(3)}`);
          await told.first().waitFor();
        }
      }
    } finally {
      await dataSource.query(`DELETE FROM blackout WHERE name LIKE '%静默'`);
    }
  });

  test('on paper a month lists all posts of a day, also those the screen only counts', async () => {
    for (let n = 1; n <= 7; n += 1) {
      const story = await approveStory(room, { web: other }, { text: `示例印出${n}` });
      await scheduleStory(room, story, other, instantOf(day(3), `1${n}:00`));
    }
    const { page, complaints } = await open(`/console/calendar?view=month&day=${day(3)}`, DESKTOP);
    const cell = page.locator(`.cell[data-day="${day(3)}"]`);
    const rest = cell.getByRole('button', { name: /^另有 \d+ 条/ });
    await rest.waitFor();
    await page.emulateMedia({ media: 'print' });
    await rest.waitFor({ state: 'detached' });
    expect(await cell.locator('.chip', { hasText: '示例印出' }).count()).toBe(7);
    // What its signs mean and whose they are; nothing to be pressed.
    const legend = page.locator('.print-legend');
    expect(await legend.isVisible()).toBe(true);
    expect(await legend.innerText()).toMatch(/符号：○ 待发布[^]*账号：.*示例乙网站（网站）/);
    expect(await page.locator('.ant-btn:visible').count()).toBe(0);
    await page.emulateMedia({ media: null });
    await rest.waitFor();
    expect(complaints).toEqual([]);
  });

  test('of what no longer fits some are picked: looked at by themselves, moved, and told where they went and why', async () => {
    const own = await openAccount(room, 'web', { name: '示例丙网站' });
    await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { accountId: own });
    const ids: string[] = [];
    for (const [text, clock] of [
      ['示例不合一', '20:00'],
      ['示例不合二', '20:30'],
      ['示例不合三', '21:00'],
    ] as const)
      ids.push(
        await scheduleStory(room, await approveStory(room, { web: own }, { text }), own, instantOf(day(1), clock)),
      );
    const { dataSource } = room.api;
    await dataSource.query(
      `INSERT INTO blackout (id, name, starts_at, ends_at, mode, mourning) VALUES (gen_random_uuid(), '示例晚间停发', $1, $2, 'shift', false)`,
      [instantOf(day(1), '19:30'), instantOf(day(1), '22:00')],
    );
    const at = (clock: string): string => instantOf(day(1), clock).toISOString();
    try {
      for (const size of [PHONE, DESKTOP]) {
        const window = await open(week, size);
        const { page } = window;
        await page.getByRole('button', { name: '查看并重排' }).click();
        const dialog = page.getByRole('dialog');
        const row = (text: string): Locator => dialog.locator('.many-preview li', { hasText: text });
        await row('示例不合三')
          .getByText(/21:00 → .*23:00/)
          .waitFor();
        await row('示例不合三')
          .getByText(/示例晚间停发/)
          .waitFor();
        // What is picked is asked about by itself: without the first, the others go to earlier times.
        await dialog.getByRole('checkbox', { name: '移动《示例不合一》' }).uncheck();
        expect(await dialog.getByRole('button', { name: /^移动这/ }).count()).toBe(0);
        await dialog.getByRole('button', { name: '预看所选的 2 条' }).click();
        await row('示例不合三')
          .getByText(/21:00 → .*22:30/)
          .waitFor();
        expect(await row('示例不合一').count()).toBe(0);
        expect(await window.barriers()).toEqual([]);
        expect(await window.isTooWide()).toBe(false);
        expect(await Promise.all(ids.map(slotOf))).toEqual([at('20:00'), at('20:30'), at('21:00')]);
        if (size === PHONE) {
          await dialog.getByRole('button', { name: '改回全部' }).click();
          await row('示例不合一').waitFor();
          continue;
        }
        await dialog.getByRole('button', { name: '移动这 2 条' }).click();
        await dialog.getByRole('status').getByText('2 条已移动').waitFor();
        await row('示例不合二')
          .getByText(/20:30 → .*22:00/)
          .waitFor();
        await row('示例不合二')
          .getByText(/示例晚间停发/)
          .waitFor();
        expect(await window.barriers()).toEqual([]);
        expect(await Promise.all(ids.map(slotOf))).toEqual([at('20:00'), at('22:00'), at('22:30')]);
        await dialog.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
        await page.getByText('1 条已排期的稿件不再符合现行规则。').waitFor();
        expect(window.complaints).toEqual([]);
      }
    } finally {
      await dataSource.query(`DELETE FROM blackout WHERE name = '示例晚间停发'`);
    }
  });

  test.each([
    ['month', DESKTOP, 'light', 'zh'],
    ['week', DESKTOP, 'dark', 'en'],
    ['day', DESKTOP, 'light', 'zh'],
    ['week', PHONE, 'light', 'zh'],
  ] as const)('a %s keeps nobody out and fits: %o, %s, %s', async (view, viewport, colorScheme, language) => {
    const window = await browser.window(viewport, { colorScheme });
    windows.push(window);
    await window.context.addInitScript(`localStorage.setItem('xuanfa.language', '${language}')`);
    await window.logIn('duty', TEST_PASSWORD, `/console/calendar?view=${view}&day=${day(2)}`);
    const { page } = window;
    await page.locator('.chip').first().waitFor();
    if (view === 'week')
      await page
        .getByText(language === 'en' ? 'Day of mourning' : '哀悼日')
        .first()
        .waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
    await page.locator('.chip').first().click();
    await page
      .getByRole('dialog')
      .getByText(language === 'en' ? 'Move…' : '移动…')
      .first()
      .waitFor();
    await page.waitForTimeout(400); // the panel slides in
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('with 5,000 posts in the month and 100,000 stories it draws what is seen, asked for once', async () => {
    const first = `${day(40).slice(0, 7)}-01`;
    const took = await fillCalendar(room, { stories: 100_000, posts: 5_000, from: instantOf(first, '00:00') });
    const window = await open('/console/', DESKTOP);
    const { page } = window;
    const asked: string[] = [];
    const answered: string[] = [];
    const wasThere: boolean[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      asked.push(pathname);
      if (pathname === '/api/replanning/misfits') wasThere.push(answered.includes('/api/calendar'));
    });
    page.on('response', (response) => answered.push(new URL(response.url()).pathname));
    const begun = Date.now();
    await page.goto(`/console/calendar?view=month&day=${first}`);
    await page.locator('.cell-rest').first().waitFor();
    const opened = Date.now() - begun;
    const [nodes, chips] = [await page.locator('*').count(), await page.locator('.chip').count()];
    expect(chips).toBeGreaterThan(50);
    expect(chips).toBeLessThanOrEqual(42 * 4);
    expect(nodes).toBeLessThan(4_000);
    expect(asked.filter((path) => path === '/api/calendar')).toHaveLength(1);
    // The whole plan is gone through for what no longer fits: after what is looked at is there.
    expect(answered).toContain('/api/calendar');
    expect(wasThere).toEqual([true]);
    await page.goto(`/console/calendar?view=week&kind=department&day=${first.slice(0, 8)}10`);
    await page.locator('.board-row.is-placed').first().waitFor();
    expect(await page.locator('.board-row').count()).toBeLessThan(25);
    const longest: number = await page.evaluate(SCROLL);
    expect(await page.locator('*').count()).toBeLessThan(6_000);
    console.log(
      `calendar of 5,000: seeded in ${took} ms, opened in ${opened} ms, ${nodes} nodes; longest frame of a scroll ${longest} ms`,
    );
    expect(window.complaints).toEqual([]);
  });

  looksAtItsDialogs();
});

/** Scrolls the board to its end in forty steps. @returns the longest time between two frames, ms */
const SCROLL = `(async () => {
  const board = document.querySelector('.board-scroll');
  const frame = () => new Promise(requestAnimationFrame);
  let [last, longest] = [await frame(), 0];
  for (let step = 1; step <= 40; step++) {
    board.scrollTop = (board.scrollHeight * step) / 40;
    const now = await frame();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return Math.round(longest);
})()`;
