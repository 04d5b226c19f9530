import { addPolicy, type Newsroom, openAccount, openNewsroom } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser } from './browser.js';

jest.setTimeout(120_000);

/** What no day of the administrator comes by on the page of rules (`administrator-day.spec.ts`). */
describe('the rules in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;

  beforeAll(async () => {
    room = await openNewsroom();
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
});
