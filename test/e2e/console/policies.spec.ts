import {
  addPolicy,
  approveStory,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser } from './browser.js';

jest.setTimeout(120_000);

/** What no day of the administrator comes by on the page of rules (`administrator-day.spec.ts`). */
describe('the rules in a browser', () => {
  let room: Newsroom;
  let browser: TestBrowser;

  beforeAll(async () => {
    // An institution whose clocks are changed in spring and autumn.
    room = await openNewsroom({ timeZone: 'America/New_York' });
    browser = await TestBrowser.open(room.api.url);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await room?.close();
  });

  test('one whose account is of another channel says that it never applies, and is changed all the same', async () => {
    const web = await openAccount(room, 'web', { name: '示例局网站' });
    const id = await addPolicy(room, [{ type: 'minGap', gap: 'PT30M' }], { accountId: web, channel: 'weibo' });
    const window = await browser.window(PHONE);
    await window.logIn('admin', TEST_PASSWORD, '/console/policies');
    const { page } = window;
    await page.getByRole('button', { name: '修改', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('这条规则不会起作用').waitFor();
    await dialog.getByText('示例局网站').waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.setViewportSize(DESKTOP);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await dialog.getByLabel('名称').fill('示例：旧规则改名');
    await dialog.getByRole('button', { name: '预看影响' }).click();
    await dialog.getByRole('button', { name: '确认保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [row] = await room.api.dataSource.query(`SELECT name FROM throttle_policy WHERE id = $1`, [id]);
    expect(row.name).toBe('示例：旧规则改名');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  test('times are those of the institution’s zone, and it is said where this machine’s clock is another', async () => {
    const window = await browser.window(PHONE);
    await window.logIn('admin', TEST_PASSWORD, '/console/policies');
    const { page } = window;
    await page.getByText('各处时间均为北美东部时间（UTC−').waitFor();
    await page.getByRole('tab', { name: '停发时段' }).click();
    await page.getByRole('button', { name: '新建停发时段' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('示例：换夏令时的一天');
    await dialog.getByLabel('开始').fill('2027-03-14T00:00');
    await dialog.getByLabel('结束').fill('2027-03-15T00:00');
    await dialog.getByText('北美东部时间 UTC−5').waitFor();
    await dialog.getByText('北美东部时间 UTC−4').waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await dialog.getByRole('button', { name: '预看影响' }).click();
    await dialog.getByRole('button', { name: '确认保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [row] = await room.api.dataSource.query(`SELECT starts_at, ends_at FROM blackout WHERE name = $1`, [
      '示例：换夏令时的一天',
    ]);
    expect([row.starts_at, row.ends_at]).toEqual([new Date('2027-03-14T05:00Z'), new Date('2027-03-15T04:00Z')]);
    await page.getByText('2027-03-14 00:00 — 2027-03-15 00:00').waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
    const there = await browser.window(DESKTOP, { timezoneId: 'America/Detroit' });
    await there.logIn('admin', TEST_PASSWORD, '/console/live');
    await there.page.getByText(/服务器时间 [\d :-]+（UTC−[45]）/).waitFor();
    expect(await there.page.getByText('各处时间均为').count()).toBe(0);
    await there.close();
  });

  test('a blackout says before it is saved what becomes of the posts in it, and that all of them would leave at once', async () => {
    const site = await openAccount(room, 'web', { name: '示例停发网站' });
    const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    for (const [n, text] of ['示例停发之一', '示例停发之二'].entries())
      await scheduleStory(
        room,
        await approveStory(room, { web: site }, { text }),
        site,
        new Date(Date.parse(`${day}T15:00:00Z`) + n * 600_000),
      );
    const window = await browser.window(DESKTOP);
    await window.logIn('admin', TEST_PASSWORD, '/console/policies');
    const { page } = window;
    await page.getByRole('tab', { name: '停发时段' }).click();
    await page.getByRole('button', { name: '新建停发时段' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('顺延：到时间时，由系统移到时段过后').waitFor();
    await dialog.getByLabel('名称').fill('示例：哀悼日');
    await dialog.getByLabel('开始').fill(`${day}T00:00`);
    await dialog.getByLabel('结束').fill(`${day}T23:00`);
    await dialog.getByRole('button', { name: '预看影响' }).click();
    await dialog.getByText(/其中 2 条的时间将不再符合规则/).waitFor();
    await dialog.getByText(new RegExp(`其中 2 条会同时排在 ${day.slice(5)} .*23:00`)).waitFor();
    await dialog.getByText(/到那时不会发出，由系统顺延到规则允许的最近时间/).waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.setViewportSize(PHONE);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await window.close();
  });

  test('what was typed is there after a reload; the weights of departments are set by those above', async () => {
    const window = await browser.window(PHONE);
    await window.logIn('admin', TEST_PASSWORD, '/console/policies');
    const { page } = window;
    await page.getByRole('tab', { name: '停发时段' }).click();
    await page.getByRole('button', { name: '新建停发时段' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('示例：还没写完');
    await page.goto('/console/admin');
    await page.getByRole('button', { name: '新建人员' }).click();
    await page.getByRole('dialog').getByLabel('姓名或岗位').fill('示例岗位');
    await page.reload();
    await page.getByRole('button', { name: '新建人员' }).click();
    expect(await page.getByRole('dialog').getByLabel('姓名或岗位').inputValue()).toBe('示例岗位');
    await page.goto('/console/policies');
    await page.getByRole('tab', { name: '停发时段' }).click();
    await page.getByRole('button', { name: '新建停发时段' }).click();
    expect(await page.getByRole('dialog').getByLabel('名称').inputValue()).toBe('示例：还没写完');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '权重' }).click();
    const row = page.getByRole('listitem').filter({ hasText: '示例学校' });
    await row.getByLabel('示例学校的权重').fill('3');
    await row.getByRole('button', { name: '保存' }).click();
    await row.getByRole('button', { name: '保存', disabled: true }).waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Weight of 示例学校').waitFor();
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    const [{ weight }] = await room.api.dataSource.query(`SELECT weight FROM fair_weight WHERE department_id = $1`, [
      room.school,
    ]);
    expect(weight).toBe(3);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  test('what no longer fits a changed rule is listed on the calendar, and planned anew as shown', async () => {
    const site = await openAccount(room, 'web', { name: '示例网站' });
    const at = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 24 * 3_600_000);
    const planned = await Promise.all(
      ['示例先发', '示例后发'].map(async (text) => approveStory(room, { web: site }, { text })),
    );
    for (const [n, story] of planned.entries())
      await scheduleStory(room, story, site, new Date(at.getTime() + n * 600_000));
    await addPolicy(room, [{ type: 'minGap', gap: 'PT2H' }], { accountId: site });
    const window = await browser.window(DESKTOP);
    await window.logIn('duty', TEST_PASSWORD, '/console/calendar');
    const { page } = window;
    await page.getByText('1 条已排期的稿件不再符合现行规则').waitFor();
    await page.getByRole('button', { name: '查看并重排' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/至少间隔 2 小时/)
      .first()
      .waitFor();
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '移动这 1 条' }).click();
    // Where it went is shown before the dialog is closed.
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('不再符合现行规则').waitFor({ state: 'detached' });
    const rows = await room.api.dataSource.query(
      `SELECT slot_at FROM publication WHERE account_id = $1 AND state = 'scheduled' ORDER BY slot_at`,
      [site],
    );
    expect(rows.map((row: { slot_at: Date }) => row.slot_at)).toEqual([at, new Date(at.getTime() + 7_200_000)]);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  test('a page that is of no use to somebody says so, and whose it is', async () => {
    await room.api.createPerson({ login: 'reader', roles: [[room.bureau, 'viewer']] });
    const window = await browser.window(PHONE);
    await window.logIn('reader', TEST_PASSWORD, '/console/campaigns/new');
    const { page } = window;
    await page.getByText('没有权限').waitFor();
    await page.getByText('这个页面由下列职责使用：专题统筹').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    for (const [path, who] of [
      ['review', '初审、复审、终审'],
      ['tasks', '信息员、值班编辑、渠道管理员'],
      ['admin', '系统管理员'],
    ]) {
      await page.goto(`/console/${path}`);
      await page.getByText(`这个页面由下列职责使用：${who}。`).waitFor();
    }
    await page.getByRole('link', { name: '回到工作台' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('没有权限').count()).toBe(0);
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});
