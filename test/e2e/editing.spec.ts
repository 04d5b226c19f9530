import { pixel } from '../medium/stories-house.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Client, type TestApi } from '../support/http-app.js';
import { packed, WORD_SPACE, wordFile, wordParagraph, wordPicture } from '../support/word-files.js';

type Caller = Client & { cookie: string; personId: string };
interface Story {
  id: string;
  version: number;
  revision: { number: number; title: string };
}
interface Check {
  problems: { pointer: string; code: string }[];
  forms: {
    channel: string;
    derived: Record<string, unknown>;
    content: Record<string, unknown>;
    problems: { code: string }[];
    counters: { field: string; length: number; most: number; reserve: number }[];
    page: string;
  }[];
}
interface Comment {
  id: string;
  answersId: string | null;
  field: string;
  quote: string;
  words: string;
  authorName: string;
  resolvedByName: string | null;
}

let database: TestDatabase;
let api: TestApi;
let officer: Caller;
let colleague: Caller;
let reviewer: Caller;
let bureau: string;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await bootApi({ databaseUrl: database.url });
  bureau = await api.createDepartment({ name: '示例局' });
  officer = await api.enter('writing-officer', [bureau, 'press_officer']);
  colleague = await api.enter('writing-colleague', [bureau, 'press_officer']);
  reviewer = await api.enter('writing-reviewer', [bureau, 'first_reviewer']);
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.close();
});

const body = (text: string): object => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const FACTS = { name: '某技师', trade: '数控车工', unit: '示例公司' };

async function begin(): Promise<Story> {
  const texts = { title: '示例：一线技师', summary: '摘要', facts: FACTS, body: body('正文。') };
  const made = await officer.post<Story>('/api/stories', { ...texts, departmentId: bureau, kind: 'craftsman' });
  expect(made.status).toBe(201);
  return made.body;
}

