import { createHash } from 'node:crypto';
import { AccountService } from '../../../src/accounts/account.service.js';
import { ChannelRegistry } from '../../../src/publishing/channels/channel-registry.js';
import {
  PUBLISH_RESULT_SINK,
  type MassEvent,
  type PublishEvent,
} from '../../../src/publishing/channels/wechat/callback/publish-result.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.server.js';
import { packageOf, PNG_SHA, body, LINK } from '../../medium/channels/send-package.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { bootApi, type TestApi } from '../../support/http-app.js';

const TOKEN = 'sandboxtoken';

describe('what WeChat tells us', () => {
  let database: TestDatabase;
  let api: TestApi;
  let sandbox: Sandbox;
  /** One with an EncodingAESKey, one without. */
  let sealedId: string;
  let accountId: string;
  const heardMass: { accountId: string; event: MassEvent }[] = [];
  const heard: { accountId: string; event: PublishEvent }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    sandbox = await startSandbox({ publishDelayMs: 0 });
    api = await bootApi({
      databaseUrl: database.url,
      override: (builder) =>
        builder.overrideProvider(PUBLISH_RESULT_SINK).useValue({
          publishFinished: async (id: string, event: PublishEvent) => {
            heard.push({ accountId: id, event });
          },
          massFinished: async (id: string, event: MassEvent) => {
            heardMass.push({ accountId: id, event });
          },
        }),
    });
    const departmentId = await api.createDepartment();
    const { wechat } = sandbox.credentials;
    const account = async (name: string, more: Record<string, string>) =>
      (
        await api.app.get(AccountService, { strict: false }).createSystemAccount({
          departmentId,
          channel: 'wechat',
          name,
          baseUrl: sandbox.wechatBaseUrl,
          sandbox: true,
          settings: { appId: wechat.appid },
          credentials: { appSecret: wechat.secret, callbackToken: wechat.token, ...more },
        })
      ).id;
    accountId = await account('示例公众号', {});
    sealedId = await account('示例公众号 安全模式', { encodingAesKey: wechat.encodingAESKey });
    expect(wechat.token).toBe(TOKEN);
  });
  afterAll(async () => {
    await api.close();
    await sandbox.close();
    await database.close();
  });
  beforeEach(() => {
    heard.splice(0);
    heardMass.splice(0);
  });

  const at = () => Math.floor(api.clock.now().getTime() / 1000);

  function signed(timestamp = String(at()), token = TOKEN): string {
    const signature = createHash('sha1').update([token, timestamp, 'n0nce'].sort().join('')).digest('hex');
    return `signature=${signature}&timestamp=${timestamp}&nonce=n0nce`;
  }

  function deliver(query: string, xml: string, id = accountId) {
    return fetch(`${api.url}/api/callbacks/wechat/${id}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: xml,
    });
  }

  const finished = `<xml><MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event><PublishEventInfo>
    <publish_id>7</publish_id><publish_status>3</publish_status><fail_idx>1</fail_idx></PublishEventInfo></xml>`;

  /** The back office of the platform: it accepts an address only after a signed question was echoed. */
  async function connect(mode: 'plain' | 'aes', id: string): Promise<void> {
    const answer = await fetch(`${sandbox.wechatBaseUrl}/control/wechat/accounts/${sandbox.credentials.wechat.appid}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ callback: { url: `${api.url}/api/callbacks/wechat/${id}`, mode, verify: true } }),
    });
    expect(await answer.text()).not.toContain('error');
  }

  async function patchLimits(limits: Record<string, unknown>): Promise<void> {
    const answer = await fetch(`${sandbox.wechatBaseUrl}/control/limits`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(limits),
    });
    expect(answer.status).toBe(200);
  }

  it.each(['plain', 'aes'] as const)('the result of a publication arrives in the mode %s', async (mode) => {
    const id = mode === 'aes' ? sealedId : accountId;
    await connect(mode, id);
    const access = await api.app.get(AccountService, { strict: false }).accessFor(id);
    const connector = api.app.get(ChannelRegistry, { strict: false }).of(access);
    const pack = packageOf(access, {
      channel: 'wechat',
      title: `示例 ${mode}`,
      author: '示例',
      digest: '示例',
      body: body('正文'),
      cover: PNG_SHA,
      sourceLink: LINK,
    });
    expect(await connector.prepare(pack)).toBeNull();
    const accepted = await connector.send(pack, () => undefined);
    await sandbox.settle();
    expect(heard).toEqual([
      {
        accountId: id,
        event: {
          publishId: accepted.kind === 'accepted' ? accepted.ref : '',
          status: 0,
          articleId: expect.any(String),
          url: expect.stringMatching(/^http/),
        },
      },
    ]);
  });

  it.each(['plain', 'aes'] as const)('the end of a mass send arrives in the mode %s', async (mode) => {
    const id = mode === 'aes' ? sealedId : accountId;
    await connect(mode, id);
    const access = await api.app.get(AccountService, { strict: false }).accessFor(id);
    const connector = api.app.get(ChannelRegistry, { strict: false }).of({ channel: 'wechat', driver: 'mass' });
    await patchLimits({ wechat: { massPerDay: 10 } });
    const pack = packageOf(access, {
      channel: 'wechat',
      title: `示例群发 ${mode}`,
      author: '示例',
      digest: '示例',
      body: body('正文'),
      cover: PNG_SHA,
      sourceLink: LINK,
    });
    expect(await connector.prepare(pack)).toBeNull();
    const accepted = await connector.send(pack, () => undefined);
    await sandbox.settle();
    // The signature of a plain message does not cover its text: an address in it may be anybody's.
    const url = mode === 'aes' ? (expect.stringMatching(/^http/) as string) : null;
    const msgId = accepted.kind === 'accepted' ? accepted.ref : '';
    expect(heardMass).toEqual([
      { accountId: id, event: { msgId, status: 'send success', url, endedAt: expect.any(Number) } },
    ]);
  });

  it('echoes the platform’s signed question and nobody else’s', async () => {
    const address = `/api/callbacks/wechat/${accountId}`;
    const answer = await api.get(`${address}?${signed()}&echostr=8675309`);
    expect([answer.status, answer.text]).toEqual([200, '8675309']);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    for (const query of ['echostr=1', `${signed(undefined, 'other')}&echostr=1`, `${signed('1')}&echostr=1`]) {
      expect((await api.get(`${address}?${query}`)).status).toBe(403);
    }
  });

  it('takes a signed event, and other messages in silence', async () => {
    const answer = await deliver(signed(), finished);
    expect([answer.status, await answer.text()]).toEqual([200, 'success']);
    const other = await deliver(signed(), '<xml><MsgType>text</MsgType><Content>hello</Content></xml>');
    expect([other.status, await other.text()]).toEqual([200, 'success']);
    expect(heard.map(({ event }) => event)).toEqual([{ publishId: '7', status: 3, articleId: null, url: null }]);
  });

  it('an account with an EncodingAESKey takes no plain message, whoever signed its envelope', async () => {
    const answer = await deliver(signed(), finished, sealedId);
    expect(answer.status).toBe(403);
    expect(heard).toEqual([]);
  });

  it.each([
    ['unsigned', () => '', finished, undefined],
    ['signed with another token', () => signed(undefined, 'other'), finished, undefined],
    ['an hour old', () => signed(String(at() - 3_600)), finished, undefined],
    ['no XML', () => signed(), 'hello', undefined],
    ['with a document type', () => signed(), `<!DOCTYPE x>${finished}`, undefined],
    ['for an account there is not', () => signed(), finished, '0190a000-0000-7000-8000-000000000000'],
    ['for no account at all', () => signed(), finished, 'x'],
    ['claiming to be encrypted', () => `${signed()}&encrypt_type=aes`, finished, undefined],
    [
      'encrypted, but not signed over the cipher text',
      () => `${signed()}&encrypt_type=aes&msg_signature=0`,
      '<xml><Encrypt>aaaa</Encrypt></xml>',
      undefined,
    ],
  ])('a message %s is refused', async (_what, query, xml, id) => {
    const answer = await deliver(query(), xml, id);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'CALLBACK_REFUSED' });
    expect(heard).toEqual([]);
  });
});
