import {
  approveStory,
  contentsOf,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../../factories/newsroom.js';
import { ReviewDecisionService } from '../../../src/review/review-decision.service.js';
import { ReviewReader } from '../../../src/review/review-reader.service.js';
import { ReviewWithdrawalService } from '../../../src/review/review-withdrawal.service.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(120_000);

const CUT = 'internetdisconnected';

/** Reviewing at a desk and signing on a phone, in a real browser, on the real server. */
describe('the review desk and signing on the phone', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let web: string;
  const windows: TestWindow[] = [];

  const open = async (...given: Parameters<TestBrowser['window']>): Promise<TestWindow> => {
    const window = await browser.window(...given);
    windows.push(window);
    return window;
  };
  /** Handed in, and approved by so many. */
  const handIn = (text: string, approvals = 0): Promise<string> => approveStory(room, { web }, { text, approvals });
  const decisionsOn = async (storyId: string): Promise<{ decision: string; login: string; opinion: string | null }[]> =>
    room.api.dataSource.query(
      `SELECT x.decision, p.login, x.opinion FROM review_decision x JOIN review_round r ON r.id = x.round_id
       JOIN person p ON p.id = x.person_id WHERE r.story_id = $1 ORDER BY x.at`,
      [storyId],
    );
  const roundOf = async (storyId: string): Promise<{ roundId: string; digest: string }> => {
    const { rounds, digest } = await room.api.app.get(ReviewReader).ofStory(room.people.officer, storyId);
    return { roundId: rounds[0]?.id ?? '', digest: digest ?? '' };
  };
  const signIn = async ({ page }: TestWindow, login: string): Promise<void> => {
    await page.goto('/console/sign');
    await page.getByLabel('用户名').fill(login);
    await page.getByLabel('密码').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
  };

  beforeAll(async () => {
    room = await openNewsroom();
    web = await openAccount(room, 'web', { name: '示例局网站' });
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
    await room.api.dataSource.query(
      `UPDATE review_round SET state = 'withdrawn', closed_at = now(), closing_reason = '示例' WHERE state = 'in_review'`,
    );
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('a piece is shown as readers will see it, approved by keys after a second look, and a second press approves nothing else', async () => {
    const text = '示例：先审这一篇';
    const contents = contentsOf(['web', 'wechat'], text).map((one) =>
      // As the editor keeps it while no cover is chosen.
      one.channel === 'wechat' ? { ...one, cover: null as unknown as string } : one,
    );
    const one = await approveStory(room, { web }, { text, contents, approvals: 0 });
    const two = await handIn('示例：再审这一篇');
    const window = await open(DESKTOP);
    const { page } = window;
    await window.logIn('first', TEST_PASSWORD, '/console/review');
    await page.frameLocator('.preview iframe').getByText('示例：先审这一篇正文。').waitFor();
    // Handed in for the website alone: what WeChat would refuse stops nobody.
    await page.getByText('微信 · 本次不发').waitFor();
    expect(await page.getByText('发不出去').count()).toBe(0);
    expect(await window.barriers()).toEqual([]);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: '快捷键' });
    await keys.getByText('切换查看方式').waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: /通过.*先审这一篇/ });
    await dialog.getByText('表态不能收回').waitFor();
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '确认通过' }).click({ trial: true });
    await page.waitForTimeout(450);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('已通过，转入下一环节：《示例：先审这一篇》').waitFor();
    await page.frameLocator('.preview iframe').getByText('示例：再审这一篇正文。').waitFor();
    expect(await decisionsOn(one)).toEqual([{ decision: 'approve', login: 'first', opinion: null }]);
    expect(await decisionsOn(two)).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('on paper a piece is whole: every date with its year, and nothing to be pressed', async () => {
    await handIn('示例：印在纸上的');
    const window = await open(DESKTOP);
    const { page } = window;
    await window.logIn('first', TEST_PASSWORD, '/console/review');
    await page.frameLocator('.preview iframe').first().locator('body').waitFor();
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.print-sheet');
    expect(await sheet.isVisible()).toBe(true);
    const words = await sheet.innerText();
    const clocks = words.match(/\d{2}:\d{2}/g) ?? [];
    expect(clocks.length).toBeGreaterThan(1);
    expect(words.match(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g)).toHaveLength(clocks.length);
    expect(await page.locator('.ant-btn:visible, button:visible, [role=button]:visible').count()).toBe(0);
    await page.emulateMedia({ media: null });
    expect(window.complaints).toEqual([]);
  });

  test('a return needs a word, which outlives a reload; my own phrases are kept by the server', async () => {
    const story = await handIn('示例：要退回的稿件');
    const window = await open(DESKTOP);
    const { page } = window;
    await window.logIn('first', TEST_PASSWORD, `/console/review/${story}`);
    await page.getByRole('button', { name: /^退回/ }).click();
    const dialog = page.getByRole('dialog', { name: /退回/ });
    await page.waitForTimeout(450);
    await dialog.getByRole('button', { name: '确认退回' }).click();
    await dialog.getByText('请写明退回的原因').waitFor();
    await dialog.getByLabel('审核意见').fill('请补充数据来源。');
    await dialog.getByRole('button', { name: '存为常用语' }).click();
    await dialog.getByRole('button', { name: '删除常用语“请补充数据来源。”' }).waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: /^退回/ }).click();
    expect(await page.getByLabel('审核意见').inputValue()).toBe('请补充数据来源。');
    await page.waitForTimeout(450);
    await page.getByLabel('审核意见').press('Control+Enter');
    await page.getByText('已退回作者：《示例：要退回的稿件》').waitFor();
    await page.getByText('没有等您审核的稿件').waitFor();
    expect(await decisionsOn(story)).toEqual([{ decision: 'return', login: 'first', opinion: '请补充数据来源。' }]);
    expect(window.complaints).toEqual([]);
  });

  test('what is planned and says nearly the same is named, with how alike and the way to it, to reviewers and writers', async () => {
    const text = '示例：车间里，一位技师带着年轻人把每一道工序做到位，年年如此，处处如此';
    const first = await approveStory(room, { web }, { text });
    await scheduleStory(room, first, web, new Date(Date.now() + 3_600_000));
    const story = await handIn(text.replace('年年如此', '天天如此'));
    const window = await open(DESKTOP);
    const { page } = window;
    await window.logIn('first', TEST_PASSWORD, `/console/review/${story}`);
    await page.getByText('与 1 篇已排期或已发布的稿件相近').waitFor();
    const way = page.getByRole('link', { name: /^打开那篇稿件：《示例：车间里.*文字约 \d+% 相同$/ });
    expect(await way.getAttribute('href')).toBe(`/console/stories/${first}`);
    expect(await window.barriers()).toEqual([]);
    const writer = await open(PHONE);
    await writer.logIn('officer', TEST_PASSWORD, `/console/stories/${story}/edit`);
    await writer.page.getByRole('button', { name: 'English' }).click();
    await writer.page.getByText('Much like 1 story that is planned or out').click();
    await writer.page.getByText(/% of its text is the same/).waitFor();
    expect([await writer.barriers(), await writer.isTooWide()]).toEqual([[], false]);
    await room.api.dataSource.query(`UPDATE publication SET state = 'cancelled' WHERE story_id = $1`, [first]);
  });

  test('whoever returned it sees what has changed since', async () => {
    const story = await handIn('示例：改过的稿件');
    const { roundId, digest } = await roundOf(story);
    const opinion = '请写明人数。';
    await room.api.app
      .get(ReviewDecisionService)
      .returnToAuthor(room.people.first, roundId, { stage: 0, digest, opinion });
    const author = await room.api.loginAs('officer');
    const { body: before } = await author.get<{ version: number }>(`/api/stories/${story}`);
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const { body: after } = await author.post<{ version: number }>(`/api/stories/${story}/revisions`, {
      version: before.version,
      title: '示例：改过的稿件',
      facts: { name: '示例活动', startsAt: '2026-07-15T09:00:00+08:00', place: '示例厅' },
      body: { type: 'doc', content: [paragraph('示例：改过的稿件，共三十人参加')] },
    });
    const window = { windowFrom: new Date(Date.now() + 3_600_000), windowTo: new Date(Date.now() + 7_200_000) };
    const handed = await author.post(`/api/stories/${story}/submit`, {
      ...{ version: after.version, accountIds: [web], ...window },
    });
    expect(handed.status).toBe(201);
    const desk = await open(DESKTOP);
    await desk.logIn('first', TEST_PASSWORD, `/console/review/${story}`);
    await desk.page.getByText('与您上次审核的版本（第 1 次送审）比较').waitFor();
    await desk.page.locator('ins', { hasText: '，共三十人参加' }).first().waitFor();
    await desk.page.locator('ins', { hasText: '地点：示例厅' }).waitFor();
    await desk.page.getByText(opinion).first().waitFor();
    expect(await desk.barriers()).toEqual([]);
  });

  test('what the author took back meanwhile is said, and the next piece opened; the opinion written on it stays to be copied', async () => {
    const gone = await handIn('示例：被撤回的稿件');
    await handIn('示例：还在的稿件');
    const window = await open(DESKTOP);
    const { page } = window;
    await window.logIn('first', TEST_PASSWORD, '/console/review');
    await page.frameLocator('.preview iframe').getByText('示例：被撤回的稿件正文。').waitFor();
    await page.keyboard.press('r');
    await page.getByLabel('审核意见').fill('第二段的数字请再核对。');
    await page.waitForTimeout(450);
    const { roundId } = await roundOf(gone);
    await room.api.app.get(ReviewWithdrawalService).withdraw(room.people.officer, roundId, '示例理由');
    await page.getByLabel('审核意见').press('Control+Enter');
    await page.getByText('《示例：被撤回的稿件》已不需要您审核').waitFor();
    await page.getByRole('heading', { name: '示例：还在的稿件' }).waitFor();
    expect(await decisionsOn(gone)).toEqual([]);
    const lost = page.getByRole('region', { name: /《示例：被撤回的稿件》.*没有提交/ });
    await lost.getByText('第二段的数字请再核对。').waitFor();
    expect(await window.barriers()).toEqual([]);
    const approve = await page.getByRole('button', { name: /^通过/ }).boundingBox();
    expect((approve?.y ?? 0) + (approve?.height ?? 0)).toBeLessThan(page.viewportSize()?.height ?? 0);
    await page.reload();
    await lost.getByRole('button', { name: '复制' }).click();
    await lost.getByText('已复制').waitFor();
    await lost.getByRole('button', { name: '不再需要' }).click();
    await lost.waitFor({ state: 'detached' });
  });

  test('on the phone a stop in force is told to whoever signs, and goes when it is lifted', async () => {
    const duty = await room.api.loginAs('duty');
    const { body } = await duty.post<{ id: string }>('/api/freezes', { reason: '示例：突发事件' });
    try {
      const window = await open(PHONE);
      await signIn(window, 'final');
      await window.page.getByText('紧急停发中').waitFor();
      await window.page.getByText('签发不受影响，解除之前不会发出。').waitFor();
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      await duty.post(`/api/freezes/${body.id}/lift`, { reason: '示例：已核实' });
      await window.page.reload();
      await window.page.getByText('没有等您审签的稿件').waitFor();
      expect(await window.page.getByText('紧急停发中').count()).toBe(0);
    } finally {
      await duty.post(`/api/freezes/${body.id}/lift`, { reason: '示例' });
    }
  });

  test('in a narrow window what is said pushes no button from under the pointer', async () => {
    await handIn('示例：窄窗先审');
    await handIn('示例：窄窗再审');
    const window = await open({ width: 1000, height: 800 });
    const { page } = window;
    await window.logIn('first', TEST_PASSWORD, '/console/review');
    await page.getByRole('heading', { name: '示例：窄窗先审' }).waitFor();
    const top = async (): Promise<number> => (await page.locator('.piece-side').boundingBox())?.y ?? -1;
    await page.locator('.piece-buttons .ant-btn-primary:enabled').waitFor();
    await page.keyboard.press('a');
    await page.waitForTimeout(450);
    await page.keyboard.press('Enter');
    await page.getByText('已通过，转入下一环节：《示例：窄窗先审》').waitFor();
    await page.getByRole('heading', { name: '示例：窄窗再审' }).waitFor();
    const said = await top();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.locator('.review-notice').getByRole('button').click();
    await page.locator('.review-notice').waitFor({ state: 'detached' });
    expect(await top()).toBe(said);
  });

  test('on the phone, over a slow network, one logs in, reads and signs; a cut connection loses and doubles nothing', async () => {
    const story = await handIn('示例：手机上签的稿件', 2);
    const window = await open(PHONE);
    const { page, context } = window;
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    // What a phone has in a basement: 400 ms there and back, 60 KB a second.
    const slow = { latency: 400, downloadThroughput: 60_000, uploadThroughput: 30_000 };
    await network.send('Network.emulateNetworkConditions', { offline: false, ...slow });
    const began = Date.now();
    await page.goto('/console/sign');
    await page.getByLabel('用户名').waitFor();
    expect(Date.now() - began).toBeLessThan(12_000);
    await signIn(window, 'final');
    // Nobody passes what is not on the screen yet.
    let show = (): void => undefined;
    const held = new Promise<void>((resolve) => (show = resolve));
    await page.route('**/preview?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByText('示例：手机上签的稿件').click();
    await page.getByText('正文显示出来以后才能通过。').waitFor();
    expect(await page.getByRole('button', { name: '通过', exact: true }).isDisabled()).toBe(true);
    expect(await window.barriers()).toEqual([]);
    show();
    await page.frameLocator('.preview iframe').getByText('示例：手机上签的稿件正文。').waitFor();
    expect(await window.isTooWide()).toBe(false);
    // The answer to the first try is lost on its way; the server has decided.
    let tries = 0;
    const keys = new Set<string | undefined>();
    await page.route('**/api/rounds/*/approve', async (route) => {
      keys.add(route.request().headers()['idempotency-key']);
      if (++tries > 1) return route.continue();
      await route.fetch();
      await route.abort(CUT);
    });
    await page.getByRole('button', { name: '通过', exact: true }).click();
    await page.getByText('这是最后一个环节').waitFor();
    await page.waitForTimeout(450);
    await page.getByRole('button', { name: '确认通过' }).click();
    await page.getByText('已终审通过并封存：《示例：手机上签的稿件》').waitFor();
    expect([tries, keys.size]).toEqual([2, 1]);
    expect((await decisionsOn(story)).filter(({ login }) => login === 'final')).toHaveLength(1);
  });

  test('a decision made while the network is gone is sent when it is back, also by the next page', async () => {
    const story = await handIn('示例：断网时签的稿件', 2);
    const window = await open(PHONE);
    const { page, context } = window;
    await signIn(window, 'final');
    await page.getByText('示例：断网时签的稿件').click();
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByLabel('审核意见').fill('请核对日期。');
    await page.waitForTimeout(450);
    await context.setOffline(true);
    await page.getByRole('button', { name: '确认退回' }).click();
    await page.getByText('正在自动重试').waitFor();
    expect(await decisionsOn(story)).toHaveLength(2);
    // The page dies; the next one asks whether it is still meant.
    const next = await context.newPage();
    await page.close();
    await context.setOffline(false);
    await next.goto('/console/sign');
    // Dying, the first page may still have got it out: then the next one has looked it up.
    const send = next.getByRole('button', { name: '现在送出' });
    const done = next.getByText('已退回作者：《示例：断网时签的稿件》');
    await send.or(done).first().waitFor();
    if (await send.isVisible()) await send.click();
    await done.waitFor();
    const decisions = await decisionsOn(story);
    expect(decisions).toHaveLength(3);
    expect(decisions.at(-1)).toEqual({ decision: 'return', login: 'final', opinion: '请核对日期。' });
  });

  test('the phone’s page keeps nobody out, in the dark and in English', async () => {
    await handIn('示例：无障碍', 2);
    const window = await open(PHONE, { colorScheme: 'dark' });
    const { page } = window;
    await page.goto('/console/sign');
    await page.getByLabel('用户名').waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('User name').fill('final');
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('示例：无障碍').waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.getByText('示例：无障碍').click();
    await page.frameLocator('.preview iframe').getByText('示例：无障碍正文。').waitFor();
    await page.getByText('Facts, pictures and the review so far').click();
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText('This is the last stage').waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
    expect(window.complaints).toEqual([]);
    // A session that ends over the decision is renewed above it.
    await room.api.dataSource.query('DELETE FROM session');
    await page.waitForTimeout(450);
    await page.getByRole('button', { name: 'Approve it' }).click();
    const door = page.getByRole('dialog', { name: 'Log in' });
    await door.getByLabel('Password').waitFor();
    expect(await window.barriers()).toEqual([]);
    await door.getByLabel('Password').fill(TEST_PASSWORD);
    await door.getByRole('button', { name: 'Log in' }).click();
    await door.waitFor({ state: 'detached' });
  });

  looksAtItsDialogs();
});