describe('what is being written', () => {
  test('is shown by the renderers that post, counted as the channels count, and may be half done', async () => {
    const { id } = await begin();
    const answer = await officer.post<Check>(`/api/stories/${id}/check`, {
      title: '长'.repeat(40),
      summary: '一句<话>',
      facts: {},
      body: { type: 'doc', content: [{ type: 'image', attrs: { sha256: 'a'.repeat(64), alt: '' } }] },
      variants: { weibo: { text: '另写的 https://example.org/page-with-a-long-address' } },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.problems.map(({ pointer }) => pointer)).toEqual([
      ...['/facts/name', '/facts/trade', '/facts/unit', '/body/content/0/attrs/alt'],
    ]);
    const [web, wechat, weibo] = answer.body.forms;
    expect([web?.channel, wechat?.channel, weibo?.channel]).toEqual(['web', 'wechat', 'weibo']);
    expect(web?.page).toContain('一句&lt;话&gt;');
    expect(wechat?.page).toContain(`/api/media/${'a'.repeat(64)}/as/wechat-body`);
    expect(wechat?.counters).toContainEqual({ field: 'title', length: 32, most: 32, reserve: 0 });
    expect(weibo?.content).toMatchObject({ text: '另写的 https://example.org/page-with-a-long-address' });
    expect(String(weibo?.derived['text'])).toContain('长');
    // Three signs and a half for the blank, ten for the address, rounded up.
    expect(weibo?.counters).toEqual([{ field: 'text', length: 14, most: 140, reserve: 2 }]);
    expect(weibo?.problems.map(({ code }) => code)).toContain('LINK_MISSING');
    const [{ count } = { count: '' }] = await api.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM story_revision WHERE story_id = $1`,
      [id],
    );
    expect(count).toBe('1');
  });

  test('is kept for whoever writes it, and nobody else sees it', async () => {
    const { id } = await begin();
    const at = `/api/stories/${id}/working-copy`;
    expect((await officer.get(at)).body).toEqual({ copy: null });
    for (const content of ['{"title":"一"}', '{"title":"二"}'])
      expect((await officer.put(at, { baseRevision: 1, content })).status).toBe(200);
    expect((await officer.get(at)).body).toMatchObject({ copy: { baseRevision: 1, content: '{"title":"二"}' } });
    expect((await colleague.get(at)).body).toEqual({ copy: null });
    expect((await reviewer.get(at)).status).toBe(403);
    expect((await officer.put(at, { baseRevision: 1, content: 'a\0b' })).status).toBe(400);
    expect((await officer.delete(at)).status).toBe(204);
    expect((await officer.get(at)).body).toEqual({ copy: null });
  });
});

describe('a revision that is saved with forms of its channels', () => {
  const revise = (story: Story, variants: object): Promise<{ status: number; body: Story }> =>
    officer.post<Story>(`/api/stories/${story.id}/revisions`, {
      ...{ title: '示例：新标题', facts: FACTS, body: body('新正文。'), version: story.version, variants },
    });

  test('keeps what was written for one channel, and derives the rest', async () => {
    const story = await begin();
    const saved = await revise(story, { wechat: { title: '微信另拟的标题', cover: '' }, web: {} });
    // A WeChat article needs a cover, but a text without one may be saved as long as nobody writes its form.
    expect(saved.status).toBe(422);
    const again = await revise(story, { weibo: { text: '微博另写 {link:publication}' }, web: {} });
    expect(again.status).toBe(201);
    const { body: variants } = await officer.get<{ channel: string; edited: boolean; own: object; content: object }[]>(
      `/api/stories/${story.id}/variants`,
    );
    expect(variants.map(({ channel, edited, own }) => [channel, edited, own])).toEqual([
      ['web', false, {}],
      ['wechat', false, {}],
      ['weibo', true, { text: '微博另写 {link:publication}' }],
    ]);
    expect(variants[0]?.content).toMatchObject({ title: '示例：新标题' });
  });

  test('is refused as a whole where a form breaks its channel’s limits, with the place', async () => {
    const story = await begin();
    const refused = await officer.post<{ code: string; errors: { pointer: string }[] }>(
      `/api/stories/${story.id}/revisions`,
      {
        ...{ title: '示例', facts: FACTS, body: body('文'), version: story.version },
        variants: { weibo: { text: `${'长'.repeat(2_100)} {link:publication}` } },
      },
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'VARIANT_OVER_LIMIT']);
    expect(refused.body.errors[0]?.pointer).toBe('/variants/weibo/text');
    expect((await revise(story, { fax: { text: '示例' } })).status).toBe(400);
    const { body: now } = await officer.get<Story>(`/api/stories/${story.id}`);
    expect(now.revision.number).toBe(1);
  });
});

describe('people at one story', () => {
  test('hear of each other while they are there', async () => {
    const { id } = await begin();
    const at = `/api/stories/${id}/presence`;
    expect((await officer.put(at, { writes: true })).body).toEqual([]);
    expect((await reviewer.put(at, { writes: false })).body).toEqual([
      { personId: officer.personId, name: 'writing-officer', writes: true },
    ]);
    expect((await officer.delete(at)).status).toBe(204);
    expect((await reviewer.put(at, { writes: false })).body).toEqual([]);
    await api.dataSource.query(`UPDATE story_presence SET seen_at = seen_at - interval '51 seconds'`);
    expect((await officer.put(at, { writes: false })).body).toEqual([]);
  });

  test('talk beside the text: reviewers too, who stay free to decide; a talk is settled and opened again', async () => {
    const { id } = await begin();
    const at = `/api/stories/${id}/comments`;
    const anchored = { words: '此处请核对', field: 'body', quote: '正文', before: '', after: '。' };
    const { status, body: begun } = await reviewer.post<Comment[]>(at, anchored);
    expect(status).toBe(201);
    expect(begun).toMatchObject([{ ...anchored, authorName: 'writing-reviewer', answersId: null }]);
    const first = begun[0]?.id ?? '';
    const answered = await officer.post<Comment[]>(at, { words: '已核', answersId: first });
    expect(answered.body.map(({ words, answersId, field }) => [words, answersId, field])).toEqual([
      ['此处请核对', null, 'body'],
      ['已核', first, 'body'],
    ]);
    const last = answered.body[1]?.id ?? '';
    const settled = await officer.put<Comment[]>(`${at}/${last}/resolution`, { resolved: true });
    expect(settled.body.map(({ resolvedByName }) => resolvedByName)).toEqual(['writing-officer', null]);
    const opened = await reviewer.put<Comment[]>(`${at}/${first}/resolution`, { resolved: false });
    expect(opened.body[0]?.resolvedByName).toBeNull();
    const { body: story } = await officer.get<{ contributors: string[]; version: number }>(`/api/stories/${id}`);
    expect(story).toMatchObject({ contributors: [officer.personId], version: 1 });
    expect((await officer.post(at, { words: ' ' })).status).toBe(400);
    const other = await begin();
    const strange = await officer.post(`/api/stories/${other.id}/comments`, { words: '示例', answersId: first });
    expect(strange.status).toBe(404);
  });

  test('see what is asked of each kind of story', async () => {
    const { body: kinds } =
      await officer.get<{ kind: string; fields: { name: string; required: boolean }[] }[]>('/api/stories/kinds');
    expect(kinds.find(({ kind }) => kind === 'craftsman')?.fields.slice(0, 2)).toMatchObject([
      { name: 'name', required: true },
      { name: 'trade', required: true },
    ]);
  });
});

describe('a Word document', () => {
  const hand = async (
    bytes: Buffer,
    who: Caller = officer,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), '示例.docx');
    const answer = await fetch(`${api.url}/api/imports/docx`, {
      ...{ method: 'POST', body: form, headers: { cookie: who.cookie } },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test('becomes a body, its pictures taken in and their words still to be written', async () => {
    const styles = `<w:styles ${WORD_SPACE}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`;
    const file = await wordFile(
      `${wordParagraph('一、做法', 'H1')}${wordParagraph('正文一段。')}${wordPicture('r9')}`,
      {
        'word/styles.xml': styles,
        'word/media/one.png': pixel(128),
      },
    );
    const { status, body: imported } = await hand(file);
    expect(status).toBe(200);
    const { content } = imported['body'] as { content: { type: string; attrs: Record<string, unknown> }[] };
    expect(content.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'image']);
    expect(content[2]?.attrs).toMatchObject({ alt: '', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const picture = await officer.get(`/api/media/${String(content[2]?.attrs['sha256'])}`);
    expect(picture.status).toBe(200);
  });

  test('keeps numbers that Word counts by itself, levels of headings, notes and raised numbers, and tells of recorded changes', async () => {
    const list = (at: number): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`;
    const run = (text: string, look = ''): string => `<w:r>${look}<w:t>${text}</w:t></w:r>`;
    const file = await wordFile(
      [
        wordParagraph('总体要求', 'H1', list(0)),
        wordParagraph('基本情况', 'H2', list(1)),
        `<w:p>${run('面积5m')}${run('2', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
        `<w:p>${run('留下')}<w:ins w:id="1" w:author="x">${run('添的')}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>删的</w:delText></w:r></w:del></w:p>`,
        wordPicture('r9', 'IMG_256'),
      ].join(''),
      {
        'word/media/one.png': pixel(128),
        'word/styles.xml': `<w:styles ${WORD_SPACE}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`,
        'word/numbering.xml': `<w:numbering ${WORD_SPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        'word/footnotes.xml': `<w:footnotes ${WORD_SPACE}><w:footnote w:id="2"><w:p>${run('示例年鉴。')}</w:p></w:footnote></w:footnotes>`,
      },
    );
    const { status, body: imported } = await hand(file);
    expect(status).toBe(200);
    const { content } = imported['body'] as { content: { type: string; attrs: Record<string, unknown> }[] };
    const words = JSON.stringify(content);
    expect(content.slice(0, 2).map(({ type, attrs }) => [type, attrs['level']])).toEqual([
      ['heading', 2],
      ['heading', 3],
    ]);
    for (const text of ['一、总体要求', '（一）基本情况', '面积5m²[1]', '留下添的', '示例年鉴。'])
      expect(words).toContain(text);
    expect(words).not.toMatch(/删的|↑|IMG_256/);
    expect((imported['lost'] as { code: string; count: number }[]).map(({ code, count }) => [code, count])).toEqual([
      ['REVISION', 2],
    ]);
  });

  test('that is none, is damaged, unpacks to too much or is brought by who may not write, is refused in words', async () => {
    const refusal = async (bytes: Buffer): Promise<unknown> => (await hand(bytes)).body['code'];
    expect(await refusal(Buffer.from('plain text, no zip'))).toBe('WORD_REFUSED');
    expect(await refusal(await packed({ 'a.txt': 'x' }))).toBe('WORD_REFUSED');
    expect(await refusal(await wordFile('<w:p'))).toBe('WORD_UNREADABLE');
    expect(await refusal(await wordFile(wordParagraph(' '.repeat(9 * 1024 * 1024))))).toBe('WORD_TOO_LARGE');
    expect((await hand(await wordFile(wordParagraph('示例')), reviewer)).status).toBe(403);
  });
});
