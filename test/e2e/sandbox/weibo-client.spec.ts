import client from 'weibo';
import { ledger, png, type Stand, stand } from './client.js';

/** The package's own way of calling back, as a promise. */
function ask<T>(call: (done: (error: Error | null, answer: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer)));
  });
}

const CALLBACK = 'http://localhost:9/back';
const LINK = 'http://localhost:3000/stories/1';
const visitor = { blogtype: 'weibo', oauth_callback: CALLBACK, state: 's1' };

let at: Stand;
beforeAll(async () => {
  at = await stand();
  const { clientId, clientSecret } = at.sandbox.credentials.weibo;
  client.init('weibo', clientId, clientSecret, CALLBACK);
  // The only door left open to writing is `share`; the package is older than that.
  Object.assign(client.get_config(visitor), {
    host: `${at.base}/2`,
    oauth_host: `${at.base}/oauth2`,
    update: '/statuses/share',
    upload: '/statuses/share',
  });
});
afterAll(() => at.sandbox.close());

/** Presses the button on the page the client sends its user to. */
async function authorize(): Promise<string> {
  const { auth_url } = await ask<{ auth_url: string }>((done) => client.get_authorization_url(visitor, done));
  const page = await (await fetch(auth_url)).text();
  expect(page).toContain('授权');
  const form = new URLSearchParams({ uid: at.sandbox.credentials.weibo.uid, action: 'approve' });
  const answer = await fetch(auth_url, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  return back.searchParams.get('code') ?? '';
}

describe('the weibo package, which we did not write', () => {
  it('gets an access token by the page and its code, and shares a text', async () => {
    const token = await ask<Record<string, unknown>>(async (done) =>
      client.get_access_token({ ...visitor, code: await authorize() }, done),
    );
    expect(token).toMatchObject({ uid: at.sandbox.credentials.weibo.uid, expires_in: 157_679_999 });
    const user = { blogtype: 'weibo', access_token: String(token['access_token']), uid: String(token['uid']) };
    const status = await ask<Record<string, unknown>>((done) =>
      client.update(user, { status: `示例：今日开馆，欢迎参观 ${LINK}`, rip: '10.1.2.3' }, done),
    );
    expect(status).toMatchObject({
      text: `示例：今日开馆，欢迎参观 ${LINK}`,
      t_url: expect.stringContaining('weibo.com/'),
    });
    const counts = await ask((done) => client.count(user, String(status['id']), done));
    expect(counts).toEqual([{ id: status['id'], comments: 0, reposts: 0, attitudes: 0 }]);
    const { items } = await ask<{ items: Record<string, unknown>[] }>((done) =>
      client.user_timeline(user, { uid: user.uid }, done),
    );
    expect(items.map((item) => item['mid'])).toEqual([status['mid']]);
  });

  it('shares a text with a picture', async () => {
    const user = { blogtype: 'weibo', access_token: at.sandbox.credentials.weibo.accessToken };
    const text = `示例：带图的一条 100% ${LINK}`;
    const status = await ask<Record<string, unknown>>((done) =>
      client.upload(user, { status: text, rip: '10.1.2.3' }, { data: png(), name: 'shili.png' }, done),
    );
    expect(status['text']).toBe(text);
    expect(Buffer.from(await (await fetch(String(status['original_pic']))).arrayBuffer())).toEqual(png());
    const { posts } = await ledger(at);
    expect(posts.at(-1)).toMatchObject({ ref: status['mid'], images: [status['original_pic']] });
  });

  it('hears a refusal in the platform’s words', async () => {
    const user = { blogtype: 'weibo', access_token: at.sandbox.credentials.weibo.accessToken };
    const refused = ask((done) => client.update(user, { status: '没有链接的一条', rip: '10.1.2.3' }, done));
    await expect(refused).rejects.toThrow('text not find domain!');
  });
});
