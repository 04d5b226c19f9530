import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';

jest.setTimeout(120_000);

const HOUR = 3_600_000;

/** The live desk, a publication and tasks by hand, as the people on duty use them. */
describe('the live desk in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let web: string;
  let hand: string;
  const windows: TestWindow[] = [];
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);

  const open = async (...given: Parameters<TestBrowser['window']>): Promise<TestWindow> => {
    const window = await browser.window(...given);
    windows.push(window);
    return window;
  };
  const planned = async (
    text: string,
    account = web,
    channel: 'web' | 'other' = 'web',
    ahead: number | null = HOUR,
  ) => {
    const story = await approveStory(room, { [channel]: account }, { text });
    return scheduleStory(room, story, account, ahead === null ? null : new Date(Date.now() + ahead));
  };
  /** The moves of its life that lead there. */
  const lead = async (id: string, ...states: string[]): Promise<void> => {
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), platform_ref = 'example',
         sent_at = clock_timestamp(), state_reason = '{"text": {"zh": "示例：等通稿", "en": "example: waiting"}}' WHERE id = $1`,
      [id],
    );
    for (const state of states) await sql(`UPDATE publication SET state = $2 WHERE id = $1`, [id, state]);
  };
  const attempt = (id: string, more: string): Promise<unknown> =>
    sql(
      `INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at,
         ended_at, outcome, accepted_ref, accepted_until, settle_checks)
       SELECT gen_random_uuid(), id, claim_token, gen_random_uuid(), slot_at, now() - interval '61 s', now() - interval '1 min', ${more}
       FROM publication WHERE id = $1`,
      [id],
    );
  const doubtful = async (text: string): Promise<string> => {
    const id = await planned(text);
    await lead(id, 'claimed', 'sending', 'unconfirmed');
    const looks = JSON.stringify([{ at: new Date().toISOString(), result: 'unknown' }]);
    await attempt(id, `now() - interval '30 s', 'unconfirmed', NULL, NULL, '${looks}'`);
    return id;
  };
  const laidOut = async (text: string): Promise<string> => {
    const id = await planned(text, hand, 'other', null);
    await lead(id, 'claimed', 'sending', 'confirming');
    await attempt(id, `NULL, NULL, 'example-' || id, now() + interval '1 h', '[]'`);
    return id;
  };

  beforeAll(async () => {
    room = await openNewsroom();
    web = await openAccount(room, 'web', { name: '示例局网站' });
    hand = await openAccount(room, 'other', {
      name: '示例视频号',
      settings: { backOffice: 'https://example.org/studio' },
    });
    await planned('示例即将发布的稿件');
    await lead(await planned('示例被暂停的稿件'), 'held');
    await doubtful('示例没有答复的稿件');
    browser = await TestBrowser.open(room.api.url);
  }, 60_000);
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser?.close();
    await room?.close();
  });

  test.each([
    ['at a desk', DESKTOP, 'light'],
    ['on a phone, in the dark', PHONE, 'dark'],
  ] as const)(
    'says what needs a person, counts down what leaves, and keeps nobody out: %s',
    async (_, size, colorScheme) => {
      const window = await open(size, { colorScheme });
      await window.logIn('duty', TEST_PASSWORD, '/console/live');
      const { page } = window;
      await page.getByRole('region', { name: '先处理' }).getByText('示例没有答复的稿件').waitFor();
      const leaving = page.getByRole('region', { name: '即将发布' });
      await leaving.getByText('示例即将发布的稿件').waitFor();
      const count = leaving.getByRole('timer').first();
      const before = await count.textContent();
      expect(before).toMatch(/^还有 \d{2}:\d{2}$/);
      await leaving
        .locator('.countdown')
        .first()
        .filter({ hasNotText: before ?? '' })
        .waitFor();
      await page.getByRole('region', { name: '账号' }).getByText('无需授权').first().waitFor();
      expect(await window.barriers()).toEqual([]);
      expect(await window.isTooWide()).toBe(false);
      await page.getByRole('link', { name: '示例没有答复的稿件' }).click();
      await page.getByRole('region', { name: '发送经过' }).getByText('没有得到答复').waitFor();
      await page.getByRole('region', { name: '谁做了什么' }).getByText('安排发布').waitFor();
      expect(await window.barriers()).toEqual([]);
      expect(await window.isTooWide()).toBe(false);
      expect(window.complaints).toEqual([]);
    },
  );

  test('a stop is declared after a second look at what it stops, told on every page, and lifted with its own reason', async () => {
    const duty = await open(DESKTOP);
    await duty.logIn('duty', TEST_PASSWORD, '/console/live');
    await duty.page.getByRole('button', { name: '紧急停发' }).click();
    const first = duty.page.getByRole('dialog', { name: '紧急停发' });
    await first.getByRole('button', { name: '看看会停下什么' }).click();
    await first.getByText('请写明理由').waitFor();
    await first.getByLabel('停发理由').fill('示例：突发事件');
    expect(await duty.barriers()).toEqual([]);
    await first.getByRole('button', { name: '看看会停下什么' }).click();
    const second = duty.page.getByRole('dialog', { name: /再看一眼/ });
    await second.getByText('示例即将发布的稿件').waitFor();
    await second.getByText('停不下来 1 条').waitFor();
    expect(await duty.barriers()).toEqual([]);
    await second.getByRole('button', { name: /立即停发/ }).click();
    await duty.page.getByRole('dialog', { name: '停发已生效' }).getByRole('button', { name: '关闭' }).last().click();
    const officer = await open(PHONE);
    await officer.logIn('officer', TEST_PASSWORD);
    await officer.page.getByText('紧急停发中').waitFor();
    await officer.page.getByText('示例：突发事件').waitFor();
    expect(await officer.barriers()).toEqual([]);
    await duty.page.getByRole('button', { name: '解除停发' }).click();
    const lifting = duty.page.getByRole('dialog', { name: /解除停发/ });
    await lifting.getByLabel('为什么可以解除').fill('示例：已核实');
    await lifting.getByRole('button', { name: '解除停发' }).click();
    await officer.page.getByText('紧急停发中').waitFor({ state: 'detached', timeout: 30_000 });
    const [order] = await sql<{ why: string }>(`SELECT lift_reason AS why FROM freeze_order`);
    expect(order?.why).toBe('示例：已核实');
    expect([...duty.complaints, ...officer.complaints]).toEqual([]);
  });

  test('a reason that was typed outlives a reload, and an act somebody else was quicker with says so', async () => {
    const id = await planned('示例要暂停的稿件');
    const me = await open(DESKTOP);
    const { page } = me;
    await me.logIn('duty', TEST_PASSWORD, `/console/publications/${id}`);
    await page.getByRole('button', { name: '暂停', exact: true }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('示例：等通稿到了再发');
    await page.reload();
    await page.getByRole('button', { name: '暂停', exact: true }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('理由').inputValue()).toBe('示例：等通稿到了再发');
    expect(await me.barriers()).toEqual([]);
    await lead(id, 'claimed');
    await dialog.getByRole('button', { name: '暂停', exact: true }).click();
    await dialog.getByRole('alert').getByText('已领取').waitFor();
    // The page below shows how it stands by now.
    await page.locator('main').getByText('已领取').waitFor();
  });

  test('one nobody heard of is sent again only when a second person has looked too', async () => {
    const id = await doubtful('示例要两人核实的稿件');
    const one = await open(DESKTOP);
    await one.logIn('duty', TEST_PASSWORD, `/console/publications/${id}`);
    await one.page.getByText('平台上确实没有').click();
    await one.page.getByLabel('在哪里看到了什么').fill('示例：栏目页和后台都没有');
    await one.page.getByRole('button', { name: '提交结论' }).click();
    await one.page.getByText('请另一位能核实的同事').waitFor();
    expect(await one.page.getByRole('button', { name: '我也看过，确实没有' }).count()).toBe(0);
    const other = await open(PHONE);
    await other.logIn('second-duty', TEST_PASSWORD, `/console/publications/${id}`);
    await other.page.getByRole('button', { name: '我也看过，确实没有' }).click();
    expect(await other.barriers()).toEqual([]);
    await other.page.getByRole('button', { name: '确认，重新发布' }).click();
    await other.page.locator('.publication-facts').getByText('待发布').waitFor();
    await one.page.locator('.publication-facts').getByText('待发布').waitFor({ timeout: 30_000 });
    expect([...one.complaints, ...other.complaints]).toEqual([]);
  });

  test('a task is taken, copied and given back with one thumb', async () => {
    await laidOut('示例要人工发布的稿件');
    const window = await open(PHONE);
    await window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.logIn('duty', TEST_PASSWORD, '/console/tasks');
    const { page } = window;
    await page.getByRole('link', { name: /示例要人工发布的稿件/ }).waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('link', { name: /示例要人工发布的稿件/ }).click();
    await page.getByRole('button', { name: '领取' }).click();
    await page.getByText('您已领取').waitFor();
    await page.getByRole('button', { name: /^复制 正文/ }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('示例要人工发布的稿件正文');
    expect(await window.isTooWide()).toBe(false);
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByRole('button', { name: '没有发布，退回' }).click();
    await page.getByText('无人领取').waitFor();
    expect(window.complaints).toEqual([]);
  });

  test('speaks English', async () => {
    const window = await open(DESKTOP);
    await window.logIn('duty', TEST_PASSWORD, '/console/live');
    await window.page.getByRole('button', { name: 'English' }).click();
    await window.page.getByRole('heading', { name: 'Leaving next' }).waitFor();
    await window.page.getByRole('link', { name: '示例被暂停的稿件' }).click();
    await window.page.getByRole('button', { name: 'Give it a new time' }).waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });
});
