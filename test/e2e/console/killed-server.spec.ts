import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct, RealProcess } from '../../support/real-process.js';
import { freePort } from '../../support/servers.js';
import { until } from '../../support/until.js';
import { DESKTOP, TestBrowser } from './browser.js';

// The whole product, its demonstration and a browser, on a machine that may be busy.
jest.setTimeout(240_000);

/** The whole product is killed, its database with it, and started again, as after a power cut. */
describe('a server that is killed while somebody writes', () => {
  let dataDir: string;
  let product: RealProcess;
  let browser: TestBrowser;
  let env: Record<string, string>;

  const start = async (): Promise<void> => {
    product = new RealProcess('dist/src/main.js', [], env);
    await product.answers(`http://127.0.0.1:${env['PORT'] ?? ''}/readyz`);
  };
  const kill = async (): Promise<void> => {
    product.signalGroup('SIGKILL');
    expect(await product.end()).toBe('SIGKILL');
  };

  beforeAll(async () => {
    buildProduct();
    dataDir = mkdtempSync(join(tmpdir(), 'xuanfa-killed-'));
    chmodSync(dataDir, 0o711);
    env = {
      PORT: String(await freePort()),
      XUANFA_SANDBOX_PORT: String(await freePort()),
      XUANFA_DATA_DIR: dataDir,
      XUANFA_LOG_LEVEL: 'warn',
    };
    await start();
    browser = await TestBrowser.open(`http://127.0.0.1:${env['PORT'] ?? ''}`);
  });
  afterAll(async () => {
    await browser.close();
    product.signal('SIGTERM');
    await product.end();
    rmSync(dataDir, { recursive: true });
  });

  test('loses nothing that was typed before, meanwhile and through a reload, and goes on by itself when it is back', async () => {
    await until('the passwords were shown', () => product.output.includes('shown this once'), 120_000);
    const [, password = ''] = /^ *demo-officer +(\S+)/m.exec(product.output) ?? [];
    const window = await browser.window(DESKTOP);
    const { page } = window;
    await window.logIn('demo-officer', password);
    const { roles } = (await (await page.request.get('/api/session')).json()) as { roles: { departmentId: string }[] };
    const made = await page.request.post('/api/stories', {
      data: {
        ...{ departmentId: roles[0]?.departmentId, kind: 'craftsman', title: '示例：一线技师', summary: '示例摘要' },
        facts: { name: '某技师', trade: '数控车工', unit: '示例公司' },
        body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '第一段。' }] }] },
      },
      headers: { 'idempotency-key': 'killed-server', origin: new URL(page.url()).origin },
    });
    expect(made.status()).toBe(201);
    await page.goto(`/console/stories/${((await made.json()) as { id: string }).id}/edit`);
    const text = page.getByRole('textbox', { name: '正文' });
    const address = page.url();
    await text.press('Control+End');
    await page.keyboard.type('断电之前写的。');
    await kill();
    await page.keyboard.type('断电之后写的。');
    await page.getByRole('textbox', { name: '摘要' }).fill('断电时改的摘要');
    await page.getByText('已存在本机，等待联网').waitFor();
    await start();
    await page.getByText('已自动暂存（未存为版本）').waitFor();

    await text.press('Control+End');
    await page.keyboard.type('又写一句。');
    await kill();
    await page.reload().catch(() => undefined);
    await start();
    await page.goto(address);
    await page.getByText('断电之前写的。断电之后写的。又写一句。').first().waitFor();
    expect(await page.getByRole('textbox', { name: '摘要' }).inputValue()).toBe('断电时改的摘要');
    await page.getByRole('button', { name: '保存版本' }).click();
    await page.getByText('✓ 已保存为第 2 版').waitFor();
  });
});
