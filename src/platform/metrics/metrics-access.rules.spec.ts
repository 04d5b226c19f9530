import { mayRead } from './metrics-access.rules.js';

const here = { peer: '127.0.0.1', passedOn: false, authorization: undefined };
const TOKEN = 'example-metrics-token';

describe('who may read the figures', () => {
  it.each([
    ['127.0.0.1', 'yes'],
    ['127.8.9.1', 'yes'],
    ['::1', 'yes'],
    ['::ffff:127.0.0.1', 'yes'],
    ['10.0.0.1', 'not-local'],
    ['::ffff:10.0.0.1', 'not-local'],
    ['fe80::1', 'not-local'],
    [undefined, 'not-local'],
  ])('without a token %s may: %s', (peer, answer) => {
    expect(mayRead({ token: null, localOnly: true }, { ...here, peer })).toBe(answer);
  });

  it('nobody passed on by a proxy may without a token, however near the proxy is', () => {
    expect(mayRead({ token: null, localOnly: true }, { ...here, passedOn: true })).toBe('not-local');
  });

  it('nobody may without a token where others are served: a silent proxy makes everybody look local', () => {
    expect(mayRead({ token: null, localOnly: false }, here)).toBe('not-local');
  });

  it.each([
    [`Bearer ${TOKEN}`, 'yes'],
    [`bearer  ${TOKEN}`, 'yes'],
    [`Bearer ${TOKEN}x`, 'wrong-token'],
    [`Bearer ${TOKEN.slice(0, -1)}`, 'wrong-token'],
    [`Basic ${TOKEN}`, 'wrong-token'],
    ['Bearer ', 'wrong-token'],
    [undefined, 'wrong-token'],
  ])('with a token %j is answered %s, also on this machine', (authorization, answer) => {
    expect(mayRead({ token: TOKEN, localOnly: true }, { ...here, authorization })).toBe(answer);
    expect(mayRead({ token: TOKEN, localOnly: false }, { peer: '10.0.0.1', passedOn: true, authorization })).toBe(
      answer,
    );
  });
});
