import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(120_000);

const NOTICE = readFileSync(join(__dirname, '../../../src/demo/sample-notice.txt'), 'utf8');

/** Campaigns from their notice to the coverage, in a real browser. */
describe('campaigns in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let desk: TestWindow;
  let web: string;
  const sql = (query: string, parameters: unknown[]) => room.api.dataSource.query(query, parameters);

  beforeAll(async () => {
    room = await openNewsroom();
    await room.api.createPerson({ login: 'coordinator', roles: [[room.bureau, 'coordinator']] });
    browser = await TestBrowser.open(room.api.url);
    desk = await browser.window(DESKTOP);
    await desk.logIn('coordinator', TEST_PASSWORD, '/console/campaigns');
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('an empty list says how a campaign begins; a pasted notice is read, with its source beside each field', async () => {
    const { page } = desk;
    await page.getByText('还没有专题活动').waitFor();
    expect(await desk.barriers()).toEqual([]);
    await page.getByRole('link', { name: '由通知建立' }).click();
    await page.getByRole('button', { name: '识读' }).click();
    await page.getByText('请粘贴通知全文').waitFor();
    await page.getByLabel('粘贴通知全文').fill(NOTICE);
    await page.getByRole('button', { name: '识读' }).click();
    await page.getByRole('heading', { name: '核对通知' }).waitFor();
    await page.getByLabel('主题').focus();
    expect(await page.locator('mark').allTextContents()).toEqual(['一技在身　青春有为']);
    expect(await desk.barriers()).toEqual([]);
  });

  test('what is corrected survives a reload and becomes the campaign; the desk of campaigns shows it', async () => {
    const { page } = desk;
    await page.getByLabel('活动名称').fill('示例技能宣传月');
    await page.reload();
    await page.getByText('上次没有保存的填写已恢复').waitFor();
    expect(await page.getByLabel('活动名称').inputValue()).toBe('示例技能宣传月');
    await page.getByRole('button', { name: '建立并启动' }).click();
    await page.getByRole('heading', { level: 1, name: '示例技能宣传月' }).waitFor();
    await page.getByText('还没有单位为这个专题写稿').waitFor();
    const [{ state, drafts }] = await sql(
      `SELECT state, (SELECT count(*)::int FROM notice_proposal WHERE campaign_id IS NULL) AS drafts FROM campaign`,
      [],
    );
    expect([state, drafts]).toEqual(['active', 0]);
  });

  test('the coverage shows stories as they come, at a desk and on a phone, in English too', async () => {
    web = await openAccount(room, 'web');
    const story = await approveStory(room, { web }, { departmentId: room.school, approvals: 1 });
    const [{ id, pillar }] = await sql(
      `SELECT c.id, (SELECT p.id FROM campaign_pillar p WHERE p.campaign_id = c.id AND p.position = 0) AS pillar FROM campaign c`,
      [],
    );
    await sql('UPDATE story SET campaign_id = $2, pillar_id = $3, version = version + 1 WHERE id = $1', [
      story,
      id,
      pillar,
    ]);
    await desk.page.goto(`/console/campaigns/${id}`);
    const row = desk.page.getByRole('row', { name: /示例学校/ });
    await row.getByText('审核中 1').first().waitFor();
    await row.getByRole('link').first().waitFor();
    expect(await desk.barriers()).toEqual([]);
    await desk.page.getByRole('button', { name: '结束' }).click();
    await desk.page.getByText('结束后不能再修改').waitFor();
    expect(await desk.barriers()).toEqual([]);
    await desk.page.getByRole('button', { name: '取消' }).click();
    const phone = await browser.window(PHONE, { colorScheme: 'dark' });
    await phone.logIn('coordinator', TEST_PASSWORD, `/console/campaigns/${id}`);
    await phone.page.getByRole('row', { name: /示例学校/ }).waitFor();
    expect(await phone.isTooWide()).toBe(false);
    expect(await phone.barriers()).toEqual([]);
    await phone.page.getByRole('button', { name: 'English' }).click();
    await phone.page.getByRole('heading', { name: 'How far departments have come' }).waitFor();
    await phone.page.goto('/console/campaigns/new');
    await phone.page.getByText('Paste the whole notice').waitFor();
    expect(await phone.isTooWide()).toBe(false);
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  });

  test('once posts are out, what readers did is summed up by channel', async () => {
    const story = await approveStory(room, { web }, {});
    const id = await scheduleStory(room, story, web, new Date(Date.now() + 3_600_000));
    await sql('UPDATE story SET campaign_id = (SELECT id FROM campaign), version = version + 1 WHERE id = $1', [story]);
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = now(), platform_ref = 'example', sent_at = now() WHERE id = $1`,
      [id],
    );
    for (const state of ['claimed', 'sending', 'sent'])
      await sql('UPDATE publication SET state = $2 WHERE id = $1', [id, state]);
    await sql(`INSERT INTO post_figure (publication_id, age, reads, likes) VALUES ($1, '1h', 1234, 5)`, [id]);
    const readers = desk.page.getByRole('table', { name: '读者反应' });
    await readers.getByRole('row', { name: /网站 1 1,234 5 平台不提供 平台不提供/ }).waitFor();
    await desk.page.setViewportSize(PHONE);
    expect([await desk.barriers(), await desk.isTooWide()]).toEqual([[], false]);
    await desk.page.setViewportSize(DESKTOP);
  });

  test('its web texts are exported as files, and where there are none the reason is said', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '导出网站稿' }).click();
    const dialog = page.getByRole('dialog', { name: '导出网站稿' });
    await dialog.getByLabel(/^发布日期从/).fill('2030-01-01');
    await dialog.getByRole('button', { name: '导出网站稿' }).click();
    await dialog.getByText('没有内容可导出').waitFor();
    await dialog.getByLabel(/^发布日期从/).fill('');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出网站稿' }).click();
    expect((await download).suggestedFilename()).toBe('示例技能宣传月.zip');
    expect(
      readFileSync(await (await download).path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await dialog.getByText(/^已交给浏览器下载/).waitFor();
    expect(await desk.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
  });

  test('somebody else’s version is not written over: it is said, what was typed stays, and the new version can be loaded', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: '修改' }).click();
    await page.getByLabel('主题').fill('示例主题');
    await sql('UPDATE campaign SET version = version + 1', []);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('别人已保存了新版本').waitFor();
    expect(await page.getByLabel('主题').inputValue()).toBe('示例主题');
    await page.getByRole('button', { name: '载入新版本' }).click();
    await page.getByText('别人已保存了新版本').waitFor({ state: 'detached' });
    await page.getByLabel('主题').fill('示例主题');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('示例主题').waitFor();
  });

  test('a campaign that is not there is said to be so where it would be changed, with the way to those that are', async () => {
    const { page } = desk;
    for (const [id, size] of [
      ['0190a5f0-0000-7000-8000-000000000000', DESKTOP],
      ['cut-off', PHONE],
    ] as const) {
      await page.setViewportSize(size);
      await page.goto(`/console/campaigns/${id}/edit`);
      await page.getByText('可能链接不完整，内容已不在，或您没有权限查看。').waitFor();
      expect([await desk.barriers(), await desk.isTooWide()]).toEqual([[], false]);
    }
    await page.getByRole('main').getByRole('link', { name: /专题/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '示例技能宣传月' }).first().waitFor();
  });

  looksAtItsDialogs();
});
