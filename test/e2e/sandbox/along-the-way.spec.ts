import {
  article,
  jpg,
  type Json,
  kit,
  type Kit,
  ledger,
  png,
  postForm,
  publish,
  type Stand,
  stand,
  upload,
} from './client.js';

let at: Stand;
let own: Kit;
beforeAll(async () => {
  at = await stand({ boundDomains: ['localhost'] });
  own = await kit(at);
});
afterAll(() => at.sandbox.close());

const wechat = async (path: string, body?: unknown): Promise<Json> => {
  const joined = `/cgi-bin/${path}${path.includes('?') ? '&' : '?'}access_token=${own.access}`;
  return (await at.json(body === undefined ? 'GET' : 'POST', joined, body)).body;
};

/** A form with one file, written by hand. */
function form(boundary: string, disposition: string, end = `\r\n--${boundary}--\r\n`): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: image/png\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), png(), Buffer.from(end)]);
}

/** The same form as something writes it that knows no carriage return; forms end their lines with both. */
function lineFeeds(body: Buffer): Buffer {
  return Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

describe('forms as other clients write them', () => {
  const send = async (contentType: string, body: Buffer): Promise<Json> => {
    const url = `${at.base}/cgi-bin/media/uploadimg?access_token=${own.access}`;
    const headers = { 'content-type': contentType };
    const answer = await fetch(url, { method: 'POST', headers, body: Uint8Array.from(body) });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Json;
  };

  it.each([
    ['a quoted boundary of odd characters', 'multipart/form-data; boundary="--=_x\'()+"', "--=_x'()+"],
    ['a charset behind the boundary', 'multipart/form-data; boundary=xx; charset=utf-8', 'xx'],
    ['names in capitals', 'Multipart/Form-Data; Boundary=xx', 'xx'],
  ])('%s is read', async (_what, contentType, boundary) => {
    const file = form(boundary, 'name="media"; filename="图 片.png"');
    expect(await send(contentType, file)).toEqual({ url: expect.stringContaining('mmbiz') });
  });

  it('a body picture called buffer, as two clients on npm call it, is read', async () => {
    expect(await send('multipart/form-data; boundary=xx', form('xx', 'name="buffer"; filename="a.png"'))).toEqual({
      url: expect.stringContaining('mmbiz'),
    });
  });

  it.each([
    [
      'with bare line feeds',
      'multipart/form-data; boundary=xx',
      lineFeeds(form('xx', 'name="media"; filename="a.png"')),
    ],
    ['without a file name', 'multipart/form-data; boundary=xx', form('xx', 'name="media"')],
    ['with an empty file name', 'multipart/form-data; boundary=xx', form('xx', 'name="media"; filename=""')],
    ['that breaks off', 'multipart/form-data; boundary=xx', form('xx', 'name="media"; filename="a.png"', '')],
    ['without its boundary', 'multipart/form-data', form('xx', 'name="media"; filename="a.png"')],
    ['with another boundary', 'multipart/form-data; boundary=yy', form('xx', 'name="media"; filename="a.png"')],
    ['that is none', 'image/png', png()],
    ['of no type', '', png()],
  ])('a file %s is no file: 41005', async (_what, contentType, body) => {
    expect(await send(contentType, body)).toMatchObject({ errcode: 41005 });
  });
});

describe('shares as other clients write them', () => {
  const share = async (fields: Record<string, string>, file: string, end?: string) => {
    const { accessToken: access_token } = at.sandbox.credentials.weibo;
    const parts = Object.entries({ access_token, rip: '10.1.2.3', ...fields }).map(
      ([name, value]) => `--xx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const body = Uint8Array.from(Buffer.concat([Buffer.from(parts.join('')), form('xx', file, end)]));
    const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
    const answer = await fetch(`${at.base}/2/statuses/share.json`, { method: 'POST', headers, body });
    return (await answer.json()) as Json;
  };

  it('a text encoded as in an address, its slashes as they are, is read', async () => {
    const status = '示例：编码的正文 http://localhost/2';
    const encoded = encodeURIComponent(status).replaceAll('%2F', '/');
    expect(await share({ status: encoded }, 'name="pic"; filename="a.png"')).toMatchObject({ text: status });
  });

  it('a file that is not called pic is no picture: the text goes out alone', async () => {
    const status = '示例：图片另有其名 http://localhost/4';
    const posted = await share({ status }, 'name="image"; filename="a.png"');
    expect(posted).toMatchObject({ text: status });
    expect(posted).not.toHaveProperty('original_pic');
  });

  it.each([
    ['without a file name', 'name="pic"', undefined, 20007],
    ['that breaks off', 'name="pic"; filename="a.png"', '', 10012],
  ])('a picture %s posts nothing', async (_what, file, end, code) => {
    const status = `示例：没有发出的${code} http://localhost/3`;
    expect(await share({ status }, file, end)).toMatchObject({ error_code: code });
    expect((await ledger(at, '?platform=weibo')).posts.map(({ text }) => text)).not.toContain(status);
  });
});

describe('what WeChat clients ask for beside publishing', () => {
  it('news for a mass send may have a cover that runs out; a draft may not', async () => {
    const url = `${at.base}/cgi-bin/media/upload?type=image&access_token=${own.access}`;
    const { body } = await upload(url, 'media', jpg(), 'c.jpg');
    const articles = [article(own, { thumb_media_id: body['media_id'] })];
    expect(await wechat('media/uploadnews', { articles })).toMatchObject({ type: 'news' });
    expect(await wechat('draft/add', { articles })).toMatchObject({ errcode: 40007 });
  });

  it('a picture of a mass send may be one that runs out, until it has', async () => {
    const url = `${at.base}/cgi-bin/media/upload?type=image&access_token=${own.access}`;
    const { media_id } = (await upload(url, 'media', jpg(), 'c.jpg')).body;
    const { data } = (await wechat('user/get')) as { data: { openid: string[] } };
    const show = () =>
      wechat('message/mass/preview', { touser: data.openid[0], msgtype: 'image', image: { media_id } });
    expect(await show()).toMatchObject({ errcode: 0 });
    const filter = { is_to_all: true };
    expect(await wechat('message/mass/sendall', { filter, msgtype: 'image', image: { media_id } })).toMatchObject({
      errcode: 0,
    });
    at.pass(3 * 86_400_000);
    own = await kit(at);
    expect(await show()).toMatchObject({ errcode: 40007 });
  });

  it('a video is made ready for a mass send, and nothing else is', async () => {
    const add = async (type: string, bytes: Uint8Array) => {
      const url = `${at.base}/cgi-bin/media/upload?type=${type}&access_token=${own.access}`;
      return (await upload(url, 'media', bytes, 'v.mp4')).body['media_id'];
    };
    const words = { title: '示例视频', description: '示例说明' };
    const media_id = await add('video', Buffer.from('\0\0\0\x18ftypmp42'));
    const made = await wechat('media/uploadvideo', { media_id, ...words });
    expect(made).toEqual({ type: 'video', media_id: expect.any(String), created_at: expect.any(Number) });
    expect(made['media_id']).not.toBe(media_id);
    const { data } = (await wechat('user/get')) as { data: { openid: string[] } };
    const mpvideo = { media_id: made['media_id'] };
    expect(await wechat('message/mass/preview', { touser: data.openid[0], msgtype: 'mpvideo', mpvideo })).toMatchObject(
      {
        errcode: 0,
      },
    );
    const picture = await add('image', jpg());
    expect(await wechat('media/uploadvideo', { media_id: picture, ...words })).toMatchObject({ errcode: 40007 });
  });

  it.each(['add_news', 'update_news'])('material/%s has ended', async (name) => {
    expect(await wechat(`material/${name}`, {})).toMatchObject({ errcode: 45106 });
  });

  it('the ticket of web pages stays the same for its two hours', async () => {
    const first = await wechat('ticket/getticket?type=jsapi');
    expect(first).toMatchObject({ errcode: 0, ticket: expect.stringMatching(/^[\w-]{80,}$/), expires_in: 7200 });
    at.pass(60_000);
    expect(await wechat('ticket/getticket?type=jsapi')).toEqual({ ...first, expires_in: 7140 });
    expect(await wechat('ticket/getticket?type=other')).toMatchObject({ errcode: 40097 });
  });

  it('tells of its followers, one or many, and of nobody else', async () => {
    const { data } = (await wechat('user/get')) as { data: { openid: string[] } };
    const [one, two] = data.openid;
    expect(await wechat(`user/info?openid=${one}&lang=zh_CN`)).toMatchObject({ subscribe: 1, openid: one });
    const user_list = [{ openid: one }, { openid: two, lang: 'en' }];
    expect(await wechat('user/info/batchget', { user_list })).toMatchObject({
      user_info_list: [{ openid: one }, { openid: two, language: 'en' }],
    });
    expect(await wechat('user/info?openid=o0')).toMatchObject({ errcode: 40003 });
  });

  it('opens and closes the comments of an article that is out, where the account has any', async () => {
    const { msg_data_id } = await publish(at, own, [article(own)]);
    at.pass(2_000);
    await at.sandbox.settle();
    const account = `/control/wechat/accounts/${at.sandbox.credentials.wechat.appid}`;
    await at.json('PATCH', account, { canComment: false });
    expect(await wechat('comment/open', { msg_data_id })).toMatchObject({ errcode: 88000 });
    await at.json('PATCH', account, { canComment: true });
    expect(await wechat('comment/open', { msg_data_id: '1' })).toMatchObject({ errcode: 88001 });
    expect(await wechat('comment/open', { msg_data_id, index: 0 })).toEqual({ errcode: 0, errmsg: 'ok' });
    const page = { msg_data_id, begin: 0, count: 50, type: 0 };
    expect(await wechat('comment/list', page)).toMatchObject({ errcode: 0, total: 0, comment: [] });
    expect(await wechat('comment/list', { ...page, count: 51 })).toMatchObject({ errcode: 88010 });
    expect(await wechat('comment/delete', { ...page, user_comment_id: 1 })).toMatchObject({ errcode: 88008 });
    expect(await wechat('comment/close', { msg_data_id })).toEqual({ errcode: 0, errmsg: 'ok' });
  });

  it.each(['getuserreadhour', 'getusersharehour', 'getusersummary', 'getusercumulate'])(
    '%s answers a day',
    async (name) => {
      const day = { begin_date: '2026-05-05', end_date: '2026-05-05' };
      const { body } = await at.json('POST', `/datacube/${name}?access_token=${own.access}`, day);
      expect(body).toMatchObject({ list: [{ ref_date: '2026-05-05' }], is_delay: false });
    },
  );
});

describe('what Weibo clients ask for beside posting', () => {
  const weibo = async (path: string): Promise<unknown> => {
    const { accessToken } = at.sandbox.credentials.weibo;
    const answer = await fetch(`${at.base}/2/${path}${path.includes('?') ? '&' : '?'}access_token=${accessToken}`);
    return answer.json();
  };

  it('the app’s key and secret may stand in the header', async () => {
    const { clientId, clientSecret, uid } = at.sandbox.credentials.weibo;
    const redirect_uri = 'http://localhost/back';
    const given = new URLSearchParams({ client_id: clientId, redirect_uri, uid, action: 'approve' });
    const page = await fetch(`${at.base}/oauth2/authorize`, { method: 'POST', body: given, redirect: 'manual' });
    const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const trade = async (secret: string) => {
      const headers = { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
      const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri });
      return (await (await fetch(`${at.base}/oauth2/access_token`, { method: 'POST', headers, body })).json()) as Json;
    };
    expect(await trade('wrong')).toMatchObject({ error_code: 21324 });
    expect(await trade(clientSecret)).toMatchObject({ access_token: expect.stringMatching(/^2\.00/), uid });
  });

  it('shortens addresses and tells where its short links lead', async () => {
    const long = 'http://localhost/news?a=1';
    const { urls } = (await weibo(`short_url/shorten.json?url_long=${encodeURIComponent(long)}`)) as { urls: Json[] };
    const short = String(urls[0]?.['url_short']);
    expect(await weibo(`short_url/expand.json?url_short=${short}&url_short=http://t.cn/none`)).toMatchObject({
      urls: [
        { result: true, url_short: short, url_long: long },
        { result: false, url_short: 'http://t.cn/none' },
      ],
    });
    expect((await fetch(short, { redirect: 'manual' })).headers.get('location')).toBe(long);
    expect(await weibo('short_url/shorten.json')).toMatchObject({ error_code: 10016 });
  });

  it('a user’s home shows their own posts, whose ids may be had alone; faces are listed', async () => {
    const { accessToken: access_token } = at.sandbox.credentials.weibo;
    const status = '示例：首页可见 http://localhost/1';
    const { body } = await postForm(`${at.base}/2/statuses/share.json`, { access_token, rip: '10.1.2.3', status });
    expect(await weibo('statuses/home_timeline.json?count=1')).toMatchObject({ statuses: [{ mid: body['mid'] }] });
    expect(await weibo('statuses/user_timeline/ids.json?count=1')).toMatchObject({ statuses: [body['mid']] });
    expect(await weibo('emotions.json?type=face')).toContainEqual(expect.objectContaining({ phrase: '[微笑]' }));
  });
});
