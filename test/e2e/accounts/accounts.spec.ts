import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { bootApi, type Client, type TestApi } from '../../support/http-app.js';
import { AccountService } from '../../../src/accounts/account.service.js';
import { SandboxAddress } from '../../../src/accounts/addresses/sandbox-address.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.server.js';

interface AccountBody {
  id: string;
  version: number;
  channel: string;
  name: string;
  baseUrl: string;
  sandbox: boolean;
  settings: Record<string, unknown>;
  credentialsSet: string[];
  state: string;
}
interface Problem {
  code: string;
  pointer?: string;
  errors?: { pointer: string; code: string }[];
}
interface Test {
  ok: boolean;
  code: string | null;
  hint: { zh: string; en: string };
}
interface Health {
  token: { state: string };
  failedTest: { code: string } | null;
}

type WechatDriver = 'publish' | 'mass' | 'draft';

const SECRET = 'a-secret-nobody-may-see';

describe('accounts over HTTP', () => {
  let database: TestDatabase;
  let api: TestApi;
  let bureau: string;
  let school: string;
  let far: string;
  let admin: Client;
  let viewer: Client;
  let stranger: Client;
  let serial = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    bureau = await api.createDepartment({ name: '示例局' });
    school = await api.createDepartment({ name: '示例学校', parentId: bureau, kind: 'school' });
    const other = await api.createDepartment({ name: '另一个局' });
    far = other;
    admin = await api.enter('channel-admin', [bureau, 'channel_administrator']);
    viewer = await api.enter('viewer', [bureau, 'viewer']);
    stranger = await api.enter('stranger', [other, 'channel_administrator']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  function wechat(over: Record<string, unknown> = {}) {
    serial += 1;
    return {
      departmentId: school,
      channel: 'wechat',
      name: `示例公众号 ${serial}`,
      settings: { appId: `wx${String(serial).padStart(16, '0')}` },
      credentials: { appSecret: SECRET },
      ...over,
    };
  }

  async function created(input: Record<string, unknown> = wechat()): Promise<AccountBody> {
    const answer = await admin.post<AccountBody>('/api/accounts', input);
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('takes secrets in and never lets them out: not in answers, not in the table, not in the audit log', async () => {
    const account = await created();
    expect(account).toMatchObject({
      baseUrl: 'https://api.weixin.qq.com',
      credentialsSet: ['appSecret'],
      state: 'active',
      sandbox: false,
    });
    const shown = [
      JSON.stringify(account),
      (await admin.get(`/api/accounts/${account.id}`)).text,
      (await admin.get('/api/accounts')).text,
      JSON.stringify(await database.dataSource.query(`SELECT encode(credentials, 'escape') FROM account`)),
      JSON.stringify(await database.dataSource.query(`SELECT data FROM audit_entry`)),
    ];
    for (const text of shown) expect(text).not.toContain(SECRET);
    const access = await api.app.get(AccountService, { strict: false }).accessFor(account.id);
    expect(access.credentials).toEqual({ appSecret: SECRET });
  });

  it('opens no account that could not post: a way of another channel', async () => {
    const answer = await admin.post<Problem>('/api/accounts', wechat({ driver: 'wordpress' }));
    expect([answer.status, answer.body.code]).toEqual([400, 'ACCOUNT_DRIVER_UNKNOWN']);
  });

  it('opens accounts that a person posts on, without an address or a secret', async () => {
    const hand = { credentials: {}, settings: { linkHosts: ['www.example.com'], minutes: 60 } };
    for (const over of [{ channel: 'other' }, { channel: 'weibo', driver: 'hand' }, { channel: 'web', driver: 'hand' }])
      expect(await created(wechat({ ...over, ...hand }))).toMatchObject({
        driver: 'hand',
        baseUrl: '',
        state: 'active',
      });
    const hasty = await admin.post<Problem>(
      '/api/accounts',
      wechat({ channel: 'other', ...hand, settings: { minutes: 5 } }),
    );
    expect([hasty.status, hasty.body.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it('writes who did what, in the same transaction', async () => {
    const { id } = await created();
    await admin.patch(`/api/accounts/${id}`, { name: '新名称', credentials: { appSecret: 'another' } });
    await admin.post(`/api/accounts/${id}/pause`);
    await admin.post(`/api/accounts/${id}/pause`);
    await admin.post(`/api/accounts/${id}/resume`);
    const rows = await database.dataSource.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map((row) => row.action)).toEqual([
      'account.create',
      'account.change',
      'account.pause',
      'account.resume',
    ]);
  });

  it('is changed by whom has seen the last change; the other of two is told, and nothing is lost', async () => {
    const { id, version } = await created();
    const change = (source: string, more: object = {}) =>
      admin.patch<AccountBody & Problem>(`/api/accounts/${id}`, { settings: { source }, ...more });
    const first = await change('示例甲', { version });
    expect([first.status, first.body.version]).toEqual([200, version + 1]);
    const second = await change('示例乙', { version });
    expect([second.status, second.body.code, second.body.pointer]).toEqual([409, 'ACCOUNT_STALE_VERSION', '/version']);
    expect((await admin.get<AccountBody>(`/api/accounts/${id}`)).body.settings['source']).toBe('示例甲');
    const both = await Promise.all(['示例丙', '示例丁'].map((name) => change(name, { version: version + 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await change('示例戊')).status).toBe(200);
  });

  it('settings and secrets change key by key; null removes one', async () => {
    const { id } = await created(wechat({ credentials: { appSecret: SECRET, callbackToken: 't' } }));
    const changed = await admin.patch<AccountBody>(`/api/accounts/${id}`, {
      settings: { source: '示例来源' },
      credentials: { callbackToken: null, encodingAesKey: 'a'.repeat(43) },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      settings: { appId: expect.stringMatching(/^wx\d{16}$/), source: '示例来源' },
      credentialsSet: ['appSecret', 'encodingAesKey'],
    });
    const refused = await admin.patch<Problem>(`/api/accounts/${id}`, { credentials: { appSecret: null } });
    expect(refused.status).toBe(400);
    expect(refused.body.errors?.map((error) => error.pointer)).toEqual(['/credentials/appSecret']);
  });

  it('what was taken away from the settings is on record, with what it was', async () => {
    const { id } = await created(wechat({ settings: { ...wechat().settings, source: '示例来源' } }));
    expect(
      (await admin.patch(`/api/accounts/${id}`, { settings: { source: null, previewTo: ['shili'] } })).status,
    ).toBe(200);
    const [row] = await api.dataSource.query<{ data: unknown }[]>(
      `SELECT data FROM audit_entry WHERE subject_id = $1 AND action = 'account.change'`,
      [id],
    );
    expect(row?.data).toEqual({
      before: { source: '示例来源', previewTo: null },
      after: { source: null, previewTo: ['shili'] },
    });
  });

  it('secrets entered for one host are not handed to another', async () => {
    const { id } = await created();
    const refused = await admin.patch<Problem>(`/api/accounts/${id}`, { baseUrl: 'https://collector.example.org' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ pointer: '/credentials/appSecret', code: 'REQUIRED' }]);
    const moved = await admin.patch<AccountBody>(`/api/accounts/${id}`, {
      baseUrl: 'https://proxy.example.org/wechat/',
      credentials: { appSecret: 'entered again' },
    });
    expect(moved.body.baseUrl).toBe('https://proxy.example.org/wechat');
  });

  it.each([
    'http://127.0.0.1:4000',
    'http://localhost',
    'http://169.254.169.254/latest',
    'http://10.0.0.5',
    'http://[::1]:80',
    'http://2130706433',
    'http://database',
    'file:///etc/passwd',
    'https://user:pw@example.org',
    'nonsense',
    '',
  ])('refuses the address %j', async (baseUrl) => {
    const answer = await admin.post<Problem>('/api/accounts', wechat({ baseUrl }));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'ACCOUNT_ADDRESS_REFUSED' });
  });

  it.each([
    ['an unknown department', { departmentId: '0190a000-0000-7000-8000-000000000000' }, 400, 'DEPARTMENT_UNKNOWN'],
    ['a channel there is not', { channel: 'fax' }, 400, 'INVALID_INPUT'],
    ['an empty name', { name: '  ' }, 400, 'INVALID_INPUT'],
    ['a missing AppID', { settings: {} }, 400, 'INVALID_INPUT'],
    ['a setting the channel does not have', { settings: { appId: 'wx1', uid: '1' } }, 400, 'INVALID_INPUT'],
    ['secrets that are no texts', { credentials: { appSecret: ['x'] } }, 400, 'INVALID_INPUT'],
    ['a member nobody knows', { sandbox: true }, 400, 'INVALID_INPUT'],
  ])('refuses %s, and nothing is written', async (_what, over, status, code) => {
    const count = () => database.dataSource.query(`SELECT count(*) FROM account`);
    const before = await count();
    const answer = await admin.post<Problem>('/api/accounts', wechat(over));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await count()).toEqual(before);
  });

  it('a name is taken once per department and channel', async () => {
    const input = wechat();
    await created(input);
    const again = await admin.post<Problem>('/api/accounts', wechat({ name: input.name }));
    expect([again.status, again.body.code]).toEqual([409, 'ACCOUNT_NAME_TAKEN']);
    await created(wechat({ name: input.name, departmentId: bureau }));
  });

  describe('the same account of a platform', () => {
    const refusalOf = ({ status, body }: { status: number; body: Problem }) => [status, body.code];
    const TAKEN = [409, 'ACCOUNT_ALREADY_ADDED'];

    it('is added once for each way of posting, and whoever may see the first is told which it is', async () => {
      const first = await created();
      const again = await admin.post<Problem>('/api/accounts', wechat({ settings: first.settings }));
      expect(refusalOf(again)).toEqual(TAKEN);
      expect(again.text).toContain(first.name);
      await created(wechat({ settings: first.settings, driver: 'mass' }));
      await admin.post(`/api/accounts/${first.id}/pause`);
      const paused = await admin.post<Problem>('/api/accounts', wechat({ settings: first.settings }));
      expect(paused.text).toContain('已停用');
      const changed = await created();
      expect(
        refusalOf(await admin.patch<Problem>(`/api/accounts/${changed.id}`, { settings: first.settings })),
      ).toEqual(TAKEN);
      const elsewhere = wechat({ departmentId: far, settings: first.settings });
      const hidden = await stranger.post<Problem>('/api/accounts', elsewhere);
      expect(refusalOf(hidden)).toEqual(TAKEN);
      expect(hidden.text).not.toContain(first.name);
      expect(hidden.text).not.toContain(first.id);
    });

    it('of two people who add it at once, one wins and the other is told so', async () => {
      const [one, other] = [wechat(), wechat()];
      const answers = await Promise.all(
        [one, { ...other, settings: one.settings }].map((input) => admin.post<Problem>('/api/accounts', input)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ACCOUNT_ALREADY_ADDED');
    });

    it('of many who add it at once, each is answered at once: none waits for a connection the others hold', async () => {
      const { settings } = await created();
      const others = Array.from({ length: 40 }, () => wechat({ settings }));
      const answers = await Promise.all(others.map((input) => admin.post<Problem>('/api/accounts', input)));
      expect(new Set(answers.map((answer) => String(refusalOf(answer))))).toEqual(new Set([String(TAKEN)]));
    }, 20_000);

    it('that was added twice before stays as it is, and its name may still change', async () => {
      const [one, other] = [await created(), await created()];
      await database.dataSource.query(`UPDATE account SET platform_key = NULL, settings = $2 WHERE id = $1`, [
        other.id,
        one.settings,
      ]);
      expect((await admin.patch(`/api/accounts/${other.id}`, { name: '仍在使用' })).status).toBe(200);
    });

    it('is not added a third time after the one that held it has become another account', async () => {
      const [holder, older, younger] = [await created(), await created(), await created()];
      await database.dataSource.query(`UPDATE account SET platform_key = NULL, settings = $2 WHERE id = ANY ($1)`, [
        [older.id, younger.id],
        holder.settings,
      ]);
      const appId = `wx${String(Date.now()).padStart(16, '0')}`;
      expect((await admin.patch(`/api/accounts/${holder.id}`, { settings: { appId } })).status).toBe(200);
      const third = await admin.post<Problem>('/api/accounts', wechat({ settings: holder.settings }));
      expect(refusalOf(third)).toEqual(TAKEN);
      expect(third.text).toContain(older.id);
      expect((await admin.patch(`/api/accounts/${younger.id}`, { name: '两次添加之二' })).status).toBe(200);
    });
  });

  it('readers read, administrators change, strangers see nothing', async () => {
    const { id } = await created();
    expect((await viewer.get(`/api/accounts/${id}`)).status).toBe(200);
    expect((await viewer.get(`/api/accounts/${id}/health`)).body).toMatchObject({
      token: { state: 'untried', credentialsSet: ['appSecret'] },
      waiting: { count: 0, nextSlotAt: null },
      lastPost: null,
      lastTrouble: null,
    });
    for (const refused of [
      await viewer.patch(`/api/accounts/${id}`, { name: 'x' }),
      await viewer.post(`/api/accounts/${id}/pause`),
      await viewer.post(`/api/accounts/${id}/test`),
      await viewer.post('/api/accounts', wechat()),
      await stranger.post('/api/accounts', wechat()),
    ]) {
      expect(refused.status).toBe(403);
    }
    for (const hidden of [
      await stranger.get(`/api/accounts/${id}`),
      await stranger.get(`/api/accounts/${id}/health`),
      await stranger.patch(`/api/accounts/${id}`, { name: 'x' }),
      await stranger.post(`/api/accounts/${id}/test`),
    ]) {
      expect(hidden.status).toBe(404);
    }
    expect((await stranger.get<{ items: unknown[] }>('/api/accounts')).body.items).toEqual([]);
    expect((await api.get('/api/accounts')).status).toBe(401);
  });

  it('lists page by page, filtered by department and channel', async () => {
    await created({ departmentId: bureau, channel: 'web', name: '示例网站' });
    const web = await viewer.get<{ items: AccountBody[] }>(`/api/accounts?channel=web&departmentId=${bureau}`);
    expect(web.body.items.map((item) => item.name)).toEqual(['示例网站']);
    const all = (await viewer.get<{ items: AccountBody[] }>('/api/accounts?limit=100')).body.items.map(
      (item) => item.id,
    );
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: AccountBody[]; nextCursor: string | null } = (
        await viewer.get<{ items: AccountBody[]; nextCursor: string | null }>(
          `/api/accounts?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
        )
      ).body;
      paged.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('a paused account cannot be scheduled on', async () => {
    const { id } = await created();
    const accounts = api.app.get(AccountService, { strict: false });
    expect(await accounts.requireUsable(id)).toMatchObject({ id, channel: 'wechat', departmentId: school });
    expect((await admin.post<AccountBody>(`/api/accounts/${id}/pause`)).body.state).toBe('paused');
    await expect(accounts.requireUsable(id)).rejects.toMatchObject({ code: 'ACCOUNT_PAUSED' });
    await expect(accounts.requireUsable('no-id')).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
  });

  it('the database holds that an account never changes its channel or owner', async () => {
    const { id } = await created();
    for (const change of [`channel = 'weibo'`, `department_id = '${bureau}'`, 'sandbox = true']) {
      await expect(database.dataSource.query(`UPDATE account SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject(
        {
          driverError: { constraint: 'account_fixed' },
        },
      );
    }
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    let accounts: AccountService;

    beforeAll(async () => {
      sandbox = await startSandbox();
      accounts = api.app.get(AccountService, { strict: false });
    });
    afterAll(() => sandbox.close());

    const test = async (id: string) => (await admin.post<Test>(`/api/accounts/${id}/test`)).body;

    async function sandboxWechat(credentials: Record<string, string>) {
      serial += 1;
      return accounts.createSystemAccount({
        departmentId: school,
        channel: 'wechat',
        name: `沙箱公众号 ${serial}`,
        baseUrl: sandbox.wechatBaseUrl,
        sandbox: true,
        settings: { appId: sandbox.credentials.wechat.appid },
        credentials,
      });
    }

    it('are set up by the system, listed, moved by it, and by nobody else', async () => {
      const { id } = await sandboxWechat({ appSecret: sandbox.credentials.wechat.secret });
      expect((await accounts.listSandbox()).map((account) => account.id)).toContain(id);
      const refused = await admin.patch<Problem>(`/api/accounts/${id}`, { baseUrl: 'https://api.weixin.qq.com' });
      expect([refused.status, refused.body.code]).toEqual([409, 'ACCOUNT_SANDBOX_FIXED']);
      await accounts.repointSandbox('wechat', 'http://127.0.0.1:9', { appearsWithinMs: 5 });
      expect((await admin.get<AccountBody>(`/api/accounts/${id}`)).body).toMatchObject({
        baseUrl: 'http://127.0.0.1:9',
        settings: { appId: sandbox.credentials.wechat.appid, appearsWithinMs: 5 },
      });
      expect(await test(id)).toMatchObject({ ok: false, code: 'UNREACHABLE' });
      await accounts.repointSandbox('wechat', sandbox.wechatBaseUrl);
    });

    it('one may be made at the address the sandbox has announced, and at no other private one', async () => {
      const announced = 'http://127.0.0.1:43210/base';
      const refusal = async (over: Record<string, unknown>) => {
        const { status, body } = await admin.post<Problem>('/api/accounts', wechat(over));
        return [status, body.code];
      };
      const refused = [400, 'ACCOUNT_ADDRESS_REFUSED'];
      expect(await refusal({ baseUrl: announced })).toEqual(refused);
      api.app.get(SandboxAddress, { strict: false }).announce(announced);
      const { id, ...made } = await created(wechat({ baseUrl: `${announced}/` }));
      expect(made).toMatchObject({ baseUrl: announced, sandbox: true });
      // By this machine's other name it is the same one, and kept under the announced.
      const byName = wechat({ baseUrl: 'http://localhost:43210/base', settings: { appId: 'wx0000000000000042' } });
      expect(await created(byName)).toMatchObject({ baseUrl: announced, sandbox: true });
      // What it posts is read at the sandbox, too.
      const settings = { uid: '1000000042', rip: '192.0.2.1' };
      const secrets = { credentials: { accessToken: 'example' } };
      const post = await created(wechat({ channel: 'weibo', baseUrl: announced, settings, ...secrets }));
      expect(post.settings).toMatchObject({ ...settings, permalinkBase: 'http://127.0.0.1:43210' });
      for (const baseUrl of [
        'http://127.0.0.1:43211/base',
        'http://127.0.0.1:43210',
        'http://127.0.0.1:43210/base/below',
        'http://127.0.0.1:43210/base?x=1',
        'http://localhost:43210',
        'https://localhost:43210/base',
        'https://127.0.0.1:43210/base',
        'http://[::ffff:127.0.0.1]:43210/base',
        'http://10.0.0.5/base',
      ]) {
        expect([baseUrl, ...(await refusal({ baseUrl }))]).toEqual([baseUrl, ...refused]);
      }
      expect(await refusal({ channel: 'web', settings: {}, credentials: {}, baseUrl: announced })).toEqual(refused);
      // An account of the real platform is never moved into the house, one of the sandbox never out of it.
      const real = await created();
      const credentials = { appSecret: 'entered again' };
      const moved = await admin.patch<Problem>(`/api/accounts/${real.id}`, { baseUrl: announced, credentials });
      expect([moved.status, moved.body.code]).toEqual(refused);
      const out = await admin.patch<Problem>(`/api/accounts/${id}`, { baseUrl: 'http://10.0.0.5', credentials });
      expect([out.status, out.body.code]).toEqual([409, 'ACCOUNT_SANDBOX_FIXED']);
    });

    it('a test asks the platform and says in both languages what to do', async () => {
      const good = await sandboxWechat({ appSecret: sandbox.credentials.wechat.secret });
      expect(await test(good.id)).toMatchObject({ ok: true, code: null });
      const bad = await sandboxWechat({ appSecret: 'wrong' });
      const answer = await test(bad.id);
      expect(answer).toMatchObject({ ok: false, code: 'WECHAT_40125' });
      expect(answer.hint.zh).toContain('AppSecret');
      expect(answer.hint.en).toContain('AppSecret');
    });

    /** An account as its owner set it up on the platform, posted to in a way. */
    async function ownedWechat(
      driver: WechatDriver,
      owned: Record<string, unknown>,
      settings: Record<string, unknown> = {},
    ) {
      serial += 1;
      const made = await fetch(`${sandbox.wechatBaseUrl}/control/wechat/accounts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(owned),
      });
      const { appid, secret } = (await made.json()) as { appid: string; secret: string };
      const { id } = await accounts.createSystemAccount({
        ...{ departmentId: school, channel: 'wechat', driver, name: `沙箱公众号 ${serial}` },
        ...{ baseUrl: sandbox.wechatBaseUrl, sandbox: true },
        ...{ settings: { appId: appid, ...settings }, credentials: { appSecret: secret } },
      });
      return { id, appid };
    }
    const tags = [
      { id: 2, name: '星标组', count: 10 },
      { id: 101, name: '示例标签', count: 3 },
    ];

    it.each<[WechatDriver, Record<string, unknown>, Record<string, unknown>, string | null, RegExp]>([
      ['publish', { certified: true }, {}, null, /草稿箱和“发布”接口可以使用/],
      ['publish', { certified: false }, {}, 'WECHAT_48001', /没有“发布”接口的权限.*“仅存草稿”/],
      ['draft', { certified: false }, {}, null, /草稿箱可以使用/],
      ['mass', { certified: true }, {}, null, /群发接口可以使用/],
      ['mass', { certified: false }, {}, 'WECHAT_48001', /没有群发接口的权限.*“仅存草稿”/],
      ['mass', { kind: 'test' }, {}, 'WECHAT_48001', /没有群发接口的权限/],
      ['mass', { tags }, { massTagId: '101' }, null, /群发接口可以使用/],
      ['mass', { tags }, { massTagId: '7' }, 'WECHAT_40152', /编号为 7 的标签.*2 星标组、101 示例标签/],
    ])('a test of an official account asks for what "%s" needs (%#)', async (driver, owned, settings, code, words) => {
      const { id, appid } = await ownedWechat(driver, owned, settings);
      const answer = await test(id);
      expect(answer).toMatchObject({ ok: code === null, code });
      expect(answer.hint.zh).toMatch(words);
      expect(answer.hint.en.length).toBeGreaterThan(40);
      const ledger = await fetch(`${sandbox.wechatBaseUrl}/ledger?account=${appid}`);
      expect(await ledger.json()).toMatchObject({ posts: [] });
    });

    it('a test that has no call left to ask for a right says so, and does not call the account bad', async () => {
      const { id, appid } = await ownedWechat('publish', { certified: true });
      await database.dataSource.query(
        `INSERT INTO platform_calls (owner, day, path, used, daily_limit)
         VALUES ($1, (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date, '/cgi-bin/freepublish/batchget', 100, 100)`,
        [`${sandbox.wechatBaseUrl} ${appid}`],
      );
      const answer = await test(id);
      expect(answer).toMatchObject({ ok: true, code: null });
      expect(answer.hint.zh).toContain('发布权限没有核实');
    });

    it('a test that failed is told of until one succeeds, and what nobody has accepted is not called good', async () => {
      const { id } = await sandboxWechat({ appSecret: 'wrong' });
      const health = async () => (await admin.get<Health>(`/api/accounts/${id}/health`)).body;
      expect(await health()).toMatchObject({ token: { state: 'untried' }, failedTest: null });
      const { hint } = await test(id);
      expect(await health()).toMatchObject({
        token: { state: 'failed' },
        failedTest: { at: expect.stringMatching(/Z$/), code: 'WECHAT_40125', text: hint, refusedAddress: null },
      });
      await admin.patch(`/api/accounts/${id}`, { credentials: { appSecret: sandbox.credentials.wechat.secret } });
      expect(await health()).toMatchObject({ token: { state: 'untried' }, failedTest: { code: 'WECHAT_40125' } });
      expect(await test(id)).toMatchObject({ ok: true });
      expect(await health()).toMatchObject({ token: { state: 'good' }, failedTest: null });
    });

    it('an address missing on the white list is named', async () => {
      const { id } = await sandboxWechat({ appSecret: sandbox.credentials.wechat.secret });
      const control = `${sandbox.wechatBaseUrl}/control/wechat/accounts/${sandbox.credentials.wechat.appid}`;
      const patch = (ipWhitelist: string[] | null) =>
        fetch(control, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ipWhitelist }),
        });
      await patch(['198.51.100.9']);
      const answer = await test(id);
      await patch(null);
      expect(answer).toMatchObject({ ok: false, code: 'WECHAT_40164', refusedAddress: '127.0.0.1' });
      expect(answer.hint.zh).toContain('127.0.0.1');
    });

    it.each([
      [false, { ok: false, code: 'WEIBO_10014' }, /没有开通商业接口/],
      [true, { ok: true, code: null }, /发布权限无法在不发布的情况下核实/],
    ])('a commercial Weibo account whose app has a contract: %s', async (commercial, result, words) => {
      serial += 1;
      const made = await fetch(`${sandbox.weiboBaseUrl}/control/weibo/accounts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ commercial }),
      });
      const { uid, accessToken } = (await made.json()) as { uid: string; accessToken: string };
      const { id } = await accounts.createSystemAccount({
        ...{ departmentId: school, channel: 'weibo', driver: 'biz', name: `沙箱微博 ${serial}` },
        ...{ baseUrl: sandbox.weiboBaseUrl, sandbox: true },
        ...{ settings: { uid, rip: '203.0.113.7' }, credentials: { accessToken } },
      });
      const answer = await test(id);
      expect(answer).toMatchObject(result);
      expect(answer.hint.zh).toMatch(words);
      const ledger = await fetch(`${sandbox.weiboBaseUrl}/ledger?account=${uid}`);
      expect(await ledger.json()).toMatchObject({ posts: [] });
    });

    it.each([
      ['the right user', {}, true, null],
      ['another user’s token', { uid: '42' }, false, 'WEIBO_OTHER_USER'],
      ['an authorisation that has ended', { expiresAt: '2020-01-01T00:00:00+08:00' }, false, 'WEIBO_EXPIRED'],
    ])('a Weibo account with %s', async (_what, settings, ok, code) => {
      serial += 1;
      const { weibo } = sandbox.credentials;
      const { id } = await accounts.createSystemAccount({
        departmentId: school,
        channel: 'weibo',
        name: `沙箱微博 ${serial}`,
        baseUrl: sandbox.weiboBaseUrl,
        sandbox: true,
        settings: { uid: weibo.uid, rip: '203.0.113.7', ...settings },
        credentials: { accessToken: weibo.accessToken },
      });
      expect(await test(id)).toMatchObject({ ok, code });
    });
  });
});
