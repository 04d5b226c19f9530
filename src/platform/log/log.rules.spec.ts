import { withoutSecrets } from './log.rules.js';

describe('what is logged', () => {
  test('members named like secrets are redacted wherever they stand', () => {
    expect(
      withoutSecrets({
        headers: { cookie: 'a', Authorization: 'b', host: 'h' },
        list: [{ access_token: 'c', appSecret: 'd', newPassword: 'e', n: 1 }],
      }),
    ).toEqual({
      headers: { cookie: '[redacted]', Authorization: '[redacted]', host: 'h' },
      list: [{ access_token: '[redacted]', appSecret: '[redacted]', newPassword: '[redacted]', n: 1 }],
    });
  });

  test('an error keeps its message, code and stack, and loses what was attached to it', () => {
    const error = Object.assign(new Error('query failed', { cause: new Error('inner') }), {
      code: '23505',
      parameters: ['$argon2id$hash'],
      request: { headers: { cookie: 'x' } },
    });
    const logged = withoutSecrets({ err: error }) as { err: Record<string, unknown> };
    expect(logged.err).toMatchObject({
      type: 'Error',
      message: 'query failed',
      code: '23505',
      cause: { message: 'inner' },
    });
    expect(JSON.stringify(logged)).not.toContain('argon2id');
  });

  test('a structure that contains itself ends somewhere', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(() => JSON.stringify(withoutSecrets(ring))).not.toThrow();
  });

  test('bytes are counted, not shown', () => {
    expect(withoutSecrets({ body: Buffer.from('abc'), big: 1n })).toEqual({ body: '[3 bytes]', big: '1' });
  });
});
