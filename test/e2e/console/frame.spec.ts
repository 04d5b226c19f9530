import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { approveStory, type Newsroom, openAccount, openNewsroom } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';

jest.setTimeout(120_000);

const ASSETS = join(import.meta.dirname, '../../../dist/web/assets');

/** What every page of the console has from its frame: a name, the focus where one goes on, and its parts, whenever they arrive. */
describe('the frame of the console', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let window: TestWindow;
  let account: string;

  const enter = async (login: string, path = '/console/', absent?: RegExp): Promise<TestWindow['page']> => {
    window = await browser.window(DESKTOP);
    if (absent) await window.page.route(absent, (route) => route.abort());
    await window.logIn(login, TEST_PASSWORD, path);
    return window.page;
  };
  const focused = (text: string): Promise<void> => window.page.locator(':focus', { hasText: text }).waitFor();
  const called = async (title: string): Promise<void> => {
    while ((await window.page.title()) !== title) await window.page.waitForTimeout(50);
  };
  const unharmed = async (): Promise<void> => {
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  };

  /** Seen in both sizes; what the browser notes of a cut or a fault that is meant does not count. */
  const keepsNobodyOut = async (): Promise<void> => {
    for (const size of [PHONE, DESKTOP]) {
      await window.page.setViewportSize(size);
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    }
    expect(window.complaints.filter((one) => one.includes('Content Security Policy'))).toEqual([]);
  };

  beforeAll(async () => {
    room = await openNewsroom();
    account = await openAccount(room, 'web', { name: '示例局网站' });
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('a page gives the window its name, and whoever came by the navigation goes on in the page', async () => {
    const page = await enter('officer');
    await page.getByRole('link', { name: '稿件' }).click();
    await page.getByRole('heading', { name: '稿件', level: 1 }).waitFor();
    await called('稿件 · 宣发台');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.getByRole('link', { name: '排期', exact: true }).click();
    await called('排期 · 宣发台');
  });

  test('a dialog gives the focus back to what opened it, by Escape and by its button', async () => {
    const page = await enter('officer', '/console/stories');
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: '取消' }).click(),
    ]) {
      const opener = page.getByRole('button', { name: '新建稿件' }).first();
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByLabel('标题', { exact: true }).waitFor();
      await window.stillness();
      await close();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await focused('新建稿件');
    }
    await page.getByRole('button', { name: 'officer' }).click();
    await page.getByText('修改密码').press('Enter');
    await page.getByRole('dialog').getByLabel('当前密码').waitFor();
    await window.stillness();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focused('officer');
    await unharmed();
  });

  test('a dialog is worked by keys from its first field to its act, and the page behind it goes on from its beginning', async () => {
    const page = await enter('officer', '/console/stories');
    await page.getByRole('button', { name: '新建稿件' }).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('标题', { exact: true }).waitFor();
    await window.stillness();
    expect(await page.evaluate('[document.activeElement.type, document.activeElement.checked]')).toEqual([
      'radio',
      true,
    ]);
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('示例');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '正文' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.getByRole('link', { name: '稿件', exact: true }).click();
    await page.getByRole('link', { name: '示例', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '示例', level: 1 }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  test('a dialog reached through another gives it back to what opened the first', async () => {
    const page = await enter('admin', '/console/accounts');
    await page.getByRole('button', { name: '添加账号' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^发布（不推送）/ })
      .press('Enter');
    await page.getByLabel('AppID').waitFor();
    await window.stillness();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focused('添加账号');
  });

  test('what is chosen can be read while its list is open', async () => {
    const page = await enter('admin', '/console/accounts');
    await page.getByRole('button', { name: '添加账号' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^发布（不推送）/ })
      .click();
    await page.getByLabel('所属单位').click();
    await page.locator('.ant-select-dropdown').waitFor();
    await window.stillness();
    await unharmed();
  });

  test('a page whose parts do not arrive says so, stays where one is, and is there by itself when they can be had', async () => {
    const page = await enter('officer');
    let cut = 0;
    await page.route(/assets\/(stories-page|new-story-dialog)[^/]*\.(js|css)$/, (route) => {
      cut += 1;
      return route.abort();
    });
    await page.getByRole('link', { name: '稿件' }).click();
    await page.getByText('接通后会自动继续').first().waitFor();
    expect(cut).toBeGreaterThan(0);
    await page.unrouteAll();
    await page.getByRole('heading', { name: '稿件', level: 1 }).waitFor();
    await page.getByText('接通后会自动继续').waitFor({ state: 'detached' });
    // As good as at first, with the styles that did not arrive: the tabs of the list lie side by side.
    await page.getByRole('button', { name: '新建稿件' }).first().click();
    await page.getByRole('dialog').getByLabel('标题', { exact: true }).waitFor();
    window.complaints.length = 0;
    await unharmed();
  });

  test('a session that ends while the login cannot be loaded takes nothing of the page away', async () => {
    const page = await enter('officer', '/console/stories', /assets\/login-again[^/]*\.js$/);
    await page.getByRole('button', { name: '新建稿件' }).first().click();
    await page.getByRole('dialog').getByLabel('标题', { exact: true }).fill('示例：还没有写完');
    await room.api.dataSource.query('DELETE FROM session');
    // What is told to all that listen is asked for, and the answer tells.
    await approveStory(room, { web: account });
    await page.getByText('接通后会自动继续').first().waitFor();
    expect(await page.getByRole('dialog').getByLabel('标题', { exact: true }).inputValue()).toBe('示例：还没有写完');
    await page.unrouteAll();
    await page.getByRole('dialog').getByText('登录已过期').waitFor();
  });

  test('where the server has another console by now, the page is loaded anew once, and then says what to do', async () => {
    const page = await enter('duty');
    await page.route(/assets\/policies-page[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.route('**/console/', (route) =>
      route.request().resourceType() === 'document'
        ? route.continue()
        : route.fulfill({
            contentType: 'text/html',
            body: '<script type="module" src="/console/assets/main-x.js"></script>',
          }),
    );
    let loaded = 0;
    page.on('load', () => (loaded += 1));
    await page.getByRole('link', { name: '频次规则' }).click();
    await page.getByText('系统已更新').waitFor();
    await page.waitForLoadState();
    await page.getByRole('button', { name: '重新载入' }).waitFor();
    expect(loaded).toBe(1);
    await keepsNobodyOut();
    await page.unrouteAll();
    await page.getByRole('button', { name: '重新载入' }).click();
    await page.getByRole('heading', { name: '频次规则', level: 1 }).waitFor();
  });

  test('without a network the page says so, keeps what is typed, and is silent again when it is back', async () => {
    const page = await enter('officer', '/console/stories');
    await page.getByRole('button', { name: '新建稿件' }).first().click();
    const title = page.getByRole('dialog').getByLabel('标题', { exact: true });
    await title.fill('示例：断网时写的');
    await window.context.setOffline(true);
    const notice = page.getByRole('status').filter({ hasText: '网络已断开' });
    await notice.waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '开始写作' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await title.inputValue()).toBe('示例：断网时写的');
    await page.keyboard.press('Escape');
    await keepsNobodyOut();
    await window.context.setOffline(false);
    await notice.waitFor({ state: 'detached' });
  });

  test('where live changes do not arrive for a while, the page says that it may not be the latest', async () => {
    const page = await enter('officer');
    await page.route('**/api/events', (route) => route.abort());
    await page.clock.install();
    await page.reload();
    await page.getByRole('heading', { name: '我的草稿' }).waitFor();
    await page.clock.fastForward(9_000);
    const notice = page.getByRole('status').filter({ hasText: '页面内容可能不是最新' });
    await notice.waitFor();
    await page.clock.resume();
    await keepsNobodyOut();
    await page.unrouteAll();
    await notice.waitFor({ state: 'detached' });
  });

  test('a page that fails leaves the frame, says what to do, and is there again when it is loaded anew', async () => {
    const page = await enter('officer');
    await page.route(/\/api\/campaigns\?/, (route) => route.fulfill({ json: { items: 'no list' } }));
    await page.getByRole('link', { name: '专题活动' }).first().click();
    await page.getByText('这个页面出错了').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '工作台' }).waitFor();
    await keepsNobodyOut();
    await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByRole('button', { name: 'Load again' })
      .or(page.getByRole('button', { name: 'Reload' }))
      .waitFor();
    await keepsNobodyOut();
    await page.unrouteAll();
    await page.locator('main').getByRole('button').last().click();
    await page.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor();
  });

  test('whoever is at work loads 320 KB of script at most for the desk, and no form to log in with', async () => {
    const page = await enter('officer');
    const asked = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') asked.add(basename(new URL(request.url()).pathname));
    });
    await page.goto('/console/');
    await page.getByRole('heading', { name: '我的草稿' }).waitFor();
    const own = [...asked].filter((name) => name !== 'old-browser.js');
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((name) => /^(entrance|login)/.test(name))).toEqual([]);
    const weight = own.reduce((sum, name) => sum + gzipSync(readFileSync(join(ASSETS, name))).length, 0);
    expect(weight / 1_024).toBeLessThanOrEqual(320);
  });
});
