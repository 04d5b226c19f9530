import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';

jest.setTimeout(120_000);

/** What went out, summed up, in a real browser. */
describe('insights in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let desk: TestWindow;
  const sql = (query: string, parameters: unknown[]) => room.api.dataSource.query(query, parameters);

  beforeAll(async () => {
    room = await openNewsroom();
    browser = await TestBrowser.open(room.api.url);
    desk = await browser.window(DESKTOP);
    await desk.logIn('duty', TEST_PASSWORD, '/console/insights');
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('nothing out is said with a way on; what went out is drawn and in words, and comes as a workbook', async () => {
    const { page } = desk;
    await page.getByText('这段时间没有发出内容').waitFor();
    const web = await openAccount(room, 'web');
    const soon = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000);
    const id = await scheduleStory(room, await approveStory(room, { web }, { departmentId: room.school }), web, soon);
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), platform_ref = 'example',
         wished_at = clock_timestamp() - interval '3 seconds', slot_at = clock_timestamp() - interval '3 seconds',
         sent_at = clock_timestamp() WHERE id = $1`,
      [id],
    );
    for (const state of ['claimed', 'sending', 'sent'])
      await sql('UPDATE publication SET state = $2 WHERE id = $1', [id, state]);
    await page.reload();
    await page.getByText('1 条', { exact: true }).waitFor();
    await page.locator('.insights-chart svg').waitFor();
    await page.getByRole('rowheader', { name: '示例学校' }).waitFor();
    const link = page.getByRole('link', { name: '导出 Excel' });
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toContain('spreadsheetml');
    expect(await desk.barriers()).toEqual([]);
    await page.goto('/console/insights?span=7');
    await page.getByText('近 7 天').waitFor();
    await page.getByText('1 条', { exact: true }).waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('punctuality, the use of limits and the work of reviewers are drawn, and in tables', async () => {
    const { page } = desk;
    const [post]: { id: string; account: string }[] = await sql(
      `SELECT id, account_id AS account FROM publication WHERE state = 'sent'`,
      [],
    );
    await addPolicy(room, [{ type: 'limit', max: 1, per: 'day', window: 'calendar' }], {
      ...{ accountId: post?.account ?? '', departmentId: room.bureau, spread: 'each' },
    });
    await sql(
      `INSERT INTO send_ledger (publication_id, claim_token, department_id, account_id, channel, claimed_at, began_at, ended_at)
       SELECT id, gen_random_uuid(), department_id, account_id, channel, sent_at, sent_at, sent_at FROM publication WHERE id = $1`,
      [post?.id],
    );
    await page.goto('/console/insights?part=late');
    await page.getByText('100%', { exact: true }).waitFor();
    await page.locator('.insights-chart svg').waitFor();
    expect(await desk.barriers()).toEqual([]);
    await page.getByRole('tab', { name: '频次用量' }).click();
    const limits = page.getByRole('region', { name: '限额', exact: true });
    const row = limits.getByRole('row', { name: /示例规则」（示例学校/ });
    await row.getByText('31 天中 1 天').waitFor();
    expect(await row.getByRole('cell').first().innerText()).toBe('每日 1 条');
    expect(await desk.barriers()).toEqual([]);
    await page.getByRole('tab', { name: '审核' }).click();
    const stages = page.getByRole('region', { name: '审核环节' });
    await stages.waitFor();
    expect(await stages.getByRole('rowheader').allInnerTexts()).toEqual(['初审', '复审', '终审']);
    await page.getByRole('region', { name: '审核人' }).getByRole('rowheader').first().waitFor();
    expect(await desk.barriers()).toEqual([]);
    expect(new URL(page.url()).searchParams.get('part')).toBe('review');
    expect(desk.complaints).toEqual([]);
  });

  test('it fits a phone, in the dark, in English', async () => {
    const phone = await browser.window(PHONE, { colorScheme: 'dark' });
    await phone.logIn('duty', TEST_PASSWORD, '/console/insights');
    await phone.page.getByRole('button', { name: 'English' }).click();
    await phone.page.getByRole('heading', { name: 'Channels and punctuality' }).waitFor();
    for (const part of ['Punctual', 'Limits', 'Reviews']) {
      expect(await phone.isTooWide()).toBe(false);
      expect(await phone.barriers()).toEqual([]);
      await phone.page.getByRole('tab', { name: part, exact: true }).click();
      await phone.page.locator('.insights-chart svg').waitFor();
    }
    expect(await phone.isTooWide()).toBe(false);
    expect(await phone.barriers()).toEqual([]);
    expect(phone.complaints).toEqual([]);
  });
});
