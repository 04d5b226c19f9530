import { createHash } from 'node:crypto';
import { jpg, type Json, ledger, png, postForm, type Stand, stand, upload } from './client.js';

let at: Stand;
let access: string;
let uid: string;
beforeEach(async () => {
  at = await stand({ boundDomains: ['www.example.gov.cn', 'localhost'] });
  access = at.sandbox.credentials.weibo.accessToken;
  uid = at.sandbox.credentials.weibo.uid;
});
afterEach(() => at.sandbox.close());

const LINK = 'http://www.example.gov.cn/a/b.html';
const WORDS = '示例：一名数控车工的十年';
const share = (fields: Record<string, string> = {}) =>
  postForm(`${at.base}/2/statuses/share.json`, {
    access_token: access,
    rip: '10.1.2.3',
    status: `${WORDS} ${LINK}`,
    ...fields,
  });
const get = (path: string, query: Record<string, string> = {}) =>
  at.json('GET', `/2/${path}.json?${new URLSearchParams({ access_token: access, ...query })}`);
/** A text no other call has used. */
let turn = 0;
const fresh = () => `${WORDS}第${(turn += 1)}篇 ${LINK}`;

describe('share', () => {
  it('answers a status object and posts it where its id says', async () => {
    const { status, body } = await share();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      created_at: 'Wed May 06 12:00:00 +0800 2026',
      text: `${WORDS} ${LINK}`,
      truncated: false,
      user: { idstr: uid },
      visible: { type: 0 },
    });
    expect(body['idstr']).toBe(String(body['id']));
    expect(body['mid']).toBe(body['idstr']);
    const [post] = (await ledger(at)).posts;
    expect(post).toMatchObject({ platform: 'weibo', account: uid, ref: body['mid'], link: LINK, answer: 'sent' });
    expect(post?.sha256).toBe(createHash('sha256').update(`${WORDS} ${LINK}`).digest('hex'));
    const bid = (await get('statuses/querymid', { id: String(body['id']), type: '1' })).body['mid'];
    expect(post?.url).toBe(`${at.base}/${uid}/${String(bid)}`);
    expect(await (await fetch(String(post?.url))).text()).toContain(WORDS);
    const id = await get('statuses/queryid', { mid: String(bid), type: '1', isBase62: '1' });
    expect(id.body['id']).toBe(body['idstr']);
  });

  it('takes the token from the query, the form or the header', async () => {
    const path = `${at.base}/2/statuses/share.json`;
    const fields = () => ({ rip: '10.1.2.3', status: fresh() });
    expect((await postForm(`${path}?access_token=${access}`, fields())).status).toBe(200);
    const headers = { authorization: `OAuth2 ${access}` };
    expect((await fetch(path, { method: 'POST', headers, body: new URLSearchParams(fields()) })).status).toBe(200);
  });

  it.each([
    [{ status: '' }, 400, 20008, 'content is null!'],
    [{ rip: '' }, 400, 10016, 'miss required parameter (rip)'],
    [{ rip: 'nowhere' }, 400, 10017, "parameter (rip)'s value invalid"],
    [{ status: `${'汉'.repeat(130)} ${LINK}` }, 400, 20012, 'text too long'],
    [{ status: WORDS }, 400, 10017, 'text not find domain!'],
    [{ status: `${WORDS} http://other.cn/a` }, 400, 10017, 'text not find domain!'],
    [{ status: `#技能成才# ${LINK}` }, 400, 10017, ''],
    [{ pic: 'x' }, 400, 20007, ''],
    [{ access_token: 'none' }, 403, 21332, 'invalid_access_token'],
    [{ access_token: '' }, 400, 10006, ''],
  ])('refuses %j with HTTP %i, code %i', async (fields, http, error_code, text) => {
    const { status, body } = await share(fields);
    expect(status).toBe(http);
    expect(body).toEqual({ error: expect.stringContaining(text), error_code, request: '/2/statuses/share.json' });
    const { posts, rejected } = await ledger(at);
    expect(posts).toEqual([]);
    expect(rejected).toMatchObject([{ platform: 'weibo', path: '/2/statuses/share.json', code: error_code }]);
  });

  it('takes 140 字 with a link and not one more', async () => {
    expect((await share({ status: `${'汉'.repeat(129)}。${LINK}` })).status).toBe(200);
    expect((await share({ status: `${'字'.repeat(130)}。${LINK}` })).body['error_code']).toBe(20012);
  });

  it('takes a picture by multipart, judged by content and size', async () => {
    const send = (bytes: Uint8Array, status = fresh()) =>
      upload(`${at.base}/2/statuses/share.json`, 'pic', bytes, 'p.bin', {
        access_token: access,
        rip: '10.1.2.3',
        status,
      });
    expect((await send(Buffer.from('%PDF-1.4'))).body['error_code']).toBe(20005);
    expect((await send(Buffer.from('BM000000'))).body['error_code']).toBe(20005);
    expect((await send(jpg(5 * 1024 * 1024))).body['error_code']).toBe(20006);
    const { status, body } = await send(png(), encodeURIComponent(`带图 100% ${LINK}`));
    expect(status).toBe(200);
    expect(body['text']).toBe(`带图 100% ${LINK}`);
    expect(Buffer.from(await (await fetch(String(body['original_pic']))).arrayBuffer())).toEqual(png());
  });

  it('refuses the same text for an hour, a similar one for ten minutes', async () => {
    await share();
    expect((await share()).body['error_code']).toBe(20019);
    expect((await share({ status: `${WORDS}！${LINK}?x=2` })).body['error_code']).toBe(20017);
    at.pass(600_000);
    expect((await share({ status: `${WORDS}！${LINK}?x=2` })).status).toBe(200);
    expect((await share()).body['error_code']).toBe(20019);
    at.pass(3_000_000);
    expect((await share()).status).toBe(200);
  });

  it('refuses the 31st post within an hour', async () => {
    for (let n = 0; n < 30; n += 1) expect((await share({ status: fresh() })).status).toBe(200);
    const { status, body } = await share({ status: fresh() });
    expect([status, body['error_code']]).toEqual([403, 20016]);
    at.pass(3_600_000);
    expect((await share({ status: fresh() })).status).toBe(200);
  });
});

