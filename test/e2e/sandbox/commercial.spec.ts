import { type Json, ledger, png, postForm, type Stand, stand, upload } from './client.js';

const CAP = 140;

let at: Stand;
let access: string;
let uid: string;
beforeEach(async () => {
  at = await stand();
  const { body } = await at.json('POST', '/control/weibo/accounts', { name: '示例政务微博', commercial: true });
  access = String(body['accessToken']);
  uid = String(body['uid']);
});
afterEach(() => at.sandbox.close());

const post = (path: string, fields: Record<string, string>) =>
  postForm(`${at.base}/2/${path}/biz.json`, { access_token: access, ...fields });
const get = async (path: string, query: Record<string, string> = {}) =>
  (await at.json('GET', `/2/${path}/biz.json?${new URLSearchParams({ access_token: access, ...query })}`)).body;
const picture = async (side: number) => {
  const { body } = await upload(`${at.base}/2/statuses/upload_pic/biz.json`, 'pic', png(side), 'p.png', {
    access_token: access,
  });
  return String(body['pic_id']);
};

describe('the commercial API', () => {
  it('is for apps with a contract', async () => {
    access = at.sandbox.credentials.weibo.accessToken;
    expect(await post('statuses/update', { status: '示例' })).toMatchObject({
      status: 403,
      body: { error_code: 10014 },
    });
  });

  it('takes topics, no link, up to nine pictures, and shows them all', async () => {
    const ids = await Promise.all(Array.from({ length: 9 }, (_, n) => picture(n + 1)));
    const status = '#示例话题# 今日开馆';
    const { body } = await post('statuses/upload_url_text', { status, pic_id: ids.join(',') });
    expect(body).toMatchObject({ text: status, isLongText: false });
    expect(body['pic_urls']).toHaveLength(9);
    const [sent] = (await ledger(at)).posts;
    expect(sent).toMatchObject({ mode: 'biz', account: uid, text: status });
    expect(sent?.['images']).toHaveLength(9);
    const page = await (await fetch(sent?.url ?? '')).text();
    expect(page.match(/微博配图/g)).toHaveLength(9);
    expect(page).toContain('<span class="topic">#示例话题#</span>');
    const tenth = [...ids, await picture(20)].join(',');
    expect((await post('statuses/upload_url_text', { status: '又一条', pic_id: tenth })).body['error_code']).toBe(
      10008,
    );
  });

  it.each([
    ['without a picture', {}, 10016],
    ['with an unknown picture', { pic_id: 'x' }, 10017],
    ['with an address that leads nowhere', { url: 'http://127.0.0.1:1/p.png' }, 10017],
  ])('upload_url_text is refused %s', async (_what, fields, code) => {
    expect((await post('statuses/upload_url_text', { status: '示例', ...fields })).body['error_code']).toBe(code);
  });

  it('fetches a picture by its address', async () => {
    const id = await picture(3);
    const url = `${at.base}/sinaimg/large/${id.slice(0, 64)}.png`;
    const { body } = await post('statuses/upload_url_text', { status: '示例', url });
    expect(body['original_pic']).toBe(url);
  });

  it('takes a long text with its mark, by users who may, and lists its beginning unless asked for all', async () => {
    const status = `${'汉'.repeat(300)} #示例话题#`;
    expect((await post('statuses/update', { status })).body['error_code']).toBe(20012);
    const long = { status, is_longtext: '1' };
    await at.json('PATCH', `/control/weibo/users/${uid}`, { longText: false });
    expect((await post('statuses/update', long)).body['error_code']).toBe(20012);
    await at.json('PATCH', `/control/weibo/users/${uid}`, { longText: true });
    expect((await post('statuses/update', { status: '汉'.repeat(2001), is_longtext: '1' })).body['error_code']).toBe(
      20012,
    );
    expect((await post('statuses/update', long)).status).toBe(200);
    const listed = async (query: Record<string, string>) =>
      ((await get('statuses/user_timeline', query))['statuses'] as Json[])[0] ?? {};
    const short = await listed({});
    expect(short).toMatchObject({ isLongText: true, text: `${'汉'.repeat(CAP)}... 全文` });
    expect(short).not.toHaveProperty('longText');
    expect((await listed({ isGetLongText: '1' }))['longText']).toEqual({ longTextContent: status });
  });

  it('counts reads too, for media accounts, and deletes', async () => {
    const { body } = await post('statuses/update', { status: '示例' });
    const mid = String(body['mid']);
    await at.json('PATCH', `/control/weibo/statuses/${mid}`, { reads: 132, reposts: 2 });
    expect(await get('media_statuses/count_sp', { ids: mid })).toEqual([
      { id: Number(mid), comments: 0, reposts: 2, attitudes: 0, reads: 132 },
    ]);
    expect(await get('statuses/show_batch', { ids: `${mid},1` })).toMatchObject({ total_number: 1 });
    await at.json('PATCH', `/control/weibo/users/${uid}`, { media: false });
    expect(await get('media_statuses/count_sp', { ids: mid })).toEqual([]);
    expect((await post('statuses/destroy', { id: mid })).body['mid']).toBe(mid);
    expect((await post('statuses/destroy', { id: mid })).body['error_code']).toBe(20101);
    expect((await ledger(at)).posts[0]?.status).toBe('deleted');
  });

  it('has a count of its own: by address, not by user', async () => {
    await at.json('PATCH', '/control/limits', { weibo: { callsPerUserDay: 0, commercialCallsPerIpHour: 1 } });
    expect((await get('statuses/user_timeline'))['statuses']).toEqual([]);
    expect((await get('statuses/user_timeline'))['error_code']).toBe(10022);
  });
});

