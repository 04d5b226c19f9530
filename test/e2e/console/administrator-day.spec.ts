import { approveStory, type Newsroom, openAccount, scheduleStory } from '../../factories/newsroom.js';
import { DESKTOP, PHONE, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';
import { DayStage } from './day-stage.js';

jest.setTimeout(240_000);

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;

/** What an administrator does on a day when a school joins: it and its people, its account, how often it may speak, and the record of it all. */
describe('the day of an administrator', () => {
  const stage = new DayStage();
  const chapter = stage.chapter.bind(stage);
  let web: string;
  /** The next Wednesday but one week, 10 in the morning in Shanghai. */
  const morning = ((): Date => {
    const local = new Date(Date.now() + OFFSET);
    const day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
    return new Date(day + (10 - (local.getUTCDay() || 7)) * DAY + 10 * 3_600_000 - OFFSET);
  })();
  const sql = <T>(query: string): Promise<T[]> => stage.room.api.dataSource.query(query);
  const choose = async (window: TestWindow, label: string, option: string): Promise<void> => {
    const { page } = window;
    // A dialog that still opens takes the focus, and the list closes.
    await window.stillness();
    await page.getByRole('dialog').getByRole('combobox', { name: label }).last().click();
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
  };

  beforeAll(
    () =>
      stage.open(async (room: Newsroom) => {
        web = await openAccount(room, 'web', { name: '示例局网站' });
        for (const at of [0, 10])
          await scheduleStory(
            room,
            await approveStory(room, { web }, { text: `示例：周三的第 ${at / 10 + 1} 篇` }),
            web,
            new Date(morning.getTime() + at * 60_000),
          );
      }),
    120_000,
  );
  afterEach(() => stage.leave());
  afterAll(() => stage.close());

  chapter('a school joins, its press officer gets a first password, and later one more role', async () => {
    const window = await stage.enter('admin', '/console/', DESKTOP);
    const { page } = window;
    const dialog = page.getByRole('dialog');
    await stage.unharmed(window);
    await page.getByRole('link', { name: '系统管理' }).click();
    await page.getByRole('tab', { name: '单位' }).click();
    await page.getByRole('button', { name: '新建下级单位' }).first().click();
    await dialog.getByLabel('全称').fill('示例技工学校');
    await choose(window, '性质', '院校');
    await stage.unharmed(window);
    await dialog.getByRole('button', { name: '新建' }).click();
    await page.getByText('示例技工学校').waitFor();
    await stage.unharmed(window);
    await page.getByRole('tab', { name: '人员' }).click();
    await page.getByRole('button', { name: '新建人员' }).click();
    await dialog.getByLabel('姓名或岗位').fill('示例·信息员');
    await dialog.getByLabel('用户名').fill('console-new');
    await choose(window, '所属单位', '示例技工学校');
    await dialog.getByText('什么也做不了').waitFor();
    await choose(window, '职责', '信息员');
    await dialog.getByRole('button', { name: '添加职责' }).click();
    await dialog.getByText('信息员 · 示例技工学校').waitFor();
    await stage.unharmed(window);
    await dialog.getByRole('button', { name: '新建' }).click();
    await dialog.getByText('一次性密码（只显示这一次）').waitFor();
    await stage.unharmed(window);
    await dialog.getByRole('button', { name: '完成' }).click();
    await page.getByRole('button', { name: '管理 示例·信息员' }).click();
    await choose(window, '职责', '初审');
    await dialog.getByRole('button', { name: '授予' }).click();
    await dialog.getByText('初审 · 示例技工学校').waitFor();
    await dialog.getByRole('button', { name: '停用' }).click();
    await page.getByText('停用后立即退出登录').waitFor();
    await page.getByText('没有未完的工作').waitFor();
    await stage.unharmed(window);
    await page.getByRole('button', { name: '取消' }).click();
    await dialog.getByRole('button', { name: '完成' }).click();
    // Whoever is the last to decide a stage is not let go without a word, nor is the role taken back.
    await page.getByRole('button', { name: '管理 final' }).click();
    for (const [open, act] of [
      ['停用', '确认停用'],
      ['收回', '确认收回'],
    ] as const) {
      await dialog.getByRole('button', { name: open }).click();
      await page.getByText('没有别人可以终审“示例局”及下属单位的稿件。').waitFor();
      await stage.unharmed(window);
      await page.getByRole('button', { name: act }).click({ trial: true });
      await page.getByRole('button', { name: '取消' }).click();
    }
    await dialog.getByRole('button', { name: '完成' }).click();
    await stage.unharmedAs(window, DESKTOP, 'en');
    expect(
      await sql(`SELECT r.role, d.name FROM role_assignment r JOIN person p ON p.id = r.person_id
        JOIN department d ON d.id = r.department_id WHERE p.login = 'console-new' ORDER BY r.role`),
    ).toEqual([
      { role: 'first_reviewer', name: '示例技工学校' },
      { role: 'press_officer', name: '示例技工学校' },
    ]);
  });

  chapter(
    'its WeChat account is connected by what its form asks for, tested, paused with a reason and taken up again',
    async () => {
      const { appid, secret } = stage.sandbox.credentials.wechat;
      const window = await stage.enter('admin', '/console/accounts', DESKTOP);
      const { page } = window;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '添加账号' }).click();
      await dialog.getByRole('heading', { name: '其他平台' }).waitFor();
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: /^发布（不推送）/ }).click();
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.getByText('请填写名称。').waitFor();
      await dialog.getByLabel('名称').fill('示例技校公众号');
      await choose(window, '所属单位', '示例技工学校');
      await dialog.getByLabel('AppID').fill(appid);
      await dialog.getByLabel('AppSecret').fill('0000000000000000sandbox000000009');
      await dialog.getByText('沙箱有自己的测试账号').waitFor();
      await dialog.getByRole('radio', { name: '正式平台' }).check();
      await dialog.getByText('由公众号管理员扫码查看或重置').waitFor();
      await dialog.getByRole('radio', { name: '内置沙箱' }).check();
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: '保存' }).click();
      await page.getByRole('heading', { name: '示例技校公众号' }).waitFor();
      await page.getByRole('button', { name: '测试连接' }).click();
      await page.getByText('测试未通过').first().waitFor();
      await stage.unharmed(window);
      await page.getByRole('button', { name: '修改' }).click();
      await dialog.getByLabel('AppSecret').fill(secret);
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '测试连接' }).click();
      await page.getByText('测试通过').waitFor();
      await page.getByRole('button', { name: '停用' }).click();
      await dialog.getByLabel('理由').fill('示例：后台改版');
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: '停用' }).click();
      await page.getByText('示例：后台改版').waitFor();
      await stage.unharmed(window);
      await page.getByRole('button', { name: '恢复使用' }).click();
      await page.getByText('示例：后台改版').waitFor({ state: 'detached' });
      expect(await sql(`SELECT state FROM account WHERE name = '示例技校公众号'`)).toEqual([{ state: 'active' }]);
    },
  );

  chapter(
    'a rule is played over the coming weeks, then previewed, then made; a blackout likewise: on a phone, in English',
    async () => {
      const window = await stage.enter('admin', '/console/policies', PHONE, 'en');
      const { page } = window;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: 'New rule' }).click();
      await dialog.getByLabel('Name').fill('Example rhythm');
      await dialog.getByRole('spinbutton', { name: 'At most a day' }).fill('1');
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: 'Play the coming weeks' }).click();
      await dialog.getByText('2 to leave: 1 unchanged, 1 later').waitFor();
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: 'What would it do?' }).click();
      await dialog.getByText('Of 2 posts planned where it applies, 1 would no longer fit.').waitFor();
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('each department: at most 1 a day; at least 30 min apart.').waitFor();
      await page.getByRole('tab', { name: 'Use' }).click();
      await page.getByRole('table', { name: 'Use of each day against the limit' }).waitFor();
      await stage.unharmed(window);
      await page.getByRole('tab', { name: 'Blackouts' }).click();
      await page.getByRole('button', { name: 'New blackout' }).click();
      await dialog.getByLabel('Name').fill('Example silence');
      await dialog.getByLabel('From').fill(local(morning, -1));
      await dialog.getByLabel('Until').fill(local(morning, 1));
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: 'What would it do?' }).click();
      await dialog.getByText('Of 2 posts planned where it applies, 1 would no longer fit.').waitFor();
      await stage.unharmed(window);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Example silence').waitFor();
      expect(await sql(`SELECT name FROM blackout`)).toEqual([{ name: 'Example silence' }]);
    },
  );

  chapter('the record tells all of it, who did it and when, and is whole', async () => {
    const window = await stage.enter('admin', '/console/admin?tab=audit', PHONE);
    const { page } = window;
    const told = page.locator('.audit > li');
    for (const act of [
      '新建停发时段“Example silence”',
      '新建频次规则“Example rhythm”',
      '恢复使用账号“示例技校公众号”',
      '停用账号“示例技校公众号”',
      '授予“',
      '新建单位“示例技工学校”',
    ])
      await told.filter({ hasText: act }).first().waitFor();
    await page.getByRole('combobox', { name: '对象类别' }).click();
    await stage.unharmed(window);
    await page.locator('.ant-select-dropdown:visible').getByText('停发时段', { exact: true }).click();
    await told.filter({ hasText: '新建频次规则' }).first().waitFor({ state: 'detached' });
    await page.getByText('共 1 条').waitFor();
    await page.locator('.audit').getByText('详情').first().click();
    await told.getByRole('rowheader', { name: '做法' }).waitFor();
    await stage.unharmed(window);
    await page.getByRole('button', { name: '只看“Example silence”的记录' }).click();
    await page.getByText('只看“Example silence”', { exact: true }).waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    // By a word of the name, also of what was renamed or is gone; days narrow it as well.
    const search = page.getByRole('searchbox', { name: '对象名称' });
    await search.fill('公众号');
    await page.keyboard.press('Enter');
    await told.filter({ hasText: '新建停发时段' }).first().waitFor({ state: 'detached' });
    await told.filter({ hasText: '停用账号' }).first().waitFor();
    expect(await page.evaluate(`document.activeElement.getAttribute('aria-label')`)).toBe('对象名称');
    await page.getByLabel('到').fill('2020-01-01');
    await page.getByText('没有符合的记录。').waitFor();
    // A year of too many figures cannot be typed.
    await page.getByLabel('到').focus();
    await page.keyboard.type('112720261');
    expect(await page.getByLabel('到').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.getByRole('button', { name: '清除筛选' }).click();
    expect(await search.inputValue()).toBe('');
    const taken = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 Excel' }).click();
    expect((await taken).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.xlsx$/);
    await page.reload();
    await told.filter({ hasText: '导出审计记录' }).first().waitFor();
    await page.getByRole('button', { name: '核验记录' }).click();
    await page.getByText('整条记录未被改动：核对了').waitFor();
    await stage.unharmed(window);
    // Nothing is told in a program's words.
    for (const summary of await told.locator('summary').all()) await summary.click();
    expect(
      (await told.locator('th[scope=row]').allTextContents()).filter((one) => !/\p{Script=Han}/u.test(one)),
    ).toEqual([]);
  });

  chapter(
    'a review that nobody may decide any more stands on the desk and on the story, until somebody is given the role',
    async () => {
      const story = await approveStory(stage.room, { web }, { text: '示例：没有人审的一篇', approvals: 0 });
      const window = await stage.enter('admin', '/console/admin?tab=people', DESKTOP);
      const { page } = window;
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: '管理 first' }).click();
      await dialog.getByRole('button', { name: '收回' }).click();
      await page.getByText('没有别人可以初审“示例局”及下属单位的稿件。').waitFor();
      await page.getByRole('button', { name: '确认收回' }).click();
      const role = dialog.getByRole('listitem').filter({ hasText: '初审 · 示例局' });
      await role.waitFor({ state: 'detached' });
      await dialog.getByRole('button', { name: '完成' }).click();
      await page.getByRole('link', { name: '工作台' }).click();
      const gap = page.getByRole('region', { name: '需要处理' }).getByRole('listitem');
      await gap.filter({ hasText: '没有人可以初审：示例局' }).getByText('1 篇在等').waitFor();
      await stage.unharmedEverywhere(window);

      const author = await stage.enter('officer', `/console/stories/${story}`, PHONE);
      const stages = author.page.getByRole('region', { name: '审核' }).getByRole('listitem');
      await stages.getByText('现在没有可以初审的人，请联系管理员').waitFor();
      await stage.unharmedEverywhere(author);

      await page.getByRole('link', { name: '没有人可以初审：示例局' }).click();
      await page.getByRole('button', { name: '管理 first' }).click();
      await choose(window, '职责', '初审');
      await dialog.getByRole('button', { name: '授予' }).click();
      await role.waitFor();
      await dialog.getByRole('button', { name: '完成' }).click();
      await page.getByRole('link', { name: '工作台' }).click();
      await page.getByText('没有要人处理的发布。').waitFor();
      await author.page.reload();
      await stages.getByText('等待审核').waitFor();
    },
  );

  chapter(
    'a new name shows which posts it will stop, is saved all the same when that is wanted, and taken back',
    async () => {
      const window = await stage.enter('admin', '/console/admin?tab=departments', PHONE);
      const { page } = window;
      const dialog = page.getByRole('dialog');
      const rename = async (name: string): Promise<void> => {
        await page.getByRole('button', { name: '改名称' }).first().click();
        await dialog.getByLabel('全称').fill(name);
        await dialog.getByRole('button', { name: '保存' }).click();
      };
      await rename('示例新局');
      await dialog.getByRole('alert').getByText('原来的名称随定稿签发').waitFor();
      await dialog.getByRole('listitem').filter({ hasText: '示例：周三的第 1 篇 · 示例局网站' }).waitFor();
      isRefused(window);
      await stage.unharmedEverywhere(window);
      await dialog.getByRole('button', { name: '仍然保存' }).click();
      await page.locator('.tree-row').filter({ hasText: '示例新局' }).waitFor();
      await dialog.waitFor({ state: 'detached' });
      await rename('示例局');
      await dialog.waitFor({ state: 'detached' });
      expect(await sql(`SELECT name FROM department WHERE id = '${stage.room.bureau}'`)).toEqual([{ name: '示例局' }]);
    },
  );

  chapter('two change an account at once: the second is told, and what was typed is still there', async () => {
    const window = await stage.enter('channels', `/console/accounts?id=${web}`, DESKTOP);
    const { page } = window;
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '修改' }).click();
    await dialog.getByLabel('名称').fill('示例局门户');
    await sql(`UPDATE account SET version = version + 1 WHERE id = '${web}'`);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('账号刚刚被别人改过').waitFor();
    await dialog.getByText('您填写的内容还在这里').waitFor();
    isRefused(window);
    expect(await dialog.getByLabel('名称').inputValue()).toBe('示例局门户');
    await stage.unharmed(window);
    await page.keyboard.press('Escape');
  });

  chapter('a department is closed once nothing stands against it, and taken back', async () => {
    const window = await stage.enter('admin', '/console/admin?tab=departments', PHONE);
    const { page } = window;
    const dialog = page.getByRole('dialog');
    const school = page.locator('.tree-row').filter({ hasText: '示例技工学校' });
    await school.getByRole('button', { name: '停用' }).click();
    await dialog.getByText('1 个账号在使用：先在“账号”中停用').waitFor();
    expect(await dialog.getByRole('button', { name: '确认停用单位' }).isDisabled()).toBe(true);
    await stage.unharmed(window);
    await page.keyboard.press('Escape');
    await school.getByRole('button', { name: '新建下级单位' }).click();
    await dialog.getByLabel('全称').fill('示例旧科');
    await dialog.getByRole('button', { name: '新建' }).click();
    const old = page.locator('.tree-row').filter({ hasText: '示例旧科' });
    await old.getByRole('button', { name: '停用' }).click();
    await dialog.getByText('没有需要了结的，可以停用。').waitFor();
    await dialog.getByRole('button', { name: '确认停用单位' }).click();
    await old.getByText('已停用').waitFor();
    await stage.unharmedAs(window, DESKTOP, 'en');
    await old.getByRole('button', { name: 'Open again' }).click();
    await dialog.getByRole('button', { name: 'Open again' }).click();
    await old.getByText('0 people').waitFor();
  });

  chapter('a duty editor reads of the accounts and the rules, and sees no way to change them', async () => {
    const window = await stage.enter('duty', '/console/accounts', PHONE, 'en');
    const { page } = window;
    await page.getByText('示例技校公众号').waitFor();
    expect(await page.getByRole('button', { name: 'Add an account' }).count()).toBe(0);
    expect(await page.locator('.accounts-none').textContent()).toBe('Choose an account on the left to see how it is.');
    await stage.unharmed(window);
    await page.goto('/console/policies');
    await page.getByText('Example rhythm').waitFor();
    expect(await page.getByRole('button', { name: 'New rule' }).count()).toBe(0);
    await stage.unharmed(window);
  });

  looksAtItsDialogs();
});

/** The browser notes an answer of 409 on its own: once, and nothing else. */
function isRefused({ complaints }: TestWindow): void {
  expect(complaints.splice(0)).toEqual([expect.stringContaining('409 (Conflict)')]);
}

/** That moment and so many hours, as a field of local time takes it. */
function local(at: Date, hours: number): string {
  return new Date(at.getTime() + hours * 3_600_000 + OFFSET).toISOString().slice(0, 16);
}
