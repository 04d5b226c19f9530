import { approveStory, type Newsroom, openAccount, scheduleStory } from '../../factories/newsroom.js';
import { approveAnew } from '../../factories/reapproved.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { until } from '../../support/until.js';
import { DESKTOP, PHONE } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';
import { DayStage } from './day-stage.js';

jest.setTimeout(240_000);

const HOUR = 3_600_000;
const MORNING = '示例：早上要发的一篇';
const NOON = '示例：中午要发的一篇';
const CORRECTED = '示例：中午发出的一篇，人数已改正';
const EVENING = '示例：晚上要发的一篇';
const BEGUN = '示例：已交人工发布的一篇';
const FILM = '示例：要人工发布的一篇';
const DOUBTFUL = '示例：没有答复的一篇';

/** What the duty editor does between opening the live desk and going home; the calendar has its place in the story's own day. */
describe('the day of a duty editor', () => {
  const stage = new DayStage();
  const chapter = stage.chapter.bind(stage);
  const accounts = { web: '', hand: '', weibo: '' };
  const plan = async (text: string, account: string, ahead: number | null, channel: 'web' | 'other' = 'web') => {
    const story = await approveStory(stage.room, { [channel]: account }, { text });
    return scheduleStory(stage.room, story, account, ahead === null ? null : new Date(Date.now() + ahead));
  };
  const publication = async (
    title: string,
    account = accounts.web,
  ): Promise<{ id: string; state: string; url: string | null; slotAt: Date }> => {
    const [row] = await stage.room.api.dataSource.query(
      `SELECT p.id, p.state, p.url, p.slot_at AS "slotAt" FROM publication p JOIN story_revision r ON r.story_id = p.story_id
       WHERE r.title = $1 AND p.account_id = $2`,
      [title, account],
    );
    return row;
  };
  const sandboxCall = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(path, stage.sandbox.pageUrl), {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} → ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };

  beforeAll(
    () =>
      stage.open(async (room: Newsroom) => {
        const { weibo } = stage.sandbox.credentials;
        accounts.web = await openAccount(room, 'web', { name: '示例局网站' });
        accounts.hand = await openAccount(room, 'other', {
          name: '示例视频号',
          settings: { linkHosts: [new URL(stage.pages.url).host], minutes: 60, backOffice: '示例平台创作者中心' },
        });
        accounts.weibo = await openAccount(room, 'weibo', {
          ...{ name: '示例微博', sandbox: true, baseUrl: stage.sandbox.weiboBaseUrl },
          settings: {
            ...{ uid: weibo.uid, clientId: weibo.clientId, rip: '203.0.113.7' },
            ...{ boundDomains: weibo.boundDomains, permalinkBase: stage.sandbox.weiboBaseUrl },
          },
          credentials: { accessToken: weibo.accessToken, clientSecret: weibo.clientSecret },
        });
        await plan(MORNING, accounts.web, HOUR);
        await plan(NOON, accounts.web, 2 * HOUR);
        await plan(EVENING, accounts.web, 9 * HOUR);
      }),
    120_000,
  );
  afterEach(() => stage.leave());
  afterAll(() => stage.close());

  chapter('in the evening the desk lists also what leaves after midnight, as of tomorrow', async () => {
    const window = await stage.bare(PHONE);
    const { page } = window;
    // Where the institution stands it leaves within the hour after midnight, whenever this runs and however long it has run: so it is
    // late in the evening there, and what leaves leaves tomorrow.
    const leaves = new Date((await publication(NOON)).slotAt).getUTCHours();
    const ahead = leaves <= 12 ? -leaves : 24 - leaves;
    const zone = `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`;
    await page.route('**/console/', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace('content="Asia/Shanghai"', `content="${zone}"`);
      await route.fulfill({ response: answer, body });
    });
    await window.logIn('duty', TEST_PASSWORD, '/console/');
    const row = page.getByRole('region', { name: '今天和今夜发布' }).getByRole('listitem').filter({ hasText: NOON });
    await row.getByText(/^明天 00:\d\d$/).waitFor();
    await stage.unharmed(window);
  });

  chapter('two are held, each with its reason, then released in one act, and leave by themselves', async () => {
    const window = await stage.enter('duty', '/console/', DESKTOP);
    const { page } = window;
    await page
      .getByRole('region', { name: /^今天(和今夜)?发布/ })
      .getByText(MORNING)
      .waitFor();
    await page.getByRole('link', { name: '发布', exact: true }).click();
    await page.getByText('没有要人处理的发布。').waitFor();
    for (const title of [MORNING, NOON]) {
      await page.getByRole('region', { name: '即将发布' }).getByRole('link', { name: title }).click();
      await page.getByRole('button', { name: '暂停', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: `暂停《${title}》` });
      await dialog.getByLabel('理由').fill('示例：等通稿');
      if (title === MORNING) await stage.unharmed(window);
      await dialog.getByRole('button', { name: '暂停', exact: true }).click();
      await page.locator('.publication-facts').getByText('已暂停').waitFor();
      await page.getByRole('main').getByRole('link', { name: '发布' }).click();
    }
    const needs = page.getByRole('region', { name: '先处理' });
    await needs.getByText('示例：等通稿').nth(1).waitFor();
    await stage.unharmed(window);
    await needs.getByLabel('全选可重新排期的').check();
    await needs.getByRole('button', { name: '尽快重新排期 2 条' }).click();
    const dialog = page.getByRole('dialog', { name: '重新排期 2 条' });
    // Each with where it stood and where it goes, before anything is done.
    for (const title of [MORNING, NOON])
      await dialog
        .locator('.release-rows li', { hasText: title })
        .getByText(/\d → .*\d{2}:\d{2}/)
        .waitFor();
    await dialog.getByText('其中 2 条确认后几秒内就会发出').waitFor();
    expect((await publication(MORNING)).state).toBe('held');
    await stage.unharmedEverywhere(window);
    await dialog.getByRole('button', { name: '重新排期这 2 条' }).click();
    await dialog.getByText('已重新排期 2 条').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    for (const title of [MORNING, NOON])
      await page.getByRole('region', { name: '刚刚发布' }).getByText(title).waitFor({ timeout: 30_000 });
    expect((await publication(MORNING)).state).toBe('sent');
  });

  chapter('what is out is taken down with a reason, and readers see it no more', async () => {
    const { id, url } = await publication(MORNING);
    const read = async (): Promise<number> =>
      (await fetch(new URL(new URL(url ?? '').pathname, stage.room.api.url))).status;
    expect(await read()).toBe(200);
    const window = await stage.enter('duty', `/console/publications/${id}`, PHONE, 'en');
    const { page } = window;
    const after = page.getByRole('region', { name: 'After it is out' });
    await after.getByRole('button', { name: /take down/i }).click();
    const dialog = page.getByRole('dialog', { name: `Take down “${MORNING}”` });
    await dialog.getByLabel('Reason (not made public)').fill('示例：数字有误');
    await stage.unharmed(window);
    await dialog.getByRole('button', { name: /take down/i }).click();
    await after.getByText(/Take down · Done/).waitFor({ timeout: 30_000 });
    await stage.unharmed(window);
    expect(await read()).toBe(410);
  });

  chapter('what is out is corrected by its newer approval, and its story tells what became of it', async () => {
    const { id } = await publication(NOON);
    const storyOf = async (title: string): Promise<string> => {
      const [row] = await stage.room.api.dataSource.query(`SELECT story_id FROM story_revision WHERE title = $1`, [
        title,
      ]);
      return row.story_id;
    };
    await approveAnew(stage.room, await storyOf(NOON), { web: accounts.web }, CORRECTED);
    const window = await stage.enter('duty', `/console/publications/${id}`, DESKTOP);
    const { page } = window;
    const after = page.getByRole('region', { name: '发布之后' });
    await after.getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog', { name: /^更正《/ });
    await dialog.getByLabel('理由（不对外公开）').fill('示例：人数写错了');
    await dialog.getByRole('button', { name: '更正' }).click();
    await after.getByText(/更正 · 已完成/).waitFor({ timeout: 30_000 });
    for (const [title, line, why] of [
      [NOON, '已更正 示例局网站 上的内容', '示例：人数写错了'],
      [MORNING, '已从 示例局网站 撤下', '示例：数字有误'],
    ] as const) {
      await page.goto(`/console/stories/${await storyOf(title)}`);
      const told = page.getByRole('region', { name: '经过' }).getByRole('listitem').filter({ hasText: line });
      await told.getByText('· duty').waitFor();
      await told.getByText(why).waitFor();
      await stage.unharmed(window);
    }
  });

  chapter(
    'a stop is declared after a look at what it stops, told on every page, and lifted with its own reason',
    async () => {
      await plan(BEGUN, accounts.hand, null, 'other');
      await until('it has begun', async () => (await publication(BEGUN, accounts.hand)).state === 'confirming');
      const duty = await stage.enter('duty', '/console/live', DESKTOP);
      await duty.page.getByRole('button', { name: '紧急停发' }).click();
      const first = duty.page.getByRole('dialog', { name: '紧急停发' });
      await first.getByRole('button', { name: '看看会停下什么' }).click();
      await first.getByText('请写明理由').waitFor();
      await first.getByLabel('停发理由').fill('示例：突发事件');
      await stage.unharmed(duty);
      await first.getByRole('button', { name: '看看会停下什么' }).click();
      const second = duty.page.getByRole('dialog', { name: /再看一眼/ });
      await second.getByText(EVENING).waitFor();
      await second.getByText('停不下来 1 条').waitFor();
      await stage.unharmed(duty);
      await second.getByRole('button', { name: '立即停发，停下 1 条' }).click();
      const done = duty.page.getByRole('dialog', { name: '停发已生效' });
      await done.waitFor();
      await stage.unharmed(duty);
      await done.getByRole('button', { name: '关闭' }).last().click();
      const officer = await stage.enter('officer', '/console/', PHONE, 'en');
      await officer.page.locator('.freeze-banner-why').getByText('示例：突发事件').waitFor();
      await stage.unharmed(officer);
      await duty.page.getByRole('button', { name: '解除停发' }).click();
      const lifting = duty.page.getByRole('dialog', { name: /解除停发/ });
      await lifting.getByLabel('为什么可以解除').fill('示例：已核实');
      await stage.unharmed(duty);
      await lifting.getByRole('button', { name: '解除停发' }).click();
      await officer.page
        .locator('.freeze-banner-why')
        .getByText('示例：突发事件')
        .waitFor({ state: 'detached', timeout: 30_000 });
      expect(await stage.room.api.dataSource.query(`SELECT lift_reason AS why FROM freeze_order`)).toEqual([
        { why: '示例：已核实' },
      ]);
      expect((await publication(EVENING)).state).toBe('scheduled');
    },
  );

  chapter('a task by hand is taken, given back, taken again, copied, posted and its link filled in', async () => {
    const id = await plan(FILM, accounts.hand, null, 'other');
    const window = await stage.enter('duty', '/console/tasks', PHONE, 'en');
    await window.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = window;
    await page.getByRole('link', { name: new RegExp(FILM) }).waitFor();
    await stage.unharmed(window);
    await page.getByRole('link', { name: new RegExp(FILM) }).click();
    await page.getByRole('button', { name: 'Take it' }).click({ timeout: 30_000 });
    await page.getByText('In your hand').waitFor();
    await page.getByRole('button', { name: 'Give it back' }).click();
    await stage.unharmed(window);
    await page.getByRole('button', { name: 'Not posted, give it back' }).click();
    await page.getByText('Nobody has it').waitFor();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('button', { name: /^Copy text/ }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`${FILM}正文`);
    // It is posted, and the platform shows it.
    stage.pages.pages.set('/film/1', { body: `<html><h1>${FILM}</h1></html>` });
    await page.getByLabel('Link of the post').fill(`${stage.pages.url}/film/1`);
    await page.getByRole('button', { name: 'Look at the link' }).click();
    await page.getByText('It is right').waitFor();
    await stage.unharmed(window);
    await page.getByRole('button', { name: 'Report: posted' }).click();
    await page.getByRole('heading', { name: /Report.*Posted/ }).waitFor();
    await stage.unharmed(window);
    expect(await publication(FILM, accounts.hand)).toMatchObject({
      id,
      state: 'sent',
      url: `${stage.pages.url}/film/1`,
    });
  });

  chapter(
    'one the platform never answered is looked into as the page says, and leaves again when two have looked',
    async () => {
      const statuses = { platform: 'weibo', path: '/2/statuses/share.json' };
      await sandboxCall('POST', '/faults', { ...statuses, kind: 'drop-before-commit', times: 1 });
      await sandboxCall('POST', '/faults', {
        platform: 'weibo',
        path: '/2/statuses/user_timeline.json',
        kind: 'error-502',
      });
      const { web, weibo } = accounts;
      const story = await approveStory(stage.room, { web, weibo }, { text: DOUBTFUL });
      await scheduleStory(stage.room, story, web);
      // It links to the page, and leaves once that is out.
      const id = await scheduleStory(stage.room, story, weibo);
      const one = await stage.enter('duty', '/console/live', PHONE);
      const need = one.page.getByRole('region', { name: '先处理' }).getByRole('listitem').filter({ hasText: DOUBTFUL });
      await need.getByRole('link', { name: '去核实' }).click({ timeout: 60_000 });
      await one.page.getByText('打开“示例微博”的微博主页').waitFor();
      await one.page.getByText('平台上确实没有').click();
      await one.page.getByLabel('在哪里看到了什么').fill('示例：主页和草稿箱都没有');
      await stage.unharmed(one);
      await one.page.getByRole('button', { name: '提交结论' }).click();
      await one.page.getByText('请另一位能核实的同事').waitFor();
      expect(await one.page.getByRole('button', { name: '我也看过，确实没有' }).count()).toBe(0);
      const other = await stage.enter('second-duty', `/console/publications/${id}`, DESKTOP, 'en');
      await other.page.getByRole('button', { name: 'I looked too: not there' }).click();
      await stage.unharmed(other);
      await sandboxCall('DELETE', '/faults');
      await other.page.getByRole('button', { name: 'Confirm and send again' }).click();
      await until('it has left again', async () => (await publication(DOUBTFUL, weibo)).state === 'sent', 60_000);
      await one.page.locator('.publication-facts').getByText('已发布').waitFor({ timeout: 30_000 });
      await stage.unharmed(one);
      const { posts } = (await sandboxCall('GET', '/ledger?platform=weibo')) as { posts: unknown[] };
      expect(posts).toHaveLength(1);
    },
  );

  looksAtItsDialogs();
});
