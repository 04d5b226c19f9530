import { addPolicy, type Newsroom, openAccount, openNewsroom } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser } from './browser.js';

jest.setTimeout(120_000);

/** What no day of the administrator comes by on the page of rules (`administrator-day.spec.ts`). */
describe('the rules in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;

  beforeAll(async () => {
    // An institution whose clocks are changed in spring and autumn.
    room = await openNewsroom({ timeZone: 'America/New_York' });
    browser = await TestBrowser.open(room.api.url);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await room?.close();
  });

  test('one whose account is of another channel says that it never applies, and is changed all the same', async () => {
    const web = await openAccount(room, 'web', { name: '示例局网站' });
    const id = await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { accountId: web, channel: 'weibo' });
    const window = await browser.window(PHONE);
    await window.logIn('admin', TEST_PASSWORD, '/console/policies');
    const { page } = window;
    await page.getByRole('button', { name: '修改', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('这条规则不会起作用').waitFor();
    await dialog.getByText('示例局网站').waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.setViewportSize(DESKTOP);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await dialog.getByLabel('名称').fill('示例：旧规则改名');
    await dialog.getByRole('button', { name: '预看影响' }).click();
    await dialog.getByRole('button', { name: '确认保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [row] = await room.api.dataSource.query(`SELECT name FROM throttle_policy WHERE id = $1`, [id]);
    expect(row.name).toBe('示例：旧规则改名');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  test('times are those of the institution’s zone, and it is said where this machine’s clock is another', async () => {
    const window = await browser.window(PHONE);
    await window.logIn('admin', TEST_PASSWORD, '/console/policies');
    const { page } = window;
    await page.getByText('各处时间均为北美东部时间（UTC−').waitFor();
    await page.getByRole('tab', { name: '停发时段' }).click();
    await page.getByRole('button', { name: '新建停发时段' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('示例：换夏令时的一天');
    await dialog.getByLabel('开始').fill('2027-03-14T00:00');
    await dialog.getByLabel('结束').fill('2027-03-15T00:00');
    await dialog.getByText('北美东部时间 UTC−5').waitFor();
    await dialog.getByText('北美东部时间 UTC−4').waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await dialog.getByRole('button', { name: '预看影响' }).click();
    await dialog.getByRole('button', { name: '确认保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [row] = await room.api.dataSource.query(`SELECT starts_at, ends_at FROM blackout WHERE name = $1`, [
      '示例：换夏令时的一天',
    ]);
    expect([row.starts_at, row.ends_at]).toEqual([new Date('2027-03-14T05:00Z'), new Date('2027-03-15T04:00Z')]);
    await page.getByText('2027-03-14 00:00 — 2027-03-15 00:00').waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
    const there = await browser.window(DESKTOP, { timezoneId: 'America/Detroit' });
    await there.logIn('admin', TEST_PASSWORD, '/console/live');
    await there.page.getByText(/服务器时间 [\d :-]+（UTC−[45]）/).waitFor();
    expect(await there.page.getByText('各处时间均为').count()).toBe(0);
    await there.close();
  });
});
