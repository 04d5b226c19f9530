import type { Route } from 'playwright';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(120_000);

/** The stories' pages in a real browser: found, shown by stage, acted on one by one and many. */
describe('stories in the console', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let out: string;
  const windows: TestWindow[] = [];

  const enter = async (login: string, path: string, ...given: Parameters<TestBrowser['window']>) => {
    const window = await browser.window(...given);
    windows.push(window);
    await window.logIn(login, TEST_PASSWORD, `/console${path}`);
    return window;
  };
  const unharmed = async (window: TestWindow): Promise<void> => {
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
    expect(window.complaints).toEqual([]);
  };

  beforeAll(async () => {
    room = await openNewsroom();
    const { cookie } = await room.api.enter('writer', [room.bureau, 'press_officer']);
    const paragraph = {
      type: 'paragraph',
      content: [{ type: 'text', text: '夜校把课堂搬进车间，下班后学一门手艺。' }],
    };
    for (const title of ['示例：技能夜校开班', '示例：第二期夜校', '示例：第三期夜校']) {
      const body = {
        ...{ departmentId: room.bureau, kind: 'unit', title, facts: { name: '示例夜校' } },
        body: { type: 'doc', content: [paragraph] },
      };
      expect((await room.api.post('/api/stories', body, { cookie })).status).toBe(201);
    }
    const web = await openAccount(room, 'web', { name: '示例局网站' });
    out = await approveStory(room, { web }, { text: '示例：已经定稿的开放日' });
    await scheduleStory(room, out, web, new Date(Date.now() + 3_600_000));
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('words are found in the text and marked, the address says what is shown, and nothing found teaches', async () => {
    const window = await enter('writer', '/stories', DESKTOP);
    const { page } = window;
    await page.getByRole('link', { name: '示例：已经定稿的开放日' }).waitFor();
    await page.getByLabel('查找').fill('搬进车间');
    await page.locator('mark', { hasText: '搬进车间' }).first().waitFor();
    expect(await page.getByRole('link', { name: '示例：已经定稿的开放日' }).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('q')).toBe('搬进车间');
    await unharmed(window);
    await page.reload();
    await page.locator('mark').first().waitFor();
    await page.getByLabel('查找').fill('没有这个词');
    await page.getByText('没有符合条件的稿件').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('link', { name: '示例：已经定稿的开放日' }).waitFor();
  });

  test('a view chosen right after typing stays chosen, and the words are looked for in it', async () => {
    const window = await enter('writer', '/stories', DESKTOP);
    const { page } = window;
    await page.getByRole('link', { name: '示例：已经定稿的开放日' }).waitFor();
    // Both in one moment of the browser's: no pause of the typist's lies between them.
    await page.evaluate(`{
      const field = document.querySelector('input[type=search]');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '夜校');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      [...document.querySelectorAll('.views a')].find(({ innerText }) => innerText === '审核中').click();
    }`);
    await page.waitForURL(({ searchParams }) => searchParams.get('q') === '夜校');
    expect(new URL(page.url()).searchParams.get('stage')).toBe('in_review');
  });

  test('several are laid away at once, what does not fit is named beforehand, and they are taken out again', async () => {
    const window = await enter('writer', '/stories', DESKTOP);
    const { page } = window;
    await page.getByLabel('选择已列出的全部稿件').check();
    await page.getByRole('button', { name: '归档', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '归档' });
    await dialog.getByText('将处理 3 篇').waitFor();
    await dialog.getByText('另有 1 篇不适用').click();
    await dialog.getByText('示例：已经定稿的开放日').waitFor();
    await unharmed(window);
    await dialog.getByRole('button', { name: '归档（3）' }).click();
    await dialog.getByText('成功 3 篇').waitFor();
    await unharmed(window);
    await dialog.getByRole('button', { name: '完成' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '示例：技能夜校开班' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '已归档' }).click();
    await page.getByRole('link', { name: '示例：技能夜校开班' }).waitFor();
    await page.getByLabel('选择已列出的全部稿件').check();
    await page.getByRole('button', { name: '取出', exact: true }).click();
    await page.getByRole('button', { name: '取出（3）' }).click();
    await page.getByText('成功 3 篇').waitFor();
  });

  test('what was refused says why, and can be tried again', async () => {
    const window = await enter('writer', '/stories?q=夜校', DESKTOP);
    const { page } = window;
    await page.getByLabel('选择《示例：第二期夜校》').check();
    await page.getByLabel('选择《示例：第三期夜校》').check();
    await page.getByRole('button', { name: '归档', exact: true }).click();
    const dialog = page.getByRole('dialog');
    // Meanwhile somebody else writes on one of them.
    await room.api.dataSource.query(
      `UPDATE story s SET version = version + 1 FROM story_revision v
       WHERE v.story_id = s.id AND v.number = s.current_revision AND v.title = '示例：第二期夜校'`,
    );
    await dialog.getByRole('button', { name: '归档（2）' }).click();
    await dialog.getByText('成功 1 篇，未成功 1 篇').waitFor();
    await dialog.getByText('稿件刚刚被别人改过').waitFor();
    // What did not go well stays picked, and is tried as it stands by then.
    await dialog.getByRole('button', { name: '重试未成功的' }).waitFor();
    await dialog.getByRole('button', { name: '完成' }).click();
    await page.getByRole('region', { name: '已选 1 篇' }).getByRole('button', { name: '归档', exact: true }).waitFor();
    await page.getByRole('link', { name: '示例：第三期夜校' }).waitFor({ state: 'detached' });
    // The browser itself notes the refused call.
    expect(window.complaints.every((complaint) => complaint.includes('409'))).toBe(true);
  });

  test('what somebody changed meanwhile goes well when it is tried again, and what got no answer is done once', async () => {
    const window = await enter('writer', '/stories?q=夜校', DESKTOP);
    const { page } = window;
    const again = page.getByRole('dialog').getByRole('button', { name: '重试未成功的' });
    const archive = async (title: string): Promise<void> => {
      await page.getByLabel(`选择《${title}》`).check();
      await page.getByRole('button', { name: '归档', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).waitFor();
    };
    const goes = page.getByRole('dialog').getByRole('button', { name: '归档', exact: true });
    await archive('示例：第二期夜校');
    await room.api.dataSource.query(
      `UPDATE story s SET version = version + 1 FROM story_revision v
       WHERE v.story_id = s.id AND v.number = s.current_revision AND v.title = '示例：第二期夜校'`,
    );
    await goes.click();
    await page.getByText('稿件刚刚被别人改过').waitFor();
    await again.click();
    await page.getByRole('link', { name: '示例：第二期夜校' }).waitFor({ state: 'detached' });

    await archive('示例：技能夜校开班');
    // The server does it, and the answer never comes.
    const lost = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/archive', lost, { times: 1 });
    await goes.click();
    await page.getByText('没有连上服务器').waitFor();
    await again.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '示例：技能夜校开班' }).waitFor({ state: 'detached' });

    // As the next find them.
    await page.getByRole('link', { name: '已归档' }).click();
    for (const title of ['示例：技能夜校开班', '示例：第二期夜校']) await page.getByLabel(`选择《${title}》`).check();
    await page.getByRole('button', { name: '取出', exact: true }).click();
    await page.getByRole('button', { name: '取出（2）' }).click();
    await page.getByText('成功 2 篇').waitFor();
  });

  test('on the board cards stand by stage and offer the acts that lead on', async () => {
    const window = await enter('writer', '/stories?as=board', DESKTOP);
    const { page } = window;
    const drafts = page.getByRole('region', { name: /^草稿/ });
    await page
      .getByRole('region', { name: /^待发布/ })
      .getByText('示例：已经定稿的开放日')
      .waitFor();
    await drafts.getByRole('button', { name: '移动《示例：技能夜校开班》' }).click();
    await drafts.getByRole('button', { name: '归入活动' }).waitFor();
    await unharmed(window);
    await drafts.getByRole('button', { name: '送审' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('示例局网站').waitFor();
    await unharmed(window);
    await dialog.getByRole('button', { name: '送审' }).click();
    await dialog.getByText('请至少选择一个账号。').waitFor();
    await dialog.getByLabel(/示例局网站/).check();
    await dialog.getByRole('button', { name: '送审' }).click();
    await page
      .getByRole('region', { name: /^审核中/ })
      .getByText('示例：技能夜校开班')
      .waitFor();
  });

  test.each([
    ['at a desk', DESKTOP, 'light'],
    ['on a phone, in the dark', PHONE, 'dark'],
  ] as const)('a story shows review, channels and history: %s', async (_where, viewport, colorScheme) => {
    const window = await enter('final', `/stories/${out}`, viewport, { colorScheme });
    const { page } = window;
    await page.getByRole('heading', { name: '示例：已经定稿的开放日' }).waitFor();
    await page.getByText('三审通过，定稿').waitFor();
    await page.getByText('定稿封存于').waitFor();
    const channels = page.getByRole('region', { name: '各渠道' });
    await channels.getByText('示例局网站').waitFor();
    // The signature below a text is that of the account it leaves by.
    const preview = channels.getByRole('link', { name: /预览.*网站/ }).first();
    await page.waitForFunction(`document.querySelector('.channel-head a[href*="account="]')`);
    const address = new URL((await preview.getAttribute('href')) ?? '', page.url());
    expect(address.searchParams.get('account')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await page.request.get(address.href)).status()).toBe(200);
    await unharmed(window);
    await page.getByRole('button', { name: '撤销定稿' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('示例理由');
    await unharmed(window);
  });

  test('on paper a story’s history has whole dates, and nothing is to be pressed', async () => {
    const { page, complaints } = await enter('writer', `/stories/${out}`, DESKTOP);
    const history = page.locator('.story-history');
    await history.locator('time').first().waitFor();
    expect(await page.locator('.ant-btn:visible').count()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    const whole = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
    await history.locator('time', { hasText: whole }).first().waitFor();
    const times = await history.locator('time').allInnerTexts();
    expect(times.filter((time) => !whole.test(time.trim()))).toEqual([]);
    expect(await page.locator('.publication-line time').first().innerText()).toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(await page.locator('.ant-btn:visible, button:visible, [role=button]:visible').count()).toBe(0);
    expect(await page.locator('.story-preview:visible').count()).toBe(0);
    await page.getByText(/发布时段 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 至 \d{4}-/).waitFor();
    await page.emulateMedia({ media: null });
    await history
      .locator('time', { hasText: /^(\d{2}-\d{2} )?\d{2}:\d{2}$/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  test('in English, a story is begun with what it cannot be without, and the editor is opened', async () => {
    const window = await enter('writer', '/stories', PHONE);
    const { page } = window;
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'New story' }).click();
    const dialog = page.getByRole('dialog', { name: 'New story' });
    await dialog.getByRole('radio', { name: 'Unit', exact: true }).check();
    await dialog.getByRole('button', { name: 'Start writing' }).click();
    await dialog.getByText('Fill in “Title”.').waitFor();
    await unharmed(window);
    await dialog.getByLabel('Title').fill('示例：新的一篇');
    await dialog.getByLabel('name of the unit').fill('示例单位');
    await dialog.getByRole('button', { name: 'Start writing' }).click();
    await page.waitForURL(/\/console\/stories\/[0-9a-f-]{36}\/edit$/);
  });

  looksAtItsDialogs();
});
