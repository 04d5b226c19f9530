import { type Newsroom, openNewsroom } from '../../factories/newsroom.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';

jest.setTimeout(120_000);

/** Accounts, throttles and the house itself, as those who look after them meet them in a real browser. */
describe('the house in the console', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  const windows: TestWindow[] = [];

  const open = async (viewport: typeof DESKTOP, path: string): Promise<TestWindow> => {
    const window = await browser.window(viewport);
    windows.push(window);
    await window.logIn('console-admin', TEST_PASSWORD, path);
    return window;
  };

  beforeAll(async () => {
    room = await openNewsroom();
    await room.api.enter('console-admin', [room.bureau, 'administrator']);
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('an account is added by what its way asks for, paused with a reason and taken up again', async () => {
    const window = await open(DESKTOP, '/console/accounts');
    const { page } = window;
    await page.getByRole('button', { name: '添加账号' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: '其他平台' }).waitFor();
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: /^群发/ }).click();
    await dialog.getByLabel('AppSecret').waitFor();
    await dialog.getByText('由公众号管理员扫码查看或重置').waitFor();
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '上一步' }).click();
    await dialog
      .getByRole('button', { name: /^人工发布/ })
      .last()
      .click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写名称。').waitFor();
    await dialog.getByLabel('名称').fill('示例视频号');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '示例视频号' }).waitFor();
    await page.getByRole('button', { name: '停用' }).click();
    await dialog.getByLabel('理由').fill('示例：后台改版');
    await dialog.getByRole('button', { name: '停用' }).click();
    await page.getByText('示例：后台改版').waitFor();
    await page.getByRole('button', { name: '恢复使用' }).click();
    await page.getByText('示例：后台改版').waitFor({ state: 'detached' });
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('a rule is previewed before it is made, played over the coming weeks, and read as a sentence', async () => {
    const window = await open(DESKTOP, '/console/policies');
    const { page } = window;
    await page.getByRole('button', { name: '新建规则' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('示例日常频次');
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '推演今后几周' }).click();
    await dialog.getByText('条待发').waitFor();
    await dialog.getByRole('button', { name: '预看影响' }).click();
    await dialog.getByText('不影响任何已排期的稿件').waitFor();
    await dialog.getByRole('button', { name: '确认保存' }).click();
    await page.getByText('每个单位：每天最多 2 条；间隔至少 30 分钟。').waitFor();
    await page.getByRole('tab', { name: '用量' }).click();
    await page.getByRole('table', { name: '每天用量与上限' }).waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('a department and a person are made, and the record of it is whole', async () => {
    const window = await open(DESKTOP, '/console/admin?tab=departments');
    const { page } = window;
    await page.getByRole('button', { name: '新建下级单位' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('全称').fill('示例技工学校');
    await dialog.getByRole('button', { name: '新建' }).click();
    await page.getByText('示例技工学校').waitFor();
    await page.getByRole('tab', { name: '人员' }).click();
    await page.getByRole('button', { name: '新建人员' }).click();
    await dialog.getByLabel('姓名或岗位').fill('示例·通讯员');
    await dialog.getByLabel('用户名').fill('console-new');
    await dialog.getByRole('button', { name: '添加职责' }).click();
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '新建' }).click();
    await dialog.getByText('一次性密码（只显示这一次）').waitFor();
    await dialog.getByRole('button', { name: '完成' }).click();
    await page.getByText('示例·通讯员').waitFor();
    await page.getByRole('tab', { name: '审计记录' }).click();
    await page.getByText('新建人员').first().waitFor();
    await page.getByRole('button', { name: '核验审计链' }).click();
    await page.getByText('完好：核对了').waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('all of it fits a phone, in English, and whoever may not change it sees no way to', async () => {
    await room.api.enter('console-duty', [room.bureau, 'duty_editor']);
    const window = await browser.window(PHONE);
    windows.push(window);
    await window.logIn('console-duty', TEST_PASSWORD, '/console/accounts');
    const { page } = window;
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add an account' }).count()).toBe(0);
    expect(await window.isTooWide()).toBe(false);
    expect(await window.barriers()).toEqual([]);
    await page.goto('/console/policies');
    await page.getByRole('heading', { name: 'Throttles' }).waitFor();
    expect(await page.getByRole('button', { name: 'New rule' }).count()).toBe(0);
    expect(await window.isTooWide()).toBe(false);
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
  });
});
