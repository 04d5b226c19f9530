import { WEIBO_CODES } from '../outcome/weibo-outcome.rules.js';
import { authoriserOf, authoriseUrl, connectTexts, readTokenInfo, refusalCode } from './weibo-connect.rules.js';

describe('authorising', () => {
  it.each([
    ['https://api.weibo.com', 'https://api.weibo.com'],
    ['https://c.api.weibo.com', 'https://api.weibo.com'],
    ['http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
    ['https://proxy.example.org/weibo', 'https://proxy.example.org/weibo'],
  ])('for %s happens at %s', (base, at) => expect(authoriserOf(base)).toBe(at));

  it('sends the app, the way back and the state, no secret', () => {
    const redirectUri = 'https://desk.example.gov.cn/back';
    const url = new URL(authoriseUrl('https://api.weibo.com', { clientId: '1', redirectUri, state: 's&t' }));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '1',
      redirect_uri: redirectUri,
      response_type: 'code',
      state: 's&t',
      forcelogin: 'true',
    });
  });

  it.each([
    [{ error_code: '21330', error: 'x' }, 21330],
    [{ error: 'access_denied' }, 21330],
    [{ error: 'something new' }, 21323],
    [{ error_code: 'x', error: 'redirect_uri_mismatch' }, 21322],
    [{}, null],
  ])('%j is the refusal %s', (query, code) => expect(refusalCode(query)).toBe(code));

  it('every refusal of the family says what to do next in both languages', () => {
    for (const { code } of WEIBO_CODES.filter((row) => row.code >= 21300 && row.code < 21400)) {
      const { todo } = connectTexts(code, 'https://desk.example.gov.cn/back');
      expect(todo.zh).toMatch(/请/);
      expect(todo.en).toMatch(/\b(Begin|begin|Have)\b/);
      expect(JSON.stringify(todo)).not.toContain('{redirectUri');
    }
    expect(connectTexts(21322, 'https://desk.example.gov.cn/back').todo.zh).toContain(
      'https://desk.example.gov.cn/back',
    );
  });
});

describe('what a token is', () => {
  it('is read from uid, app and the seconds it has left', () => {
    expect(readTokenInfo({ uid: 1000000001, appkey: '2', expire_in: 60 })).toEqual({
      uid: '1000000001',
      clientId: '2',
      lifeSeconds: 60,
    });
  });
  it.each([{}, { uid: 'x', expire_in: 1 }, { uid: 1, expire_in: 0 }, { uid: 1, expire_in: '60' }])(
    '%j says nothing one could rely on',
    (body) => expect(readTokenInfo(body)).toBeNull(),
  );
});
