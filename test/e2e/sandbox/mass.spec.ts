import { article, type Json, kit, type Kit, ledger, type Stand, stand } from './client.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

let at: Stand;
let own: Kit;
let appid: string;
beforeEach(async () => {
  at = await stand({ limits: { wechat: { massPerDay: 2 } } });
  own = await kit(at);
  appid = at.sandbox.credentials.wechat.appid;
});
afterEach(() => at.sandbox.close());

const post = async (path: string, body: Json): Promise<Json> =>
  (await at.json('POST', `/cgi-bin/${path}?access_token=${own.access}`, body)).body;
const draft = async (articles = [article(own)]) => (await post('draft/add', { articles }))['media_id'];
const account = (change: Json) => at.json('PATCH', `/control/wechat/accounts/${appid}`, change);
const ofDraft = (media_id: unknown, more: Json = {}): Json => ({
  filter: { is_to_all: true },
  mpnews: { media_id },
  msgtype: 'mpnews',
  send_ignore_reprint: 0,
  ...more,
});
const sendall = async (more: Json = {}) => post('message/mass/sendall', ofDraft(await draft(), more));
const status = async (msg_id: unknown) => (await post('message/mass/get', { msg_id }))['msg_status'];
const afterDelay = () => at.pass(1500);

describe('a mass send', () => {
  it('goes from SENDING to SEND_SUCCESS, takes the draft and stands where readers look, but in no list of publications', async () => {
    const media_id = await draft([article(own, { title: '头条' }), article(own, { title: '次条' })]);
    const sent = await post('message/mass/sendall', ofDraft(media_id, { clientmsgid: 'p1' }));
    expect(sent).toEqual({
      errcode: 0,
      errmsg: 'send job submission success',
      msg_id: expect.any(Number),
      msg_data_id: expect.any(Number),
    });
    expect(await post('message/mass/get', { msg_id: sent['msg_id'] })).toEqual({
      msg_id: sent['msg_id'],
      msg_status: 'SENDING',
    });
    expect((await post('draft/get', { media_id }))['errcode']).toBe(40007);
    afterDelay();
    expect(await status(sent['msg_id'])).toBe('SEND_SUCCESS');
    const { posts } = await ledger(at);
    expect(posts).toMatchObject([
      { mode: 'mass', ref: String(sent['msg_id']), clientMsgId: 'p1', status: 'published', title: '头条' },
    ]);
    expect(await (await fetch(posts[0]?.url ?? '')).text()).toContain('头条');
    expect(await (await fetch(`${at.base}/mp/${appid}`)).text()).toContain('群发');
    expect((await post('freepublish/batchget', { offset: 0, count: 20 }))['total_count']).toBe(0);
  });

  it('can be of text, pictures or voice, and shows in the chat', async () => {
    const filter = { is_to_all: true };
    const text = await post('message/mass/sendall', { filter, msgtype: 'text', text: { content: '今日闭馆' } });
    expect(text['errcode']).toBe(0);
    const images = { media_ids: [own.cover], recommend: '示例推荐语' };
    expect((await post('message/mass/sendall', { filter, msgtype: 'image', images }))['errcode']).toBe(0);
    afterDelay();
    expect(await status(text['msg_id'])).toBe('SEND_SUCCESS');
    const page = await (await fetch(`${at.base}/mp/${appid}`)).text();
    expect(page).toContain('今日闭馆');
    expect(page).toContain('示例推荐语');
  });

  it('can carry news uploaded the former way, which stand in no draft box', async () => {
    const { type, media_id } = await post('media/uploadnews', { articles: [article(own)] });
    expect(type).toBe('news');
    expect((await post('draft/get', { media_id }))['errcode']).toBe(40007);
    expect((await post('freepublish/submit', { media_id }))['errcode']).toBe(40007);
    expect((await post('draft/batchget', { offset: 0, count: 1 }))['total_count']).toBe(0);
    expect((await post('message/mass/sendall', ofDraft(media_id)))['errcode']).toBe(0);
  });

  it.each([
    [{ msgtype: 'nonsense' }, 40008],
    [{ msgtype: 'wxcard' }, 48008],
    [{ filter: undefined }, 40035],
    [{ filter: { is_to_all: false, tag_id: 99 } }, 40152],
    [{ mpnews: { media_id: 'none' } }, 40007],
    [{ clientmsgid: 'x'.repeat(65) }, 45067],
  ])('is refused for %j with %i', async (more, code) => {
    expect((await sendall(more))['errcode']).toBe(code);
    expect((await ledger(at)).posts).toEqual([]);
  });

  it('is deleted by article (1-based) or whole; only one that was sent', async () => {
    const media_id = await draft([article(own), article(own)]);
    const { msg_id } = await post('message/mass/sendall', ofDraft(media_id));
    expect((await post('message/mass/delete', { msg_id }))['errcode']).toBe(40059);
    afterDelay();
    expect((await post('message/mass/delete', { msg_id, article_idx: 3 }))['errcode']).toBe(40114);
    expect((await post('message/mass/delete', { msg_id, article_idx: 1 }))['errcode']).toBe(0);
    const [sent] = (await ledger(at)).posts;
    expect(await (await fetch(sent?.url ?? '')).text()).toContain('已被发布者删除');
    expect(await status(msg_id)).toBe('SEND_SUCCESS');
    expect((await post('message/mass/delete', { msg_id }))['errcode']).toBe(0);
    expect(await status(msg_id)).toBe('DELETE');
    expect((await ledger(at)).posts[0]?.status).toBe('deleted');
  });

  it('that the platform refuses says so, gives the draft and the quota back', async () => {
    await at.json('PATCH', '/control/limits', { wechat: { massPerDay: 1 } });
    await at.json('POST', '/faults', { kind: 'mass-outcome', value: 20001, times: 1 });
    const media_id = await draft();
    const { msg_id } = await post('message/mass/sendall', ofDraft(media_id));
    expect((await sendall())['errcode']).toBe(45028);
    afterDelay();
    expect(await status(msg_id)).toBe('SEND_FAIL');
    expect((await post('draft/get', { media_id }))['errcode']).toBeUndefined();
    expect((await sendall())['errcode']).toBe(0);
  });
});

