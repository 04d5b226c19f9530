import { AccountService } from '../../../src/accounts/account.service.js';
import { SandboxAddress } from '../../../src/accounts/addresses/sandbox-address.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.server.js';
import { PinoLogger } from '../../../src/platform/log/pino-logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { bootApi, type Answer, type Client, type TestApi } from '../../support/http-app.js';

interface Begun {
  url: string;
  redirectUri: string;
  expiresAt: string;
}

describe('authorising a Weibo account', () => {
  let database: TestDatabase;
  let api: TestApi;
  let sandbox: Sandbox;
  let bureau: string;
  let admin: Client;
  let second: Client;
  const lines: string[] = [];
  let serial = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    sandbox = await startSandbox();
    const logger = new PinoLogger('debug', { write: (line: string) => void lines.push(line) });
    api = await bootApi({ databaseUrl: database.url, logger });
    api.app.get(SandboxAddress, { strict: false }).announce(sandbox.weiboBaseUrl);
    bureau = await api.createDepartment();
    admin = await api.enter('channels', [bureau, 'channel_administrator']);
    second = await api.enter('channels-two', [bureau, 'channel_administrator']);
  });
  afterAll(async () => {
    await api.close();
    await sandbox.close();
    await database.close();
  });

  const app = () => sandbox.credentials.weibo;
  const draft = (over: Record<string, unknown> = {}) => ({
    departmentId: bureau,
    name: `示例微博 ${(serial += 1)}`,
    baseUrl: sandbox.weiboBaseUrl,
    settings: { clientId: app().clientId, rip: '203.0.113.7' },
    credentials: { clientSecret: app().clientSecret },
    ...over,
  });

  async function account(settings: Record<string, unknown> = {}, secrets: Record<string, string> = {}) {
    const { id } = await api.app.get(AccountService, { strict: false }).createSystemAccount({
      departmentId: bureau,
      channel: 'weibo',
      name: `示例微博 ${(serial += 1)}`,
      baseUrl: sandbox.weiboBaseUrl,
      sandbox: true,
      settings: { uid: app().uid, clientId: app().clientId, rip: '203.0.113.7', ...settings },
      credentials: { accessToken: 'spent', clientSecret: app().clientSecret, ...secrets },
    });
    return id;
  }
  const begin = async (id: string) => (await admin.post<Begun>(`/api/accounts/${id}/weibo-authorization`)).body;

  /** What the person does on the platform's page; answers where the browser is sent. */
  async function onThePage({ url }: Begun, act: 'approve' | 'cancel' = 'approve', uid = app().uid): Promise<string> {
    expect((await fetch(url)).status).toBe(200);
    const body = new URLSearchParams({ ...Object.fromEntries(new URL(url).searchParams), action: act, uid });
    const answer = await fetch(new URL('/oauth2/authorize', url), { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(302);
    const back = new URL(answer.headers.get('location') ?? '');
    return back.pathname + back.search;
  }
  const accessOf = (id: string) => api.app.get(AccountService, { strict: false }).accessFor(id);
  function told(answer: Answer<unknown>, status: number, code: string | null): void {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    if (code) expect(answer.text).toContain(`<code>${code}</code>`);
  }

  it('gives an account its token, uid and end; no secret passes through an answer, an address, a log or a table', async () => {
    const begun = await admin.post<Begun>('/api/weibo/authorizations', draft());
    expect(begun.body.redirectUri).toMatch(/\/api\/weibo\/authorizations\/callback$/);
    const back = await onThePage(begun.body);
    const done = await admin.get(back);
    told(done, 200, null);
    expect(done.text).toMatch(/有效至北京时间 \d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d。/);
    expect(done.text).not.toMatch(/\dT\d/);
    const [{ id }] = await database.dataSource.query<[{ id: string }]>(
      `SELECT id FROM account ORDER BY created_at DESC LIMIT 1`,
    );
    const access = await accessOf(id);
    expect(access).toMatchObject({ driver: 'share', settings: { uid: app().uid } });
    const ends = Date.parse(String(access.settings['expiresAt']));
    // The app's owner keeps it for years.
    expect(ends - api.clock.now().getTime()).toBeGreaterThan(4 * 365 * 86_400_000);
    expect((await admin.post<{ ok: boolean }>(`/api/accounts/${id}/test`)).body.ok).toBe(true);
    const shown = [
      JSON.stringify(begun.body),
      back,
      lines.join('\n'),
      JSON.stringify(await database.dataSource.query(`SELECT * FROM weibo_connection`)),
      JSON.stringify(await database.dataSource.query(`SELECT data FROM audit_entry`)),
    ].join('\n');
    const { body: twice } = await admin.post<Begun>('/api/weibo/authorizations', draft());
    told(await admin.get(await onThePage(twice)), 409, 'ACCOUNT_ALREADY_ADDED');
    for (const secret of [app().clientSecret, access.credentials['accessToken']]) expect(shown).not.toContain(secret);
    expect(lines.join('\n')).not.toContain(String(new URLSearchParams(back.split('?')[1]).get('code')));
  });

  it('renews the token of an account there is, and keeps everything else', async () => {
    const id = await account({ expiresAt: '2020-01-01T00:00:00Z' });
    told(await admin.get(await onThePage(await begin(id))), 200, null);
    const { settings, credentials } = await accessOf(id);
    expect(credentials).toMatchObject({
      clientSecret: app().clientSecret,
      accessToken: expect.stringMatching(/^2\.00/),
    });
    expect(settings).toMatchObject({ rip: '203.0.113.7', uid: app().uid });
    expect(Date.parse(String(settings['expiresAt']))).toBeGreaterThan(api.clock.now().getTime());
  });

  it('is finished once, by whoever began it, within ten minutes', async () => {
    const id = await account();
    const back = await onThePage(await begin(id));
    told(await second.get(back), 403, 'WEIBO_STATE_REFUSED');
    told(await api.get(back), 401, 'WEIBO_CONNECT_LOGGED_OUT');
    told(await admin.get(back.replace(/state=[^&]+/, 'state=guessed')), 403, 'WEIBO_STATE_REFUSED');
    told(await admin.get(back), 200, null);
    told(await admin.get(back), 403, 'WEIBO_STATE_REFUSED');

    const late = await onThePage(await begin(id));
    const now = api.clock.now();
    api.clock.advance(10 * 60_000);
    told(await admin.get(late), 403, 'WEIBO_STATE_REFUSED');
    api.clock.set(now);
  });

  it('another user than the account’s changes nothing', async () => {
    const id = await account({ uid: '1999999999' });
    const answer = await admin.get(await onThePage(await begin(id)));
    told(answer, 409, 'WEIBO_CONNECTED_OTHER');
    expect(answer.text).toContain('1999999999');
    expect((await accessOf(id)).credentials['accessToken']).toBe('spent');
  });

  it('says what to do when the person declined, the secret is wrong, or the code was used', async () => {
    const declined = await admin.get(await onThePage(await begin(await account()), 'cancel'));
    told(declined, 422, 'WEIBO_CONNECT_REFUSED');
    expect(declined.text).toMatch(/21330.*重新发起/s);
    const wrong = await account({}, { clientSecret: 'wrong' });
    const refused = await admin.get(await onThePage(await begin(wrong)));
    told(refused, 422, 'WEIBO_CONNECT_REFUSED');
    expect(refused.text).toMatch(/21324.*App Secret/s);
    expect((await accessOf(wrong)).credentials['accessToken']).toBe('spent');

    const begun = await begin(await account());
    const used = await onThePage(begun);
    const code = String(new URLSearchParams(used.split('?')[1]).get('code'));
    await fetch(`${sandbox.weiboBaseUrl}/oauth2/access_token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: app().clientId,
        client_secret: app().clientSecret,
        grant_type: 'authorization_code',
        code,
        redirect_uri: begun.redirectUri,
      }),
    });
    const spent = await admin.get(used);
    told(spent, 422, 'WEIBO_CONNECT_REFUSED');
    expect(spent.text).toMatch(/21325.*一次/s);
  });

  it('does not begin without the app’s key and secret, for other accounts, or for those who may not', async () => {
    const bare = await account({ clientId: undefined });
    expect((await admin.post(`/api/accounts/${bare}/weibo-authorization`)).body).toMatchObject({
      code: 'WEIBO_APP_MISSING',
    });
    const { id: web } = await api.app
      .get(AccountService, { strict: false })
      .createSystemAccount({ departmentId: bureau, channel: 'web', name: '示例网站' });
    expect((await admin.post(`/api/accounts/${web}/weibo-authorization`)).body).toMatchObject({
      code: 'WEIBO_NOT_CONNECTABLE',
    });
    const viewer = await api.enter('viewer', [bureau, 'viewer']);
    expect((await viewer.post(`/api/accounts/${bare}/weibo-authorization`)).status).toBe(403);
    expect((await viewer.post('/api/weibo/authorizations', draft())).status).toBe(403);
    expect(
      (await admin.post('/api/weibo/authorizations', draft({ settings: { rip: '203.0.113.7' } }))).body,
    ).toMatchObject({ code: 'WEIBO_APP_MISSING' });
    expect(
      (await admin.post('/api/weibo/authorizations', draft({ settings: { clientId: '1', rip: 'x' } }))).body,
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
