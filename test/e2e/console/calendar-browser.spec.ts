import type { Locator, Page } from 'playwright';
import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, TestBrowser, type TestWindow } from './browser.js';

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

  /** Slowly, as a hand does. @returns what stood under the pointer before it was let go */
  async function drag(page: Page, from: Locator, to: Locator, settled: RegExp): Promise<string> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('there is nothing to drag, or nowhere');
    const [x, y] = [start.x + 30, start.y + 8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.waitForTimeout(50);
    for (let step = 1; step <= 12; step++) {
      await page.mouse.move(
        x + ((end.x + end.width / 2 - x) * step) / 12,
        y + ((end.y + end.height * 0.6 - y) * step) / 12,
      );
      await page.waitForTimeout(15);
    }
    const under = page.locator('.dragged');
    await under
      .filter({ hasText: settled })
      .waitFor()
      .catch(async () => {
        throw new Error(`under the pointer stands: ${await under.textContent()}`);
      });
    const words = (await under.textContent()) ?? '';
    await page.mouse.up();
    await under.waitFor({ state: 'detached' });
    return words;
  }

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
    const words = await drag(page, chip(page, '示例要挪的'), field(page, 2), /顺延到/);
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
});