describe('the clientmsgid', () => {
  it('makes a send repeatable for a day: 45066 within a minute, then 45065 with the msg_id, whatever became of the draft', async () => {
    const body = ofDraft(await draft(), { clientmsgid: 'p1' });
    const { msg_id } = await post('message/mass/sendall', body);
    expect((await post('message/mass/sendall', body))['errcode']).toBe(45066);
    at.pass(MINUTE);
    const again = await post('message/mass/sendall', body);
    expect(again).toMatchObject({ errcode: 45065, msg_id });
    expect((await ledger(at)).posts).toHaveLength(1);
    at.pass(DAY);
    own = await kit(at);
    expect((await post('message/mass/sendall', body))['errcode']).toBe(40007);
  });

  it('is a digest of audience and content when none is given', async () => {
    const media_id = await draft();
    const { msg_id } = await post('message/mass/sendall', ofDraft(media_id));
    at.pass(MINUTE);
    expect(await post('message/mass/sendall', ofDraft(media_id))).toMatchObject({ errcode: 45065, msg_id });
  });

  it('survives a lost answer', async () => {
    await at.json('POST', '/faults', { kind: 'drop-after-commit', path: '/cgi-bin/message/mass/sendall', times: 1 });
    const body = ofDraft(await draft(), { clientmsgid: 'p1' });
    await expect(post('message/mass/sendall', body)).rejects.toThrow('fetch failed');
    at.pass(MINUTE);
    const { errcode, msg_id } = await post('message/mass/sendall', body);
    expect(errcode).toBe(45065);
    expect(await status(msg_id)).toBe('SEND_SUCCESS');
    expect((await ledger(at)).posts).toMatchObject([{ answer: 'lost', status: 'published' }]);
  });
});

describe('the quota', () => {
  it('of a 公众号 is by the day, sends of the back office included', async () => {
    await at.json('PATCH', '/control/limits', { wechat: { massPerDay: 1 } });
    await at.json('POST', `/control/wechat/accounts/${appid}/mass-by-hand`);
    expect((await sendall())['errcode']).toBe(45028);
    at.pass(DAY);
    own = await kit(at);
    expect((await sendall())['errcode']).toBe(0);
    expect((await sendall())['errcode']).toBe(45028);
  });

  it('of a 服务号 is four a month for each follower: to a tag, to named ones, to all', async () => {
    await account({ kind: 'service', tags: [{ id: 7, name: '示例标签', count: 20 }] });
    const tagged = { filter: { is_to_all: false, tag_id: 7 } };
    for (let n = 0; n < 4; n += 1) expect((await sendall(tagged))['errcode']).toBe(0);
    expect((await sendall(tagged))['errcode']).toBe(45028);
    const all = await at.json('GET', `/cgi-bin/user/get?access_token=${own.access}`);
    const { openid } = all.body['data'] as { openid: string[] };
    const touser = openid.slice(0, 2);
    const named = async () => post('message/mass/send', { ...ofDraft(await draft()), touser });
    expect((await named())['errcode']).toBe(0);
    for (let n = 0; n < 3; n += 1) expect((await sendall())['errcode']).toBe(0);
    expect((await named())['errcode']).toBe(45028);
    expect((await post('message/mass/send', { ...ofDraft('x'), touser: ['one'] }))['errcode']).toBe(40130);
  });

  it('does not matter to accounts that may not send at all (48001)', async () => {
    await account({ certified: false });
    expect((await sendall())['errcode']).toBe(48001);
    await account({ certified: true, kind: 'test' });
    expect((await sendall())['errcode']).toBe(48001);
    await account({ kind: 'subscription' });
    expect((await post('message/mass/send', { ...ofDraft('x'), touser: ['a', 'b'] }))['errcode']).toBe(48001);
  });

  it('of calls is 60 a minute', async () => {
    for (let n = 0; n < 60; n += 1) await post('message/mass/get', { msg_id: 1 });
    expect((await post('message/mass/get', { msg_id: 1 }))['errcode']).toBe(45011);
    at.pass(MINUTE);
    expect((await post('message/mass/get', { msg_id: 1 }))['errcode']).toBe(40059);
    const quota = await post('openapi/quota/get', { cgi_path: '/cgi-bin/message/mass/get' });
    expect(quota['rate_limit']).toEqual({ call_count: 60, refresh_second: 60 });
  });
});

