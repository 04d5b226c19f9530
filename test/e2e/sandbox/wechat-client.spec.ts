import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficialAccount, ServerRequest } from 'node-easywechat';
import { jpg, type Json, ledger, png, type Stand, stand } from './client.js';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-easywechat-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let at: Stand;
let app: OfficialAccount;
beforeAll(async () => {
  at = await stand();
  app = newClient(true);
});
afterAll(() => at.sandbox.close());

function newClient(stable: boolean): OfficialAccount {
  const { appid, secret, token, encodingAESKey } = at.sandbox.credentials.wechat;
  return new OfficialAccount({
    app_id: appid,
    secret,
    token,
    aes_key: encodingAESKey,
    use_stable_access_token: stable,
    http: { baseURL: at.base, throw: false },
    file_cache: { path: folder, dirMode: 0o700, fileMode: 0o600, ext: '.cache' },
  });
}

async function call(path: string, body: Json): Promise<Json> {
  // The package takes `json` and `formData`; its types name only what axios takes.
  const answer = await app.getClient().request('post', `cgi-bin/${path}`, { json: body } as object);
  return answer.toObject() as Json;
}

async function upload(path: string, name: string, bytes: Buffer): Promise<Json> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const answer = await app.getClient().request('post', `cgi-bin/${path}`, {
    formData: { media: createReadStream(file) },
  } as object);
  return answer.toObject() as Json;
}

/** A server as an account has one, with the package's own reading of what arrives. */
async function listen(heard: Json[]): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const mine = newClient(true);
      const incoming = await ServerRequest.createFromIncomingMessage(request);
      mine.setRequest(incoming);
      const desk = mine.getServer();
      desk.withHandler?.((message, next) => {
        heard.push((message as unknown as { attributes: Json }).attributes);
        return next?.(message) ?? null;
      });
      const answer = await desk.serve();
      response.writeHead(answer.getStatusCode()).end(String(answer.getBody()));
    })();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

describe('node-easywechat, which we did not write', () => {
  it.each([true, false])('gets its token (stable: %s) and keeps it', async (stable) => {
    const token = newClient(stable).getAccessToken();
    const first = await token.getToken();
    expect(first).toMatch(/^\S{30,512}$/);
    expect(await token.getToken()).toBe(first);
  });

  it('uploads pictures, adds a draft, publishes and polls it to its end', async () => {
    const picture = await upload('media/uploadimg', 'body.jpg', jpg());
    expect(picture).toEqual({ url: expect.stringContaining('http://mmbiz.qpic.cn/') });
    const cover = await upload('material/add_material?type=image', 'cover.png', png());
    expect(cover).toEqual({ media_id: expect.any(String), url: expect.any(String) });
    const articles = [
      {
        title: '示例：开馆通知',
        author: '示例部门',
        content: `<p>今日开馆</p><img src="${String(picture['url'])}">`,
        thumb_media_id: cover['media_id'],
      },
    ];
    const draft = await call('draft/add', { articles });
    expect(draft).toEqual({ media_id: expect.any(String) });
    const listed = await call('draft/batchget', { offset: 0, count: 20, no_content: 1 });
    expect(listed).toMatchObject({ total_count: 1, item: [{ media_id: draft['media_id'] }] });
    const job = await call('freepublish/submit', { media_id: draft['media_id'] });
    expect(job).toMatchObject({ errcode: 0, errmsg: 'ok', publish_id: expect.any(String) });
    const poll = () => call('freepublish/get', { publish_id: job['publish_id'] });
    expect(await poll()).toMatchObject({ publish_status: 1 });
    at.pass(1500);
    const done = await poll();
    expect(done).toMatchObject({ publish_status: 0, article_detail: { count: 1 } });
    expect(done).not.toHaveProperty('errcode');
    const { item } = done['article_detail'] as { item: { article_url: string }[] };
    expect(await (await fetch(item[0]?.article_url ?? '')).text()).toContain('今日开馆');
    expect((await ledger(at)).posts).toMatchObject([{ title: '示例：开馆通知', status: 'published', answer: 'sent' }]);
  });

  it('hears refusals as the platform words them', async () => {
    expect(await call('draft/add', { articles: [{ title: '示例' }] })).toEqual({
      errcode: 45166,
      errmsg: expect.stringMatching(/^invalid content rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    });
  });

  it.each(['aes', 'plain'])(
    'reads the callback (%s) of a publication, and passes the check of its address',
    async (mode) => {
      const heard: Json[] = [];
      const server = await listen(heard);
      try {
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat`;
        const { appid } = at.sandbox.credentials.wechat;
        const changed = await at.json('PATCH', `/control/wechat/accounts/${appid}`, { callback: { url, mode } });
        expect(changed.status).toBe(200);
        const cover = await upload('material/add_material?type=image', 'cover.png', png());
        const article = { title: '示例：回调', content: '<p>正文</p>', thumb_media_id: cover['media_id'] };
        const draft = await call('draft/add', { articles: [article] });
        const { publish_id } = await call('freepublish/submit', { media_id: draft['media_id'] });
        at.pass(1500);
        await at.sandbox.settle();
        expect(heard).toMatchObject([
          {
            Event: 'PUBLISHJOBFINISH',
            PublishEventInfo: { publish_id, publish_status: '0', article_detail: { count: '1' } },
          },
        ]);
        const { body } = await at.json('GET', '/control/wechat/callbacks');
        expect((body['deliveries'] as Json[]).at(-1)).toMatchObject({
          mode,
          delivered: true,
          tries: [{ result: 'ok' }],
        });
      } finally {
        server.close();
      }
    },
  );
});