describe('rates', () => {
  it('end after 100 calls of a user in a day, refusals included, and start again the next', async () => {
    for (let n = 0; n < 100; n += 1) await get('account/get_uid');
    expect(await get('account/get_uid')).toMatchObject({ status: 403, body: { error_code: 10023 } });
    const left = await get('account/rate_limit_status');
    expect(left.body).toMatchObject({
      user_limit: 100,
      remaining_user_hits: 0,
      ip_limit: 15000,
      remaining_ip_hits: 14900,
    });
    expect(left.body).toMatchObject({ reset_time: '2026-05-06 13:00:00', reset_time_in_seconds: 3600 });
    at.pass(12 * 3_600_000);
    expect((await get('account/get_uid')).body).toEqual({ uid: Number(uid) });
  });

  it('end for an address by the hour', async () => {
    await at.json('PATCH', '/control/limits', { weibo: { callsPerIpHour: 1 } });
    await get('account/get_uid');
    expect((await get('account/get_uid')).body['error_code']).toBe(10022);
    at.pass(3_600_000);
    expect((await get('account/get_uid')).status).toBe(200);
  });
});

describe('reading', () => {
  it('shows one own posts, newest first, between ids', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(String((await share({ status: fresh() })).body['idstr']));
    const mids = async (query: Record<string, string> = {}) =>
      ((await get('statuses/user_timeline', query)).body['statuses'] as Json[]).map((row) => row['mid']);
    expect(await mids()).toEqual([ids[2], ids[1], ids[0]]);
    expect(await mids({ since_id: ids[0] ?? '' })).toEqual([ids[2], ids[1]]);
    expect(await mids({ max_id: ids[1] ?? '' })).toEqual([ids[1], ids[0]]);
    expect(await mids({ count: '1', page: '2' })).toEqual([ids[1]]);
    expect((await get('statuses/user_timeline', { uid: '1' })).body['error_code']).toBe(21335);
    expect((await get('statuses/user_timeline', { count: 'x' })).body['error_code']).toBe(10008);
    await at.json('DELETE', `/control/weibo/statuses/${ids[2]}`);
    expect(await mids()).toEqual([ids[1], ids[0]]);
    expect((await get('users/show', { uid })).body['statuses_count']).toBe(2);
    expect((await get('users/show', { uid: '42' })).body['error_code']).toBe(20003);
    expect((await get('statuses/show', { id: ids[2] ?? '' })).body['error_code']).toBe(20101);
    expect((await get('statuses/show', { id: ids[1] ?? '' })).body['mid']).toBe(ids[1]);
  });

  it('can be told to reach only the newest and to shorten links, which then lead on', async () => {
    await at.json('PATCH', '/control/limits', { weibo: { timelineReach: 1, shortenLinks: true } });
    await share({ status: fresh() });
    const { body } = await share({ status: fresh() });
    const short = /http\S+/.exec(String(body['text']))?.[0] ?? '';
    expect(short).toMatch(/\/t\/A6\w+$/);
    expect((await fetch(short, { redirect: 'manual' })).headers.get('location')).toBe(LINK);
    expect((await get('statuses/user_timeline')).body['total_number']).toBe(1);
  });

  it('counts up to 100 ids at once', async () => {
    const id = String((await share()).body['idstr']);
    const counts = (await get('statuses/count', { ids: `${id},1` })).body as unknown;
    expect(counts).toEqual([{ id: Number(id), comments: 0, reposts: 0, attitudes: 0 }]);
    const ids = Array.from({ length: 101 }, (_, n) => n + 1).join(',');
    expect((await get('statuses/count', { ids })).body['error_code']).toBe(10008);
  });
});

