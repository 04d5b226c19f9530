import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Client, type TestApi } from '../support/http-app.js';

const fixture = (name: string): string => readFileSync(join(__dirname, '../fixtures/notices', name), 'utf8');
const notice = fixture('01-letterhead-red-head.txt');

interface Problem {
  code: string;
  pointer?: string;
  detail?: string;
  errors?: { pointer: string; code: string }[];
}
interface Campaign {
  id: string;
  title: string;
  theme: string | null;
  state: string;
  version: number;
  window: { from: string | null; to: string | null };
  organisers: string[];
  documentNumber: string | null;
  pillars: { id: string; kind: string; title: string; text: string }[];
  forms: { title: string | null; text: string }[];
  requirements: { title: string | null; text: string }[];
  deadlines: { date: string | null; when: string | null; what: string | null; to: string[]; routes: unknown[] }[];
  nextStates: string[];
}
interface Proposal {
  id: string;
  title: string | null;
  text: string;
  encoding: string | null;
  campaignId: string | null;
  reading: { title: string | null; spans: Record<string, [number, number]>; warnings: { code: string }[] };
}

describe('campaigns over HTTP', () => {
  let database: TestDatabase;
  let api: TestApi;
  let bureau: string;
  let district: string;
  let coordinator: Client;
  let officer: Client;
  let stranger: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url, now: '2026-07-01T00:00:00Z' });
    bureau = await api.createDepartment({ name: '示例市人社局' });
    district = await api.createDepartment({ name: '示例区人社局', parentId: bureau, kind: 'district' });
    const elsewhere = await api.createDepartment({ name: '别处' });
    coordinator = await api.enter('coordinator', [bureau, 'coordinator']);
    officer = await api.enter('officer', [district, 'press_officer']);
    stranger = await api.enter('stranger', [elsewhere, 'coordinator']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const count = async (table: string): Promise<number> => {
    const [row] = await api.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? -1;
  };
  const propose = async (body: object): Promise<Proposal> => {
    const answer = await coordinator.post<Proposal>('/api/notices', { departmentId: bureau, ...body });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const create = async (fields: object = {}): Promise<Campaign> => {
    const answer = await coordinator.post<Campaign>('/api/campaigns', {
      departmentId: bureau,
      title: '示例专题活动',
      window: { from: '2026-07-01', to: '2026-07-31' },
      pillars: [
        { kind: 'policy', title: '政策措施', text: '' },
        { kind: 'exemplar', title: '先进典型', text: '' },
      ],
      ...fields,
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };

  describe('a notice', () => {
    test('becomes a proposal that keeps its text and says where each field came from', async () => {
      const proposal = await propose({ text: notice });
      expect(proposal).toMatchObject({ text: notice, encoding: null, campaignId: null });
      const span = proposal.reading.spans['documentNumber'] ?? [0, 0];
      expect(proposal.text.slice(...span)).toBe('示人社发〔2021〕12号');
      expect(proposal.reading.warnings.map(({ code }) => code)).toEqual(['WINDOW_PAST']);
      const again = await coordinator.get<Proposal>(`/api/notices/${proposal.id}`);
      expect(again.body).toEqual(proposal);
    });

    test('may come as a file in GB18030', async () => {
      const proposal = await propose({
        file: readFileSync(join(__dirname, '../fixtures/notices/gb18030.bin')).toString('base64'),
      });
      expect(proposal).toMatchObject({ encoding: 'gb18030', title: '示例市教育局关于开展推广普通话宣传周活动的通知' });
    });

    test('that is none is kept with a warning and nothing read from it', async () => {
      const proposal = await propose({ text: '牛奶两盒\n鸡蛋一打\n面包' });
      expect(proposal.title).toBeNull();
      expect(proposal.reading.warnings.map(({ code }) => code)).toEqual(['NOT_A_NOTICE']);
    });

    test.each([
      ['no text and no file', {}, 400, 'NOTICE_EMPTY'],
      ['text and file', { text: '通知', file: 'AAAA' }, 400, 'NOTICE_EMPTY'],
      [
        'a file that is no text',
        { file: Buffer.from('%PDF-1.7\n\0\0\x01\x02').toString('base64') },
        422,
        'NOTICE_UNREADABLE',
      ],
      ['text with a NUL character', { text: '关于\0的通知' }, 422, 'NOTICE_UNREADABLE'],
      ['a file that is no base64', { file: '不是' }, 400, 'INVALID_INPUT'],
      ['text beyond 200,000 characters', { text: '字'.repeat(200_001) }, 413, 'NOTICE_TOO_LONG'],
      ['an unknown department', { text: notice, departmentId: uuid() }, 400, 'DEPARTMENT_UNKNOWN'],
      ['a department that is no id', { text: notice, departmentId: 'x' }, 400, 'INVALID_INPUT'],
    ])('is refused with %s, and nothing is written', async (_what, body, status, code) => {
      const before = [await count('notice_proposal'), await count('audit_entry')];
      const answer = await coordinator.post<Problem>('/api/notices', { departmentId: bureau, ...body });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect([await count('notice_proposal'), await count('audit_entry')]).toEqual(before);
    });

    test('of 200,000 characters is still taken', async () => {
      await propose({ text: notice.padEnd(200_000, '字') });
    });

    test('is for those who write campaigns in its department alone', async () => {
      const proposal = await propose({ text: notice });
      expect((await stranger.get(`/api/notices/${proposal.id}`)).status).toBe(404);
      expect((await officer.get(`/api/notices/${proposal.id}`)).status).toBe(404);
      expect((await officer.post('/api/notices', { departmentId: bureau, text: notice })).status).toBe(403);
      expect((await stranger.post(`/api/notices/${proposal.id}/confirm`, {})).status).toBe(404);
      const list = await stranger.get<{ items: unknown[] }>('/api/notices');
      expect(list.body.items).toEqual([]);
    });

    test('confirmed as it is becomes a draft campaign with everything that was read', async () => {
      const proposal = await propose({ text: notice });
      const { status, body } = await coordinator.post<Campaign>(`/api/notices/${proposal.id}/confirm`, {});
      expect(status).toBe(201);
      expect(body).toMatchObject({
        title: '2021年技能人才宣传月活动',
        theme: '匠心筑梦　技能兴市',
        documentNumber: '示人社发〔2021〕12号',
        organisers: ['示例市人力资源和社会保障局'],
        window: { from: '2021-06-01', to: '2021-06-30' },
        state: 'draft',
        version: 1,
        nextStates: ['active'],
      });
      expect(body.pillars.map(({ kind, title }) => [kind, title])).toEqual([
        ['policy', '惠民政策'],
        ['experience', '培养成果'],
        ['exemplar', '身边榜样'],
      ]);
      expect(body.forms.map(({ title }) => title)).toEqual(['集中宣讲', '开放体验']);
      expect(body.deadlines).toEqual([
        {
          date: '2021-07-09',
          when: '于2021年7月9日（星期五）前',
          what: '活动总结和典型案例',
          to: ['市职业能力建设中心'],
          routes: [{ who: '各区、各院校', to: ['市职业能力建设中心'] }],
        },
      ]);
      const kept = await coordinator.get<Proposal>(`/api/notices/${proposal.id}`);
      expect(kept.body.campaignId).toBe(body.id);
    });

    test('takes what the person corrected, and starts the campaign when asked to', async () => {
      const proposal = await propose({ text: notice });
      const { body } = await coordinator.post<Campaign>(`/api/notices/${proposal.id}/confirm`, {
        title: '改过的名称',
        theme: null,
        window: { from: '2026-07-01', to: '2026-07-31' },
        pillars: [{ kind: 'other', title: '只有一项', text: '' }],
        deadlines: [],
        state: 'active',
      });
      expect(body).toMatchObject({ title: '改过的名称', theme: null, state: 'active', version: 2, deadlines: [] });
      expect(body.pillars).toHaveLength(1);
      expect(body.forms).toHaveLength(2);
    });

    test('is confirmed once', async () => {
      const proposal = await propose({ text: notice });
      const [first, second] = await Promise.all(
        [1, 2].map(() => coordinator.post<Problem>(`/api/notices/${proposal.id}/confirm`, {})),
      );
      expect([first?.status, second?.status].sort()).toEqual([201, 409]);
      const refused = first?.status === 409 ? first : second;
      expect(refused?.body.code).toBe('NOTICE_ALREADY_CONFIRMED');
    });

    test('that was none is confirmed only with a title from the person, and nothing is half written', async () => {
      const proposal = await propose({ text: '牛奶两盒\n鸡蛋一打' });
      const before = [await count('campaign'), await count('campaign_pillar')];
      const refused = await coordinator.post<Problem>(`/api/notices/${proposal.id}/confirm`, {});
      expect([refused.status, refused.body.code]).toEqual([422, 'CAMPAIGN_INCOMPLETE']);
      const started = await coordinator.post<Problem>(`/api/notices/${proposal.id}/confirm`, {
        title: '甲',
        state: 'active',
      });
      expect([started.status, started.body.code]).toEqual([422, 'CAMPAIGN_INCOMPLETE']);
      expect([await count('campaign'), await count('campaign_pillar')]).toEqual(before);
      const named = await coordinator.post<Campaign>(`/api/notices/${proposal.id}/confirm`, { title: '甲' });
      expect(named.status).toBe(201);
    });

    test('sent twice with one Idempotency-Key is one proposal', async () => {
      const headers = { 'idempotency-key': uuid() };
      const body = { departmentId: bureau, text: notice };
      const first = await coordinator.post<Proposal>('/api/notices', body, { headers });
      const second = await coordinator.post<Proposal>('/api/notices', body, { headers });
      expect(second.body.id).toBe(first.body.id);
    });
  });

  describe('a campaign', () => {
    test('is read by units below, and by nobody elsewhere', async () => {
      const { id } = await create();
      expect((await officer.get(`/api/campaigns/${id}`)).status).toBe(200);
      expect((await stranger.get(`/api/campaigns/${id}`)).status).toBe(404);
      expect((await coordinator.get(`/api/campaigns/${uuid()}`)).status).toBe(404);
      const seen = await stranger.get<{ items: unknown[] }>('/api/campaigns');
      expect(seen.body.items).toEqual([]);
    });

    test('is written by coordinators of its department alone', async () => {
      const { id } = await create();
      expect((await officer.patch(`/api/campaigns/${id}`, { version: 1, title: '乙' })).status).toBe(403);
      expect((await stranger.patch(`/api/campaigns/${id}`, { version: 1, title: '乙' })).status).toBe(404);
      expect((await officer.post('/api/campaigns', { departmentId: bureau, title: '乙' })).status).toBe(403);
    });

    test('changes what is given and leaves the rest', async () => {
      const { id, pillars } = await create({ theme: '旧主题' });
      const { status, body } = await coordinator.patch<Campaign>(`/api/campaigns/${id}`, {
        version: 1,
        theme: '新主题',
        deadlines: [
          { date: '2026-07-27', what: '总结', to: ['就业中心'], routes: [{ who: '各区', to: ['就业中心'] }] },
        ],
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ theme: '新主题', title: '示例专题活动', version: 2, pillars });
      expect(body.deadlines[0]).toMatchObject({ date: '2026-07-27', when: null, what: '总结' });
    });

    test('refuses a change based on an older version, and says which stands', async () => {
      const { id } = await create();
      await coordinator.patch(`/api/campaigns/${id}`, { version: 1, title: '先来' });
      const late = await coordinator.patch<Problem>(`/api/campaigns/${id}`, { version: 1, title: '后到' });
      expect([late.status, late.body.code]).toEqual([409, 'CAMPAIGN_STALE_VERSION']);
      expect((await coordinator.get<Campaign>(`/api/campaigns/${id}`)).body.title).toBe('先来');
    });

    test('lets one of two writers on the same version through', async () => {
      const { id } = await create();
      const answers = await Promise.all(
        ['甲', '乙', '丙', '丁'].map((title) => coordinator.patch(`/api/campaigns/${id}`, { version: 1, title })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    });

    test('keeps the pillars whose ids are given, in the new order, and drops the others', async () => {
      const { id, pillars } = await create();
      const [first, second] = pillars;
      const { body } = await coordinator.patch<Campaign>(`/api/campaigns/${id}`, {
        version: 1,
        pillars: [{ ...second }, { kind: 'experience', title: '新的一项', text: '甲' }],
      });
      expect(body.pillars.map(({ id: pillar }) => pillar)[0]).toBe(second?.id);
      expect(body.pillars.map(({ title }) => title)).toEqual(['先进典型', '新的一项']);
      const swapped = await coordinator.patch<Campaign>(`/api/campaigns/${id}`, {
        version: 2,
        pillars: [...body.pillars].reverse(),
      });
      expect(swapped.body.pillars.map(({ title }) => title)).toEqual(['新的一项', '先进典型']);
      const gone = await coordinator.patch<Problem>(`/api/campaigns/${id}`, { version: 3, pillars: [{ ...first }] });
      expect([gone.status, gone.body.code]).toEqual([422, 'PILLAR_NOT_IN_CAMPAIGN']);
    });

    test('goes from draft to active to closed and may open again; nothing else', async () => {
      const { id } = await create();
      const move = (version: number, state: string) =>
        coordinator.patch<Campaign & Problem>(`/api/campaigns/${id}`, { version, state });
      expect((await move(1, 'closed')).body.code).toBe('CAMPAIGN_STATE');
      expect((await move(1, 'active')).body.state).toBe('active');
      expect((await move(2, 'draft')).body.code).toBe('CAMPAIGN_STATE');
      expect((await move(2, 'closed')).body.state).toBe('closed');
      const edit = await coordinator.patch<Problem>(`/api/campaigns/${id}`, { version: 3, title: '晚了' });
      expect([edit.status, edit.body.code]).toEqual([409, 'CAMPAIGN_CLOSED']);
      expect((await move(3, 'active')).body).toMatchObject({ state: 'active', version: 4 });
    });

    test.each(['pillars', 'forms', 'requirements', 'deadlines', 'window', 'organisers', 'title', 'state'])(
      'does not take null for “nothing” in %s, and empties nothing by it',
      async (member) => {
        const before = await create();
        const refused = await coordinator.patch<Problem>(`/api/campaigns/${before.id}`, { version: 1, [member]: null });
        expect([refused.status, refused.body.code]).toEqual([400, 'INVALID_INPUT']);
        expect([...new Set(refused.body.errors?.map(({ pointer }) => pointer))]).toEqual([`/${member}`]);
        expect((await coordinator.get<Campaign>(`/api/campaigns/${before.id}`)).body).toEqual(before);
      },
    );

    test('does not start without a window and a pillar', async () => {
      const { id } = await create({ window: { from: '2026-07-01', to: null }, pillars: [] });
      const refused = await coordinator.patch<Problem>(`/api/campaigns/${id}`, { version: 1, state: 'active' });
      expect([refused.status, refused.body.code]).toEqual([422, 'CAMPAIGN_INCOMPLETE']);
      expect(refused.body.detail).toBe('启动专题活动前请补全：活动结束日期、宣传内容。');
      expect((await coordinator.get<Campaign>(`/api/campaigns/${id}`)).body).toMatchObject({
        state: 'draft',
        version: 1,
      });
    });

    test.each([
      [
        'an end before its beginning',
        { window: { from: '2026-07-31', to: '2026-07-01' } },
        'CAMPAIGN_WINDOW',
        '/window/to',
      ],
      [
        'a day the calendar does not have',
        { window: { from: '2026-02-30', to: null } },
        'INVALID_INPUT',
        '/window/from',
      ],
      [
        'a pillar without a title',
        { pillars: [{ kind: 'policy', title: ' ', text: '' }] },
        'INVALID_INPUT',
        '/pillars/0/title',
      ],
      [
        'a pillar of no known kind',
        { pillars: [{ kind: 'x', title: '甲', text: '' }] },
        'INVALID_INPUT',
        '/pillars/0/kind',
      ],
      [
        'a deadline with neither a date nor words',
        { deadlines: [{ date: null, what: '甲', to: [] }] },
        'INVALID_INPUT',
        '/deadlines/0/when',
      ],
      ['an unknown department', { departmentId: uuid() }, 'DEPARTMENT_UNKNOWN', '/departmentId'],
      ['a field nobody knows', { colour: 'red' }, 'INVALID_INPUT', '/colour'],
    ])('is refused with %s, the field is named, and nothing is written', async (_what, fields, code, pointer) => {
      const before = await count('campaign');
      const { status, body } = await coordinator.post<Problem>('/api/campaigns', {
        departmentId: bureau,
        title: '甲',
        ...fields,
      });
      expect([status, body.code, body.errors?.[0]?.pointer ?? body.pointer]).toEqual([400, code, pointer]);
      expect(await count('campaign')).toBe(before);
    });

    test('lists page by page, newest first, and by state', async () => {
      const made = [await create(), await create(), await create()].map(({ id }) => id).reverse();
      const first = await coordinator.get<{ items: Campaign[]; nextCursor: string }>('/api/campaigns?limit=2');
      expect(first.body.items.map(({ id }) => id)).toEqual(made.slice(0, 2));
      const next = await coordinator.get<{ items: Campaign[] }>(
        `/api/campaigns?limit=1&cursor=${first.body.nextCursor}`,
      );
      expect(next.body.items.map(({ id }) => id)).toEqual(made.slice(2));
      const active = await coordinator.get<{ items: Campaign[] }>('/api/campaigns?state=active&limit=100');
      expect(new Set(active.body.items.map(({ state }) => state))).toEqual(new Set(['active']));
    });

    test('leaves a row in the audit log for each act', async () => {
      const { id } = await create();
      await coordinator.patch(`/api/campaigns/${id}`, { version: 1, theme: '甲', state: 'active' });
      const rows = await api.dataSource.query<{ action: string }[]>(
        `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
        [id],
      );
      expect(rows.map(({ action }) => action)).toEqual(['campaign.create', 'campaign.change', 'campaign.start']);
    });
  });
});
