import { AccountService } from '../../src/accounts/account.service.js';
import { AlertRaiser } from '../../src/platform/alerts/alert-raiser.service.js';
import { WechatDrafts } from '../../src/publishing/channels/wechat/draft/wechat-draft.service.js';
import { WechatApi } from '../../src/publishing/channels/wechat/api/wechat-api.service.js';
import { PreviewDrafts } from '../../src/publishing/preview/phone/preview-drafts.service.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { approveStory, type Newsroom, openAccount, openNewsroom } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';

/** WeChat IDs of examples; nobody's. */
const FOLLOWER = 'shili-weixinhao';
const STRANGER = 'shili-weiguanzhu';
const OPENID = `o${'0'.repeat(27)}`;
const PREVIEW = '/cgi-bin/message/mass/preview';

interface Answer {
  code?: string;
  detail?: string;
  left?: number;
  receiver?: string;
}

describe('the preview of a WeChat article on a telephone', () => {
  let room: Newsroom;
  let sandbox: Sandbox;
  let account: string;
  let story: string;
  let officer: Client;

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox({ limits: { wechat: { callsPerDay: { [PREVIEW]: 5 } } } });
    const { wechat } = sandbox.credentials;
    await control('PATCH', `/control/wechat/accounts/${wechat.appid}`, { previewNames: [FOLLOWER] });
    account = await openAccount(room, 'wechat', {
      sandbox: true,
      baseUrl: sandbox.wechatBaseUrl,
      settings: { appId: wechat.appid, previewTo: [FOLLOWER, STRANGER, OPENID] },
      credentials: { appSecret: wechat.secret },
    });
    story = await approveStory(room, { wechat: account }, { text: '示例预览稿' });
    officer = await room.api.loginAs('officer');
    await room.api.createPerson({ login: 'reader', roles: [[room.bureau, 'viewer']] });
  }, 60_000);
  afterAll(async () => {
    await sandbox.close();
    await room.close();
  });

  async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(sandbox.wechatBaseUrl + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  }
  const preview = (receiver: string, who = officer, accountId = account) =>
    who.post<Answer>(`/api/stories/${story}/variants/wechat/phone-preview`, { accountId, receiver });
  const shown = async () =>
    (await control<{ previews: { to: string }[] }>('GET', '/control/wechat/previews')).previews.map(({ to }) => to);
  const sql = <T>(query: string, ...parameters: unknown[]) => room.api.dataSource.query<T[]>(query, parameters);
  const drafts = async (): Promise<number> => {
    const access = await room.api.app.get(AccountService).accessFor(account);
    const reply = await room.api.app.get(WechatApi).ask(access, '/cgi-bin/draft/batchget', { offset: 0, count: 20 });
    return reply.kind === 'ok' ? Number(reply.body['total_count']) : -1;
  };

  it('reaches whom the account lists, by WeChat ID and by openid, and is no post', async () => {
    expect(await preview(FOLLOWER)).toMatchObject({ status: 200, body: { receiver: FOLLOWER, left: 4 } });
    const reviewer = await room.api.loginAs('second');
    expect(await preview(OPENID, reviewer)).toMatchObject({ status: 200, body: { left: 3 } });
    expect(await shown()).toEqual([OPENID, FOLLOWER]);
    const { posts } = await control<{ posts: unknown[] }>('GET', '/ledger?platform=wechat');
    expect(posts).toEqual([]);
    expect(await sql('SELECT 1 FROM publication UNION ALL SELECT 1 FROM publication_attempt')).toEqual([]);
    const [audited] = await sql<{ data: { receiver: string } }>(
      `SELECT data FROM audit_entry WHERE action = 'variant.preview-on-phone' ORDER BY id LIMIT 1`,
    );
    expect(audited?.data.receiver).toBe('sh…ao');
  });

  it.each<[string, () => Promise<Client>, string, number, string]>([
    [
      'somebody the account does not list',
      () => room.api.loginAs('officer'),
      'shili-biede',
      422,
      'PREVIEW_RECEIVER_UNKNOWN',
    ],
    ['somebody who does not follow it', () => room.api.loginAs('officer'), STRANGER, 422, 'PREVIEW_REFUSED'],
    ['anybody, by who only reads', () => room.api.loginAs('reader'), FOLLOWER, 403, 'FORBIDDEN'],
    ['anybody, by who may not see the story', () => room.api.loginAs('school-officer'), FOLLOWER, 404, 'NOT_FOUND'],
  ])('is not sent to %s', async (_what, who, receiver, status, code) => {
    const before = await shown();
    const answer = await preview(receiver, await who());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await shown()).toEqual(before);
  });

  interface List {
    ready: boolean;
    items: { level: string; code: string; zh: string; en: string }[];
  }
  const preflight = async (accountId?: string, who = officer) => {
    const query = accountId === undefined ? '' : `?accountId=${accountId}`;
    const { body } = await who.get<List & Answer>(`/api/stories/${story}/variants/wechat/preflight${query}`);
    return body;
  };
  const refusedOf = ({ items }: List) => items.filter(({ level }) => level === 'refused').map(({ code }) => code);

  it('is gone through and sent by the duty editor, too, who answers for what leaves', async () => {
    const duty = await room.api.loginAs('duty');
    expect((await preflight(account, duty)).ready).toBe(true);
    const before = await shown();
    expect(await preview(FOLLOWER, duty)).toMatchObject({ status: 200, body: { receiver: FOLLOWER } });
    expect(await shown()).toEqual([FOLLOWER, ...before]);
  });

  it('is offered by the list to go through before, which says what the account has left', async () => {
    const list = await preflight(account);
    expect([list.ready, refusedOf(list)]).toEqual([true, []]);
    const left = list.items.filter(({ code }) => code === 'QUOTA_LEFT').map(({ zh }) => zh);
    expect(left).toEqual([
      expect.stringMatching(/新建草稿 \d+ 次（共 1000 次）/),
      '今天还可提交发布 100 次（共 100 次）。',
    ]);
    expect(list.items.map(({ code }) => code)).toContain('PHONE_PREVIEW');
    expect((await preflight(undefined)).items.map(({ code }) => code)).toEqual(['COVER_CUT', 'LENGTHS']);
    expect((await preflight(account, await room.api.loginAs('reader'))).code).toBe('FORBIDDEN');
  });

  it.each([
    ['without certification', { certified: false }, {}, 'CALL_NOT_ALLOWED'],
    ['with a wrong secret', {}, { appSecret: 'wrong' }, 'WECHAT_40125'],
  ])('an account %s is not ready, and the list says why', async (what, facts, secrets, code) => {
    const made = await control<{ appid: string; secret: string }>('POST', '/control/wechat/accounts', facts);
    const other = await openAccount(room, 'wechat', {
      ...{ name: what, sandbox: true, baseUrl: sandbox.wechatBaseUrl, settings: { appId: made.appid } },
      credentials: { appSecret: made.secret, ...secrets },
    });
    const list = await preflight(other);
    expect([list.ready, refusedOf(list)]).toEqual([false, [code]]);
  });

  it('is not sent from another kind of account', async () => {
    const web = await openAccount(room, 'web');
    expect((await preview(FOLLOWER, officer, web)).body.code).toBe('PREVIEW_ACCOUNT_UNFIT');
  });

  it('goes on until the day’s previews are used up, and then says when there are more', async () => {
    expect(await preview(FOLLOWER)).toMatchObject({ status: 200, body: { left: 0 } });
    const spent = await preview(FOLLOWER);
    expect([spent.status, spent.body.code]).toEqual([429, 'PREVIEW_SPENT']);
    expect(spent.text).toContain('零点');
  });

  it('leaves no draft in the box for longer than it can be read, and only that of the last one before', async () => {
    const keeper = new PreviewDrafts(
      room.api.dataSource,
      room.api.app.get(AccountService),
      room.api.app.get(WechatDrafts, { strict: false }),
    );
    const before = await drafts();
    // Three that came before the last one, two that nobody was sent.
    expect(await keeper.discardStale()).toBe(5);
    expect([before, await drafts()]).toEqual([6, 1]);
    expect(await keeper.discardStale()).toBe(0);
    await sql(`UPDATE phone_preview SET discard_after = clock_timestamp() WHERE discarded_at IS NULL`);
    expect(await keeper.discardStale()).toBe(1);
    expect(await drafts()).toBe(0);

    // One whose answer was lost is noted all the same, and found by its address; one that was refused is not.
    const fault = (spec: object) =>
      control('POST', '/faults', { platform: 'wechat', path: '/cgi-bin/draft/add', times: 1, ...spec });
    await fault({ kind: 'error-code', value: 45004 });
    expect((await preview(FOLLOWER)).body.code).toBe('PREVIEW_REFUSED');
    await fault({ kind: 'drop-after-commit' });
    expect((await preview(FOLLOWER)).body.code).toBe('PREVIEW_REFUSED');
    expect([await drafts(), await keeper.discardStale()]).toEqual([1, 0]);
    await sql(`UPDATE phone_preview SET discard_after = clock_timestamp() WHERE discarded_at IS NULL`);
    expect([await keeper.discardStale(), await drafts()]).toEqual([1, 0]);

    // One without an address cannot be told from an editor's: it stays, and people are asked to look, once.
    await fault({ kind: 'drop-after-commit' });
    expect((await preview(FOLLOWER)).body.code).toBe('PREVIEW_REFUSED');
    await sql(`UPDATE phone_preview SET source_url = '', discard_after = clock_timestamp() WHERE discarded_at IS NULL`);
    expect([await keeper.discardStale(), await drafts()]).toEqual([1, 1]);
    for (let round = 0; round < 2; round += 1) await room.api.app.get(AlertRaiser, { strict: false }).raise();
    expect(await sql(`SELECT kind FROM alert WHERE kind LIKE 'preview.%'`)).toEqual([{ kind: 'preview.draft-lost' }]);
  });
});
