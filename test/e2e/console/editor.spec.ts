import { type Newsroom, openAccount, openNewsroom } from '../../factories/newsroom.js';
import { type Client, TEST_PASSWORD } from '../../support/http-app.js';
import { DESKTOP, PHONE, TestBrowser, type TestWindow } from './browser.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(300_000);

interface Story {
  id: string;
  version: number;
  state: string;
  revision: { number: number; title: string; summary: string; body: { content?: Node[] } };
}

/** Writing in a real browser, on the real server: nothing typed is lost, nobody overwrites anybody. */
describe('the editor', () => {
  let room: Newsroom;
  let browser: TestBrowser;
  let officer: Client;
  const windows: TestWindow[] = [];

  const open = async (login: string, path: string, ...[viewport = DESKTOP]: Partial<[typeof DESKTOP]>) => {
    const window = await browser.window(viewport);
    windows.push(window);
    await window.logIn(login, TEST_PASSWORD, path);
    await window.page.getByRole('textbox', { name: '正文' }).waitFor();
    return window;
  };
  const body = (...texts: string[]): object => ({
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  });
  const begin = async (...texts: string[]): Promise<{ id: string; path: string }> => {
    const { body: made } = await officer.post<Story>('/api/stories', {
      ...{ departmentId: room.bureau, kind: 'craftsman', title: '示例：一线技师', summary: '示例摘要' },
      ...{
        facts: { name: '某技师', trade: '数控车工', unit: '示例公司' },
        body: body(...(texts.length > 0 ? texts : ['第一段。', '第二段。'])),
      },
    });
    return { id: made.id, path: `/console/stories/${made.id}/edit` };
  };
  const read = async (id: string): Promise<Story> => (await officer.get<Story>(`/api/stories/${id}`)).body;
  const textOf = (story: Story): string => JSON.stringify(story.revision.body);

  beforeAll(async () => {
    room = await openNewsroom();
    officer = await room.api.loginAs('officer');
    await room.api.enter('colleague', [room.bureau, 'press_officer']);
    browser = await TestBrowser.open(room.api.url);
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  test('shows what is typed as each channel will, counts it, and saves it as a revision when asked to', async () => {
    const { id, path } = await begin();
    const window = await open('officer', path);
    const { page } = window;
    const phone = page.frameLocator('iframe');
    await phone.getByText('第二段。').waitFor();
    await page.getByRole('textbox', { name: '标题' }).fill('长'.repeat(40));
    await page.getByText('32/32').waitFor();
    await page.getByRole('button', { name: /的标题已截短为“长{31}…”，可在“渠道稿”另写/ }).waitFor();
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await page.keyboard.type('新写的话。');
    await phone.getByText('第二段。新写的话。').waitFor();
    await page.getByText('微博', { exact: true }).first().click();
    await page.getByText(/\/140（预留 2）/).waitFor();
    await page.getByText('已自动暂存（未存为版本）').waitFor();
    expect((await read(id)).revision.number).toBe(1);
    for (const tab of ['要素', '图片', '渠道稿', '版本', '批注']) {
      await page.getByRole('tab', { name: tab }).click();
      expect([tab, await window.barriers()]).toEqual([tab, []]);
    }
    expect(await window.isTooWide()).toBe(false);
    await page.keyboard.press('Control+s');
    await page.getByText('✓ 已保存为第 2 版').waitFor();
    expect(textOf(await read(id))).toContain('第二段。新写的话。');
    expect(window.complaints).toEqual([]);
  });

  test('keeps what is typed while the server is gone and through a reload, and sends it when it is back', async () => {
    const { id, path } = await begin();
    const window = await open('officer', path);
    const { page, context } = window;
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await page.keyboard.type('服务器不在时写的。');
    await page.getByText('已存在本机，等待联网').waitFor();
    await page.unroute('**/api/**');
    await page.reload();
    await page.getByText('第二段。服务器不在时写的。').first().waitFor();
    await page.getByText(/已恢复您 .* 未保存的修改/).waitFor();
    // Lost with this machine, too: the server has it for another one.
    await page.keyboard.press('End');
    await page.getByRole('textbox', { name: '摘要' }).fill('另一句摘要');
    await page.getByText('已自动暂存（未存为版本）').waitFor();
    await page.evaluate('localStorage.clear()');
    // Whoever hands it in elsewhere learns that what was typed is not in it.
    await page.goto(`/console/stories/${id}`);
    await page.getByRole('button', { name: '送审', exact: true }).click();
    const unsaved = page.getByRole('dialog').getByRole('alert');
    await unsaved.getByText('没有保存的修改').waitFor();
    expect(await unsaved.getByRole('link').getAttribute('href')).toBe(path);
    expect(await window.barriers()).toEqual([]);
    await context.clearCookies();
    await window.logIn('officer', TEST_PASSWORD, path);
    await page.getByText('第二段。服务器不在时写的。').first().waitFor();
    expect(await page.getByRole('textbox', { name: '摘要' }).inputValue()).toBe('另一句摘要');
    expect((await read(id)).revision.number).toBe(1);
    await page.getByRole('button', { name: '放弃这些修改' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '放弃这些修改' }).click();
    await page.getByText('✓ 已保存为第 1 版').waitFor();
    expect(await page.getByRole('textbox', { name: '摘要' }).inputValue()).toBe('示例摘要');
  });

  test('lets two people write in one story: what only one changed is merged, what both did is asked, nothing is overwritten', async () => {
    const { id, path } = await begin();
    const [one, other] = [await open('officer', path), await open('colleague', path)];
    await one.page.getByText('同时在看').waitFor({ timeout: 30_000 });
    const write = async ({ page }: TestWindow, title: string, at: string, text: string): Promise<void> => {
      await page.getByRole('textbox', { name: '标题' }).fill(title);
      await page.getByRole('textbox', { name: '正文' }).getByText(at).click();
      await page.keyboard.press('End');
      await page.keyboard.type(text);
    };
    await write(one, '甲的标题', '第一段。', '甲写的。');
    await write(other, '乙的标题', '第二段。', '乙写的。');
    await one.page.getByRole('button', { name: '保存版本' }).click();
    await one.page.getByText('✓ 已保存为第 2 版').waitFor();
    await other.page.getByText('有人已保存第 2 版').waitFor({ timeout: 30_000 });
    // Nothing can run in the preview, the search for barriers neither: it is looked for beside it.
    await other.page.getByRole('tab', { name: '要素' }).click();
    await other.page.keyboard.press('Control+s');
    const dialog = other.page.getByRole('dialog', { name: '两个人改了同一处' });
    await dialog.getByText('甲的标题').waitFor();
    await dialog.getByText('乙的标题').waitFor();
    expect(await other.barriers()).toEqual([]);
    expect(await dialog.getByRole('button', { name: '合并并继续编辑' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: '我的' }).click();
    await dialog.getByRole('button', { name: '合并并继续编辑' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await read(id)).revision).toMatchObject({ number: 2, title: '甲的标题' });
    await other.page.keyboard.press('Control+s');
    await other.page.getByText('✓ 已保存为第 3 版').waitFor();
    const merged = await read(id);
    expect(merged.revision.title).toBe('乙的标题');
    expect(textOf(merged)).toContain('第一段。甲写的。');
    expect(textOf(merged)).toContain('第二段。乙写的。');
    // The first, who has typed nothing since, is shown it.
    await one.page.getByText('第二段。乙写的。').first().waitFor({ timeout: 30_000 });
    expect([...one.complaints, ...other.complaints].filter((text) => !text.includes('409'))).toEqual([]);
  });

  test('cleans what Word puts on the clipboard', async () => {
    const { id, path } = await begin();
    const { page, complaints } = await open('officer', path);
    await page.getByRole('textbox', { name: '正文' }).press('Control+a');
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/html', \`<html xmlns:o="urn:o"><head><style>p{color:red}</style></head><body><!--StartFragment-->
        <h1 style="mso-x:1">大标题</h1><h2>次标题</h2><p class=MsoNormal style="text-indent:21pt"><span style="font-size:16pt;color:red">\u3000\u3000首段<b>要点</b><o:p></o:p></span></p>
        <p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1、</span>其一</p>
        <p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2、</span>其二</p>
        <p class=MsoListParagraph style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">●</span>其二之下</p>
        <p class=MsoListParagraph style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">（一）</span>照原样编号</p>
        <p><a name="_Toc1"></a>见注<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>、<a href="\${location.href}#_ftn2">[2]</a>、<a href="notice.html">通知</a>、<a href="https://example.com/">原文</a></p>
        <p>面积5m<sup>2</sup><del cite="mailto:x">修订删去的</del></p>
        <p><img src="file:///C:/x.png"></p><!--EndFragment--></body></html>\`);
      data.setData('text/plain', 'x');
      document.querySelector('.story-text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await page.getByText('1 张图没有带入').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('✓ 已保存为第 2 版').waitFor();
    const { content = [] } = (await read(id)).revision.body;
    const saved = JSON.stringify(content);
    expect(saved).not.toMatch(/\u3000|1、|color|mso|修订删去/);
    expect(content.map(outline)).toEqual([
      'heading2 大标题',
      'heading3 次标题',
      'paragraph 首段要点',
      'orderedList(listItem(paragraph 其一) listItem(paragraph 其二 bulletList(listItem(paragraph 其二之下))))',
      'paragraph （一）照原样编号',
      'paragraph 见注[1]、[2]、通知、原文',
      'paragraph 面积5m²',
    ]);
    expect(saved.match(/"href":"[^"]*"/g)).toEqual(['"href":"https://example.com/"']);
    expect(complaints).toEqual([]);
  });

  test('cleans what WPS puts on the clipboard, a letter or cells of a sheet, and keeps how it is aligned', async () => {
    const { id, path } = await begin();
    const { page, complaints } = await open('officer', path);
    const paste = (html: string): Promise<void> =>
      page.evaluate(`(() => {
        const data = new DataTransfer();
        data.setData('text/html', ${JSON.stringify(html)});
        data.setData('text/plain', 'x');
        document.querySelector('.story-text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      })()`);
    await page.getByRole('textbox', { name: '正文' }).press('Control+a');
    await paste(WPS_LETTER);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await paste(WPS_CELLS);
    await page.keyboard.press('Control+s');
    await page.getByText('✓ 已保存为第 2 版').waitFor();
    const { content = [] } = (await read(id)).revision.body;
    expect(JSON.stringify(content)).not.toMatch(/WPS|mso|kso|Normal|宋体|wps|StartFragment|style|class/i);
    expect(content.map((block) => `${block.attrs?.textAlign ?? ''} ${outline(block)}`.trim())).toEqual([
      'center paragraph 关于开展示例活动的通知',
      'paragraph 各示例单位：',
      'orderedList(listItem(paragraph 报送典型) listItem(paragraph 按时反馈))',
      'paragraph 请遵照执行。',
      'right paragraph 示例局',
      'table(tableRow(tableCell(paragraph 单位) tableCell(paragraph 篇数)) tableRow(tableCell(paragraph 示例学校) tableCell(paragraph 3)))',
    ]);
    expect(complaints).toEqual([]);
  });

  test('is read on a phone and while the story is under review, which can be withdrawn from there', async () => {
    const { id, path } = await begin();
    const web = await openAccount(room, 'web', { name: '示例站' });
    const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
    const submitted = await officer.post(`/api/stories/${id}/submit`, {
      ...{ version: 1, accountIds: [web], windowFrom: hours(1), windowTo: hours(48) },
    });
    expect(submitted.status).toBe(201);
    const window = await open('officer', path, PHONE);
    const { page } = window;
    await page.getByText('这篇稿件审核中，不能修改。').waitFor();
    expect(await page.getByRole('textbox', { name: '正文' }).getAttribute('contenteditable')).toBe('false');
    expect(await page.getByRole('button', { name: '保存版本' }).count()).toBe(0);
    expect(await window.isTooWide()).toBe(false);
    await page.getByText('预览与资料').click();
    await page.getByRole('tab', { name: '要素' }).click();
    expect(await window.barriers()).toEqual([]);
    await page.getByText('正文', { exact: true }).first().click();
    expect(await window.barriers()).toEqual([]);
    await page.getByText('预览与资料').click();
    await page.getByRole('tab', { name: '预览' }).click();
    await page.frameLocator('iframe').getByText('第一段。').waitFor();
    await page.getByRole('button', { name: '撤回送审' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '撤回原因' }).fill('示例：补充数据');
    expect(await window.barriers()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '撤回送审' }).click();
    await page.getByRole('button', { name: '送审', exact: true }).waitFor();
    await page.getByText('正文', { exact: true }).first().click();
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await page.keyboard.type('小改。');
    await page.getByRole('button', { name: '保存版本' }).click();
    await page.getByText('✓ 已保存为第 2 版').waitFor();
    expect(window.complaints).toEqual([]);
  });

  test('holds comments at their words, and settles them', async () => {
    const { id, path } = await begin();
    const window = await open('officer', path);
    const { page } = window;
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await page.keyboard.press('Shift+Home');
    await page.getByRole('toolbar').getByRole('button', { name: '批注' }).click();
    await page.getByRole('textbox', { name: '批注：“第二段。”' }).fill('请核对出处');
    await page.getByRole('button', { name: '发表' }).click();
    await page.locator('.comment-mark').waitFor();
    await page.getByRole('button', { name: '已解决' }).click();
    await page.getByText('已解决 1 条').waitFor();
    expect(await page.locator('.comment-mark').count()).toBe(0);
    expect(await window.barriers()).toEqual([]);
    const { body: comments } = await officer.get<{ quote: string }[]>(`/api/stories/${id}/comments`);
    expect(comments[0]?.quote).toBe('第二段。');
    expect(window.complaints).toEqual([]);
  });

  test('keeps a comment half written through another tab and a reload, and leads from words to what is said of them', async () => {
    const { id, path } = await begin(...Array.from({ length: 40 }, (_, n) => `第${n + 1}段，有数要核对。`));
    for (let n = 1; n <= 40; n += 1)
      await officer.post(`/api/stories/${id}/comments`, { words: `请核对${n}`, field: 'body', quote: `第${n}段` });
    const { page, complaints } = await open('officer', path);
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await page.keyboard.press('Shift+Home');
    await page.getByRole('toolbar').getByRole('button', { name: '批注' }).click();
    const writing = page.getByRole('textbox', { name: '批注：“第40段，有数要核对。”' });
    await writing.fill('写了一半');
    await page.getByRole('tab', { name: '预览' }).click();
    await page.getByRole('tab', { name: '批注' }).click();
    expect(await writing.inputValue()).toBe('写了一半');
    await page.reload();
    await page.getByRole('tab', { name: '批注' }).click();
    expect(await writing.inputValue()).toBe('写了一半');
    await page.getByRole('button', { name: '发表' }).click();
    await page.locator('.talk-text', { hasText: '写了一半' }).waitFor();
    expect(await page.getByRole('textbox', { name: '对整篇的批注' }).inputValue()).toBe('');
    await page.locator('.comment-mark', { hasText: /^第30段$/ }).click();
    const said = page.locator('.talk.is-active', { hasText: '请核对30' });
    await said.waitFor();
    const { y, height } = (await said.boundingBox()) ?? { y: -1, height: 0 };
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThanOrEqual(DESKTOP.height);
    expect(complaints).toEqual([]);
  });

  test('goes on where somebody was writing when an ended session is renewed', async () => {
    const { id, path } = await begin();
    const { page, context } = await open('officer', path);
    await page.getByRole('textbox', { name: '正文' }).press('Control+End');
    await context.clearCookies();
    await page.keyboard.type('过期后');
    // Half a word stands in the input method when it is noticed: what asks for the password must not take the rest of the sentence.
    const keys = await context.newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'xie', selectionStart: 3, selectionEnd: 3 });
    // Not that the network is awaited: it is there.
    await page.getByText('登录已过期，已存在本机，输入不会丢；登录后自动续存').waitFor();
    await keys.send('Input.insertText', { text: '写的。' });
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.getByLabel('密码', { exact: true }).fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.type('登录后写的。');
    await page.keyboard.press('Control+s');
    await page.getByText('✓ 已保存为第 2 版').waitFor();
    expect(textOf(await read(id))).toContain('第二段。过期后写的。登录后写的。');
  });

  test('asks for the password also where the field that a word was half composed in is gone', async () => {
    const { id, path } = await begin();
    await officer.post(`/api/stories/${id}/comments`, { words: '请核对', field: 'body', quote: '第一段' });
    const { page, context } = await open('officer', path);
    await page.getByRole('tab', { name: '批注' }).click();
    const field = page.getByRole('textbox', { name: '对整篇的批注' });
    await field.focus();
    const keys = await context.newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'xie', selectionStart: 3, selectionEnd: 3 });
    await context.clearCookies();
    // Not left by hand: taken away, as when a panel closes by itself.
    await field.evaluate((element) => element.remove());
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor();
  });

  test('offers the next half hour when a story is handed in, and keeps what was chosen while something is mended', async () => {
    await openAccount(room, 'web', { name: '示例送审站' });
    const { path } = await begin();
    const { page } = await open('officer', path);
    await page.getByRole('tab', { name: '要素' }).click();
    await page
      .getByRole('textbox', { name: /所在单位|单位/ })
      .first()
      .fill('');
    await page.getByRole('button', { name: '送审', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '送审' });
    const from = await dialog.getByLabel('最早发布').inputValue();
    expect(from).toMatch(/:(00|30)$/);
    const ahead = Date.parse(`${from}:00+08:00`) - Date.now();
    expect(ahead).toBeGreaterThan(-60_000);
    expect(ahead).toBeLessThanOrEqual(1_800_000);
    await dialog.getByRole('checkbox', { name: /示例送审站/ }).check();
    await dialog.getByLabel('最晚发布').fill('2099-01-01T10:00');
    // Whoever cannot wait for the half hour need not.
    const soon = new Date(Date.now() + 8 * 3_600_000 + 120_000).toISOString().slice(0, 16);
    await dialog.getByLabel('最早发布').fill(soon);
    expect(await dialog.getByLabel('最早发布').inputValue()).toBe(soon);
    await dialog.getByRole('button', { name: '去改' }).first().click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '送审', exact: true }).click();
    expect(await dialog.getByRole('checkbox', { name: /示例送审站/ }).isChecked()).toBe(true);
    expect(await dialog.getByLabel('最晚发布').inputValue()).toBe('2099-01-01T10:00');
  });

  test('gives the focus to the accounts a story may be handed in for, also where they come late, and to no date meanwhile', async () => {
    await openAccount(room, 'web', { name: '示例迟到站' });
    const { path } = await begin();
    const { page } = await open('officer', path);
    let arrive = (): void => undefined;
    const gate = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/api\/accounts(\?|$)/, async (route) => {
      await gate;
      await route.continue();
    });
    await page.getByRole('button', { name: '送审', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '送审' });
    await dialog.getByText('正在读取可用的账号').waitFor();
    await dialog.and(page.locator(':focus')).waitFor();
    arrive();
    await dialog.getByRole('checkbox').first().and(page.locator(':focus')).waitFor();
  });

  test('shows the place of the page’s address by what it means; it is one sign to whoever writes, and the text stays what it was', async () => {
    const { id, path } = await begin();
    const window = await open('officer', path);
    const { page } = window;
    const ofWeibo = async (): Promise<string | undefined> => {
      const { body: forms } = await officer.get<
        { items?: unknown } & { channel: string; content: { text?: string } }[]
      >(`/api/stories/${id}/variants`);
      return forms.find(({ channel }) => channel === 'weibo')?.content.text;
    };
    const derived = await ofWeibo();
    expect(derived).toMatch(/ \{link:publication\}$/);
    await page.getByRole('tab', { name: '渠道稿' }).click();
    const field = page.getByRole('textbox', { name: '微博全文' });
    await field.locator('.page-place', { hasText: '网站链接' }).waitFor();
    expect(await field.innerText()).not.toContain('{');
    await field.press('Control+End');
    await page.keyboard.type('看看。');
    await page.keyboard.press('Control+s');
    await page.getByText('✓ 已保存为第 2 版').waitFor();
    expect(await ofWeibo()).toBe(`${derived}看看。`);
    for (const size of [PHONE, DESKTOP]) {
      await page.setViewportSize(size);
      expect([await window.barriers(), await window.isTooWide()]).toEqual([[], false]);
    }
    await field.press('Control+End');
    for (const _sign of '看看。') await page.keyboard.press('Backspace');
    await field.locator('.page-place').waitFor();
    await page.keyboard.press('Backspace');
    await field.locator('.page-place').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '插入网站链接' }).click();
    await field.locator('.page-place').waitFor();
    // Who types its signs gets the same.
    await field.press('Control+a');
    await page.keyboard.type('另写一句 {link:publication}');
    await field.locator('.page-place').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('✓ 已保存为第 3 版').waitFor();
    expect(await ofWeibo()).toBe('另写一句 {link:publication}');
    expect(window.complaints).toEqual([]);
  });

  looksAtItsDialogs();
});

