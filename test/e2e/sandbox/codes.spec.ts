import { WECHAT_CODES } from '../../../src/publishing/channels/wechat/outcome/wechat-outcome.rules.js';
import { WEIBO_CODES } from '../../../src/publishing/channels/weibo/outcome/weibo-outcome.rules.js';
import { ledger, png, postForm, type Stand, stand, token, upload } from './client.js';

let at: Stand;
beforeEach(async () => {
  at = await stand({ boundDomains: ['localhost'] });
});
afterEach(() => at.sandbox.close());

const LINK = 'http://localhost:3000/1';
const share = (status: string) =>
  postForm(`${at.base}/2/statuses/share.json`, {
    access_token: at.sandbox.credentials.weibo.accessToken,
    rip: '10.1.2.3',
    status,
  });
const user = () => `/control/weibo/users/${at.sandbox.credentials.weibo.uid}`;

type Menu = Record<'wechat' | 'weibo', Record<string, string>>;

describe('the fault menu', () => {
  it('has words for every code that the connectors know', async () => {
    const { wechat, weibo } = (await at.json('GET', '/faults')).body['codes'] as Menu;
    expect(WECHAT_CODES.map(({ code }) => code).filter((code) => !wechat[code])).toEqual([]);
    expect(WEIBO_CODES.map(({ code }) => code).filter((code) => !weibo[code])).toEqual([]);
  });

  it.each([10026, 20023, 20033, 20038, 20044, 20045])('answers %i in the platform’s words', async (value) => {
    const { weibo } = (await at.json('GET', '/faults')).body['codes'] as Menu;
    await at.json('POST', '/faults', { kind: 'error-code', platform: 'weibo', path: '/2/statuses/*', value });
    expect((await share(`示例一条 ${LINK}`)).body).toEqual({
      error: weibo[value],
      error_code: value,
      request: '/2/statuses/share.json',
    });
    expect((await ledger(at)).posts).toEqual([]);
  });

  it('answers 220001 in words, not as a nameless error', async () => {
    await at.json('POST', '/faults', { kind: 'error-code', platform: 'wechat', path: '*', value: 220001 });
    const { errcode, errmsg } = (await at.json('GET', '/cgi-bin/draft/count')).body;
    expect([errcode, errmsg]).toEqual([220001, expect.stringMatching(/^the number of media .* rid: /)]);
  });

  it.each([
    [40164, 'invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist'],
    [61004, 'access clientip is not registered requestIP: 127.0.0.1'],
  ])('names the address with %i, as the platform does', async (value, words) => {
    await at.json('POST', '/faults', { kind: 'error-code', platform: 'wechat', path: '*', value });
    expect((await at.json('GET', '/cgi-bin/draft/count')).body['errmsg']).toContain(words);
  });
});

describe('an account that Weibo holds back', () => {
  it.each([20023, 20033, 20044, 20045])(
    'hears %i at every post, may read, and posts again when healed',
    async (code) => {
      await at.json('PATCH', user(), { refusePostsWith: code });
      expect((await share(`示例第一条 ${LINK}`)).body['error_code']).toBe(code);
      // Another change of the user leaves that alone.
      await at.json('PATCH', user(), { name: '示例二' });
      expect((await share(`示例第二条 ${LINK}`)).body['error_code']).toBe(code);
      const { accessToken } = at.sandbox.credentials.weibo;
      const read = await at.json('GET', `/2/statuses/user_timeline.json?access_token=${accessToken}`);
      expect([read.status, read.body['statuses']]).toEqual([200, []]);
      await at.json('PATCH', user(), { refusePostsWith: 0 });
      expect((await share(`示例第三条 ${LINK}`)).status).toBe(200);
    },
  );
});

describe('similar texts', () => {
  it('are told to wait for tomorrow after so many tries in a day, until it comes', async () => {
    const limits = { similarTriesPerDay: 2, similarWindowMs: 48 * 3_600_000, identicalWindowMs: 0 };
    await at.json('PATCH', '/control/limits', { weibo: limits });
    const similar = (ending: string) => share(`示例：一名数控车工的十年${ending} ${LINK}`);
    expect((await similar('')).status).toBe(200);
    const codes: unknown[] = [];
    for (const ending of ['。', '！', '？']) codes.push((await similar(ending)).body['error_code']);
    expect(codes).toEqual([20017, 20017, 20038]);
    at.pass(12 * 3_600_000);
    expect((await similar('……')).body['error_code']).toBe(20017);
  });
});

it('a library that is full says so with 220001, for pictures and for other media, and takes temporary ones', async () => {
  await at.json('PATCH', '/control/limits', { wechat: { libraryPictures: 1, libraryOthers: 0 } });
  const access = await token(at);
  const add = (path: string, bytes: Uint8Array) =>
    upload(`${at.base}/cgi-bin/${path}&access_token=${access}`, 'media', bytes, 'p.bin');
  expect((await add('material/add_material?type=image', png())).body).toHaveProperty('media_id');
  expect((await add('material/add_material?type=image', png(3))).body['errcode']).toBe(220001);
  expect((await add('material/add_material?type=voice', Buffer.from('ID3 voice'))).body['errcode']).toBe(220001);
  expect((await add('media/upload?type=image', png(4))).body).toHaveProperty('media_id');
});
