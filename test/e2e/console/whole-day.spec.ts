import { approveStory, openAccount } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { photo } from '../../support/nasty-files.js';
import { DESKTOP, PHONE } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';
import { DayStage } from './day-stage.js';
import { drag } from './drag.js';

jest.setTimeout(240_000);

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;
const TITLE = '示例：车间里的夜校';
/** A WeChat ID of examples; nobody's. */
const COLLEAGUE = 'shili-weixinhao';
/** One that does not follow the account: the platform sends it nothing. */
const STRANGER = 'shili-weiguanzhu';
const OPINION = '请写明有多少人参加。';
/** A decision counts only after a moment, so that the key that opened the dialog does not confirm it. */
const SECOND_LOOK_MS = 450;

/**
 * One story's life in one day, seen by everybody who has a part in it: who writes, who reviews, who watches what leaves, who looks after
 * the house. Server, worker, sandbox and browser are the real ones. The tests are chapters: each goes on where the one before ended.
 */
describe('a whole day', () => {
  const stage = new DayStage();
  const chapter = stage.chapter.bind(stage);
  let site: string;
  let storyId: string;
  // The Wednesday of a week to come.
  const wednesday = ((): string => {
    const weekday = new Date(Date.now() + OFFSET).getUTCDay() || 7;
    return new Date(Date.now() + OFFSET + (10 - weekday) * DAY).toISOString().slice(0, 10);
  })();

  const publications = (): Promise<{ id: string; account: string; state: string; slot: Date; url: string | null }[]> =>
    stage.room.api.dataSource.query(
      `SELECT p.id, a.name AS account, p.state, p.slot_at AS slot, p.url
         FROM publication p JOIN account a ON a.id = p.account_id WHERE p.story_id = $1 ORDER BY a.name`,
      [storyId],
    );
  const publicationOn = async (account: string) => {
    const found = (await publications()).find((one) => one.account === account);
    if (!found) throw new Error(`nothing is planned on ${account}`);
    return found;
  };
  const decisions = (): Promise<{ decision: string; login: string; opinion: string | null }[]> =>
    stage.room.api.dataSource.query(
      `SELECT x.decision, p.login, x.opinion FROM review_decision x JOIN review_round r ON r.id = x.round_id
       JOIN person p ON p.id = x.person_id WHERE r.story_id = $1 ORDER BY x.at`,
      [storyId],
    );

  beforeAll(
    () =>
      stage.open(async (room) => {
        site = await openAccount(room, 'web', { name: '示例局网站' });
        const { wechat } = stage.sandbox.credentials;
        await openAccount(room, 'wechat', {
          ...{ name: '示例局公众号', sandbox: true, baseUrl: stage.sandbox.wechatBaseUrl },
          settings: { appId: wechat.appid, previewTo: [STRANGER, COLLEAGUE] },
          credentials: { appSecret: wechat.secret },
        });
        await fetch(`${stage.sandbox.wechatBaseUrl}/control/wechat/accounts/${wechat.appid}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ previewNames: [COLLEAGUE] }),
        });
        await openAccount(room, 'other', {
          name: '示例视频号',
          settings: { backOffice: 'https://example.org/studio' },
        });
        const coordinator = await room.api.enter('coordinator', [room.bureau, 'coordinator']);
        const campaign = await coordinator.post<{ id: string; version: number }>('/api/campaigns', {
          departmentId: room.bureau,
          title: '示例技能宣传周',
          window: { from: '2026-07-01', to: '2030-12-31' },
          pillars: [{ kind: 'exemplar', title: '先进典型', text: '宣传工匠' }],
        });
        const { id, version } = campaign.body;
        expect((await coordinator.patch(`/api/campaigns/${id}`, { version, state: 'active' })).status).toBe(200);
        await approveStory(room, { web: site }, { text: '示例：先交来的一篇', approvals: 0 });
      }),
    120_000,
  );
  afterEach(() => stage.leave());
  afterAll(() => stage.close());

  chapter(
    'the press officer goes from the desk to the campaign, writes for it with a picture and facts, and hands it in',
    async () => {
      const window = await stage.enter('officer', '/console/', DESKTOP);
      const { page } = window;
      await page.getByText('没有写了一半的稿件。').waitFor();
      await page.getByRole('link', { name: '专题活动' }).first().click();
      await page.getByRole('link', { name: '示例技能宣传周' }).click();
      await page.getByRole('button', { name: '为本专题写稿' }).click();
      const begin = page.getByRole('dialog', { name: '新建稿件：示例技能宣传周' });
      await begin.getByLabel('宣传内容').selectOption({ label: '先进典型' });
      await begin.getByLabel('标题').fill(TITLE);
      await begin.getByLabel('姓名或称呼').fill('某技师');
      await begin.getByLabel('工种').fill('数控车工');
      await begin.getByLabel('所在单位').fill('示例公司');
      await stage.unharmed(window);
      await begin.getByRole('button', { name: '开始写作' }).click();
      await page.waitForURL(/\/console\/stories\/[0-9a-f-]{36}\/edit$/);
      storyId = new URL(page.url()).pathname.split('/')[3] ?? '';

      await page.getByRole('textbox', { name: '摘要' }).fill('下班以后，车间变成课堂。');
      await page.getByRole('textbox', { name: '正文' }).click();
      await page.keyboard.type('晚上七点，机床停了，夜校开课。');
      await page.frameLocator('iframe').getByText('晚上七点，机床停了，夜校开课。').waitFor();
      await page.getByRole('tab', { name: '图片' }).click();
      const buffer = await (await photo(1_200, 900)).png().toBuffer();
      await page.getByTestId('pictures').setInputFiles({ name: '夜校.png', mimeType: 'image/png', buffer });
      await page.getByRole('textbox', { name: '替代文字' }).first().fill('示例图案');
      await page.getByRole('button', { name: '设为封面' }).click();
      await page.getByText('列表封面').waitFor();
      await page.getByRole('tab', { name: '要素' }).click();
      await page.getByLabel('技能等级').fill('高级技师');
      await stage.unharmed(window);
      await page.getByRole('tab', { name: '预览' }).click();
      await page.frameLocator('iframe').getByRole('img', { name: '示例图案' }).first().waitFor();
      await page.keyboard.press('Control+s');
      await page.getByText('✓ 已保存为第 2 版').waitFor();
      await page.getByRole('button', { name: '送审', exact: true }).click();
      const submit = page.getByRole('dialog', { name: '送审' });
      for (const account of ['示例局网站', '示例视频号']) await submit.getByLabel(new RegExp(account)).check();
      await submit.getByText('没有发现问题。').waitFor();
      // By default it would be over before the Wednesday to come.
      await submit.getByLabel('最晚发布').fill(`${new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10)}T18:00`);
      await stage.unharmed(window);
      await submit.getByRole('button', { name: '送审' }).click();
      await page.getByText('这篇稿件审核中，不能修改。').waitFor();
      await page.getByText('已送审，等待初审。').waitFor();
      await stage.unharmedAs(window, DESKTOP, 'en');
    },
  );

  chapter('the first reviewer goes through the queue by keys, and returns it with a word', async () => {
    const window = await stage.enter('first', '/console/', DESKTOP);
    const { page } = window;
    await page.getByRole('link', { name: TITLE }).waitFor();
    await page.getByRole('link', { name: '审核', exact: true }).click();
    await page.getByRole('heading', { name: '示例：先交来的一篇' }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: '示例：先交来的一篇' }).waitFor();
    await page.keyboard.press('j');
    await page.frameLocator('.preview iframe').getByText('机床停了').waitFor();
    await stage.unharmed(window);
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: /退回/ }).getByLabel('审核意见').fill(OPINION);
    await page.waitForTimeout(SECOND_LOOK_MS);
    await page.keyboard.press('Control+Enter');
    await page.getByText(`已退回作者：《${TITLE}》`).waitFor();
    expect(await decisions()).toEqual([{ decision: 'return', login: 'first', opinion: OPINION }]);
  });

  chapter('the press officer reads it on the phone, mends it there and hands it in again, in English', async () => {
    const window = await stage.enter('officer', '/console/', PHONE, 'en');
    const { page } = window;
    await stage.unharmed(window);
    await page.getByRole('region', { name: 'Returned to me' }).getByRole('link', { name: TITLE }).click();
    await page.getByText(OPINION).first().waitFor();
    await page.getByRole('textbox', { name: 'Body' }).press('Control+End');
    await page.keyboard.type('三十名青工来听课。');
    await page.getByRole('button', { name: 'Save revision' }).click();
    await page.getByText('✓ Saved as revision 3').waitFor();
    await stage.unharmed(window);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const submit = page.getByRole('dialog', { name: 'Submit for review' });
    for (const account of ['示例局网站', '示例视频号']) await submit.getByLabel(new RegExp(account)).check();
    await submit.getByLabel('Not after').fill(`${new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10)}T18:00`);
    await stage.unharmed(window);
    await submit.getByRole('button', { name: 'Submit' }).click();
    await page.getByText(/is in review|cannot be changed/).waitFor();
    await page.getByText('Submitted: it waits for the first review.').waitFor();
    await stage.unharmedAs(window, PHONE, 'zh');
  });

  chapter('the first reviewer sees on the phone, in English, what has changed, and approves', async () => {
    const window = await stage.enter('first', `/console/review/${storyId}`, PHONE, 'en');
    const { page } = window;
    await page.locator('ins', { hasText: '三十名青工来听课。' }).first().waitFor();
    await stage.unharmed(window);
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.waitForTimeout(SECOND_LOOK_MS);
    await page.getByRole('dialog').getByRole('button', { name: 'Approve it' }).click();
    await page.getByText(`Approved and handed on: ${TITLE}`).waitFor();
  });

  chapter('the second reviewer approves by keys, in English', async () => {
    const window = await stage.enter('second', '/console/', DESKTOP, 'en');
    const { page } = window;
    await page.getByRole('region', { name: 'For me to review' }).getByRole('link', { name: TITLE }).click();
    await page.frameLocator('.preview iframe').getByText('三十名青工来听课').waitFor();
    await stage.unharmedEverywhere(window);
    await stage.unharmedAs(window, DESKTOP, 'en');
    await page.getByRole('button', { name: 'Preview on a phone' }).click();
    const preview = page.getByRole('dialog', { name: 'Preview the WeChat article on a phone' });
    const refused = preview.getByRole('alert').filter({ hasText: 'The platform did not send the preview.' });
    await preview.getByRole('button', { name: 'Send' }).click();
    await refused.waitFor();
    // The browser itself notes what was refused.
    expect(window.complaints.splice(0)).toEqual([expect.stringContaining('status of 422')]);
    await stage.unharmed(window);
    await preview.getByLabel('Receiver').selectOption(COLLEAGUE);
    await refused.waitFor({ state: 'detached' });
    await preview.getByRole('button', { name: 'Send' }).click();
    await preview.getByText(`Sent to ${COLLEAGUE}`).waitFor();
    await stage.unharmed(window);
    await preview.getByRole('button', { name: 'Close' }).last().click();
    await preview.waitFor({ state: 'detached' });
    await page.locator('.piece-buttons .ant-btn-primary:enabled').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve it' }).waitFor();
    await page.waitForTimeout(SECOND_LOOK_MS);
    await page.keyboard.press('Enter');
    await page.getByText(`Approved and handed on: ${TITLE}`).waitFor();
    await page.getByText('Nothing waits for your review').waitFor();
  });

  chapter('a leader signs on the phone, in one minute', async () => {
    const window = await stage.bare(PHONE);
    const { page } = window;
    await page.goto('/console/sign');
    await page.getByLabel('用户名').fill('final');
    await page.getByLabel('密码').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText(TITLE).click();
    await page.frameLocator('.preview iframe').getByText('三十名青工来听课').waitFor();
    await stage.unharmedEverywhere(window);
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '通过', exact: true }).click();
    await page.getByText('这是最后一个环节').waitFor();
    await page.waitForTimeout(SECOND_LOOK_MS);
    await page.getByRole('button', { name: '确认通过' }).click();
    await page.getByText(`已终审通过并封存：《${TITLE}》`).waitFor();
    expect((await decisions()).slice(1).map(({ decision, login }) => [login, decision])).toEqual([
      ['first', 'approve'],
      ['second', 'approve'],
      ['final', 'approve'],
    ]);
  });

  chapter('the duty editor plans one post with the mouse and one with keys alone', async () => {
    const window = await stage.enter('duty', `/console/calendar?view=week&day=${wednesday}`, DESKTOP);
    const { page } = window;
    const waiting = page.locator('.tray-story', { hasText: TITLE });
    const field = page.locator(`.cell[data-day="${wednesday}"][data-lane="${site}"]`);
    const words = await drag(page, waiting.locator('.tray-account', { hasText: '示例局网站' }), field, /可发/);
    expect(words).toContain('09:00');
    await field.locator('.chip', { hasText: TITLE }).waitFor();
    const [chip, cell] = [await field.locator('.chip').boundingBox(), await field.boundingBox()];
    expect(chip && cell && chip.x >= cell.x && chip.x + chip.width <= cell.x + cell.width + 1).toBe(true);
    expect((await publicationOn('示例局网站')).slot.toISOString()).toBe(
      new Date(`${wednesday}T09:00:00+08:00`).toISOString(),
    );
    await stage.unharmed(window);

    await waiting.locator('.tray-account', { hasText: '示例视频号' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('下一个空档').waitFor();
    await page.locator('.ghost').first().press('Enter');
    // As wished, or, where that moment has come meanwhile, at the next one.
    await page.locator('.answer:not(.is-refused)').waitFor();
    await stage.unharmed(window);
    await page.getByRole('button', { name: /^排到 / }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('已排到').waitFor();
    await waiting.waitFor({ state: 'detached' });
    await stage.unharmedEverywhere(window);
    expect((await publications()).map(({ account, state }) => [account, state])).toEqual([
      ['示例局网站', 'scheduled'],
      ['示例视频号', 'scheduled'],
    ]);
  });

  looksAtItsDialogs();
});
