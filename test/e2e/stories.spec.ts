import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import { pixel } from '../medium/stories-house.js';
import { AccountService } from '../../src/accounts/account.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Answer, type Client, type TestApi } from '../support/http-app.js';

interface Problem {
  version?: number;
  code: string;
  status: number;
  pointer?: string;
  text: { zh: string; en: string };
  errors?: { pointer: string; code: string; zh: string; en: string }[];
}
interface Story {
  id: string;
  version: number;
  state: string;
  campaignId: string | null;
  pillarId: string | null;
  writable: boolean;
  contributors: string[];
  revision: {
    number: number;
    title: string;
    facts: object;
    body: object;
    cover: { sha256: string; alt: string } | null;
  };
}
interface Variant {
  channel: string;
  version: number;
  edited: boolean;
  content: Record<string, unknown>;
  problems: { pointer: string; code: string }[];
}
type Caller = Client & { cookie: string; personId: string };

let database: TestDatabase;
let api: TestApi;
let bureau: string;
let school: string;
let foreign: string;
let officer: Caller;
let reviewer: Caller;
let stranger: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await bootApi({ databaseUrl: database.url, now: '2026-07-01T09:00:00+08:00' });
  bureau = await api.createDepartment({ name: '示例市人力资源和社会保障局' });
  school = await api.createDepartment({ name: '示例技师学院', parentId: bureau, kind: 'school' });
  officer = await api.enter('officer', [school, 'press_officer']);
  reviewer = await api.enter('reviewer', [bureau, 'first_reviewer']);
  foreign = await api.createDepartment({ name: '示例区局' });
  stranger = await api.enter('stranger', [foreign, 'press_officer']);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: object[]) => ({ type: 'doc', content });
const story = (more: object = {}) => ({
  departmentId: school,
  kind: 'competition_winner',
  title: '示例：焊花里的金牌',
  summary: '某选手三年磨一剑。',
  facts: { name: '某选手', competition: '示例技能大赛', event: '焊接', award: '金奖', year: 2019 },
  body: doc(p('正文第一段。')),
  ...more,
});
const created = async (more: object = {}) => {
  const answer = await officer.post<Story>('/api/stories', story(more));
  expect([answer.status, answer.text.slice(0, 400)]).toEqual([201, expect.any(String)]);
  return answer.body;
};
const pointers = (answer: Answer<Problem>) => (answer.body.errors ?? []).map((one) => `${one.pointer} ${one.code}`);