describe('群发保护', () => {
  const press = (msgId: unknown, action: string, headers: Record<string, string> = {}) =>
    fetch(`${at.base}/mp/${appid}/confirm/${String(msgId)}`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ action }),
    });
  beforeEach(() => account({ massProtection: true }));

  it('waits until an administrator confirms on the page', async () => {
    const { msg_id } = await sendall();
    at.pass(29 * MINUTE);
    expect(await status(msg_id)).toBe('SENDING');
    const page = await (await fetch(`${at.base}/mp/${appid}`)).text();
    expect(page).toContain(`/mp/${appid}/confirm/${String(msg_id)}`);
    expect((await press(msg_id, 'approve', { origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await press(msg_id, 'approve')).status).toBe(303);
    afterDelay();
    expect(await status(msg_id)).toBe('SEND_SUCCESS');
    expect((await press(msg_id, 'approve')).status).toBe(404);
  });

  it.each([
    ['refused', 'err(40001)', (msgId: unknown) => press(msgId, 'refuse')],
    ['not answered within 30 minutes', 'err(40002)', () => at.pass(30 * MINUTE)],
  ])('fails when %s: %s', async (_how, expected, act) => {
    const { msg_id } = await sendall();
    await act(msg_id);
    expect(await status(msg_id)).toBe('SEND_FAIL');
    const { body } = await at.json('GET', '/control/wechat/mass');
    expect(body['jobs']).toMatchObject([{ status: expected, state: 'failed' }]);
  });
});

describe('around it', () => {
  it('a preview reaches one known follower and leaves the draft', async () => {
    await account({ previewNames: ['shili-weixinhao'] });
    const media_id = await draft();
    const preview = (to: Json) => post('message/mass/preview', { ...to, mpnews: { media_id }, msgtype: 'mpnews' });
    expect(await preview({ towxname: 'shili-weixinhao' })).toEqual({
      errcode: 0,
      errmsg: 'preview success',
      msg_id: expect.any(Number),
    });
    expect((await preview({ towxname: 'nobody' }))['errcode']).toBe(40132);
    expect((await preview({ touser: 'short' }))['errcode']).toBe(40003);
    await at.json('PATCH', '/control/limits', { wechat: { previewsByNamePerDay: 2 } });
    expect((await preview({ towxname: 'shili-weixinhao' }))['errcode']).toBe(45009);
    expect((await post('draft/get', { media_id }))['errcode']).toBeUndefined();
    expect(await (await fetch(`${at.base}/mp/${appid}`)).text()).toContain('发给 shili-weixinhao');
  });

  it('the speed is read and set from 0 to 4', async () => {
    expect(await post('message/mass/speed/get', {})).toEqual({ speed: 0, realspeed: 80 });
    expect((await post('message/mass/speed/set', { speed: 5 }))['errcode']).toBe(45083);
    expect((await post('message/mass/speed/set', {}))['errcode']).toBe(45084);
    expect((await post('message/mass/speed/set', { speed: 4 }))['errcode']).toBe(0);
    expect(await post('message/mass/speed/get', {})).toEqual({ speed: 4, realspeed: 10 });
  });

  it('tags and followers are listed', async () => {
    await account({ followers: 3 });
    expect(await post('tags/get', {})).toEqual({ tags: [{ id: 2, name: '星标组', count: 10 }] });
    const { body } = await at.json('GET', `/cgi-bin/user/get?access_token=${own.access}`);
    expect(body).toMatchObject({ total: 3, count: 3 });
    const next = await at.json(
      'GET',
      `/cgi-bin/user/get?access_token=${own.access}&next_openid=${String(body['next_openid'])}`,
    );
    expect(next.body).toEqual({ total: 3, count: 0, next_openid: '' });
  });
});