interface Node {
  type: string;
  attrs?: { level?: number; textAlign?: string | null };
  text?: string;
  content?: Node[];
}

/** A block in short: what it is and what it says. */
function outline({ type, attrs, content = [] }: Node): string {
  const name = `${type}${attrs?.level ?? ''}`;
  if (content.some(({ type: inner }) => /^(paragraph|listItem|tableRow|tableCell)$/.test(inner)))
    return `${name}(${content.map(outline).join(' ')})`;
  return `${name} ${content.map(({ text = '' }) => text).join('')}`;
}

/** As WPS Writer copies it: Word's make-up under WPS's own names, alignment partly by attribute alone, tags of no HTML. */
const WPS_LETTER = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="WPS Office"><!--[if gte mso 9]><xml><w:WordDocument><w:DrawingGridVerticalSpacing>7.8</w:DrawingGridVerticalSpacing></w:WordDocument></xml><![endif]--><style>p.MsoNormal{mso-style-name:正文;font-family:宋体} @page{mso-page-border-surround-header:no}</style></head><body style="tab-interval:21pt;text-justify-trim:punctuation;"><!--StartFragment-->
<p class=MsoNormal align=center style="text-align:center;mso-pagination:none;"><b><span style="mso-spacerun:'yes';font-family:方正小标宋简体;mso-hansi-font-family:宋体;font-size:22.0000pt;mso-font-kerning:1.0000pt;"><font face="宋体">关于开展示例活动的通知</font></span></b><span style="mso-spacerun:'yes';"><o:p></o:p></span></p>
<p class=MsoNormal><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;">\u3000\u3000各示例单位：</span><o:p></o:p></p>
<p class="kso-list" style="margin-left:21pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="mso-list:Ignore;">1.<span>&nbsp;</span></span><![endif]><span>报送典型</span><o:p></o:p></p>
<p class="kso-list" style="margin-left:21pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="mso-list:Ignore;">2.<span>&nbsp;</span></span><![endif]><span>按时反馈</span><o:p></o:p></p>
<w:sdt docpart="x"><w:sdtPr><w:tag w:val="x">WPS 控件</w:tag></w:sdtPr><p class=MsoNormal><span>请遵照执行。</span></p></w:sdt>
<p class=MsoNormal align=right><span>示例局</span></p>
<p class=MsoNormal><span>&nbsp;</span><o:p></o:p></p><!--EndFragment--></body></html>`;

/** As WPS Spreadsheets copies them. */
const WPS_CELLS = `<html xmlns:o="urn:o" xmlns:x="urn:x" xmlns:et="http://www.wps.cn/officeDocument/et"><head><meta name=ProgId content=Excel.Sheet><meta name=Generator content="WPS Office ET"><style>.et2{mso-style-parent:style0;color:#000;font-family:宋体}</style><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ActiveSheet>0</x:ActiveSheet></x:ExcelWorkbook></xml><![endif]--></head><body link="blue"><!--StartFragment--><table width="144" border="0" cellpadding="0" style='border-collapse:collapse;table-layout:fixed;'><col width="72" span="2" style='width:54.00pt;'/><tr height="18"><td class="et2" height="18" width="72" x:str>单位</td><td class="et2" width="72" x:str>篇数</td></tr><tr height="18"><td class="et2" height="18" x:str>示例学校<et:phonetic></et:phonetic></td><td class="et2" align="right" x:num>3</td></tr></table><!--EndFragment--></body></html>`;
