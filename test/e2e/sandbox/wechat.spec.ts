import { article, jpg, kit, type Kit, ledger, png, publish, type Stand, stand, token, upload } from './client.js';

let at: Stand;
let own: Kit;
beforeEach(async () => {
  at = await stand();
  own = await kit(at);
});
afterEach(() => at.sandbox.close());

const post = (path: string, body: unknown, access = own.access) =>
  at.json('POST', `/cgi-bin/${path}?access_token=${access}`, body).then((answer) => answer.body);
const code = async (path: string, body: unknown) => (await post(path, body))['errcode'];
const { parse } = JSON;
const login = () => {
  const { appid, secret } = at.sandbox.credentials.wechat;
  return { grant_type: 'client_credential', appid, secret };
};

describe('tokens', () => {
  const get = (more: Record<string, string> = {}) =>
    at.json('GET', `/cgi-bin/token?${new URLSearchParams({ ...login(), ...more })}`).then((answer) => answer.body);
  const count = (access: unknown) =>
    at.json('GET', `/cgi-bin/draft/count?access_token=${String(access)}`).then((answer) => answer.body['errcode'] ?? 0);

  it('of /token replace each other, the old one good for five minutes more', async () => {
    const first = await get();
    expect(first['expires_in']).toBe(7200);
    const second = await get();
    expect(second['access_token']).not.toBe(first['access_token']);
    expect(await count(first['access_token'])).toBe(0);
    at.pass(300_000);
    expect(await count(first['access_token'])).toBe(40001);
    expect(await count(second['access_token'])).toBe(0);
    at.pass(7_200_000);
    expect(await count(second['access_token'])).toBe(42001);
  });

  it('stable: the same with what is left of it, untouched by /token, renewed five minutes before its end', async () => {
    at.pass(1000_000);
    await get();
    const again = await at.json('POST', '/cgi-bin/stable_token', login());
    expect(again.body).toEqual({ access_token: own.access, expires_in: 6200 });
    at.pass(5_900_000);
    const renewed = await at.json('POST', '/cgi-bin/stable_token', login());
    expect(renewed.body['access_token']).not.toBe(own.access);
    expect(renewed.body['expires_in']).toBe(7200);
    expect(await count(own.access)).toBe(0);
    at.pass(300_000);
    expect(await count(own.access)).toBe(42001);
  });

  it('forced: kills the old one, not within 30 s, at most 20 times a day', async () => {
    const force = () => at.json('POST', '/cgi-bin/stable_token', { ...login(), force_refresh: true });
    const first = (await force()).body['access_token'];
    expect(first).not.toBe(own.access);
    expect(await count(own.access)).toBe(40001);
    at.pass(29_000);
    expect((await force()).body['access_token']).toBe(first);
    for (let turn = 2; turn <= 20; turn += 1) {
      at.pass(30_000);
      expect((await force()).body['errcode']).toBeUndefined();
    }
    at.pass(30_000);
    expect((await force()).body['errcode']).toBe(45009);
    at.pass(86_400_000);
    expect((await force()).body['errcode']).toBeUndefined();
  });

  it.each([
    [{ grant_type: 'password' }, 40002],
    [{ appid: '' }, 41002],
    [{ appid: 'wxunknown' }, 40013],
    [{ secret: '' }, 41004],
    [{ secret: 'wrong' }, 40125],
  ])('are refused for %j with %i', async (more, errcode) => {
    expect((await get(more))['errcode']).toBe(errcode);
  });

  it('missing, malformed and unknown are three errors, each with a rid', async () => {
    expect((await at.json('GET', '/cgi-bin/draft/count')).body['errcode']).toBe(41001);
    expect(await count('no-token')).toBe(40014);
    expect(await count('98_'.padEnd(120, 'x'))).toBe(40001);
    const { status, body } = await at.json('GET', '/cgi-bin/draft/count');
    expect(status).toBe(200);
    expect(body['errmsg']).toMatch(/^access_token missing rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
    const rid = String(body['errmsg']).split('rid: ')[1];
    expect((await post('openapi/rid/get', { rid }))['request']).toMatchObject({ request_url: '/cgi-bin/draft/count' });
    expect(await code('openapi/rid/get', { rid: 'none' })).toBe(76002);
    expect(await code('openapi/rid/get', { rid: '00000000-00000000-00000000' })).toBe(76001);
    const mine = String((await post('draft/add', {}))['errmsg']).split('rid: ')[1];
    const other = await at.json('POST', '/control/wechat/accounts', {});
    const { appid, secret } = other.body as { appid: string; secret: string };
    const login2 = { grant_type: 'client_credential', appid, secret };
    const { access_token } = (await at.json('POST', '/cgi-bin/stable_token', login2)).body;
    expect((await post('openapi/rid/get', { rid: mine }, String(access_token)))['errcode']).toBe(76003);
    at.pass(7 * 86_400_000);
    own.access = await token(at);
    expect(await code('openapi/rid/get', { rid })).toBe(76001);
  });

  it('need an address on the list when the list is on', async () => {
    const path = `/control/wechat/accounts/${login().appid}`;
    await at.json('PATCH', path, { ipWhitelist: ['203.0.113.9'] });
    expect(await get()).toMatchObject({ errcode: 40164, errmsg: expect.stringContaining('invalid ip 127.0.0.1') });
    await at.json('PATCH', path, { ipWhitelist: ['127.0.0.1'] });
    expect((await get())['errcode']).toBeUndefined();
  });

  it('want the right method and JSON', async () => {
    expect((await at.json('GET', '/cgi-bin/stable_token')).body['errcode']).toBe(43002);
    expect((await at.json('GET', `/cgi-bin/draft/add?access_token=${own.access}`)).body['errcode']).toBe(43002);
    expect((await post('draft/count', {}))['errcode']).toBe(43001);
    expect((await post('draft/add', '{broken'))['errcode']).toBe(47001);
    expect((await post('draft/add', ''))['errcode']).toBe(44002);
    expect((await at.json('GET', `//cgi-bin/draft/count?access_token=${own.access}`)).body).toEqual({ total_count: 0 });
    expect((await post('message/custom/send', {}))['errcode']).toBe(40066);
  });
});

it('answers what clients ask about the network', async () => {
  for (const path of ['getcallbackip', 'get_api_domain_ip']) {
    const { body } = await at.json('GET', `/cgi-bin/${path}?access_token=${own.access}`);
    expect(body).toEqual({ ip_list: ['127.0.0.1'] });
  }
  const check = await post('callback/check', { action: 'all', check_operator: 'DEFAULT' });
  expect(check).toEqual({ dns: [expect.any(Object)], ping: [expect.objectContaining({ package_loss: '0%' })] });
  expect(await code('callback/check', { action: 'nothing' })).toBe(40097);
});

describe('quotas', () => {
  it('end a path for the day, not longer, and can be read and cleared ten times a month', async () => {
    await at.json('PATCH', '/control/limits', { wechat: { callsPerDay: { '/cgi-bin/draft/batchget': 2 } } });
    const list = () => code('draft/batchget', { offset: 0, count: 1 });
    expect([await list(), await list(), await list()]).toEqual([undefined, undefined, 45009]);
    const quota = await post('openapi/quota/get', { cgi_path: '/cgi-bin/draft/batchget' });
    expect(quota['quota']).toEqual({ daily_limit: 2, used: 2, remain: 0 });
    const { appid, secret } = login();
    expect(await code('clear_quota', { appid })).toBe(0);
    expect(await list()).toBeUndefined();
    for (let turn = 2; turn <= 10; turn += 1) {
      const path = '/cgi-bin/clear_quota/v2';
      expect((await at.json('POST', path, { appid, appsecret: secret })).body['errcode']).toBe(0);
    }
    expect(await code('clear_quota', { appid })).toBe(48006);
    expect(await code('openapi/quota/get', { cgi_path: '/cgi-bin/nothing' })).toBe(76021);
    expect(await code('openapi/quota/get', { cgi_path: '/cgi-bin/message/mass/send' })).toBe(76022);
    await list();
    expect([await list(), await list()]).toEqual([undefined, 45009]);
    at.pass(12 * 3_600_000);
    own.access = await token(at);
    expect(await list()).toBeUndefined();
  });

  it('of a test account are lower, and nothing it publishes succeeds', async () => {
    await at.json('PATCH', `/control/wechat/accounts/${login().appid}`, { kind: 'test' });
    const quota = await post('openapi/quota/get', { cgi_path: '/cgi-bin/token' });
    expect(quota['quota']).toMatchObject({ daily_limit: 200 });
    const { publish_id } = await publish(at, own, [article(own)]);
    at.pass(1500);
    expect(await post('freepublish/get', { publish_id })).toMatchObject({ publish_status: 3, fail_idx: [1] });
  });

  it('start at the published numbers', async () => {
    const limit = async (path: string) =>
      ((await post('openapi/quota/get', { cgi_path: path }))['quota'] as { daily_limit: number }).daily_limit;
    expect(await limit('/cgi-bin/freepublish/submit')).toBe(100);
    expect(await limit('/cgi-bin/freepublish/delete')).toBe(10);
    expect(await limit('/cgi-bin/draft/get')).toBe(500);
    expect(await limit('/cgi-bin/draft/add')).toBe(1000);
    expect(await limit('/cgi-bin/message/mass/sendall')).toBe(100);
    expect(await limit('/cgi-bin/message/mass/delete')).toBe(10);
    expect(await limit('/datacube/getarticleread')).toBeGreaterThan(0);
  });
});

describe('pictures', () => {
  const add = (path: string, bytes: Uint8Array, name = 'a.png') =>
    upload(`${at.base}/cgi-bin/${path}access_token=${own.access}`, 'media', bytes, name).then((answer) => answer.body);

  it.each([
    ['media/uploadimg?', () => Buffer.from('GIF89a......'), 40005],
    ['media/uploadimg?', () => Buffer.from('%PDF-1.4'), 40005],
    ['media/uploadimg?', () => jpg(1024 * 1024), 40009],
    ['media/uploadimg?', () => Buffer.alloc(0), 44001],
    ['material/add_material?type=poster&', () => png(), 40004],
    ['material/add_material?type=image&', () => Buffer.from('<svg/>'), 40005],
    ['material/add_material?type=image&', () => jpg(10 * 1024 * 1024 + 1), 45001],
    ['material/add_material?type=image&', () => jpg(30 * 1024 * 1024), 45001],
    ['material/add_material?type=thumb&', () => png(), 40005],
    ['material/add_material?type=thumb&', () => jpg(64 * 1024 + 1), 45001],
  ])('to %s are refused by content and size (%#)', async (path, bytes, errcode) => {
    expect((await add(path, bytes()))['errcode']).toBe(errcode);
  });

  it('of the body get an address without entering the library, and come back byte for byte', async () => {
    const { url } = await add('media/uploadimg?', jpg(1024 * 1024 - 1), 'a.jpg');
    expect(url).toMatch(/^http:\/\/mmbiz\.qpic\.cn\/sz_mmbiz_jpg\/[\w-]+\/0\?/);
    const served = await fetch(String(url).replace('http://mmbiz.qpic.cn', `${at.base}/mmbiz`));
    expect(served.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(jpg(1024 * 1024 - 1));
    const counts = await at.json('GET', `/cgi-bin/material/get_materialcount?access_token=${own.access}`);
    expect(counts.body['image_count']).toBe(1);
  });

  it('of the library are listed, fetched and deleted; a form without a file is 41005', async () => {
    const listed = await post('material/batchget_material', { type: 'image', offset: 0, count: 20 });
    expect(listed).toMatchObject({ total_count: 1, item_count: 1, item: [{ media_id: own.cover, name: 'c.png' }] });
    const path = `/cgi-bin/material/get_material?access_token=${own.access}`;
    const bytes = await fetch(at.base + path, { method: 'POST', body: JSON.stringify({ media_id: own.cover }) });
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(png());
    expect(await code('material/del_material', { media_id: own.cover })).toBe(0);
    expect(await code('material/del_material', { media_id: own.cover })).toBe(40007);
    expect(await code('draft/add', { articles: [article(own)] })).toBe(40007);
    expect((await post('media/uploadimg', 'media=x'))['errcode']).toBe(41005);
    expect(await code('material/batchget_material', { type: 'image', offset: 0, count: 21 })).toBe(40097);
  });

  it('is told an address where it is a picture, and none where it is a thumb', async () => {
    expect(await add('material/add_material?type=image&', png())).toHaveProperty('url');
    const thumb = await add('material/add_material?type=thumb&', jpg(1024));
    expect(thumb).toEqual({ media_id: expect.any(String) });
  });

  it('may be temporary: three days, and no cover', async () => {
    const added = await add('media/upload?type=image&', png());
    expect(added['type']).toBe('image');
    expect(await code('draft/add', { articles: [article(own, { thumb_media_id: added['media_id'] })] })).toBe(40007);
    const get = () =>
      fetch(`${at.base}/cgi-bin/media/get?media_id=${String(added['media_id'])}&access_token=${own.access}`);
    expect((await get()).headers.get('content-type')).toBe('image/png');
    at.pass(3 * 86_400_000);
    own.access = await token(at);
    expect(parse(await (await get()).text())).toMatchObject({ errcode: 40007 });
  });
});

describe('drafts', () => {
  it.each([
    [{ title: '汉'.repeat(32) }, undefined],
    [{ title: '😀'.repeat(32) }, undefined],
    [{ title: '汉'.repeat(33) }, 45003],
    [{ title: '' }, 40227],
    [{ title: undefined }, 40227],
    [{ author: '汉'.repeat(17) }, 45110],
    [{ digest: '汉'.repeat(128) }, undefined],
    [{ digest: '汉'.repeat(129) }, 45004],
    [{ content: '汉'.repeat(19_999) }, undefined],
    [{ content: '汉'.repeat(20_000) }, 45166],
    [{ content: '' }, 45166],
    [{ content_source_url: `http://a.cn/${'x'.repeat(1012)}` }, undefined],
    [{ content_source_url: `http://a.cn/${'x'.repeat(1013)}` }, 41039],
    [{ content_source_url: 'javascript:alert(1)' }, 41039],
    [{ content_source_url: '/stories/1' }, 41039],
    [{ content_source_url: 'www.qq.com' }, undefined],
    [{ content_source_url: 'www.example.gov.cn/a/b.html?c=1' }, undefined],
    [{ thumb_media_id: 'unknown' }, 40007],
    [{ thumb_media_id: undefined }, 40007],
    [{ need_open_comment: 2 }, 40097],
    [{ pic_crop_235_1: '0.1945_0_1_0.5236' }, undefined],
    [{ pic_crop_235_1: '2_0_1_1' }, 40097],
    [{ article_type: 'newspic' }, 40007],
  ])('with %j answer %s (%#)', async (more, errcode) => {
    const answer = await post('draft/add', { articles: [article(own, more)] });
    expect(answer['errcode']).toBe(errcode);
    if (errcode === undefined) expect(answer['media_id']).toMatch(/^[\w-]{64}$/);
  });

  it('hold one to eight articles', async () => {
    expect(await code('draft/add', {})).toBe(44003);
    expect(await code('draft/add', { articles: [] })).toBe(44003);
    expect(await code('draft/add', { articles: Array.from({ length: 9 }, () => article(own)) })).toBe(45008);
    expect(await code('draft/add', { articles: Array.from({ length: 8 }, () => article(own)) })).toBeUndefined();
  });

  it('refuse escaped text, unless the check is off; a backslash in the text is no escape', async () => {
    const escaped = JSON.stringify({ articles: [article(own, { title: 'T' })] }).replace('"T"', '"\\u6807\\u9898"');
    expect(await code('draft/add', escaped)).toBe(40033);
    expect(await code('draft/add', { articles: [article(own, { title: 'a\\u6807' })] })).toBeUndefined();
    await at.json('PATCH', '/control/limits', { wechat: { refuseEscapes: false } });
    expect(await code('draft/add', escaped)).toBeUndefined();
  });

  it('are counted, listed, changed and deleted; the platform filters what it does not keep', async () => {
    const content = `<p>一</p><script>x</script><img src="${own.picture}"><img src="http://foreign/x.png">`;
    const { media_id } = await post('draft/add', { articles: [article(own, { content }), article(own)] });
    const read = await post('draft/get', { media_id });
    expect(read['news_item']).toMatchObject([
      { title: '示例标题', digest: '一', content: `<p>一</p><img src="${own.picture}">`, thumb_media_id: own.cover },
      { content: '<p>正文</p>' },
    ]);
    expect(await code('draft/update', { media_id, index: 2, articles: article(own) })).toBe(40114);
    expect(await code('draft/update', { media_id, index: 1, articles: article(own, { title: '新' }) })).toBe(0);
    const listed = await post('draft/batchget', { offset: 0, count: 20, no_content: 1 });
    expect(listed).toMatchObject({ total_count: 1, item_count: 1 });
    const [row] = listed['item'] as { content: { news_item: Record<string, unknown>[] } }[];
    expect(row?.content.news_item[1]).toMatchObject({ title: '新' });
    expect(row?.content.news_item[1]).not.toHaveProperty('content');
    const count = await at.json('GET', `/cgi-bin/draft/count?access_token=${own.access}`);
    expect(count.body).toEqual({ total_count: 1 });
    expect((await post('draft/switch', ''))['is_open']).toBe(1);
    expect(await code('draft/delete', { media_id })).toBe(0);
    expect(await code('draft/get', { media_id })).toBe(40007);
    expect(await code('freepublish/submit', { media_id })).toBe(40007);
  });

  it('belong to their account alone', async () => {
    const { media_id } = await post('draft/add', { articles: [article(own)] });
    const other = (await at.json('POST', '/control/wechat/accounts', { name: '示例二号' })).body;
    const { appid, secret } = other;
    const login2 = { grant_type: 'client_credential', appid, secret };
    const access = String((await at.json('POST', '/cgi-bin/stable_token', login2)).body['access_token']);
    expect((await post('draft/get', { media_id }, access))['errcode']).toBe(40007);
    expect((await post('draft/add', { articles: [article(own)] }, access))['errcode']).toBe(40007);
  });
});

describe('publishing', () => {
  it('takes the draft, works on it, then gives a permanent address that opens', async () => {
    const job = await publish(at, own, [article(own), article(own, { title: '第二篇' })]);
    expect(job).toMatchObject({ errcode: 0, errmsg: 'ok' });
    const { publish_id, media_id } = job;
    expect(await code('draft/get', { media_id })).toBe(40007);
    expect(await code('freepublish/submit', { media_id })).toBe(40007);
    expect(await post('freepublish/get', { publish_id })).toEqual({ publish_id, publish_status: 1, fail_idx: [] });
    expect((await ledger(at)).posts[0]).toMatchObject({ status: 'publishing', publishId: publish_id });
    at.pass(1500);
    const done = await post('freepublish/get', { publish_id });
    expect(done).toMatchObject({ publish_status: 0, article_detail: { count: 2, item: [{ idx: 1 }, { idx: 2 }] } });
    const { item } = done['article_detail'] as { item: { article_url: string }[] };
    const page = await fetch(String(item[1]?.article_url));
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('第二篇');
    const { posts } = await ledger(at);
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      ref: done['article_id'],
      url: item[0]?.article_url,
      status: 'published',
      answer: 'sent',
    });
    const read = await post('freepublish/getarticle', { article_id: done['article_id'] });
    expect(read['news_item']).toMatchObject([{ is_deleted: false, url: item[0]?.article_url }, { title: '第二篇' }]);
    const listed = await post('freepublish/batchget', { offset: 0, count: 20 });
    expect(listed).toMatchObject({ total_count: 1, item: [{ article_id: done['article_id'] }] });
  });

  it.each([
    [2, [1, 2]],
    [3, [1]],
    [4, [1, 2]],
  ])('that ends in %i blames %j, leaves nothing public and gives the draft back', async (value, fail_idx) => {
    await at.json('POST', '/faults', { kind: 'publish-status', value, times: 1 });
    const { publish_id, media_id } = await publish(at, own, [article(own), article(own)]);
    at.pass(1500);
    expect(await post('freepublish/get', { publish_id })).toEqual({ publish_id, publish_status: value, fail_idx });
    const [failed] = (await ledger(at)).posts;
    expect(failed?.status).toBe('failed');
    expect((await fetch(String(failed?.url))).status).toBe(404);
    expect(await code('freepublish/getarticle', { article_id: failed?.ref })).toBe(53600);
    expect((await post('freepublish/submit', { media_id }))['errcode']).toBe(0);
  });

  it('is for certified accounts only; drafts are for all', async () => {
    await at.json('PATCH', `/control/wechat/accounts/${login().appid}`, { certified: false });
    expect(await publish(at, own, [article(own)])).toMatchObject({ errcode: 48001, media_id: expect.any(String) });
    expect((await ledger(at)).posts).toEqual([]);
  });

  it('can be undone: one article (1-based), all, or by the platform', async () => {
    const { publish_id } = await publish(at, own, [article(own), article(own)]);
    at.pass(1500);
    const done = await post('freepublish/get', { publish_id });
    const { article_id } = done;
    const { item } = done['article_detail'] as { item: { article_url: string }[] };
    const text = async (index: number) => (await fetch(String(item[index]?.article_url))).text();
    expect(await code('freepublish/delete', { article_id, index: 3 })).toBe(40114);
    expect(await code('freepublish/delete', { article_id, index: 2 })).toBe(0);
    expect(await text(0)).toContain('正文');
    expect(await text(1)).toContain('已被发布者删除');
    expect((await post('freepublish/get', { publish_id }))['publish_status']).toBe(0);
    await at.json('POST', `/control/wechat/publications/${String(publish_id)}`, { status: 6 });
    expect((await post('freepublish/get', { publish_id }))['publish_status']).toBe(6);
    expect(await text(0)).toContain('违规');
    await at.json('POST', `/control/wechat/publications/${String(publish_id)}`, { status: 0 });
    expect(await code('freepublish/delete', { article_id })).toBe(0);
    expect((await post('freepublish/get', { publish_id }))['publish_status']).toBe(5);
    expect((await ledger(at)).posts[0]?.status).toBe('deleted');
    expect(await code('freepublish/delete', { article_id: 'none' })).toBe(53600);
    expect(await code('freepublish/get', { publish_id: '1' })).toBe(53502);
  });

  it('stops at the daily number and posts nothing beyond it', async () => {
    await at.json('PATCH', '/control/limits', { wechat: { callsPerDay: { '/cgi-bin/freepublish/submit': 1 } } });
    expect((await publish(at, own, [article(own)]))['errcode']).toBe(0);
    expect((await publish(at, own, [article(own)]))['errcode']).toBe(45009);
    expect((await ledger(at)).posts).toHaveLength(1);
  });
});
