import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct, RealProcess } from '../../support/real-process.js';
import { freePort } from '../../support/servers.js';
import { until } from '../../support/until.js';
import { DESKTOP, PHONE, TestBrowser } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

// The whole product, its demonstration and a browser, on a machine that may be busy.
jest.setTimeout(240_000);

/** From `npm start` to the first steps of one's own house. */
describe('leaving the demonstration in the console', () => {
  let dataDir: string;
  let product: RealProcess;
  let browser: TestBrowser;
  let port: number;
  let sandboxPort: number;

  const start = async (): Promise<void> => {
    product = new RealProcess('dist/src/main.js', [], {
      PORT: String(port),
      XUANFA_SANDBOX_PORT: String(sandboxPort),
      XUANFA_DATA_DIR: dataDir,
      XUANFA_LOG_LEVEL: 'warn',
    });
    await product.answers(`http://127.0.0.1:${port}/readyz`);
  };
  /** Every post the stand-ins know of. */
  const posts = async (): Promise<unknown[]> => {
    const ledger = await (await fetch(`http://127.0.0.1:${sandboxPort}/ledger`)).json();
    return (ledger as { posts: unknown[] }).posts;
  };

  beforeAll(async () => {
    buildProduct();
    dataDir = mkdtempSync(join(tmpdir(), 'xuanfa-leaving-'));
    chmodSync(dataDir, 0o711);
    port = await freePort();
    sandboxPort = await freePort();
    await start();
    browser = await TestBrowser.open(`http://127.0.0.1:${port}`);
  });
  afterAll(async () => {
    await browser.close();
    product.signal('SIGTERM');
    await product.end();
    rmSync(dataDir, { recursive: true });
  });

  test('one button leads from the demonstration to the first steps, and a restart brings nothing back', async () => {
    await until('the passwords were shown', () => product.output.includes('shown this once'), 120_000);
    const [, password = ''] = /^ *admin +(\S+)/m.exec(product.output) ?? [];
    const window = await browser.window(DESKTOP);
    const { page } = window;
    await window.logIn('admin', password);
    await page.getByRole('heading', { name: '现在看到的是示例' }).waitFor();
    expect(await page.getByRole('heading', { name: '开始使用' }).count()).toBe(0);
    await page.goto('/console/admin?tab=departments');
    await page.getByRole('button', { name: '新建下级单位' }).first().click();
    await page.getByRole('dialog').getByLabel('全称').fill('自己的学校');
    await page.getByRole('dialog').getByRole('button', { name: '新建' }).click();
    await page.getByText('自己的学校').waitFor();

    await page.goto('/console/');
    await page.getByRole('button', { name: '清空示例，正式开始' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('单位：自己的学校').waitFor();
    const rows = await dialog.getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/))).toEqual(
      expect.arrayContaining([
        ['单位', '11', '1'],
        ['人员（除您以外）', '11', '—'],
        ['账号', '5', '—'],
        ['专题活动', '1', '—'],
      ]),
    );
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '清空' }).click();
    await dialog.getByText('请输入“清空”两个字。').waitFor();
    await dialog.getByLabel('请输入“清空”确认').fill('清空');
    await page.setViewportSize(PHONE);
    expect(await window.isTooWide()).toBe(false);
    expect(await window.barriers()).toEqual([]);
    await page.setViewportSize(DESKTOP);
    await dialog.getByRole('button', { name: '清空' }).click();

    await page.getByRole('heading', { name: '开始使用' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: '建立单位' }).waitFor();
    expect(await page.getByRole('heading', { name: '现在看到的是示例' }).count()).toBe(0);
    expect(await window.barriers()).toEqual([]);
    expect(window.complaints).toEqual([]);
    // Worker and sandbox are at work again, and nobody has told them of the demonstration.
    await product.answers(`http://127.0.0.1:${port}/readyz`);
    expect(await posts()).toEqual([]);
    expect(JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'))).toEqual({ state: 'left' });
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).not.toContain('示例市');

    product.signal('SIGKILL');
    await product.end();
    await start();
    expect(product.output).not.toMatch(/演示|demonstration/);
    await page.goto('/console/admin?tab=audit');
    await page.getByText('清空示例数据').first().waitFor();
    await page.getByRole('button', { name: '核验记录' }).click();
    await page.getByText('整条记录未被改动：核对了').waitFor();
    await page.getByRole('tab', { name: '单位' }).click();
    await page.getByText('本单位').first().waitFor();
    expect(await page.getByText('示例').count()).toBe(0);
    await window.close();
  });

  looksAtItsDialogs();
});