describe('the ordinary API', () => {
  const share = (status: string) =>
    postForm(`${at.base}/2/statuses/share.json`, { access_token: access, rip: '10.1.2.3', status });
  const mids = async () => {
    const { body } = await at.json('GET', `/2/statuses/user_timeline.json?access_token=${access}`);
    return (body['statuses'] as Json[]).map((row) => row['mid']);
  };

  it('can say 20032 for a post that is made and shows a while later', async () => {
    await at.json('POST', '/faults', { kind: 'slow-sync', times: 1 });
    const { status, body } = await share('示例：慢一点 http://localhost:3000/1');
    expect([status, body['error_code']]).toEqual([400, 20032]);
    const { posts } = await ledger(at);
    expect(posts).toMatchObject([{ status: 'published', answer: 'sent' }]);
    expect(await mids()).toEqual([]);
    at.pass(90_000);
    expect(await mids()).toEqual([posts[0]?.ref]);
  });

  it('can hold one path shorter than the rest (10024)', async () => {
    const path = '/2/statuses/user_timeline.json';
    await at.json('PATCH', '/control/limits', { weibo: { callsPerUserApiHour: { [path]: 1 } } });
    await mids();
    const { status, body } = await at.json('GET', `${path}?access_token=${access}`);
    expect([status, body['error_code']]).toEqual([403, 10024]);
    at.pass(3_600_000);
    expect(await mids()).toEqual([]);
  });

  it('names an app that is not audited, gives it short tokens and few users (21321)', async () => {
    await at.json('PATCH', '/control/limits', { weibo: { testUsers: 1 } });
    const { body: app } = await at.json('POST', '/control/weibo/accounts', { name: '示例三号', tier: 'test' });
    const { clientId, clientSecret } = app as { clientId: string; clientSecret: string };
    const { body: second } = await at.json('POST', '/control/weibo/accounts', { name: '示例四号' });
    const redeem = async (user: unknown) => {
      const redirect_uri = 'http://localhost:9/back';
      const form = { client_id: clientId, redirect_uri, uid: String(user), action: 'approve' };
      const body = new URLSearchParams(form);
      const answer = await fetch(`${at.base}/oauth2/authorize`, { method: 'POST', redirect: 'manual', body });
      const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
      const grant = { client_id: clientId, client_secret: clientSecret, grant_type: 'authorization_code' };
      return (await postForm(`${at.base}/oauth2/access_token`, { ...grant, redirect_uri, code })).body;
    };
    expect((await redeem(second['uid']))['error_code']).toBe(21321);
    await at.json('PATCH', '/control/limits', { weibo: { testUsers: 2 } });
    const token = await redeem(second['uid']);
    expect(token['expires_in']).toBe(86_400);
    access = String(token['access_token']);
    const { body } = await share('示例：测试应用 http://localhost:3000/2');
    expect(body['source']).toContain('未通过审核应用');
  });
});
