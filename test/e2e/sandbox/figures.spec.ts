import { article, type Json, kit, type Kit, postForm, publish, type Stand, stand } from './client.js';

const DAY = 86_400_000;

let at: Stand;
beforeEach(async () => {
  at = await stand();
});
afterEach(() => at.sandbox.close());

describe('the statistics of a WeChat account', () => {
  let own: Kit;
  beforeEach(async () => {
    own = await kit(at);
  });
  const ask = async (name: string, begin_date: string, end_date = begin_date): Promise<Json> =>
    (await at.json('POST', `/datacube/${name}?access_token=${own.access}`, { begin_date, end_date })).body;
  const read = (body: Json) => at.json('POST', '/control/wechat/figures', body);
  /** Published on 6 May; asked about from noon of a later day on. */
  const published = async (daysLater: number) => {
    const job = await publish(at, own, [article(own, { title: '甲' }), article(own, { title: '乙' })]);
    at.pass(daysLater * DAY);
    own = await kit(at);
    return job;
  };

  it('tell nothing of today and of nothing that was not read', async () => {
    await published(1);
    expect(await ask('getarticleread', '2026-05-06')).toEqual({ list: [], is_delay: false });
    expect((await ask('getarticleread', '2026-05-07'))['errcode']).toBe(61501);
    expect((await ask('getarticleread', '2026-05-05', '2026-05-06'))['errcode']).toBe(61501);
    expect((await ask('getarticleread', 'yesterday'))['errcode']).toBe(61500);
  });

  it('count by day and article, and grow from the day of publication on', async () => {
    const { publish_id, msg_data_id } = await published(2);
    await read({ ref: publish_id, index: 2, date: '2026-05-06', read_user: 300, like_user: 4, share_user: 5 });
    await read({ ref: publish_id, index: 2, date: '2026-05-07', read_user: 40, comment_count: 1 });
    const msgid = `${String(msg_data_id)}_2`;
    expect((await ask('getarticleread', '2026-05-07'))['list']).toEqual([
      {
        ref_date: '2026-05-07',
        msgid,
        detail: {
          read_user: 40,
          read_user_source: [
            { user_count: 40, scene_desc: '全部' },
            { user_count: 40, scene_desc: '公众号消息' },
          ],
        },
      },
    ]);
    expect((await ask('getarticleshare', '2026-05-06'))['list']).toEqual([
      { ref_date: '2026-05-06', msgid, detail: { share_user: 5 } },
    ]);
    const { list } = (await ask('getarticletotaldetail', '2026-05-06')) as { list: Json[] };
    expect(list).toMatchObject([
      { msgid: `${String(msg_data_id)}_1`, title: '甲', publish_type: 1, content_url: expect.stringContaining('/s/') },
      {
        msgid,
        ref_date: '2026-05-06',
        detail_list: [
          { stat_date: '2026-05-06', read_user: 300, like_user: 4 },
          { stat_date: '2026-05-07', read_user: 340, like_user: 4, comment_count: 1, read_delivery_rate: 0.34 },
        ],
      },
    ]);
    const summary = (await ask('getbizsummary', '2026-05-06', '2026-05-07'))['list'];
    expect(summary).toMatchObject([
      { ref_date: '2026-05-06', detail: { read_user: 300, send_page_count: 2 } },
      { ref_date: '2026-05-07', detail: { read_user: 40, send_page_count: 0 } },
    ]);
    expect((await ask('getarticletotal', '2026-05-06'))['list']).toEqual([]);
    expect((await ask('getuserread', '2026-05-06'))['list']).toMatchObject([{ int_page_read_user: 300 }]);
  });

  it('are late before eight in the morning', async () => {
    const { publish_id } = await published(1);
    await read({ ref: publish_id, date: '2026-05-06', read_user: 9 });
    expect((await ask('getarticleread', '2026-05-06'))['list']).toHaveLength(1);
    await at.json('PATCH', '/control/limits', { wechat: { statisticsReadyHour: 23 } });
    expect(await ask('getarticleread', '2026-05-06')).toEqual({ list: [], is_delay: true });
  });

  it('are for certified accounts, and only for what came out', async () => {
    const { appid } = at.sandbox.credentials.wechat;
    await at.json('PATCH', `/control/wechat/accounts/${appid}`, { certified: false });
    expect((await ask('getbizsummary', '2026-05-05'))['errcode']).toBe(48001);
    expect((await read({ ref: '1' })).status).toBe(404);
  });
});

describe('what readers do on Weibo', () => {
  it('is as somebody sets it: counts in lists and batches, comments, and the card readers see', async () => {
    const access_token = at.sandbox.credentials.weibo.accessToken;
    const status = '示例：今日开馆 http://localhost:3000/1';
    const { body } = await postForm(`${at.base}/2/statuses/share.json`, { access_token, rip: '10.1.2.3', status });
    const mid = String(body['mid']);
    await at.json('PATCH', `/control/weibo/statuses/${mid}`, { reposts: 3, attitudes: 8, reads: 900 });
    const made = await at.json('POST', `/control/weibo/statuses/${mid}/comments`, {
      name: '示例读者',
      text: '几点开门？',
    });
    expect(made.status).toBe(201);
    const get = async (path: string) =>
      (await at.json('GET', `/2/${path}&access_token=${access_token}`)).body as unknown;
    expect(await get(`statuses/count.json?ids=${mid}`)).toEqual([
      { id: Number(mid), comments: 1, reposts: 3, attitudes: 8 },
    ]);
    expect(await get(`statuses/show.json?id=${mid}`)).toMatchObject({ comments_count: 1, attitudes_count: 8 });
    expect(await get(`comments/show.json?id=${mid}`)).toMatchObject({
      comments: [{ text: '几点开门？', user: { screen_name: '示例读者' } }],
      total_number: 1,
    });
    expect(await get('comments/show.json?id=1')).toMatchObject({ error_code: 20101 });
    const page = await (await fetch(`${at.base}/u/${at.sandbox.credentials.weibo.uid}`)).text();
    expect(page).toContain('赞 8');
    expect(page).toContain('几点开门？');
    expect((await at.json('PATCH', `/control/weibo/statuses/${mid}`, { reads: -1 })).status).toBe(400);
  });
});
