import { Webhook } from 'standardwebhooks';
import type { AccountAccess } from '../../channel.js';
import { isGenuine, secretsOf, signedHeaders } from './webhook-signature.rules.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const NOW = 1_614_265_330_000;
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

describe('signatures of Standard Webhooks', () => {
  const message = { id: ID, timestamp: '1614265330', signature: SIGNATURE };

  it('are those of the specification’s vector', () => {
    expect(signedHeaders([SECRET], ID, NOW, BODY)).toEqual({
      'webhook-id': ID,
      'webhook-timestamp': '1614265330',
      'webhook-signature': SIGNATURE,
    });
    expect(isGenuine([SECRET], message, BODY, NOW)).toBe(true);
  });

  it('of our messages are taken by the library’s own check, with either secret of a rotation', () => {
    const body = JSON.stringify({ type: 'publication.publish', data: { title: '示例 “引号” 😀' } });
    const headers = signedHeaders([SECRET, OTHER], 'publication_1', Date.now(), body);
    for (const secret of [SECRET, OTHER]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    const third = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    expect(() => new Webhook(third).verify(body, headers)).toThrow();
  });

  it('count when one of several is right', () => {
    expect(isGenuine([OTHER, SECRET], { ...message, signature: `v1,AAAA v1a,x ${SIGNATURE}` }, BODY, NOW)).toBe(true);
  });

  it.each([
    ['another text', message, `${BODY} `, [SECRET], NOW],
    ['another id', { ...message, id: 'msg_other' }, BODY, [SECRET], NOW],
    ['another time', { ...message, timestamp: '1614265331' }, BODY, [SECRET], NOW],
    ['another secret', message, BODY, [OTHER], NOW],
    ['no secret', message, BODY, [], NOW],
    ['another version', { ...message, signature: SIGNATURE.replace('v1', 'v2') }, BODY, [SECRET], NOW],
    ['no signature', { ...message, signature: '' }, BODY, [SECRET], NOW],
    ['a time that is none', { ...message, timestamp: '1614265330.5' }, BODY, [SECRET], NOW],
    ['an id with a dot', { ...message, id: `${ID}.1` }, BODY, [SECRET], NOW],
    ['more than five minutes later', message, BODY, [SECRET], NOW + 301_000],
    ['more than five minutes earlier', message, BODY, [SECRET], NOW - 301_000],
  ])('do not count for %s', (_what, headers, body, secrets, now) =>
    expect(isGenuine(secrets, headers, body, now)).toBe(false),
  );

  it('still count five minutes apart', () => {
    for (const now of [NOW + 300_000, NOW - 300_000]) expect(isGenuine([SECRET], message, BODY, now)).toBe(true);
  });
});

describe('the secrets that count', () => {
  const access = (credentials: Record<string, string>, oldSecretUntil?: string) =>
    ({ credentials, settings: oldSecretUntil === undefined ? {} : { oldSecretUntil } }) as unknown as AccountAccess;
  const both = { secret: SECRET, oldSecret: OTHER };

  it.each([
    ['one alone', access({ secret: SECRET }), [SECRET]],
    ['the old one in its time', access(both, '2021-02-25T15:02:11Z'), [SECRET, OTHER]],
    ['not the old one after it', access(both, '2021-02-25T15:02:10Z'), [SECRET]],
    ['not an old one without an end', access(both), [SECRET]],
    ['none', access({}), []],
  ])('%s', (_what, account, secrets) => expect(secretsOf(account, NOW)).toEqual(secrets));
});
