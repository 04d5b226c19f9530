import { resolve } from 'node:path';
import { readConfig } from './env.js';
import { variableNames } from './environment.js';
import { StartError } from './start-error.js';

function refusal(env: Record<string, string>): StartError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('readConfig', () => {
  it('needs no variable at all: embedded database, demonstration and sandbox, this machine only', () => {
    expect(readConfig({})).toEqual({
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      databasePool: 10,
      redisUrl: null,
      dataDir: resolve('.xuanfa'),
      demo: true,
      sandbox: { enabled: true, port: 3001, fixed: false },
      secretKey: null,
      logLevel: 'info',
      timeZone: 'Asia/Shanghai',
      workerConcurrency: null,
      cookieSecure: false,
    });
  });

  it('takes every variable', () => {
    const key = Buffer.alloc(32, 7);
    expect(
      readConfig({
        PORT: '8080',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'https://news.example.cn/',
        DATABASE_URL: 'postgres://u:p@db/x',
        DATABASE_POOL: '20',
        REDIS_URL: 'redis://cache:6379/2',
        XUANFA_ROLE: 'worker',
        XUANFA_DATA_DIR: '/srv/xuanfa',
        XUANFA_DEMO: 'on',
        XUANFA_SANDBOX: 'on',
        XUANFA_SANDBOX_PORT: '9000',
        XUANFA_SECRET_KEY: key.toString('base64'),
        XUANFA_LOG_LEVEL: 'debug',
        XUANFA_TIME_ZONE: 'Asia/Urumqi',
        XUANFA_WORKER_CONCURRENCY: '9',
        XUANFA_COOKIE_SECURE: 'off',
      }),
    ).toEqual({
      role: 'worker',
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://news.example.cn',
      databaseUrl: 'postgres://u:p@db/x',
      databasePool: 20,
      redisUrl: 'redis://cache:6379/2',
      dataDir: '/srv/xuanfa',
      demo: true,
      sandbox: { enabled: true, port: 9000, fixed: true },
      secretKey: key,
      logLevel: 'debug',
      timeZone: 'Asia/Urumqi',
      workerConcurrency: 9,
      cookieSecure: false,
    });
  });

  it('brings neither demonstration nor sandbox into a given database', () => {
    const config = readConfig({ DATABASE_URL: 'postgres://db/x' });
    expect([config.demo, config.sandbox.enabled]).toEqual([false, false]);
  });

  it('marks cookies secure when the public address is https', () => {
    expect(readConfig({ PUBLIC_URL: 'https://a.example' }).cookieSecure).toBe(true);
    expect(readConfig({ XUANFA_COOKIE_SECURE: 'on' }).cookieSecure).toBe(true);
  });

  it('reads an empty variable as not set', () => {
    expect(readConfig({ PORT: '', REDIS_URL: ' ', XUANFA_ROLE: '' })).toEqual(readConfig({}));
  });

  it('checks every variable it knows', () => {
    const every = Object.fromEntries(variableNames.map((name) => [name, '\0']));
    const { en } = refusal(every);
    for (const name of variableNames) expect(en).toContain(`\n  ${name}`);
  });

  it('names every bad variable in one report, in both languages, for exit 2', () => {
    const { zh, en, exitCode } = refusal({
      PORT: '70000',
      XUANFA_ROLE: 'boss',
      XUANFA_TIME_ZONE: 'Beijing',
      XUANFA_PROT: '1',
    });
    expect(exitCode).toBe(2);
    for (const name of ['PORT ("70000")', 'XUANFA_ROLE ("boss")', 'XUANFA_TIME_ZONE ("Beijing")', 'XUANFA_PROT']) {
      expect(zh).toContain(name);
      expect(en).toContain(name);
    }
  });

  it.each([
    ['PORT', ['0', '-1', '3000.5', '0x10', 'abc', '1e3']],
    ['HOST', ['a b', 'http://x']],
    ['PUBLIC_URL', ['example.cn', 'ftp://a', 'https://a/path', 'https://a/?q', 'https://u:p@a']],
    ['DATABASE_URL', ['mysql://a/b', 'localhost']],
    ['DATABASE_POOL', ['1', '201']],
    ['REDIS_URL', ['http://a', '6379']],
    ['XUANFA_DEMO', ['yes', 'ON']],
    ['XUANFA_SANDBOX', ['true']],
    ['XUANFA_SANDBOX_PORT', ['65536']],
    ['XUANFA_SECRET_KEY', ['short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]],
    ['XUANFA_LOG_LEVEL', ['loud']],
    ['XUANFA_WORKER_CONCURRENCY', ['0', '101']],
    ['XUANFA_COOKIE_SECURE', ['maybe']],
  ])('refuses %s when it is one of %j', (name, values) => {
    for (const value of values) expect(refusal({ [name]: value }).en).toContain(`\n  ${name}`);
  });

  it('shows no secret in the report', () => {
    const { message } = refusal({
      DATABASE_URL: 'mysql://u:hunter2@a/b',
      REDIS_URL: 'x:hunter2',
      XUANFA_SECRET_KEY: 'hunter2',
    });
    expect(message).not.toContain('hunter2');
  });

  it.each(['api', 'worker'])('asks for DATABASE_URL in the role %s', (role) => {
    expect(refusal({ XUANFA_ROLE: role }).en).toContain('DATABASE_URL');
  });
});