describe('the edges of the API', () => {
  it.each(['update', 'upload', 'upload_url_text', 'repost', 'destroy'])(
    '%s is closed to apps (10014)',
    async (name) => {
      const { status, body } = await postForm(`${at.base}/2/statuses/${name}.json`, {
        access_token: access,
        status: 'x',
      });
      expect([status, body['error_code']]).toEqual([403, 10014]);
    },
  );

  it('an unknown path is 10020, a wrong method 10021', async () => {
    expect((await get('statuses/nothing')).body).toMatchObject({
      error_code: 10020,
      request: '/2/statuses/nothing.json',
    });
    expect((await get('statuses/share')).body['error_code']).toBe(10021);
  });
});

describe('tokens', () => {
  const app = () => at.sandbox.credentials.weibo;
  const redirect_uri = 'http://localhost:9/back';
  const authorize = async (fields: Record<string, string> = {}) => {
    const answer = await fetch(`${at.base}/oauth2/authorize`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        client_id: app().clientId,
        redirect_uri,
        state: 's1',
        uid,
        action: 'approve',
        ...fields,
      }),
    });
    return new URL(answer.headers.get('location') ?? 'http://none/').searchParams;
  };
  const redeem = (code: string, more: Record<string, string> = {}) =>
    postForm(`${at.base}/oauth2/access_token`, {
      client_id: app().clientId,
      client_secret: app().clientSecret,
      grant_type: 'authorization_code',
      code,
      redirect_uri,
      ...more,
    });

  it('come from a page, by a code that works once', async () => {
    const query = new URLSearchParams({ client_id: app().clientId, redirect_uri, response_type: 'code', state: 's1' });
    const page = await fetch(`${at.base}/oauth2/authorize?${query}`);
    expect(await page.text()).toContain('示例微博');
    const back = await authorize();
    expect(back.get('state')).toBe('s1');
    const code = back.get('code') ?? '';
    const { body } = await redeem(code);
    expect(body).toMatchObject({ uid, expires_in: 157_679_999, remind_in: '157679999', isRealName: 'true' });
    const info = await postForm(`${at.base}/oauth2/get_token_info`, { access_token: String(body['access_token']) });
    expect(info.body).toMatchObject({ uid: Number(uid), appkey: app().clientId, expire_in: 157_679_999 });
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_code: 21325 });
  });

  it.each([
    [{ client_secret: 'wrong' }, 21324],
    [{ grant_type: 'password' }, 21328],
    [{ code: '' }, 21323],
    [{ code: 'unknown' }, 21325],
    [{ redirect_uri: 'http://localhost:9/other' }, 21322],
  ])('are refused for %j with %i', async (more, error_code) => {
    const code = (await authorize()).get('code') ?? '';
    expect((await redeem(code, more)).body['error_code']).toBe(error_code);
  });

  it('are not given when the user says no', async () => {
    const back = await authorize({ action: 'cancel' });
    expect([back.get('error'), back.get('code')]).toEqual(['access_denied', null]);
  });

  it('of someone who does not own the app last 30 days, then are 21327', async () => {
    const made = await at.json('POST', '/control/weibo/accounts', { name: '示例二号', clientId: app().clientId });
    access = String(made.body['accessToken']);
    uid = String(made.body['uid']);
    expect((await share()).status).toBe(200);
    at.pass(30 * 86_400_000);
    expect((await share({ status: fresh() })).body).toMatchObject({ error: 'expired_token', error_code: 21327 });
  });

  it('die when revoked, or as the platform says', async () => {
    await at.json('POST', '/control/weibo/tokens', { accessToken: access, refuseWith: 21317 });
    expect((await share()).body['error_code']).toBe(21317);
    await at.json('POST', '/control/weibo/tokens', { accessToken: access, refuseWith: 0 });
    const revoked = await postForm(`${at.base}/oauth2/revokeoauth2`, { access_token: access });
    expect(revoked.body).toEqual({ result: 'true' });
    expect((await share()).body['error_code']).toBe(21316);
  });
});
