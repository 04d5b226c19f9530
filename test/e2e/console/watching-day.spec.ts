import { approveStory, openAccount, scheduleStory } from '../../factories/newsroom.js';
import { DESKTOP, PHONE } from './browser.js';
import { DayStage } from './day-stage.js';

jest.setTimeout(240_000);

const HOUR = 3_600_000;
const READ = '示例：待读的一篇';
const APPROVED = '示例：已定稿的一篇';
const PLANNED = '示例：已排期的一篇';

/** The days of those who plan, read, look after the accounts, and look on: what they come for, and nothing they may not do. */
describe('the day of', () => {
  const stage = new DayStage();
  const chapter = stage.chapter.bind(stage);
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    stage.room.api.dataSource.query(query, parameters);

  beforeAll(
    () =>
      stage.open(async (room) => {
        const { wechat } = stage.sandbox.credentials;
        const site = await openAccount(room, 'web', { name: '示例局网站' });
        await openAccount(room, 'wechat', {
          ...{ name: '示例局公众号', sandbox: true, baseUrl: stage.sandbox.wechatBaseUrl },
          settings: { appId: wechat.appid },
          credentials: { appSecret: wechat.secret },
        });
        await room.api.enter('coordinator', [room.bureau, 'coordinator']);
        await room.api.enter('reader', [room.bureau, 'proofreader']);
        await room.api.enter('leader', [room.bureau, 'viewer']);
        await room.api.enter('nobody', [room.bureau, 'viewer']);
        await sql(`DELETE FROM role_assignment WHERE person_id = (SELECT id FROM person WHERE login = 'nobody')`);
        await approveStory(room, { web: site }, { text: READ, approvals: 0 });
        await approveStory(room, { web: site }, { text: APPROVED });
        const planned = await approveStory(room, { web: site }, { text: PLANNED });
        await scheduleStory(room, planned, site, new Date(Date.now() + 2 * HOUR));
      }),
    120_000,
  );
  afterEach(() => stage.leave());
  afterAll(() => stage.close());

  chapter('a coordinator: what is approved is planned from the desk, and the campaign’s way is begun', async () => {
    const window = await stage.enter('coordinator', '/console/', DESKTOP);
    const { page } = window;
    const pile = page.getByRole('region', { name: '已定稿，待排期' });
    await pile.getByRole('link', { name: APPROVED }).waitFor();
    await stage.unharmedEverywhere(window);
    await pile.getByRole('link', { name: APPROVED }).click();
    await page.getByRole('heading', { name: APPROVED, level: 1 }).waitFor();
    await stage.unharmed(window);
    await page.getByRole('link', { name: '排期', exact: true }).first().click();
    const waiting = page.locator('.tray-story', { hasText: APPROVED });
    await waiting.locator('.tray-account').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('下一个空档').waitFor();
    await page.locator('.ghost').first().press('Enter');
    await page.locator('.answer:not(.is-refused)').waitFor();
    await stage.unharmedEverywhere(window);
    await page.getByRole('button', { name: /^排到 / }).click();
    await page.getByRole('status').getByText('已排到').waitFor();
    await waiting.waitFor({ state: 'detached' });
    await stage.unharmedEverywhere(window);
    // Who has planned it takes a slip back at once, though to cancel others' posts is not for them.
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('status').getByText('已撤销').waitFor();
    await waiting.waitFor();
    expect(
      await sql(
        `SELECT p.state FROM publication p JOIN story_revision r ON r.story_id = p.story_id WHERE r.title = $1`,
        [APPROVED],
      ),
    ).toEqual([{ state: 'cancelled' }]);
    await page.goto('/console/campaigns/new');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await stage.unharmedEverywhere(window);
  });

  chapter('a proofreader: a story under review is read, and a word is left at what is wrong', async () => {
    const window = await stage.enter('reader', '/console/', PHONE, 'en');
    const { page } = window;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await stage.unharmedEverywhere(window);
    await page.goto('/console/stories');
    await page.getByRole('link', { name: READ }).first().click();
    await page.getByRole('link', { name: 'Read and comment' }).click();
    await page.getByRole('tab', { name: 'Comments' }).click();
    await page.getByRole('textbox', { name: 'On the story as a whole' }).fill('示例：请核对人数');
    await stage.unharmedEverywhere(window);
    await page.getByRole('button', { name: '发表' }).click();
    await page.locator('.talk-text', { hasText: '请核对人数' }).waitFor();
    expect(await sql(`SELECT words FROM story_comment`)).toEqual([{ words: '示例：请核对人数' }]);
    expect(await page.getByRole('button', { name: '保存版本' }).count()).toBe(0);
  });

  chapter(
    'a channel administrator: the account is tested, a rule is looked at, a post is held and let go',
    async () => {
      const window = await stage.enter('channels', '/console/accounts', DESKTOP);
      const { page } = window;
      await page.getByText('示例局公众号').first().click();
      await page.getByRole('button', { name: '测试连接' }).click();
      await page.getByText('测试通过').waitFor();
      await stage.unharmedEverywhere(window);
      await page.getByRole('link', { name: '频次规则' }).click();
      await page.getByRole('heading', { name: '频次规则', level: 1 }).waitFor();
      await stage.unharmedEverywhere(window);
      await page.getByRole('link', { name: '发布', exact: true }).click();
      await page.getByRole('link', { name: PLANNED }).first().click();
      await page.getByRole('button', { name: '暂停' }).click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('示例：等通知');
      await stage.unharmedEverywhere(window);
      await page.getByRole('dialog').getByRole('button', { name: '暂停' }).click();
      await page.getByRole('button', { name: '重新排期' }).waitFor();
      await stage.unharmedEverywhere(window);
    },
  );

  chapter('a leader: what leaves today, how it went, and what was said, and no act anywhere', async () => {
    const window = await stage.enter('leader', '/console/', PHONE);
    const { page } = window;
    await page.getByRole('region', { name: /^今天(和今夜)?发布/ }).waitFor();
    await stage.unharmedEverywhere(window);
    await page.goto('/console/insights');
    await page.getByRole('heading', { name: '统计分析', level: 1 }).waitFor();
    await stage.unharmedEverywhere(window);
    await page.goto('/console/stories');
    await page.getByRole('link', { name: APPROVED }).first().click();
    await page.getByRole('heading', { name: APPROVED, level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: /送审|撤销定稿|撤回/ }).count()).toBe(0);
    await stage.unharmedEverywhere(window);
  });

  chapter('somebody without a role is told why there is nothing, and whom to ask', async () => {
    const window = await stage.enter('nobody', '/console/', PHONE);
    await window.page.getByText('您还没有职责').waitFor();
    await stage.unharmedEverywhere(window);
  });
});
