import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decrypt, signature } from '../../../src/sandbox/wechat/callback/callback.rules.js';
import { article, type Json, kit, ledger, NOON, png, postForm, publish, type Stand, stand, upload } from './client.js';

let at: Stand;
beforeEach(async () => {
  at = await stand({ boundDomains: ['localhost'], limits: { weibo: { callsPerUserDay: 10_000 } } });
});
afterEach(() => at.sandbox.close());

let turn = 0;
const share = (own = at) =>
  postForm(`${own.base}/2/statuses/share.json`, {
    access_token: own.sandbox.credentials.weibo.accessToken,
    rip: '10.1.2.3',
    status: `示例第${(turn += 1)}条 http://localhost:3000/${turn}`,
  });

describe('faults', () => {
  it('drop-after-commit does the act and loses the answer, once', async () => {
    await at.json('POST', '/faults', {
      platform: 'weibo',
      path: '/2/statuses/share.json',
      kind: 'drop-after-commit',
      times: 1,
    });
    await expect(share()).rejects.toThrow('fetch failed');
    expect((await share()).status).toBe(200);
    const { posts } = await ledger(at);
    expect(posts.map((post) => post.answer)).toEqual(['lost', 'sent']);
    expect((await at.json('GET', '/ledger/summary')).body).toMatchObject({ posts: { weibo: 2, lostAnswers: 1 } });
    expect((await at.json('GET', '/faults')).body).toMatchObject({ faults: [{ hits: 1, times: 1 }] });
  });

  it('drop-after-commit loses the answer of a WeChat publication too', async () => {
    const own = await kit(at);
    await at.json('POST', '/faults', { platform: 'wechat', path: '/cgi-bin/freepublish/*', kind: 'drop-after-commit' });
    await expect(publish(at, own, [article(own)])).rejects.toThrow('fetch failed');
    await at.json('DELETE', '/faults');
    const { posts } = await ledger(at, '?platform=wechat');
    expect(posts).toMatchObject([{ answer: 'lost', status: 'publishing' }]);
  });

  it('drop-before-commit and 502 do nothing', async () => {
    await at.json('POST', '/faults', { kind: 'drop-before-commit', path: '/2/*', times: 1 });
    await expect(share()).rejects.toThrow('fetch failed');
    await at.json('POST', '/faults', { kind: 'error-502', path: '/2/*', times: 1 });
    const answer = await fetch(`${at.base}/2/account/get_uid.json`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect((await ledger(at)).posts).toEqual([]);
  });

  it('busy is -1 at WeChat and 10009 at Weibo', async () => {
    await at.json('POST', '/faults', { kind: 'busy' });
    expect((await at.json('GET', '/cgi-bin/draft/count')).body['errcode']).toBe(-1);
    expect((await share()).body['error_code']).toBe(10009);
    await at.json('DELETE', '/faults');
    expect((await share()).status).toBe(200);
  });

  it('any code can be answered, before the act or after it (20032: posted although refused)', async () => {
    await at.json('POST', '/faults', { kind: 'error-code', value: 20021, platform: 'weibo', times: 1 });
    expect((await share()).body['error_code']).toBe(20021);
    expect((await ledger(at)).posts).toHaveLength(0);
    await at.json('POST', '/faults', { kind: 'error-code', value: 20032, when: 'after', platform: 'weibo', times: 1 });
    expect((await share()).body).toMatchObject({ error_code: 20032, error: expect.stringContaining('success') });
    expect((await ledger(at)).posts).toHaveLength(1);
  });

  it.each([
    [20020, 'advertising'],
    [10005, 'high level appkey'],
    [21602, 'forbid'],
  ])('%i is answered in the platform’s words', async (value, words) => {
    await at.json('POST', '/faults', { kind: 'error-code', value, platform: 'weibo', times: 1 });
    expect((await share()).body).toMatchObject({ error_code: value, error: expect.stringContaining(words) });
  });

  it('the answer that a slow platform gives of a post (20032) is lost like any other', async () => {
    await at.json('POST', '/faults', { kind: 'slow-sync', ms: 60_000, platform: 'weibo', times: 1 });
    await at.json('POST', '/faults', { kind: 'drop-after-commit', path: '/2/*', times: 1 });
    await expect(share()).rejects.toThrow();
    expect((await ledger(at)).posts).toMatchObject([{ answer: 'lost' }]);
  });

  it('an address that is refused is named, as the platform names it', async () => {
    await at.json('POST', '/faults', { kind: 'error-code', value: 40164, platform: 'wechat', times: 1 });
    const { body } = await at.json('GET', '/cgi-bin/draft/count');
    expect(body).toMatchObject({ errcode: 40164, errmsg: expect.stringContaining('invalid ip 127.0.0.1 ipv6') });
  });

  it('latency holds the answer back; an account can be singled out', async () => {
    const { uid } = at.sandbox.credentials.weibo;
    await at.json('POST', '/faults', { kind: 'latency', ms: 1000, when: 'after', account: uid });
    const slow = share().then(() => 'slow');
    const quick = at.json('GET', '/cgi-bin/draft/count').then(() => 'quick');
    expect(await Promise.race([slow, quick])).toBe('quick');
    expect((await ledger(at)).posts).toMatchObject([{ answer: 'pending' }]);
    await slow;
    expect((await ledger(at)).posts).toMatchObject([{ answer: 'sent' }]);
  });

  it.each([
    [{ kind: 'earthquake' }],
    [{ kind: 'latency' }],
    [{ kind: 'busy', platform: 'other' }],
    [{ kind: 'busy', times: 0 }],
    [{ kind: 'busy', path: 'relative' }],
    [{ kind: 'publish-status', value: 9 }],
    [{ kind: 'mass-outcome' }],
    [{ kind: 'clock-skew' }],
    [{ kind: 'latency', ms: -1 }],
    [{ kind: 'error-code' }],
    [{ kind: 'busy', acount: 'misspelt' }],
    ['not json'],
  ])('that make no sense are refused: %j', async (fault) => {
    const { status, body } = await at.json('POST', '/faults', fault);
    expect([status, typeof body['error']]).toEqual([400, 'string']);
    expect((await at.json('GET', '/faults')).body).toMatchObject({
      faults: [],
      kinds: expect.arrayContaining(['latency']),
    });
  });

  it('take a success down again a while later (5 and 6)', async () => {
    const own = await kit(at);
    await at.json('POST', '/faults', { kind: 'publish-status', value: 6, ms: 60_000, times: 1 });
    const { publish_id } = await publish(at, own, [article(own)]);
    const status = async () =>
      (await at.json('POST', `/cgi-bin/freepublish/get?access_token=${own.access}`, { publish_id })).body[
        'publish_status'
      ];
    at.pass(1500);
    expect(await status()).toBe(0);
    at.pass(60_000);
    expect(await status()).toBe(6);
    expect((await ledger(at)).posts).toMatchObject([{ status: 'banned' }]);
  });

  it('put the platforms’ clocks wrong, and never the ledger', async () => {
    await at.json('POST', '/faults', { kind: 'clock-skew', ms: -300_000 });
    const { body } = await share();
    expect(body['created_at']).toBe('Wed May 06 11:55:00 +0800 2026');
    const answer = await fetch(`${at.base}/control/limits`);
    expect(answer.headers.get('date')).toBe('Wed, 06 May 2026 03:55:00 GMT');
    const [post] = (await ledger(at)).posts;
    expect(post).toMatchObject({ at: '2026-05-06T04:00:00.000Z', arrivedAt: '2026-05-06T04:00:00.000Z' });
    expect(post).toMatchObject({ answeredAt: '2026-05-06T04:00:00.000Z', statusAt: '2026-05-06T04:00:00.000Z' });
  });

  it('cannot be switched by another web page', async () => {
    const headers = { origin: 'http://evil.example' };
    const answer = await fetch(`${at.base}/faults`, { method: 'POST', headers, body: '{"kind":"busy"}' });
    expect(answer.status).toBe(403);
  });
});

describe('callbacks', () => {
  let server: Server;
  let received: { url: URL; body: string }[];
  let answers: string[];
  let address: string;
  beforeEach(async () => {
    received = [];
    answers = [];
    server = createServer((request: IncomingMessage, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://callback');
        if (request.method === 'GET') return void response.end(url.searchParams.get('echostr'));
        received.push({ url, body: Buffer.concat(chunks).toString('utf8') });
        return void response.end(answers.shift() ?? 'success');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat`;
  });
  afterEach(() => new Promise((done) => server.close(done)));

  const setCallback = (callback: Json | null) =>
    at.json('PATCH', `/control/wechat/accounts/${at.sandbox.credentials.wechat.appid}`, { callback });
  const finishOne = async () => {
    const own = await kit(at);
    const job = await publish(at, own, [article(own)]);
    at.pass(1500);
    await at.sandbox.settle();
    return job;
  };

  it('tell the end of a publication in a signed XML event', async () => {
    expect((await setCallback({ url: address, mode: 'plain' })).status).toBe(200);
    const job = await finishOne();
    const query = received[0]?.url.searchParams;
    const { token } = at.sandbox.credentials.wechat;
    expect(query?.get('signature')).toBe(signature(token, query?.get('timestamp') ?? '', query?.get('nonce') ?? ''));
    expect(received[0]?.body).toContain('<Event><![CDATA[PUBLISHJOBFINISH]]></Event>');
    expect(received[0]?.body).toContain(`<publish_id>${String(job['publish_id'])}</publish_id><publish_status>0<`);
    expect(received).toHaveLength(1);
  });

  it('are encrypted in safe mode', async () => {
    await setCallback({ url: address, mode: 'aes' });
    await finishOne();
    const query = received[0]?.url.searchParams;
    const { token, encodingAESKey, appid } = at.sandbox.credentials.wechat;
    const encrypted = /<Encrypt><!\[CDATA\[(.+?)]]>/.exec(received[0]?.body ?? '')?.[1] ?? '';
    expect(query?.get('encrypt_type')).toBe('aes');
    const expected = signature(token, query?.get('timestamp') ?? '', query?.get('nonce') ?? '', encrypted);
    expect(query?.get('msg_signature')).toBe(expected);
    expect(decrypt(encodingAESKey, appid, encrypted)).toContain('PUBLISHJOBFINISH');
  });

  it('are tried three times', async () => {
    await setCallback({ url: address, mode: 'plain' });
    answers = ['no', 'not yet', 'never', 'too late'];
    await finishOne();
    expect(received).toHaveLength(3);
    const { body } = await at.json('GET', '/control/wechat/callbacks');
    expect(body).toMatchObject({ deliveries: [{ delivered: false, tries: [{}, {}, { result: 'HTTP 200: never' }] }] });
  });

  it('tell the end of a mass send with its figures and addresses, or why there was none', async () => {
    await setCallback({ url: address, mode: 'plain' });
    await at.json('PATCH', '/control/limits', { wechat: { massPerDay: 2 } });
    const own = await kit(at);
    const send = async () => {
      const draft = await at.json('POST', `/cgi-bin/draft/add?access_token=${own.access}`, {
        articles: [article(own)],
      });
      const body = { filter: { is_to_all: true }, mpnews: draft.body, msgtype: 'mpnews' };
      const sent = await at.json('POST', `/cgi-bin/message/mass/sendall?access_token=${own.access}`, body);
      at.pass(1500);
      await at.sandbox.settle();
      return String(sent.body['msg_id']);
    };
    const good = await send();
    await at.json('POST', '/faults', { kind: 'mass-outcome', value: 20001 });
    const bad = await send();
    const [first = '', second = ''] = received.map(({ body }) => body);
    expect(first).toContain(
      `<MsgID>${good}</MsgID><Status><![CDATA[send success]]></Status><TotalCount>1000</TotalCount>`,
    );
    expect(first).toContain('<SentCount>1000</SentCount>');
    expect(first).toContain((await ledger(at)).posts[0]?.url);
    expect(second).toContain(`<MsgID>${bad}</MsgID><Status><![CDATA[err(20001)]]></Status><TotalCount>0</TotalCount>`);
    expect(second).toContain('<ArticleUrlResult><Count>0</Count>');
  });

  it('can come twice, be lost, or be overtaken by a later one', async () => {
    await setCallback({ url: address, mode: 'plain' });
    const told = () => received.map(({ body }) => /<publish_id>(\d+)</.exec(body)?.[1]);
    await at.json('POST', '/faults', { kind: 'callback-twice', times: 1 });
    const first = await finishOne();
    expect(told()).toEqual([first['publish_id'], first['publish_id']]);
    expect(received[0]?.body).toBe(received[1]?.body);
    expect(received[0]?.url.search).not.toBe(received[1]?.url.search);
    await at.json('POST', '/faults', { kind: 'callback-lost', path: '/callback/publish', times: 1 });
    await finishOne();
    expect(received).toHaveLength(2);
    await at.json('POST', '/faults', { kind: 'callback-overtaken', times: 1 });
    const own = await kit(at);
    const early = await publish(at, own, [article(own)]);
    at.pass(1000);
    const late = await publish(at, own, [article(own)]);
    at.pass(500);
    await at.json('GET', '/ledger');
    at.pass(1000);
    await at.sandbox.settle();
    expect(told().slice(2)).toEqual([late['publish_id'], early['publish_id']]);
  });

  it('go only to a server that echoes the signed question', async () => {
    const gone = await setCallback({ url: 'http://127.0.0.1:9/', mode: 'plain' });
    expect(gone).toMatchObject({ status: 400, body: { error: expect.stringContaining('echo') } });
    expect((await setCallback({ url: 'ftp://x/', mode: 'plain' })).status).toBe(400);
  });
});

describe('the ledger', () => {
  it('keeps every post with its hash and stamps, every call and every refusal', async () => {
    const own = await kit(at);
    const content = `<p>原文</p><script>x</script>`;
    await publish(at, own, [article(own, { content, content_source_url: 'http://localhost:3000/1' })]);
    at.pass(60_000);
    await share();
    await postForm(`${at.base}/2/statuses/share.json`, {});
    const all = await ledger(at);
    expect(all.posts.map((post) => post['platform'])).toEqual(['wechat', 'weibo']);
    expect(all.posts[0]).toMatchObject({
      html: content,
      text: '原文',
      title: '示例标题',
      link: 'http://localhost:3000/1',
      at: '2026-05-06T04:00:00.000Z',
      answeredAt: '2026-05-06T04:00:00.000Z',
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(all.calls.wechat['/cgi-bin/freepublish/submit']).toBe(1);
    expect(all.calls.weibo).toEqual({ '/2/statuses/share.json': 1 });
    expect(all.rejected).toMatchObject([{ platform: 'weibo', code: 10006 }]);
    const since = encodeURIComponent('2026-05-06T12:00:30+08:00');
    expect((await ledger(at, `?since=${since}`)).posts).toHaveLength(1);
    expect((await ledger(at, `?since=${NOON}&platform=wechat`)).posts).toHaveLength(1);
    expect((await at.json('GET', '/ledger?since=yesterday')).status).toBe(400);
    expect((await at.json('GET', '/ledger?platform=mail')).status).toBe(400);
  });

  it('counts what was posted twice on one account', async () => {
    const own = await kit(at);
    await publish(at, own, [article(own)]);
    await publish(at, own, [article(own)]);
    expect((await at.json('GET', '/ledger/summary')).body).toMatchObject({ posts: { wechat: 2 }, sameContentAgain: 1 });
  });
});

describe('a state file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets everything outlive the process, even one killed in the middle of a line', async () => {
    const stateFile = join(folder, 'journal.jsonl');
    const first = await stand({ stateFile });
    const own = await kit(first);
    const { publish_id } = await publish(first, own, [article(own, { content: `<img src="${own.picture}">` })]);
    const draft = await first.json('POST', `/cgi-bin/draft/add?access_token=${own.access}`, {
      articles: [article(own)],
    });
    const { accessToken } = first.sandbox.credentials.weibo;
    const fields = { access_token: accessToken, rip: '10.1.1.1', status: '带图的一条示例微博 http://localhost/1' };
    const shared = await upload(`${first.base}/2/statuses/share.json`, 'pic', png(), 'p.png', fields);
    const before = await ledger(first);
    await first.sandbox.close();
    appendFileSync(stateFile, '{"t":"ledger.posts","k":"99","v":{"se');

    for (let restart = 0; restart < 2; restart += 1) {
      const next = await stand({ stateFile });
      const after = await ledger(next);
      const bare = (view: typeof before) => JSON.stringify(view).replaceAll(/127\.0\.0\.1:\d+/g, 'host');
      if (restart === 0) expect(bare(after)).toBe(bare(before));
      next.pass(1500);
      const done = await next.json('POST', `/cgi-bin/freepublish/get?access_token=${own.access}`, { publish_id });
      expect(done.body['publish_status']).toBe(0);
      const { media_id } = draft.body;
      expect(
        (await next.json('POST', `/cgi-bin/draft/get?access_token=${own.access}`, { media_id })).body['news_item'],
      ).toHaveLength(1);
      expect((await postForm(`${next.base}/2/statuses/share.json`, fields)).body['error_code']).toBe(20019);
      const picture = String(shared.body['original_pic']).replace(first.base, next.base);
      expect(Buffer.from(await (await fetch(picture)).arrayBuffer())).toEqual(png());
      await next.sandbox.close();
    }
  });
});

describe('the page', () => {
  it('shows posts as a follower sees them, says what it is, and runs nothing', async () => {
    const own = await kit(at);
    const title = '<img src=x onerror=alert(1)>';
    await publish(at, own, [article(own, { title, content: `</div><p>正文</p><img src="${own.picture}">` })]);
    await postForm(`${at.base}/2/statuses/share.json`, {
      access_token: at.sandbox.credentials.weibo.accessToken,
      rip: '10.1.1.1',
      status: '<script>alert(1)</script> http://localhost:3000/a"b',
    });
    at.pass(1500);
    const home = await fetch(`${at.base}/`);
    const text = await home.text();
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('沙箱：不是真实平台');
    expect(text).toContain('&#60;img src=x onerror=alert(1)&#62;');
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('<script>');
    const [post] = (await ledger(at)).posts;
    const page = await (await fetch(String(post?.url))).text();
    expect(page).toContain('<p>正文</p><img src="/mmbiz/');
    expect(page).not.toContain('mmbiz.qpic.cn');
    expect((await fetch(`${at.base}/s/unknown`)).status).toBe(404);
    expect((await fetch(`${at.base}/1/zzz`)).status).toBe(404);
  });
});

it('limits that do not exist are refused by name', async () => {
  const { status, body } = await at.json('PATCH', '/control/limits', { weibo: { postsPerHuor: 1 } });
  expect([status, body['error']]).toEqual([400, 'limits.weibo.postsPerHuor: no such limit']);
  await expect(stand({ limits: { weibo: { postsPerHour: -1 } } })).rejects.toThrow('postsPerHour');
});
