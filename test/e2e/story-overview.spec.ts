import ExcelJS from 'exceljs';
import type { Answer } from '../support/http-app.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';

interface Item {
  id: string;
  title: string;
  stage: string;
  version: number;
  mayWrite: boolean;
  authorName: string;
  found: { title: { text: string; hit: boolean }[]; text: { text: string; hit: boolean }[] } | null;
  review: { stageName: { zh: string } } | null;
  publications: { channel: string; state: string }[];
}

/** Stories as the console lists them: where they stand, found by their words, within the reader's reach. */
describe('the overview of stories', () => {
  let room: Newsroom;
  let officer: string;
  let school: string;
  const ids: Record<string, string> = {};

  const call = (cookie: string, path: string, body?: unknown): Promise<Answer> =>
    body === undefined ? room.api.get(path, { cookie }) : room.api.post(path, body, { cookie });
  const list = async (cookie: string, query: string): Promise<Item[]> => {
    const { status, body } = await call(cookie, `/api/overview/stories?${query}`);
    expect(status).toBe(200);
    return body['items'] as Item[];
  };
  const titles = async (cookie: string, query: string): Promise<string[]> =>
    (await list(cookie, query)).map(({ title }) => title);

  const write = async (
    cookie: string,
    departmentId: string,
    title: string,
    text: string,
    facts = { name: '某单位' },
  ) => {
    const paragraph = (words: string) => ({
      type: 'paragraph',
      content: [
        { type: 'text', text: words.slice(0, 2) },
        { type: 'text', text: words.slice(2), marks: [{ type: 'bold' }] },
      ],
    });
    const { status, body } = await call(cookie, '/api/stories', {
      departmentId,
      kind: 'unit',
      title,
      facts,
      body: { type: 'doc', content: [{ type: 'blockquote', content: [paragraph(text)] }, paragraph('结尾一段')] },
    });
    expect(status).toBe(201);
    ids[title] = body['id'] as string;
  };

  beforeAll(async () => {
    room = await openNewsroom();
    officer = (await room.api.enter('overview-officer', [room.bureau, 'press_officer'])).cookie;
    school = (await room.api.enter('overview-school', [room.school, 'press_officer'])).cookie;
    await write(officer, room.bureau, '示例：开放日走进车间', '技工学校把课堂搬进车间', { name: '示例技工学校' });
    await write(officer, room.bureau, '示例：补贴政策问答', '申领条件与Ａ类证书');
    await write(school, room.school, '示例：学校的课堂', '另一个单位的课堂');
  });
  afterAll(() => room.close());

  it.each([
    ['one character within a word, in the text', 'q=坊', []],
    ['a word across two marks of the text', 'q=工学校把', ['示例：开放日走进车间']],
    ['the title', 'q=补贴', ['示例：补贴政策问答']],
    ['the facts', 'q=示例技工', ['示例：开放日走进车间']],
    ['several words, all of which must stand', 'q=课堂 车间', ['示例：开放日走进车间']],
    ['plain letters where the text has full-width ones', 'q=a类', ['示例：补贴政策问答']],
    ['two words that never stand together', 'q=课堂 补贴', []],
    ['words that run from one paragraph into the next', 'q=车间结尾', []],
  ])('finds by %s', async (_what, query, expected) => {
    expect(await titles(officer, encodeURI(query))).toEqual(expected);
  });

  it('shows where it was found, and never a story of another department', async () => {
    const [found, ...others] = await list(officer, encodeURI('q=课堂'));
    expect(others).toEqual([]);
    expect(found?.found?.text.filter(({ hit }) => hit)).toEqual([{ text: '课堂', hit: true }]);
    expect(found?.found?.title.some(({ hit }) => hit)).toBe(false);
    expect(await titles(school, encodeURI('q=课堂'))).toEqual(['示例：学校的课堂']);
    expect((await call(school, `/api/overview/stories/${found?.id}`)).status).toBe(404);
    expect((await call(school, encodeURI('/api/stories?q=车间'))).body['items']).toEqual([]);
  });

  it('finds a story by the words of its last revision, no longer by those before', async () => {
    const { status } = await call(officer, `/api/stories/${ids['示例：补贴政策问答']}/revisions`, {
      version: 1,
      title: '示例：补贴新政问答',
      facts: { name: '某单位' },
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '流程图解' }] }] },
    });
    expect(status).toBe(201);
    expect(await titles(officer, encodeURI('q=申领'))).toEqual([]);
    expect(await titles(officer, encodeURI('q=图解'))).toEqual(['示例：补贴新政问答']);
    const { body } = await call(officer, encodeURI('/api/stories?q=图解'));
    expect((body['items'] as Item[]).map(({ title }) => title)).toEqual(['示例：补贴新政问答']);
  });

  it('goes on page by page, what was changed last first, none twice and none left out', async () => {
    const first = await call(officer, '/api/overview/stories?limit=1');
    const cursor = String(first.body['nextCursor']);
    const second = await call(officer, `/api/overview/stories?limit=1&cursor=${cursor}`);
    const shown = [first, second].flatMap(({ body }) => (body['items'] as Item[]).map(({ title }) => title));
    expect(shown).toEqual(['示例：补贴新政问答', '示例：开放日走进车间']);
    expect(second.body['nextCursor']).toBeNull();
  });

  it('tells how far a story has come: to be scheduled, to leave', async () => {
    const account = await openAccount(room, 'web');
    const story = await approveStory(room, { web: account });
    const stageOf = async () => (await list(officer, 'limit=100')).find(({ id }) => id === story)?.stage;
    expect(await stageOf()).toBe('approved');
    expect((await list(officer, 'stage=approved')).map(({ id }) => id)).toEqual([story]);
    await scheduleStory(room, story, account, new Date(Date.now() + 3_600_000));
    expect(await stageOf()).toBe('scheduled');
    const [leaving] = await list(officer, 'stage=scheduled,published&channel=web');
    expect(leaving?.publications).toMatchObject([{ channel: 'web', state: 'scheduled' }]);
    expect(await list(officer, 'stage=approved')).toEqual([]);
    expect(await list(officer, 'channel=weibo')).toEqual([]);
  });

  it('lays a draft away and takes it out again; meanwhile nobody writes on it or hands it in', async () => {
    const id = ids['示例：开放日走进车间'];
    const moved = (act: string, version: number) => call(officer, `/api/stories/${id}/${act}`, { version });
    expect((await moved('unarchive', 1)).body['code']).toBe('STORY_NOT_ARCHIVED');
    expect((await moved('archive', 1)).status).toBe(200);
    expect(await titles(officer, encodeURI('q=车间'))).toEqual([]);
    expect(await titles(officer, 'archived=true')).toEqual(['示例：开放日走进车间']);
    expect((await moved('archive', 2)).body['code']).toBe('STORY_ARCHIVED');
    const review = (await call(officer, `/api/stories/${id}/review`)).body['nextMoves'];
    expect(review).toMatchObject([{ move: 'submit', allowed: false, refusal: { code: 'STORY_ARCHIVED' } }]);
    expect((await moved('unarchive', 2)).status).toBe(200);
    expect(await titles(officer, encodeURI('q=车间'))).toEqual(['示例：开放日走进车间']);
  });

  it('names who wrote, for those in reach only', async () => {
    const { body } = await call(officer, '/api/overview/writers');
    const names = (body['items'] as { name: string }[]).map(({ name }) => name);
    expect(names).toContain('overview-officer');
    expect(names).not.toContain('overview-school');
  });

  it('comes as a workbook that keeps the filter and shows what its reader may see', async () => {
    const bookOf = async (cookie: string, query: string): Promise<ExcelJS.Workbook> => {
      const answer = await fetch(`${room.api.url}/api/overview/stories/export.xlsx?${query}`, { headers: { cookie } });
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="stories-\d{4}-\d\d-\d\d\.xlsx"$/,
      );
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await answer.arrayBuffer());
      return book;
    };
    const column = (book: ExcelJS.Workbook): unknown[] =>
      book.getWorksheet('稿件')?.getColumn(1).values.slice(2) as unknown[];
    expect(column(await bookOf(school, ''))).toEqual(['示例：学校的课堂']);
    const found = `q=${encodeURIComponent('课堂')}`;
    expect(column(await bookOf(officer, found))).toEqual(['示例：开放日走进车间']);
    // What the list says, however many pages it has.
    expect(column(await bookOf(officer, ''))).toEqual(await titles(officer, 'limit=100'));
    const out = (await bookOf(officer, '')).getWorksheet('发布');
    expect(out?.getRow(1).values).toContain('链接');
    expect(out?.actualRowCount).toBe(1 + (await list(officer, 'limit=100')).flatMap((one) => one.publications).length);
  });
});
