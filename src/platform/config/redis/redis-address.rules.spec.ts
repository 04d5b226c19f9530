import { readRedisAddress } from './redis-address.rules.js';

describe('readRedisAddress', () => {
  const plain = { tls: false, username: null, password: null };

  it('reads one server, with the usual port and database 0', () => {
    expect(readRedisAddress('redis://cache')).toEqual({
      kind: 'single',
      ...plain,
      nodes: [{ host: 'cache', port: 6379 }],
      database: 0,
    });
  });

  it('reads user, password (percent-encoded), port, database and encryption', () => {
    expect(readRedisAddress('rediss://queue:p%40ss%2Fword:x@cache.example.cn:7000/3')).toEqual({
      kind: 'single',
      tls: true,
      username: 'queue',
      password: 'p@ss/word:x',
      nodes: [{ host: 'cache.example.cn', port: 7000 }],
      database: 3,
    });
  });

  it('reads a password without a user', () => {
    expect(readRedisAddress('redis://:secret@cache')).toMatchObject({ username: null, password: 'secret' });
  });

  it('reads an IPv6 address', () => {
    expect(readRedisAddress('redis://[::1]:7000/')).toMatchObject({ nodes: [{ host: '::1', port: 7000 }] });
  });

  it('reads sentinels, the name of their master, and the database', () => {
    expect(readRedisAddress('rediss+sentinel://u:p@a,b:26380,c/mymaster/2')).toEqual({
      kind: 'sentinel',
      tls: true,
      username: 'u',
      password: 'p',
      nodes: [
        { host: 'a', port: 26_379 },
        { host: 'b', port: 26_380 },
        { host: 'c', port: 26_379 },
      ],
      master: 'mymaster',
      database: 2,
    });
  });

  it('reads nodes of a cluster', () => {
    expect(readRedisAddress('redis+cluster://:p@a:7001,b:7002')).toEqual({
      kind: 'cluster',
      tls: false,
      username: null,
      password: 'p',
      nodes: [
        { host: 'a', port: 7001 },
        { host: 'b', port: 7002 },
      ],
    });
  });

  it.each([
    ['no host', 'redis://'],
    ['another protocol', 'http://a'],
    ['a bare port', '6379'],
    ['several hosts without a word about what they are', 'redis://a,b'],
    ['sentinels without their master', 'redis+sentinel://a,b'],
    ['a database in a cluster', 'redis+cluster://a,b/1'],
    ['a database that is no number', 'redis://a/queue'],
    ['a port beyond 65535', 'redis://a:70000'],
    ['an empty host in the list', 'redis+cluster://a,,b'],
    ['a stray percent sign', 'redis://:%zz@a'],
    ['settings in the address', 'redis://a?family=6'],
  ])('reads nothing into %s', (_what, url) => {
    expect(readRedisAddress(url)).toBeNull();
  });
});
