import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { type Newsroom, openNewsroom } from '../../factories/newsroom.js';
import { type Client, TEST_PASSWORD } from '../../support/http-app.js';
import { film } from '../../support/attached-files.js';
import { wordFile, wordParagraph, wordPicture } from '../../support/word-files.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(180_000);

/** Files in the editor: each goes where it was put, none overwrites anything, and what does not arrive is told. */
describe('files in the editor', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let officer: Client;
  let folder: string;
  const windows: TestWindow[] = [];

  const open = async (): Promise<TestWindow> => {
    const paragraph = (text: string): object => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const { body: made } = await officer.post<{ id: string }>('/api/stories', {
      ...{ departmentId: room.bureau, kind: 'craftsman', title: '示例：一线技师', summary: '示例摘要' },
      facts: { name: '某技师', trade: '数控车工', unit: '示例公司' },
      body: { type: 'doc', content: [paragraph('第一段。'), paragraph('第二段。')] },
    });
    const window = await browser.window(DESKTOP);
    windows.push(window);
    await window.logIn('officer', TEST_PASSWORD, `/console/stories/${made.id}/edit`);
    await window.page.getByRole('textbox', { name: '正文' }).waitFor();
    return window;
  };
  const picture = async (background: string): Promise<Buffer> =>
    sharp({ create: { width: 600, height: 400, channels: 3, background } })
      .png()
      .toBuffer();
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  /** The blocks of the text, in short. */
  const blocks = (page: Page): Promise<string[]> =>
    page.evaluate<string[]>(
      `[...document.querySelector('.story-text').children].map((block) => block.querySelector('img') ? 'picture' : block.innerText.trim())`,
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xuanfa-files-'));
    room = await openNewsroom({ files: { folder, bucket: null, shared: true } });
    officer = await room.api.loginAs('officer');
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('pictures show in the text that they are on their way, arrive in order, and overwrite nothing that is marked', async () => {
    const { page } = await open();
    let arrive = (): void => undefined;
    const gate = new Promise<void>((resolve) => (arrive = resolve));
    const order: string[] = [];
    await page.route('**/api/media', async (route) => {
      await gate;
      const answer = await route.fetch();
      order.push(((await answer.json()) as { sha256?: string }).sha256 ?? String(answer.status()));
      await route.fulfill({ response: answer });
    });
    await page.getByRole('textbox', { name: '正文' }).press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.getByRole('tab', { name: '图片' }).click();
    await page
      .getByTestId('pictures')
      .setInputFiles([
        file('一.png', await picture('#c8102e')),
        file('坏.png', Buffer.from('no picture')),
        file('二.png', await picture('#1554ad')),
      ]);
    await page.getByRole('tab', { name: '预览' }).click();
    await page.locator('.story-place', { hasText: '二.png' }).waitFor();
    expect(await blocks(page)).toEqual([
      '第一段。',
      ...['一', '坏', '二'].map((name) => expect.stringContaining(name)),
      '第二段。',
    ]);
    // Somebody writes on meanwhile: the places move along.
    await page.getByRole('textbox', { name: '正文' }).getByText('第一段。').click();
    await page.keyboard.press('Home');
    await page.keyboard.type('开头。');
    arrive();
    await page.getByText('坏.png 没有传上').waitFor();
    await page.locator('.story-place').first().waitFor({ state: 'detached' });
    await page.locator('.story-picture').nth(1).waitFor();
    expect(await blocks(page)).toEqual(['开头。第一段。', 'picture', 'picture', '第二段。']);
    const shown = page.locator('.story-picture img');
    expect(await shown.nth(0).getAttribute('src')).toBe(`/api/media/${order[0]}`);
    expect(await shown.nth(1).getAttribute('src')).toBe(`/api/media/${order[2]}`);
    await page.getByRole('alert').getByRole('button', { name: '关闭' }).click();
    await page.getByText('坏.png 没有传上').waitFor({ state: 'detached' });
    // Both lack words: one line says which they are, and leads to where the first one's are written.
    await page.keyboard.press('Control+s');
    const lacking = page.getByRole('alert').getByRole('listitem');
    await lacking.getByRole('button', { name: '第 1、2 张图没有替代文字' }).click();
    expect(await lacking.count()).toBe(1);
    const focused =
      "[...document.querySelectorAll('.story-picture')].indexOf(document.activeElement.closest('.story-picture'))";
    expect(await page.evaluate(`[${focused}, document.activeElement.ariaLabel]`)).toEqual([0, '替代文字']);
  });

  test('a Word document overwrites nothing that is marked, is taken back in one step, and tells of pictures it cannot give', async () => {
    const window = await open();
    const { page } = window;
    const word = await wordFile(`${wordParagraph('文档里的话。')}${wordPicture('r8')}${wordPicture('r9')}`, {
      'word/media/one.png': await picture('#1554ad'),
      'word/media/two.emf': Buffer.from('an old drawing'),
    });
    await page.getByRole('textbox', { name: '正文' }).press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.getByRole('tab', { name: '图片' }).click();
    await page
      .getByTestId('document')
      .setInputFiles({ ...file('示例.docx', word), mimeType: 'application/octet-stream' });
    await page.getByText('1 张图不是能用的格式').waitFor();
    expect(await blocks(page)).toEqual(['第一段。', '文档里的话。', 'picture', '第二段。']);
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await blocks(page)).toEqual(['第一段。', '第二段。']);
    await page.getByTestId('document').setInputFiles(file('不是.docx', Buffer.from('no document')));
    await page.locator('.story-place').waitFor({ state: 'detached' });
    await page.getByText('这不是 Word 文档').waitFor();
    expect(await blocks(page)).toEqual(['第一段。', '第二段。']);
  });

  test('what is copied from a layout tool goes in with its make-up cleaned, and what was not kept is told', async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole('textbox', { name: '正文' }).press('Control+Home');
    await page.getByRole('tab', { name: '图片' }).click();
    await page.getByRole('button', { name: '导入排版 HTML' }).click();
    const dialog = page.getByRole('dialog', { name: '导入排版 HTML' });
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await dialog.getByText('请先粘贴内容').waitFor();
    const html =
      '<section style="color:red"><p>排版里的话。</p><img src="https://example.org/1.png"><video></video></section>';
    await dialog.getByTestId('html').setInputFiles(file('排版.html', Buffer.from(html)));
    await page.waitForFunction(`document.querySelector('.html-code').value !== ''`);
    expect(await window.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await dialog.getByText('1 张图片没有带入（第 1 张）').waitFor();
    await dialog.getByRole('button', { name: '放进正文' }).click();
    await dialog.getByText('已导入，请核对。').waitFor();
    await dialog.getByText('1 张图片没有带入（第 1 张）').waitFor();
    await page.setViewportSize(PHONE);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await page.setViewportSize(DESKTOP);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    expect(await blocks(page)).toEqual(['排版里的话。', '第一段。', '第二段。']);
  });

  test('a second file from a layout tool replaces the text by what is shown, and not before the old one is a revision', async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await page.keyboard.type('还没保存的话。');
    await page.getByRole('tab', { name: '图片' }).click();
    await page.getByRole('button', { name: '导入排版 HTML' }).click();
    const dialog = page.getByRole('dialog', { name: '导入排版 HTML' });
    const html = '<section><p>第一段。</p><p>第二段，改过。</p><p>新添的一段。</p></section>';
    await dialog.getByTestId('html').setInputFiles(file('二稿.html', Buffer.from(html)));
    await page.waitForFunction(`document.querySelector('.html-code').value !== ''`);
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await dialog.getByRole('radio', { name: '替换现有正文' }).check();
    await dialog.locator('ins', { hasText: '新添的一段。' }).waitFor();
    await dialog.locator('del', { hasText: '还没保存的话' }).waitFor();
    for (const size of [PHONE, DESKTOP]) {
      await page.setViewportSize(size);
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    }
    expect(await blocks(page)).toEqual(['第一段。', '第二段。还没保存的话。']);
    // Where the old text cannot be kept, it stays.
    await page.route('**/api/stories/*', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    await page.route('**/api/stories/*/revisions', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    await dialog.getByRole('button', { name: '替换正文' }).click();
    await dialog.getByText('正文没有替换').waitFor();
    expect(await blocks(page)).toEqual(['第一段。', '第二段。还没保存的话。']);
    await page.unrouteAll();
    await dialog.getByRole('button', { name: '替换正文' }).click();
    await dialog.getByText('正文已替换，请核对').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    expect(await blocks(page)).toEqual(['第一段。', '第二段，改过。', '新添的一段。']);
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByText('第 2 版', { exact: true }).waitFor();
    await page.getByRole('button', { name: '与现在对照' }).first().click();
    await page.getByRole('dialog', { name: '第 2 版 → 现在' }).locator('del', { hasText: '还没保存的话' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await blocks(page)).toEqual(['第一段。', '第二段。还没保存的话。']);
  });

  test('a file that is dropped goes where it was dropped, and one that cannot be used is named instead of opened', async () => {
    const { page } = await open();
    const drop = async (name: string, type: string, bytes: Buffer, at: string): Promise<void> => {
      await page.evaluate(`(() => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], '${name}', { type: '${type}' }));
        const { right, top, height } = [...document.querySelectorAll('.story-text p')].find(({ innerText }) => innerText === '${at}').firstChild.parentElement.getBoundingClientRect();
        document.elementFromPoint(right - 40, top + height / 2).dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: right - 40, clientY: top + height / 2 }));
      })()`);
    };
    await drop('示例.png', 'image/png', await picture('#1554ad'), '第一段。');
    await page.locator('.story-picture').waitFor();
    expect(await blocks(page)).toEqual(['第一段。', 'picture', '第二段。']);
    await drop('示例.wps', 'application/octet-stream', Buffer.from('x'), '第二段。');
    await page.getByRole('alert').getByText('示例.wps 放不进正文').waitFor();
    expect(
      await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'x.pdf'));
      return document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    })()`),
    ).toBe(false);
  });

  test('files lie beside the text: what cannot be one is refused in words, the rest is listed, downloaded and taken away', async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole('tab', { name: '附件' }).click();
    await page
      .getByTestId('attachments')
      .setInputFiles([
        file('示例访谈.mp4', film()),
        file('程序.exe', Buffer.from('MZ')),
        file('坏.pdf', Buffer.from('no document')),
      ]);
    await page.getByText('程序.exe 没有传上：附件可以是视频').waitFor();
    await page.getByText('坏.pdf 没有传上：不接受这种文件').waitFor();
    const files = page.getByRole('region', { name: '附件' });
    const download = page.waitForEvent('download');
    await files.getByRole('link', { name: '下载附件 示例访谈.mp4' }).click();
    expect((await download).suggestedFilename()).toBe('示例访谈.mp4');
    await page.setViewportSize(PHONE);
    await page.getByTitle('预览与资料').click();
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
    // Who reads the story has them, too.
    const reader = await browser.window(PHONE);
    windows.push(reader);
    const storyId = new URL(page.url()).pathname.split('/')[3];
    await reader.logIn('first', TEST_PASSWORD, `/console/stories/${storyId}`);
    await reader.page.getByRole('link', { name: '下载附件 示例访谈.mp4' }).waitFor();
    await files.getByRole('button', { name: '移除 示例访谈.mp4' }).click();
    await page.getByRole('dialog', { name: '移除附件？' }).waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('dialog', { name: '移除附件？' }).getByRole('button', { name: '移除' }).click();
    await files.getByText('没有附件。').waitFor();
    await reader.page.getByRole('link', { name: '下载附件 示例访谈.mp4' }).waitFor({ state: 'detached' });
  });

  test('on a phone what is on its way shows how far it is and can be stopped: it is not kept, and the next goes on', async () => {
    const window = await open();
    const { page, context } = window;
    await page.setViewportSize(PHONE);
    await page.getByTitle('预览与资料').click();
    await page
      .getByRole('tab', { name: /附件|图片/ })
      .first()
      .click();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const slow = { latency: 20, downloadThroughput: -1, uploadThroughput: 20_000 };
    await network.send('Network.emulateNetworkConditions', { offline: false, ...slow });
    const long = Buffer.concat([film(), Buffer.alloc(1_000_000)]);
    await page.getByTestId('attachments').setInputFiles([file('很长的.mp4', long), file('短的.mp4', film())]);
    const files = page.getByRole('region', { name: '附件' });
    await files.getByText(/^很长的\.mp4：已传 [1-9]\d?%/).waitFor();
    expect(await files.getByRole('progressbar', { name: '很长的.mp4' }).count()).toBe(1);
    expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    await files.getByRole('button', { name: '取消上传 很长的.mp4' }).focus();
    await page.keyboard.press('Enter');
    await network.send('Network.emulateNetworkConditions', { offline: false, ...slow, uploadThroughput: -1 });
    await files.getByRole('link', { name: '下载附件 短的.mp4' }).waitFor();
    expect(await files.getByText('很长的.mp4').count()).toBe(0);
    // A picture gives its place in the text back at once, also one that waits for those before it.
    await page.route('**/api/media', () => undefined);
    const [slowOne, next] = [await picture('#1554ad'), await picture('#ad1515')];
    await page.getByTestId('pictures').setInputFiles([file('慢图.png', slowOne), file('后图.png', next)]);
    const places = page.locator('.story-place');
    await places.filter({ hasText: '后图.png' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '取消上传 后图.png' }).click();
    await places.filter({ hasText: '后图.png' }).waitFor({ state: 'detached' });
    expect(await places.filter({ hasText: '慢图.png' }).count()).toBe(1);
    await page.getByRole('button', { name: '取消上传 慢图.png' }).click();
    await page.getByRole('button', { name: '取消上传 慢图.png' }).waitFor({ state: 'detached' });
    expect(await blocks(page)).toEqual(['第一段。', '第二段。']);
    expect(await page.getByText(/[慢后]图\.png/).count()).toBe(0);
  });

  test('the point of a cover that is not cut off moves with the arrow keys, and Enter moves it nowhere', async () => {
    const { page, complaints } = await open();
    await page.getByRole('tab', { name: '图片' }).click();
    await page.getByTestId('pictures').setInputFiles(file('封面.png', await picture('#1554ad')));
    await page.getByRole('button', { name: '设为封面' }).click();
    const point = page.getByRole('button', { name: /不能裁掉/ });
    await point.focus();
    await page.keyboard.press('Enter');
    expect(await point.getAttribute('aria-label')).toContain('50%，50%');
    const kept = page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().includes('/focus/'),
    );
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect((await kept).ok()).toBe(true);
    await page.reload();
    await page.getByRole('tab', { name: '图片' }).click();
    await page.getByText('45%，40%').waitFor();
    expect(complaints).toEqual([]);
  });

  looksAtItsDialogs();
});
