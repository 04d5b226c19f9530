import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(120_000);

/** The console in a real browser, on the real server. */
describe('the console in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  const windows: TestWindow[] = [];

  const open = async (...given: Parameters<TestBrowser['window']>): Promise<TestWindow> => {
    const window = await browser.window(...given);
    windows.push(window);
    return window;
  };
  const web = { account: '' };

  beforeAll(async () => {
    room = await openNewsroom();
    web.account = await openAccount(room, 'web', { name: '示例局网站' });
    const story = await approveStory(room, { web: web.account });
    await scheduleStory(room, story, web.account, new Date(Date.now() + 1_500));
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('a wrong password is told in words, a right one opens the desk', async () => {
    const { page } = await open(DESKTOP);
    await page.goto('/console/');
    await page.getByLabel('用户名').fill('duty');
    await page.getByLabel('密码', { exact: true }).fill('wrong horse 示例');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').getByText('账号或密码不正确').waitFor();
    await page.getByLabel('密码', { exact: true }).fill(TEST_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '需要处理' }).waitFor();
    await page.getByRole('heading', { name: /^今天(和今夜)?发布/ }).waitFor();
  });

  test.each([
    ['at a desk', DESKTOP, 'light'],
    ['on a phone, in the dark', PHONE, 'dark'],
  ] as const)('the desk keeps nobody out, complains of nothing and fits: %s', async (_where, viewport, colorScheme) => {
    const window = await open(viewport, { colorScheme });
    await window.page.goto('/console/');
    await window.page.getByLabel('用户名').waitFor();
    expect(await window.barriers()).toEqual([]);
    await window.logIn('duty', TEST_PASSWORD);
    await window.page.getByText('示例局网站').waitFor();
    expect(await window.barriers()).toEqual([]);
    await window.page.getByRole('button', { name: 'duty' }).click();
    await window.page.getByText('退出登录').waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
    expect(window.complaints).toEqual([]);
  });

  test('each sees the piles of what they may do, and no other', async () => {
    const duty = await open(DESKTOP);
    await duty.logIn('duty', TEST_PASSWORD);
    await duty.page.getByRole('heading', { name: '需要处理' }).waitFor();
    expect(await duty.page.getByRole('heading', { name: '我的草稿' }).count()).toBe(0);
    const writer = await open(DESKTOP);
    await room.api.enter('console-writer', [room.bureau, 'press_officer']);
    await writer.logIn('console-writer', TEST_PASSWORD);
    await writer.page.getByRole('heading', { name: '我的草稿' }).waitFor();
    expect(await writer.page.getByRole('heading', { name: '需要处理' }).count()).toBe(0);
  });

  test('what changes shows by itself, without a reload', async () => {
    const window = await open(DESKTOP);
    await window.logIn('duty', TEST_PASSWORD);
    await window.page.getByText('示例局网站').first().waitFor();
    const before = await window.page.getByText('示例局网站').count();
    await scheduleStory(
      room,
      await approveStory(room, { web: web.account }),
      web.account,
      new Date(Date.now() + 2_000),
    );
    await window.page.getByText('示例局网站').nth(before).waitFor({ timeout: 30_000 });
    expect(window.complaints).toEqual([]);
  });

  test('a session that ends is renewed above the page, which stays as it was', async () => {
    const window = await open(DESKTOP);
    await window.logIn('duty', TEST_PASSWORD);
    await window.page.getByText('示例局网站').first().waitFor();
    await window.page.evaluate('document.querySelector("main").dataset.untouched = "yes"');
    await room.api.dataSource.query(`DELETE FROM session`);
    // The next answer tells.
    await scheduleStory(
      room,
      await approveStory(room, { web: web.account }),
      web.account,
      new Date(Date.now() + 2_000),
    );
    const dialog = window.page.getByRole('dialog', { name: '登录已过期' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('用户名').inputValue()).toBe('duty');
    expect(await window.barriers()).toEqual([]);
    await dialog.getByLabel('密码', { exact: true }).fill(TEST_PASSWORD);
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'detached' });
    await window.page.getByText('示例局网站').first().waitFor();
    expect(await window.page.evaluate('document.querySelector("main").dataset.untouched')).toBe('yes');
  });

  test('an address that leads to nothing says so, with the way back to where such things are', async () => {
    const window = await open(PHONE);
    const { page } = window;
    await window.logIn('duty', TEST_PASSWORD);
    const nothing = '01a00000-0000-7000-8000-000000000000';
    const leading: [string, string][] = [
      ['stories/xyz/edit', '回到稿件列表'],
      [`stories/${nothing}`, '回到稿件列表'],
      ['stories/xyz', '回到稿件列表'],
      ['review/xyz', '回到审核'],
      ['publications/xyz', '回到发布'],
      [`publications/${nothing}`, '回到发布'],
      ['tasks/xyz', '回到人工发布'],
      ['campaigns/xyz', '回到专题活动'],
    ];
    for (const [path, back] of leading) {
      await page.goto(`/console/${path}`);
      await page.getByText('没有找到', { exact: true }).waitFor();
      await page.getByRole('link', { name: back }).waitFor();
    }
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.getByRole('link', { name: '回到专题活动' }).click();
    await page.waitForURL('**/console/campaigns');
    // The browser itself notes the answers that say there is none.
    expect(window.complaints.filter((complaint) => !/status of 4(00|04|22)/.test(complaint))).toEqual([]);
  });

  test('the other language is one press away, and kept', async () => {
    const window = await open(DESKTOP);
    await window.logIn('duty', TEST_PASSWORD);
    await window.page.getByRole('button', { name: 'English' }).click();
    await window.page.getByRole('heading', { name: /^Leaving today/ }).waitFor();
    await window.page.reload();
    await window.page.getByRole('heading', { name: /^Leaving today/ }).waitFor();
    expect(await window.page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  looksAtItsDialogs();
});
