import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(120_000);

const HOUR = 3_600_000;

/** The live desk and a publication as the people on duty see them; what they do there in a day is in `duty-day.spec.ts`. */
describe('the live desk in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let web: string;
  const windows: TestWindow[] = [];
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);

  const open = async (...given: Parameters<TestBrowser['window']>): Promise<TestWindow> => {
    const window = await browser.window(...given);
    windows.push(window);
    return window;
  };
  const planned = async (text: string, channel: 'web' | 'wechat' | 'other' = 'web', account = web) =>
    scheduleStory(
      room,
      await approveStory(room, { [channel]: account }, { text }),
      account,
      new Date(Date.now() + HOUR),
    );
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

  beforeAll(async () => {
    room = await openNewsroom();
    web = await openAccount(room, 'web', { name: '示例局网站' });
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
      // When it was to leave and since when it stands so are two times, and whose it is.
      const held = page.locator('.need', { hasText: '示例被暂停的稿件' });
      await held.getByText(/^原定 .*\d{2}:\d{2}$/).waitFor();
      await held.getByText(/^\d{2}:\d{2} 起$/).waitFor();
      await held.getByText('网站 · 示例局网站 · 示例局').waitFor();
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

  test('an account whose platform does not let in this server’s address is called that, and the desk leads to it', async () => {
    const account = await openAccount(room, 'wechat', { name: '示例白名单公众号' });
    const code = 'WECHAT_40164';
    const text = { zh: '示例：出口 IP 不在白名单中', en: 'example: the address is not on the list' };
    await sql(`UPDATE account SET state = 'unauthorised', state_reason = $2::jsonb WHERE id = $1`, [
      ...[account, JSON.stringify({ code, text })],
    ]);
    const window = await open(DESKTOP);
    await window.logIn('channels', TEST_PASSWORD, '/console/');
    const { page } = window;
    const pile = page.getByRole('region', { name: '账号要处理' });
    await pile.getByRole('link', { name: '示例白名单公众号' }).click();
    const card = page.getByRole('region', { name: '示例白名单公众号' });
    await card.getByText('服务器地址未加入白名单').nth(1).waitFor();
    expect(await page.getByText(/授权失效|平台拒绝凭据/).count()).toBe(0);
    expect(await window.barriers()).toEqual([]);
    await sql(`UPDATE account SET state = 'active', state_reason = NULL WHERE id = $1`, [account]);
  });

  test('what a look met with is kept for technicians, and a page that is out is not said to be waited for', async () => {
    const weibo = await openAccount(room, 'weibo', { name: '示例局微博' });
    const story = await approveStory(room, { web, weibo }, { text: '示例网页已发出的微博' });
    const page = await scheduleStory(room, story, web, new Date(Date.now() + HOUR));
    const post = await scheduleStory(room, story, weibo, new Date(Date.now() + 2 * HOUR));
    await lead(page, 'claimed', 'sending', 'sent');
    const refused = {
      text: { zh: '示例：平台限流', en: 'example: throttled' },
      until: new Date(Date.now() + 2 * HOUR),
    };
    await sql(`UPDATE publication SET state_reason = $2::jsonb WHERE id = $1`, [post, JSON.stringify(refused)]);
    const window = await open(DESKTOP);
    await window.logIn('duty', TEST_PASSWORD, `/console/publications/${post}`);
    await window.page.getByRole('link', { name: '它链接的网页（已发出）' }).waitFor();
    expect(await window.page.getByText('须等它链接的网页先发出').count()).toBe(0);
    const lost = await planned('示例查不出的稿件');
    await lead(lost, 'claimed', 'sending', 'unconfirmed');
    const reason = 'HTTP 502 without an answer of the platform';
    const looks = JSON.stringify([{ at: new Date().toISOString(), result: 'unknown', reason }]);
    await attempt(lost, `now() - interval '30 s', 'unconfirmed', NULL, NULL, '${looks}'`);
    await window.page.goto(`${room.api.url}/console/publications/${lost}`);
    const track = window.page.getByRole('region', { name: '发送经过' });
    await track.getByText('查询：看不出').waitFor();
    expect(await track.getByText(reason).isVisible()).toBe(false);
    await track.getByText('平台原话（供技术人员）').click();
    await track.getByText(reason).waitFor();
    expect(await window.barriers()).toEqual([]);
  });

  test.each([
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ] as const)('what was removed after it went out stands first until somebody notes it: %s', async (_, size) => {
    const title = `示例被移除的稿件${size.width}`;
    const id = await planned(title);
    await lead(id, 'claimed', 'sending', 'sent');
    await sql(
      `INSERT INTO post_follow (publication_id, account_id, sent_at, followed_from, measured, gone_at, gone_why)
       SELECT id, account_id, sent_at, sent_at, false, now(), $2::jsonb FROM publication WHERE id = $1`,
      [id, JSON.stringify({ code: 'violation', text: { zh: '页面写着因违规无法查看', en: 'withheld' } })],
    );
    const window = await open(size);
    const { page } = window;
    await window.logIn('duty', TEST_PASSWORD);
    const pile = page.getByRole('region', { name: '需要处理' });
    await pile.getByText('已被平台移除（页面写着因违规无法查看）：请到平台查看，再登记').waitFor();
    await page.goto('/console/live');
    const need = page.locator('.need', { hasText: title });
    await need.getByText('已被平台移除').waitFor();
    const left = page.getByRole('region', { name: '刚刚发布' });
    await left.getByRole('listitem').filter({ hasText: title }).getByText('已被平台移除').waitFor();
    await need.getByRole('link', { name: '去处理' }).click();
    await page.getByRole('region', { name: '已被平台移除' }).waitFor();
    expect(await page.locator('.publication-facts').textContent()).toContain('已被平台移除');
    expect(await page.getByText('已发布', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '登记已知悉…' }).click();
    const dialog = page.getByRole('dialog', { name: `登记已知悉：《${title}》` });
    await dialog.getByRole('radio', { name: /按已撤下对待/ }).check();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await dialog.getByLabel('看到了什么、怎样处理').fill('示例：不再申诉');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(/登记：按已撤下对待。示例：不再申诉$/).waitFor();
    const history = page.getByRole('region', { name: '谁做了什么' });
    await history.getByText('按已撤下对待：示例：不再申诉').waitFor();
    expect(await page.getByRole('button', { name: '登记已知悉…' }).count()).toBe(0);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.goto('/console/live');
    await page.getByRole('region', { name: '先处理' }).getByText('示例没有答复的稿件').waitFor();
    expect(await page.locator('.need', { hasText: title }).count()).toBe(0);
    expect(window.complaints).toEqual([]);
  });

  test('the desk counts all that needs a person, and leads to what it does not show; the author is told of theirs', async () => {
    for (let n = 0; n < 12; n += 1) await lead(await planned(`示例失败的稿件${n}号`), 'claimed', 'sending', 'failed');
    const [row] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM publication WHERE state IN ('unconfirmed', 'held', 'failed', 'missed')`,
    );
    const n = row?.n ?? 0;
    expect(n).toBeGreaterThan(12);
    for (const [who, title] of [
      ['duty', '需要处理'],
      ['officer', '我的稿件，发布出了问题'],
    ] as const) {
      const window = await open(who === 'officer' ? PHONE : DESKTOP);
      await window.logIn(who, TEST_PASSWORD);
      const pile = window.page.getByRole('region', { name: title });
      await pile.getByRole('heading', { name: new RegExp(`^${title}\\s*${n}$`) }).waitFor();
      expect(await pile.getByRole('listitem').count()).toBe(8);
      if (who === 'officer')
        await pile
          .getByText(/^发送失败 · 示例：等通稿.*请值班编辑处理后重排。$/)
          .first()
          .waitFor();
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      await pile.getByRole('link', { name: `另有 ${n - 8} 条 →` }).click();
      await window.page.getByRole('region', { name: '先处理' }).getByText('示例失败的稿件0号').waitFor();
      expect(window.complaints).toEqual([]);
    }
  });

  test.each([
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ] as const)('what is hastened says first when it leaves, or why it waits: %s', async (_, size) => {
    const id = await planned('示例要加急的稿件');
    const window = await open(size);
    await window.logIn('duty', TEST_PASSWORD, `/console/publications/${id}`);
    const { page } = window;
    const answer = page.waitForResponse('**/move/preview');
    await page.getByRole('button', { name: '加急', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '加急：《示例要加急的稿件》' });
    const { slotAt } = (await (await answer).json()) as { slotAt: string };
    await dialog.getByText('确认后几秒内就发出：').waitFor();
    await dialog.getByText('发出以后只能撤下或更正。').waitFor();
    const at = new Date(Date.parse(slotAt) + 8 * HOUR).toISOString().slice(11, 16);
    await dialog.getByText(new RegExp(`${at}:\\d\\d`)).waitFor();
    const atOnce = dialog.getByRole('button', { name: '加急，马上发出' });
    await atOnce.waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    // While a time is wanted and none is chosen, nothing is foretold.
    await dialog.getByRole('radio', { name: '指定时间' }).check();
    await dialog.getByText('确认后几秒内就发出：').waitFor({ state: 'detached' });
    expect(await atOnce.count()).toBe(0);
    await dialog.getByRole('radio').first().check();
    await atOnce.waitFor();
    const caller = await room.api.loginAs('duty');
    const { body: freeze } = await caller.post<{ id: string }>('/api/freezes', { reason: '示例：突发事件' });
    try {
      await dialog.getByText('确认后先等着，暂不发出：').waitFor();
      await dialog.getByRole('button', { name: '加急，先等着' }).waitFor();
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      await dialog.getByLabel('加急理由').fill('示例：防汛预警');
      await dialog.getByRole('button', { name: '加急，先等着' }).click();
      await dialog.waitFor({ state: 'detached' });
      // Nothing is counted down to a time at which nothing leaves.
      const head = page.locator('.publication-facts');
      await head.getByText('已停发').waitFor();
      expect(await page.getByText(/^还有 /).count()).toBe(0);
      await page.goto(new URL('/console/live', room.api.url).href);
      const row = page
        .getByRole('region', { name: '即将发布' })
        .getByRole('listitem')
        .filter({ hasText: '示例要加急' });
      await row.getByText('紧急停发（示例：突发事件）解除前不会发出').waitFor();
      expect(await row.getByRole('timer').count()).toBe(0);
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      const { body } = await caller.get<{ storyId: string }>(`/api/publications/${id}`);
      for (const path of ['/console', '/console/calendar', `/console/stories/${body.storyId}`]) {
        await page.goto(new URL(path, room.api.url).href);
        await page
          .getByText(/已停发/)
          .first()
          .waitFor();
        expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      }
    } finally {
      await caller.post(`/api/freezes/${freeze.id}/lift`, { reason: '示例：已核实' });
      await lead(id, 'cancelled');
    }
  });

  test('what the rules let leave no more at its time says so before, and is not counted down', async () => {
    const held = await planned('示例落在静默时段的稿件');
    const later = await planned('示例落在停发时段的稿件');
    await sql(`UPDATE publication SET slot_at = slot_at + interval '3 hours' WHERE id = $1`, [held]);
    await sql(`UPDATE publication SET slot_at = slot_at + interval '6 hours' WHERE id = $1`, [later]);
    for (const [mode, id] of [
      ['freeze', held],
      ['shift', later],
    ])
      await sql(
        `INSERT INTO blackout (id, name, starts_at, ends_at, mode, mourning)
         SELECT gen_random_uuid(), '示例时段', slot_at - interval '30 minutes', slot_at + interval '30 minutes', $2, false FROM publication WHERE id = $1`,
        [id, mode],
      );
    try {
      for (const size of [DESKTOP, PHONE]) {
        const window = await open(size);
        await window.logIn('duty', TEST_PASSWORD, '/console/live');
        const leaving = window.page.getByRole('region', { name: '即将发布' });
        const row = (title: string) => leaving.getByRole('listitem').filter({ hasText: title });
        await row('示例落在静默时段的稿件').getByText('到时会暂停').waitFor();
        await row('示例落在停发时段的稿件').getByText('到时会顺延').waitFor();
        await row('示例落在停发时段的稿件')
          .getByText(/规则有变，这个时间发不出；最早 /)
          .waitFor();
        await row('示例落在停发时段的稿件').getByRole('link', { name: '到排期里重排' }).waitFor();
        expect(await row('时段的稿件').getByRole('timer').count()).toBe(0);
        expect(await row('示例即将发布的稿件').getByRole('timer').count()).toBe(1);
        expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
        // The way from there leads to the list itself, and not to a page on which it is to be found.
        await row('示例落在停发时段的稿件').getByRole('link', { name: '到排期里重排' }).click();
        const list = window.page.getByRole('dialog', { name: '不再符合规则的稿件' });
        await list.getByText('示例落在停发时段的稿件').waitFor();
        expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      }
    } finally {
      await sql(`DELETE FROM blackout`);
      await sql(`UPDATE publication SET state = 'cancelled' WHERE id = ANY ($1::uuid[])`, [[held, later]]);
    }
  });

  test('what should have left and has not is told with its reason, on the live desk and on one’s own; before, it is not counted down', async () => {
    const account = await openAccount(room, 'other', { name: '示例停用的号' });
    const late = await planned('示例该发没发的稿件', 'other', account);
    const caller = await room.api.loginAs('channels');
    expect((await caller.post(`/api/accounts/${account}/pause`, { reason: '示例：换人' })).status).toBeLessThan(300);
    try {
      const window = await open(PHONE);
      await window.logIn('duty', TEST_PASSWORD, '/console/live');
      const { page } = window;
      const leaving = page.getByRole('region', { name: '即将发布' }).getByRole('listitem');
      const row = leaving.filter({ hasText: '示例该发没发的稿件' });
      await row.getByText('账号已停用，恢复使用之前不会发出').waitFor();
      expect(await row.getByRole('timer').count()).toBe(0);
      await sql(
        `UPDATE publication SET wished_at = clock_timestamp() - interval '2 minutes', slot_at = clock_timestamp() - interval '2 minutes' WHERE id = $1`,
        [late],
      );
      await page.reload();
      const need = page
        .getByRole('region', { name: '先处理' })
        .getByRole('listitem')
        .filter({ hasText: '示例该发没发' });
      await need.getByText(/应在 .+ 发出，还没有发出/).waitFor();
      await need.getByText(/账号已停用（示例：换人）/).waitFor();
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
      await page.goto(new URL('/console/', room.api.url).href);
      await page.getByRole('region', { name: '需要处理' }).getByText('示例该发没发的稿件').waitFor();
    } finally {
      await sql(`UPDATE publication SET state = 'cancelled' WHERE id = $1`, [late]);
    }
  });

  test('what a person is to take down on its platform stands first, on the live desk and on one’s own, until it is confirmed', async () => {
    const id = await planned('示例要人工撤下的稿件', 'other', await openAccount(room, 'other', { name: '示例视频号' }));
    await lead(id, 'claimed', 'sending', 'sent');
    const caller = await room.api.loginAs('duty');
    expect((await caller.post(`/api/publications/${id}/retract`, { reason: '示例：内容有误' })).status).toBe(200);
    const window = await open(PHONE);
    await window.logIn('duty', TEST_PASSWORD, '/console');
    const { page } = window;
    const trouble = page.getByRole('region', { name: '需要处理' });
    await trouble.getByText('等人到平台后台撤下').waitFor();
    await page.goto(new URL('/console/live', room.api.url).href);
    const needs = page.getByRole('region', { name: '先处理' });
    const first = needs.getByRole('listitem').first();
    await first.getByText('等人到平台后台撤下，做完后确认').waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await first.getByRole('link', { name: '去完成' }).click();
    await page.getByRole('button', { name: '已在平台上完成' }).click();
    const dialog = page.getByRole('dialog', { name: /确认已完成/ });
    await dialog.getByLabel('做了什么、看到了什么').fill('已删除');
    // As the server answers while the page still shows the post (hand-changes.spec).
    await page.route('**/changes/confirm', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'CHANGE_STILL_SHOWN', text: { zh: '页面上仍能看到', en: 'still shown' } }),
      }),
    );
    await dialog.getByRole('button', { name: '已在平台上完成' }).click();
    await dialog.getByText('页面上仍能看到').waitFor();
    await dialog.getByRole('checkbox', { name: /读者已看不到/ }).check();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.unroute('**/changes/confirm');
    const insisted = page.waitForRequest('**/changes/confirm');
    await dialog.getByRole('button', { name: '已在平台上完成' }).click();
    expect((await insisted).postDataJSON()).toEqual({ note: '已删除', despiteShown: true });
    await dialog.waitFor({ state: 'detached' });
    await page.goto(new URL('/console/live', room.api.url).href);
    await needs.getByText('示例没有答复的稿件').waitFor();
    expect(await needs.getByText('示例要人工撤下的稿件').count()).toBe(0);
  });

  test('a link that a person filled in is corrected with its reason, insisted on where the look is not content, and told in the history', async () => {
    const id = await planned('示例贴错链接的稿件', 'other', await openAccount(room, 'other', { name: '示例头条号' }));
    await lead(id, 'claimed', 'sending', 'sent');
    await sql(`UPDATE publication SET url = 'https://wrong.invalid/1', link_by = $2 WHERE id = $1`, [
      id,
      room.people.duty.personId,
    ]);
    for (const [age, reads] of [
      ['1h', 12],
      ['1d', 3_456],
    ])
      await sql('INSERT INTO post_figure (publication_id, age, reads, likes) VALUES ($1, $2, $3, 7)', [id, age, reads]);
    const window = await open(PHONE);
    await window.logIn('duty', TEST_PASSWORD, `/console/publications/${id}`);
    const { page } = window;
    const readers = page.getByRole('region', { name: '读者反应' });
    await readers.getByText('3,456').first().waitFor();
    await readers.getByText(/读取，发出 1 天后/).waitFor();
    await readers.getByText('各次读取').click();
    await readers.getByRole('cell', { name: '12', exact: true }).waitFor();
    await page.getByRole('button', { name: '更正链接' }).click();
    const dialog = page.getByRole('dialog', { name: '更正链接' });
    await dialog.getByText('现在的链接：https://wrong.invalid/1').waitFor();
    const submit = dialog.getByRole('button', { name: '更正链接' });
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel('正确的链接').fill('https://right.invalid/2');
    await dialog.getByLabel('为什么更正').fill('示例：贴成了另一篇');
    await submit.click();
    // No such host is to be found, and the look says so.
    await dialog.getByRole('checkbox', { name: /就是这条内容/ }).check();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await submit.click();
    await dialog.waitFor({ state: 'detached' });
    const told = page.getByRole('region', { name: '谁做了什么' });
    await told
      .getByText(/贴成了另一篇（原链接 https:\/\/wrong.invalid\/1，更正为 https:\/\/right.invalid\/2）/)
      .waitFor();
    const link = page.getByRole('link', { name: /打开|查看/ }).first();
    expect(await link.getAttribute('href')).toBe('https://right.invalid/2');
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
  });

  test('what failed and a person has published is told of with its link, and then counts as out', async () => {
    const account = await openAccount(room, 'wechat', {
      name: '示例公众号',
      settings: { appId: 'wx0000000000000001' },
    });
    const id = await planned('示例没有发成的稿件', 'wechat', account);
    await lead(id, 'claimed', 'sending', 'failed');
    const window = await open(PHONE);
    await window.logIn('duty', TEST_PASSWORD, `/console/publications/${id}`);
    const { page } = window;
    await page.getByRole('button', { name: '已由人发布…' }).click();
    const dialog = page.getByRole('dialog', { name: /登记已由人发布/ });
    await dialog.getByRole('textbox', { name: '链接' }).fill('https://mp.weixin.qq.com/s/example');
    await dialog.getByLabel('怎样发布的、看到了什么').fill('示例：在公众平台后台发布');
    const submit = dialog.getByRole('button', { name: '登记为已发布' });
    await submit.click();
    // Nothing outside can be opened here, and the look says so.
    await dialog.getByRole('checkbox', { name: /就是这条内容/ }).check();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await submit.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('已发布').first().waitFor();
    expect(await sql('SELECT state, url FROM publication WHERE id = $1', [id])).toEqual([
      { state: 'sent', url: 'https://mp.weixin.qq.com/s/example' },
    ]);
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

  looksAtItsDialogs();
});