async function upload(
  bytes: Buffer | string,
  caller: { cookie: string } = officer,
  field = 'file',
): Promise<Answer<Problem & { sha256: string; url: string }>> {
  const form = new FormData();
  form.set(field, new Blob([new Uint8Array(Buffer.from(bytes))], { type: 'image/png' }), '图.png');
  const response = await fetch(new URL('/api/media', api.url), {
    method: 'POST',
    body: form,
    headers: { cookie: caller.cookie },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as never, text };
}

describe('writing a story', () => {
  it('makes the first revision with three variants, and the next one by its version', async () => {
    const first = await created();
    expect(first).toMatchObject({
      version: 1,
      state: 'draft',
      writable: true,
      contributors: [officer.personId],
      revision: { number: 1, cover: null },
    });
    const path = `/api/stories/${first.id}`;
    const variants = (await officer.get<Variant[]>(`${path}/variants`)).body;
    expect(variants.map((one) => one.channel)).toEqual(['web', 'wechat', 'weibo']);
    expect(variants.map((one) => one.problems.map((fault) => fault.code))).toEqual([[], ['COVER_MISSING'], []]);

    const { title: _title, departmentId: _department, kind: _kind, ...rest } = story();
    const next = await officer.post<Story>(`${path}/revisions`, { ...rest, title: '第二版', version: 1 });
    expect([next.status, next.body.version, next.body.revision.number, next.body.revision.title]).toEqual([
      201,
      2,
      2,
      '第二版',
    ]);
    const stale = await officer.post<Problem>(`${path}/revisions`, { ...rest, title: '第三版', version: 1 });
    expect([stale.status, stale.body.code, stale.body.version]).toEqual([409, 'STORY_STALE_VERSION', 2]);
    const heads = (await officer.get<{ number: number; title: string }[]>(`${path}/revisions`)).body;
    expect(heads.map((one) => `${one.number} ${one.title}`)).toEqual(['2 第二版', '1 示例：焊花里的金牌']);
    expect((await officer.get<{ body: object }>(`${path}/revisions/1`)).body.body).toMatchObject({ type: 'doc' });
    expect((await officer.get<Problem>(`${path}/revisions/9`)).status).toBe(404);
    expect((await officer.get<Problem>(`${path}/revisions/99999999999`)).status).toBe(400);
    expect((await officer.get<Variant[]>(`${path}/variants?revision=1`)).body[0]?.content.title).toBe(
      '示例：焊花里的金牌',
    );
  });

  it('of two revisions made at once from one version keeps one', async () => {
    const { id } = await created();
    const { departmentId: _department, kind: _kind, ...rest } = story();
    const answers = await Promise.all(
      [1, 2, 3].map(() => officer.post<Problem>(`/api/stories/${id}/revisions`, { ...rest, version: 1 })),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409]);
  });

  it('sent twice with the same key is one story', async () => {
    const headers = { 'idempotency-key': uuid() };
    const [a, b] = [
      await officer.post<Story>('/api/stories', story(), { headers }),
      await officer.post<Story>('/api/stories', story(), { headers }),
    ];
    expect([a.status, b.status, b.body.id]).toEqual([201, 201, a.body.id]);
  });

  it.each<[string, object, string[]]>([
    [
      'a fact is missing and another unknown',
      { facts: { name: '某选手', competition: '示例', event: '焊接', award: '金奖', salary: 1 } },
      ['/facts/salary FACT_UNKNOWN', '/facts/year FACT_MISSING'],
    ],
    [
      'the body is hostile',
      { body: doc({ type: 'image', attrs: { src: 'javascript:alert(1)', alt: 'x' } }) },
      ['/body/content/0/attrs/src UNKNOWN_ATTRIBUTE', '/body/content/0/attrs/sha256 ATTRIBUTE_VALUE'],
    ],
    [
      'a link is a script',
      {
        body: doc({
          type: 'paragraph',
          content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
        }),
      },
      ['/body/content/0/content/0/marks/0/attrs/href ATTRIBUTE_VALUE'],
    ],
    ['the title is too long', { title: '题'.repeat(101) }, ['/title TITLE']],
    [
      'the title is blank and the summary oversized',
      { title: ' ', summary: '摘'.repeat(501) },
      ['/title TITLE', '/summary SUMMARY'],
    ],
    [
      'a picture was never uploaded',
      { body: doc({ type: 'image', attrs: { sha256: 'f'.repeat(64), alt: '图' } }) },
      ['/body MEDIA_UNKNOWN'],
    ],
    ['the cover was never uploaded', { cover: { sha256: 'f'.repeat(64), alt: '图' } }, ['/cover/sha256 MEDIA_UNKNOWN']],
    ['the cover has no words', { cover: { sha256: 'f'.repeat(64), alt: ' ' } }, ['/cover/alt ALT_TEXT']],
    ['the cover is an address', { cover: { sha256: 'https://a.cn/x.png', alt: '图' } }, ['/cover/sha256 BAD_FORMAT']],
    ['the kind is unknown', { kind: 'advert' }, ['/kind NOT_AN_OPTION']],
    ['there is a field too many', { state: 'approved' }, ['/state UNKNOWN_FIELD']],
    ['the facts are a list', { facts: [] }, ['/facts NOT_AN_OBJECT']],
    ['there is no body', { body: undefined }, ['/body REQUIRED']],
    ['the body is null', { body: null }, ['/body NOT_AN_OBJECT']],
    [
      'a text holds what cannot be stored',
      { body: doc(p('a\u0000b')) },
      ['/body/content/0/content/0/text UNWRITABLE_TEXT'],
    ],
  ])('is refused when %s, with nothing half-written', async (_name, more, expected) => {
    const before = await count();
    const answer = await officer.post<Problem>('/api/stories', story(more));
    expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(pointers(answer)).toEqual(expect.arrayContaining(expected));
    for (const one of answer.body.errors ?? [])
      expect([one.zh, one.en]).toEqual([expect.stringMatching(/.+/), expect.stringMatching(/.+/)]);
    expect(await count()).toEqual(before);
  });

  it('is refused when the body is nested without end, or too large to read', async () => {
    const deep = `{"type":"blockquote","content":[`.repeat(20_000) + '{"type":"paragraph"}' + ']}'.repeat(20_000);
    const whole = JSON.stringify(story({ body: 'BODY' })).replace('"BODY"', `{"type":"doc","content":[${deep}]}`);
    const nested = await officer.post<Problem>('/api/stories', whole);
    expect([nested.status, nested.body.code]).toEqual([400, 'BODY_TOO_DEEP']);
    const long = await officer.post<Problem>('/api/stories', story({ body: doc(p('字'.repeat(210_000))) }));
    expect([long.status, pointers(long)]).toEqual([400, ['/body DOCUMENT_TOO_LARGE']]);
    const huge = await officer.post<Problem>('/api/stories', story({ body: doc(p('x'.repeat(3_000_000))) }));
    expect([huge.status, huge.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  const count = async () =>
    api.dataSource.query(
      `SELECT (SELECT count(*) FROM story) AS stories, (SELECT count(*) FROM story_revision) AS revisions, (SELECT count(*) FROM variant) AS variants`,
    );
});

describe('who may', () => {
  it('writes for the own department only', async () => {
    const unknown = await officer.post<Problem>('/api/stories', story({ departmentId: uuid() }));
    expect([unknown.status, unknown.body.code, unknown.body.pointer]).toEqual([
      400,
      'DEPARTMENT_UNKNOWN',
      '/departmentId',
    ]);
    const above = await officer.post<Problem>('/api/stories', story({ departmentId: bureau }));
    expect([above.status, above.body.code]).toEqual([403, 'FORBIDDEN']);
    expect((await api.post<Problem>('/api/stories', story())).status).toBe(401);
    expect(
      (await api.post<Problem>('/api/stories', story(), { cookie: `${officer.cookie.slice(0, -4)}AAAA` })).status,
    ).toBe(401);
  });

  it('reads below, not beside: others do not learn that the story is there', async () => {
    const { id } = await created();
    const seen = await reviewer.get<Story>(`/api/stories/${id}`);
    expect([seen.status, seen.body.writable]).toEqual([200, false]);
    for (const path of ['', '/revisions', '/revisions/1', '/variants', '/variants/web/preview']) {
      expect([path, (await stranger.get<Problem>(`/api/stories/${id}${path}`)).status]).toEqual([path, 404]);
    }
    const { departmentId: _department, kind: _kind, ...rest } = story();
    const refused = await reviewer.post<Problem>(`/api/stories/${id}/revisions`, { ...rest, version: 1 });
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
    const put = await stranger.put<Problem>(`/api/stories/${id}/variants/weibo`, { version: 1, content: {} });
    expect(put.status).toBe(404);
    expect((await officer.get<Problem>(`/api/stories/not-an-id`)).status).toBe(400);
  });
});

describe('what a story is for', () => {
  it('is a campaign one may see and a pillar of it, changed by version', async () => {
    const [campaign, other, beside] = [
      await addCampaign(bureau),
      await addCampaign(bureau),
      await addCampaign(foreign),
    ];
    const named = await created({ campaignId: campaign.id, pillarId: campaign.pillarId });
    const path = `/api/stories/${named.id}`;
    const patch = (body: object) => officer.patch<Problem & Story>(path, body);
    expect(named).toMatchObject({ campaignId: campaign.id, pillarId: campaign.pillarId });
    const mixed = await officer.post<Problem>(
      '/api/stories',
      story({ campaignId: campaign.id, pillarId: other.pillarId }),
    );
    expect([mixed.status, mixed.body.code, mixed.body.pointer]).toEqual([422, 'PILLAR_NOT_IN_CAMPAIGN', '/pillarId']);
    for (const campaignId of [uuid(), beside.id]) {
      const refused = await officer.post<Problem>('/api/stories', story({ campaignId }));
      expect([refused.status, refused.body.code, refused.body.pointer]).toEqual([
        400,
        'CAMPAIGN_UNKNOWN',
        '/campaignId',
      ]);
    }
    expect((await officer.post<Problem>('/api/stories', story({ pillarId: campaign.pillarId }))).body.code).toBe(
      'CAMPAIGN_UNKNOWN',
    );

    const moved = await patch({ version: 1, campaignId: other.id });
    expect([moved.status, moved.body]).toEqual([
      200,
      expect.objectContaining({ version: 2, campaignId: other.id, pillarId: null }),
    ]);
    expect((await patch({ version: 1, pillarId: other.pillarId })).body.code).toBe('STORY_STALE_VERSION');
    expect((await patch({ version: 2, pillarId: other.pillarId })).body).toMatchObject({
      version: 3,
      campaignId: other.id,
      pillarId: other.pillarId,
    });
    expect((await patch({ version: 3, pillarId: campaign.pillarId })).body.code).toBe('PILLAR_NOT_IN_CAMPAIGN');
    expect((await patch({ version: 3, campaignId: null })).body).toMatchObject({
      version: 4,
      campaignId: null,
      pillarId: null,
    });
    expect((await reviewer.patch<Problem>(path, { version: 4, campaignId: other.id })).body.code).toBe('FORBIDDEN');
    expect((await patch({ version: 4, departmentId: bureau })).body.code).toBe('INVALID_INPUT');
    const listed = await officer.get<{ items: { id: string }[] }>(`/api/stories?campaignId=${campaign.id}`);
    expect(listed.body.items).toEqual([]);
  });

  async function addCampaign(departmentId: string): Promise<{ id: string; pillarId: string }> {
    const [id, pillarId] = [uuid(), uuid()];
    await api.dataSource.query(
      `INSERT INTO campaign (id, department_id, title, created_by) VALUES ($1, $2, '示例活动', $3)`,
      [id, departmentId, officer.personId],
    );
    await api.dataSource.query(
      `INSERT INTO campaign_pillar (id, campaign_id, position, kind, title) VALUES ($1, $2, 0, 'policy', '政策措施')`,
      [pillarId, id],
    );
    return { id, pillarId };
  }
});

describe('the list', () => {
  it('pages through what one may read, newest first, by every filter', async () => {
    const other = await api.createDepartment({ name: '示例职校', parentId: bureau, kind: 'school' });
    const clerk = await api.enter('clerk', [other, 'press_officer']);
    const ids: string[] = [];
    for (const title of ['甲：100%合格', '乙：百分之百', '丙']) {
      const more = { departmentId: other, kind: 'unit', facts: { name: '示例职校' }, title, summary: '' };
      ids.push((await clerk.post<Story>('/api/stories', story(more))).body.id);
    }
    interface Listed {
      items: { id: string; title: string; revision: number }[];
      nextCursor: string | null;
    }
    const list = async (query: string, who: Client = clerk) => (await who.get<Listed>(`/api/stories?${query}`)).body;
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual([...ids].reverse());
    expect(second.nextCursor).toBeNull();
    expect((await list('q=100%25')).items.map((one) => one.title)).toEqual(['甲：100%合格']);
    expect((await list('q=_')).items).toEqual([]);
    expect((await list(`authorId=${clerk.personId}&state=draft&kind=unit&departmentId=${other}`)).items).toHaveLength(
      3,
    );
    expect((await list('state=approved')).items).toEqual([]);
    expect((await list(`campaignId=${uuid()}`)).items).toEqual([]);
    expect((await list(`pillarId=${uuid()}`)).items).toEqual([]);
    expect((await list(`departmentId=${other}`, reviewer)).items).toHaveLength(3);
    expect((await list(`departmentId=${other}`, officer)).items).toEqual([]);
    expect((await clerk.get<Problem>('/api/stories?cursor=nonsense')).status).toBe(400);
    expect((await clerk.get<Problem>('/api/stories?state=sold')).status).toBe(400);
  });
});

describe('styled HTML of a layout tool', () => {
  interface Imported {
    body: object;
    lost: { code: string; count: number; zh: string; en: string }[];
    pictures: { at: number; source: string; todo: string[] }[];
  }
  const html =
    '<section style="color:red"><p style="text-align:center"><strong>一双手</strong></p>' +
    '<script>alert(1)</script><img data-src="https://example.com/a.png"><p>正文</p></section>';

  it('comes in with a list of what is lost, waits for its pictures, and its body becomes a story’s', async () => {
    const first = await officer.post<Imported>('/api/imports/html', { html });
    expect(first.status).toBe(200);
    expect(first.body.lost.map(({ code }) => code)).toEqual(['SCRIPT', 'LOOK']);
    expect(first.body.pictures).toMatchObject([{ at: 1, todo: ['UPLOAD', 'DESCRIBE'] }]);
    const { body: picture } = await upload(pixel(31));
    const pictures = [{ at: 1, sha256: picture.sha256, alt: '示例图片' }];
    const second = await officer.post<Imported>('/api/imports/html', { html, pictures });
    expect(second.body.pictures).toMatchObject([{ sha256: picture.sha256, todo: [] }]);
    const story = await created({ body: second.body.body });
    const page = await officer.get(`/api/stories/${story.id}/variants/wechat/preview`);
    expect(page.text).toContain(`/api/media/${picture.sha256}/as/wechat-body`);
    expect(page.text).not.toMatch(/color:red|alert/);
  });

  it.each([
    ['without writing', { html: '<style>p{}</style>' }, 'IMPORT_EMPTY'],
    ['of boxes without end', { html: '<b>'.repeat(40_001) }, 'IMPORT_TOO_LARGE'],
    ['with a picture that is none', { html, pictures: [{ at: 1, sha256: 'x' }] }, 'INVALID_INPUT'],
  ])('%s is refused', async (_what, body, code) => {
    expect((await officer.post<Problem>('/api/imports/html', body)).body.code).toBe(code);
  });

  it('is read for people who write alone', async () => {
    expect((await reviewer.post<Problem>('/api/imports/html', { html })).body.code).toBe('FORBIDDEN');
  });
});

describe('variants', () => {
  it('are shown with the signature of the account they are shown for, and of none where that is not chosen', async () => {
    const { id } = await created();
    const account = async (name: string, settings: Record<string, unknown>) => {
      const { id: made } = await api.app.get(AccountService, { strict: false }).createSystemAccount({
        ...{ departmentId: bureau, name, baseUrl: 'https://wechat.example.org', sandbox: false },
        channel: 'wechat',
        ...{ settings, credentials: { appSecret: 'example' } },
      });
      return made;
    };
    const shown = async (query = '') => (await officer.get(`/api/stories/${id}/variants/wechat/preview${query}`)).text;
    const checked = async () => {
      const { departmentId: _department, kind: _kind, ...revision } = story();
      const { forms } = (
        await officer.post<{ forms: { channel: string; page: string }[] }>(`/api/stories/${id}/check`, revision)
      ).body;
      return forms.find(({ channel }) => channel === 'wechat')?.page;
    };
    const named = await account('示例公众号甲', { appId: 'wx0000000000000101', source: '示例发布' });
    expect(await shown()).toContain('来源：示例发布');
    expect(await checked()).toContain('来源：示例发布');
    const unnamed = await account('示例公众号乙', { appId: 'wx0000000000000102' });
    expect(await shown(`?account=${named}`)).toContain('来源：示例发布');
    expect(await shown(`?account=${unnamed}`)).toContain('来源：示例公众号乙');
    expect(await shown()).toContain('来源：（随发布的账号）');
    const web = await officer.get<Problem>(`/api/stories/${id}/variants/web/preview?account=${named}`);
    expect(web.status).toBe(200);
    expect((await officer.get<Problem>(`/api/stories/${id}/variants/wechat/preview?account=${uuid()}`)).status).toBe(
      404,
    );
  });

  it('are edited whole, checked, flagged, and derived again', async () => {
    const { body: picture } = await upload(pixel(20));
    const { id } = await created({ cover: { sha256: picture.sha256, alt: '颁奖现场' } });
    const path = `/api/stories/${id}/variants`;
    const content = { channel: 'weibo', text: '【示例】改写 {link:publication}', picture: picture.sha256 };
    const edited = await officer.put<Variant>(`${path}/weibo`, { version: 1, content });
    expect([edited.status, edited.body]).toEqual([
      200,
      expect.objectContaining({ edited: true, version: 2, content, problems: [] }),
    ]);
    const stale = await officer.put<Problem>(`${path}/weibo`, { version: 1, content });
    expect([stale.status, stale.body.code]).toEqual([409, 'VARIANT_STALE_VERSION']);
    const over = await officer.put<Problem>(`${path}/weibo`, {
      version: 2,
      content: { ...content, text: `#话题#${'汉'.repeat(2_000)}` },
    });
    expect([over.status, over.body.code, pointers(over).sort()]).toEqual([
      422,
      'VARIANT_OVER_LIMIT',
      ['/content/text TOO_LONG'],
    ]);
    // Topics leave by hand or by the commercial interface: said, not refused.
    const topic = await officer.put<Variant>(`${path}/weibo`, {
      version: 2,
      content: { ...content, text: '#话题# 改写 {link:publication}' },
    });
    expect([topic.status, topic.body.problems.map(({ code }) => code)]).toEqual([200, ['TOPIC']]);
    const { body: loose } = await upload(pixel(21));
    const wordless = await officer.put<Problem>(`${path}/weibo`, {
      version: 3,
      content: { ...content, picture: loose.sha256 },
    });
    expect(pointers(wordless)).toEqual(['/content/picture MEDIA_WITHOUT_ALT']);
    const shape = await officer.put<Problem>(`${path}/weibo`, { version: 3, content: { ...content, html: '<b>' } });
    expect([shape.status, pointers(shape)]).toEqual([400, ['/content/html SHAPE']]);
    const channel = await officer.put<Problem>(`${path}/fax`, { version: 3, content });
    expect(channel.status).toBe(400);
    const undone = await officer.post<Variant>(`${path}/weibo/derive`, { version: 3 });
    expect([undone.status, undone.body.edited, undone.body.version]).toEqual([200, false, 4]);
    expect(undone.body.content.text).toBe('【示例：焊花里的金牌】某选手三年磨一剑。 {link:publication}');
  });

  it('for platforms without an interface are made when asked for, and again with every revision', async () => {
    const { id } = await created({ body: doc(p('正文一段')) });
    const path = `/api/stories/${id}/variants`;
    expect((await officer.get<Variant[]>(path)).body).toHaveLength(3);
    const missing = await officer.post<Problem>(`${path}/other/derive`, { version: 1 });
    expect([missing.status, missing.body.code]).toEqual([404, 'NOT_FOUND']);
    const [made, second] = await Promise.all(
      [0, 0].map((version) => officer.post<Variant & Problem>(`${path}/other/derive`, { version })),
    );
    expect([made?.status, second?.status].sort()).toEqual([200, 409]);
    const variant = (await officer.get<Variant[]>(path)).body.find(({ channel }) => channel === 'other');
    expect(variant).toMatchObject({ version: 1, edited: false, problems: [] });
    expect(variant?.content).toMatchObject({ text: expect.stringContaining('正文一段'), attachments: [] });
    const content = { ...variant?.content, attachments: ['0'.repeat(64)] };
    const foreign = await officer.put<Problem>(`${path}/other`, { version: 1, content });
    expect([foreign.status, pointers(foreign)]).toEqual([422, ['/content/attachments/0 ATTACHMENT_UNKNOWN']]);
    const page = await officer.get(`${path}/other/preview`);
    expect([page.status, page.text.includes('正文一段')]).toEqual([200, true]);

    const { version } = (await officer.get<Story>(`/api/stories/${id}`)).body;
    const { departmentId: _department, kind: _kind, ...rest } = story({ body: doc(p('正文改过')) });
    expect((await officer.post(`/api/stories/${id}/revisions`, { ...rest, version })).status).toBe(201);
    const again = (await officer.get<Variant[]>(path)).body.find(({ channel }) => channel === 'other');
    expect(again).toMatchObject({ version: 1, content: { text: expect.stringContaining('正文改过') } });
  });

  it('are previewed by the renderer that posts them, on a page that runs nothing', async () => {
    const { body: picture } = await upload(pixel(22));
    const image = { type: 'image', attrs: { sha256: picture.sha256, alt: '<img onerror=x>' } };
    const { id } = await created({ title: '</title><script>alert(1)</script>', body: doc(p('<b>正文</b>'), image) });
    const used = { web: '/as/web', wechat: '/as/wechat-body', weibo: '/as/weibo' };
    for (const [channel, as] of Object.entries(used)) {
      const page = await officer.get(`/api/stories/${id}/variants/${channel}/preview`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.text).not.toMatch(/<script|<b>|<img onerror/);
      expect(page.text).toContain(`<img src="/api/media/${picture.sha256}${as}"`);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      const style = /<style>(.*?)<\/style>/s.exec(page.text)?.[1] ?? '';
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    }
  });
});

describe('pictures', () => {
  it('are shown to who handed them in and to readers of a story that uses them, and do not exist for others', async () => {
    const seen = async (...hashes: string[]) =>
      Promise.all(
        [officer, reviewer, stranger].map(async ({ get }) => {
          const answers = await Promise.all(hashes.map((sha256) => get<Problem>(`/api/media/${sha256}`)));
          return answers.map(({ status }) => status);
        }),
      );
    const [cover, inText, inVariant] = await Promise.all(
      [40, 41, 42].map(async (n) => (await upload(pixel(n))).body.sha256),
    );
    const all = [cover, inText, inVariant].map(String);
    expect(await seen(...all)).toEqual([
      [200, 200, 200],
      [404, 404, 404],
      [404, 404, 404],
    ]);
    const image = (sha256: string | undefined) => ({ type: 'image', attrs: { sha256, alt: '示例图' } });
    const { id } = await created({ cover: { sha256: cover, alt: '封面' }, body: doc(p('正文'), image(inText)) });
    expect(await seen(...all)).toEqual([
      [200, 200, 200],
      [200, 200, 404],
      [404, 404, 404],
    ]);
    const path = `/api/stories/${id}/variants`;
    const web = (await officer.get<Variant[]>(path)).body.find((one) => one.channel === 'web');
    const content = { ...web?.content, body: doc(p('正文'), image(inVariant)) };
    expect((await officer.put(`${path}/web`, { version: web?.version, content })).status).toBe(200);
    expect(await seen(...all)).toEqual([
      [200, 200, 200],
      [200, 200, 200],
      [404, 404, 404],
    ]);
    // The same bytes from somebody else are theirs, too, from now on.
    await upload(pixel(40), stranger);
    expect((await seen(String(cover)))[2]).toEqual([200]);
  });

  it('are taken in once, told by their bytes, and served so that nothing in them runs', async () => {
    const bytes = pixel(30);
    const [a, b] = [await upload(bytes), await upload(bytes, stranger)];
    expect([a.status, b.status, b.body.sha256]).toEqual([201, 201, a.body.sha256]);
    const served = await fetch(new URL(a.body.url, api.url), { headers: { cookie: officer.cookie } });
    const kept = Buffer.from(await served.arrayBuffer());
    expect(createHash('sha256').update(kept).digest('hex')).toBe(a.body.sha256);
    expect([...(await sharp(kept).raw().toBuffer())]).toEqual([...(await sharp(bytes).raw().toBuffer())]);
    expect(
      ['content-type', 'x-content-type-options', 'content-security-policy'].map((name) => served.headers.get(name)),
    ).toEqual(['image/png', 'nosniff', "default-src 'none'; sandbox"]);
    expect((await api.get(a.body.url)).status).toBe(401);
    expect((await officer.get<Problem>(`/api/media/${'0'.repeat(64)}`)).body.code).toBe('MEDIA_UNKNOWN');
    expect((await officer.get<Problem>(`/api/media/nonsense`)).status).toBe(404);
  });

  it.each<[string, Buffer | string, number, string]>([
    ['a page', '<html><script>alert(1)</script></html>', 422, 'MEDIA_NOT_AN_IMAGE'],
    [
      'a drawing with scripts',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      422,
      'MEDIA_KIND_REFUSED',
    ],
    ['nothing', '', 422, 'MEDIA_NOT_AN_IMAGE'],
    ['the head of a picture alone', pixel(31).subarray(0, 40), 422, 'MEDIA_BROKEN'],
    ['more than 25 MB', Buffer.concat([pixel(32), Buffer.alloc(25 * 1024 * 1024)]), 413, 'MEDIA_TOO_LARGE'],
    ['a small file that unpacks to a giant', giant(), 422, 'MEDIA_TOO_MANY_PIXELS'],
  ])('that are %s are refused', async (_name, bytes, status, code) => {
    const answer = await upload(bytes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('are refused from people who write nowhere, in other fields, and as JSON', async () => {
    expect((await upload(pixel(33), reviewer)).body.code).toBe('FORBIDDEN');
    expect((await upload(pixel(33), officer, 'picture')).body.code).toBe('MEDIA_MISSING_FILE');
    expect((await officer.post<Problem>('/api/media', { file: 'x' })).body.code).toBe('UNSUPPORTED_MEDIA_TYPE');
    expect((await officer.post<Problem>('/api/media')).body.code).toBe('MEDIA_MISSING_FILE');
  });

  function giant(): Buffer {
    const bytes = Buffer.from(pixel(34));
    bytes.writeUInt32BE(11_000, 16);
    bytes.writeUInt32BE(11_000, 20);
    return bytes;
  }
});
