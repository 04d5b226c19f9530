import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from './env.js';
import { variableNames } from './environment-names.js';
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

let folder: string;
const pem = (name: string) => join(folder, `${name}.pem`);
const textOf = (name: string) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuanfa-env-'));
  for (const name of ['ca', 'cert', 'key']) writeFileSync(pem(name), textOf(name));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readConfig', () => {
  it('needs no variable at all: embedded database, demonstration and sandbox, this machine only', () => {
    expect(readConfig({})).toEqual({
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      publicUrlGiven: false,
      siteIdCode: null,
      databaseUrl: null,
      databaseGiven: false,
      databasePool: 10,
      redis: null,
      dataDir: resolve('.xuanfa'),
      demo: true,
      sandbox: { enabled: true, port: 3001, fixed: false },
      secretKey: null,
      oldSecretKeys: [],
      logLevel: 'info',
      timeZone: 'Asia/Shanghai',
      nearDuplicateDays: 3,
      workerConcurrency: null,
      cookieSecure: false,
      drainMs: 30_000,
      trustedProxies: 'loopback',
      watching: {
        metrics: { port: null, token: null },
        alerts: { webhook: null, mail: null },
        tracesEndpoint: null,
      },
      files: { folder: resolve('.xuanfa/files'), bucket: null, shared: true },
      outbound: { privateHosts: [], proxy: null },
    });
  });

  it('takes every variable', () => {
    const key = Buffer.alloc(32, 7);
    expect(
      readConfig({
        PORT: '8080',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'https://news.example.cn/',
        XUANFA_SITE_ID_CODE: '4406000001',
        DATABASE_URL: 'postgres://u:p@db/x',
        DATABASE_POOL: '20',
        REDIS_URL: 'rediss+sentinel://queue:p@cache/mymaster/2',
        XUANFA_REDIS_CA_FILE: pem('ca'),
        XUANFA_REDIS_CERT_FILE: pem('cert'),
        XUANFA_REDIS_KEY_FILE: pem('key'),
        XUANFA_REDIS_VERIFY: 'off',
        XUANFA_REDIS_SERVERNAME: 'redis.internal',
        XUANFA_REDIS_SENTINEL_USERNAME: 'watcher',
        XUANFA_REDIS_SENTINEL_PASSWORD: 'q',
        XUANFA_ROLE: 'worker',
        XUANFA_DATA_DIR: '/srv/xuanfa',
        XUANFA_DEMO: 'on',
        XUANFA_SANDBOX: 'on',
        XUANFA_SANDBOX_PORT: '9000',
        XUANFA_SECRET_KEY: key.toString('base64'),
        XUANFA_SECRET_KEY_OLD: `${Buffer.alloc(32, 8).toString('base64')}, ${Buffer.alloc(32, 9).toString('base64')}`,
        XUANFA_LOG_LEVEL: 'debug',
        XUANFA_TIME_ZONE: 'Asia/Urumqi',
        XUANFA_NEAR_DUPLICATE_DAYS: '0',
        XUANFA_WORKER_CONCURRENCY: '9',
        XUANFA_COOKIE_SECURE: 'off',
        XUANFA_DRAIN_SECONDS: '90',
        XUANFA_TRUSTED_PROXIES: '10.0.0.0/8, loopback',
        XUANFA_METRICS_PORT: '9400',
        XUANFA_METRICS_TOKEN: 'example-metrics-token',
        XUANFA_ALERT_WEBHOOK_URL: 'http://10.0.0.9/hook?room=1',
        XUANFA_ALERT_WEBHOOK_SECRET: 'example-webhook-secret',
        XUANFA_ALERT_SMTP_URL: 'smtps://u:p@mail.example.cn:465',
        XUANFA_ALERT_MAIL_TO: 'duty@example.cn, desk@example.cn',
        XUANFA_ALERT_MAIL_FROM: 'xuanfa@example.cn',
        XUANFA_FILES_DIR: '/srv/files',
        XUANFA_FILES_S3_ENDPOINT: 'http://storage.internal:9000',
        XUANFA_FILES_S3_BUCKET: 'xuanfa-files',
        XUANFA_FILES_S3_REGION: 'cn-north-1',
        XUANFA_FILES_S3_ACCESS_KEY: 'example-access',
        XUANFA_FILES_S3_SECRET_KEY: 'example-secret',
        XUANFA_FILES_S3_ADDRESSING: 'host',
        XUANFA_PRIVATE_HOSTS: 'CMS.example.cn, 10.1.0.0/16',
        XUANFA_OUTBOUND_PROXY: 'http://u:p%40ss@proxy.example.cn:3128/',
        XUANFA_OUTBOUND_DIRECT: '.intra.example.cn',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
      }),
    ).toEqual({
      role: 'worker',
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://news.example.cn',
      publicUrlGiven: true,
      siteIdCode: '4406000001',
      databaseUrl: 'postgres://u:p@db/x',
      databaseGiven: true,
      databasePool: 20,
      redis: {
        address: {
          kind: 'sentinel',
          tls: true,
          username: 'queue',
          password: 'p',
          nodes: [{ host: 'cache', port: 26_379 }],
          master: 'mymaster',
          database: 2,
        },
        tls: {
          ca: textOf('ca'),
          cert: textOf('cert'),
          key: textOf('key'),
          verify: false,
          servername: 'redis.internal',
        },
        sentinelUsername: 'watcher',
        sentinelPassword: 'q',
      },
      dataDir: '/srv/xuanfa',
      demo: true,
      sandbox: { enabled: true, port: 9000, fixed: true },
      secretKey: key,
      oldSecretKeys: [Buffer.alloc(32, 8), Buffer.alloc(32, 9)],
      logLevel: 'debug',
      timeZone: 'Asia/Urumqi',
      nearDuplicateDays: 0,
      workerConcurrency: 9,
      cookieSecure: false,
      drainMs: 90_000,
      trustedProxies: '10.0.0.0/8, loopback',
      watching: {
        metrics: { port: 9400, token: 'example-metrics-token' },
        alerts: {
          webhook: { url: 'http://10.0.0.9/hook?room=1', secret: 'example-webhook-secret' },
          mail: {
            smtpUrl: 'smtps://u:p@mail.example.cn:465',
            to: ['duty@example.cn', 'desk@example.cn'],
            from: 'xuanfa@example.cn',
          },
        },
        tracesEndpoint: 'http://collector:4318',
      },
      files: {
        folder: '/srv/files',
        bucket: {
          endpoint: 'http://storage.internal:9000',
          name: 'xuanfa-files',
          region: 'cn-north-1',
          accessKey: 'example-access',
          secretKey: 'example-secret',
          addressing: 'host',
        },
        shared: true,
      },
      outbound: {
        privateHosts: ['cms.example.cn', '10.1.0.0/16'],
        proxy: {
          origin: 'http://proxy.example.cn:3128',
          token: `Basic ${Buffer.from('u:p@ss').toString('base64')}`,
          direct: ['.intra.example.cn'],
        },
      },
    });
  });

  it('takes files for shared only where every process sees the same', () => {
    const shared = (env: Record<string, string>) => readConfig(env).files.shared;
    expect(shared({})).toBe(true);
    expect(shared({ DATABASE_URL: 'postgres://db/x' })).toBe(false);
    expect(shared({ DATABASE_URL: 'postgres://db/x', XUANFA_FILES_DIR: '/mnt/files' })).toBe(true);
  });

  it('refuses half a bucket', () => {
    const { en } = refusal({ XUANFA_FILES_S3_BUCKET: 'xuanfa-files', XUANFA_FILES_S3_ACCESS_KEY: 'a' });
    expect(en).toContain('XUANFA_FILES_S3_SECRET_KEY: is required with XUANFA_FILES_S3_BUCKET');
    expect(en).not.toContain('XUANFA_FILES_S3_REGION');
  });

  it('brings neither demonstration nor sandbox into a given database', () => {
    const config = readConfig({ DATABASE_URL: 'postgres://db/x' });
    expect([config.demo, config.sandbox.enabled]).toEqual([false, false]);
  });

  it('brings the sandbox along when a demonstration is asked for, and refuses one without it', () => {
    const asked = { DATABASE_URL: 'postgres://db/x', XUANFA_DEMO: 'on' };
    expect(readConfig(asked).sandbox.enabled).toBe(true);
    const { zh, en } = refusal({ ...asked, XUANFA_SANDBOX: 'off' });
    for (const text of [zh, en]) expect(text).toContain('XUANFA_DEMO');
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
    ['XUANFA_SITE_ID_CODE', ['123', '44060000011', '44-0600001']],
    ['PUBLIC_URL', ['example.cn', 'ftp://a', 'https://a/path', 'https://a/?q', 'https://u:p@a']],
    ['DATABASE_URL', ['mysql://a/b', 'localhost']],
    ['DATABASE_POOL', ['1', '201']],
    ['REDIS_URL', ['http://a', '6379', 'redis+sentinel://a', 'redis+cluster://a/1']],
    ['XUANFA_REDIS_CA_FILE', ['/nowhere/ca.pem', '/dev/null', '/']],
    ['XUANFA_REDIS_VERIFY', ['no']],
    ['XUANFA_REDIS_SERVERNAME', ['a b']],
    ['XUANFA_DEMO', ['yes', 'ON']],
    ['XUANFA_SANDBOX', ['true']],
    ['XUANFA_SANDBOX_PORT', ['65536']],
    ['XUANFA_SECRET_KEY_OLD', ['short', `${Buffer.alloc(32).toString('base64')},short`]],
    ['XUANFA_SECRET_KEY', ['short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]],
    ['XUANFA_LOG_LEVEL', ['loud']],
    ['XUANFA_NEAR_DUPLICATE_DAYS', ['-1', '61', '1.5']],
    ['XUANFA_WORKER_CONCURRENCY', ['0', '101']],
    ['XUANFA_COOKIE_SECURE', ['maybe']],
    ['XUANFA_FILES_S3_ENDPOINT', ['storage.internal', 'ftp://a']],
    ['XUANFA_FILES_S3_BUCKET', ['a', 'Files', 'a/b']],
    ['XUANFA_FILES_S3_ADDRESSING', ['virtual', 'true']],
    ['XUANFA_DRAIN_SECONDS', ['4', '601', '1.5']],
    ['XUANFA_TRUSTED_PROXIES', ['proxy.internal', '10.0.0.0/33', '10.0.0.1/', '10.0.0.1,,10.0.0.2', '1', '*']],
    ['XUANFA_PRIVATE_HOSTS', ['http://cms', 'cms:8080', '10.0.0.0/33', '10.0.0', 'a,,b', '*']],
    ['XUANFA_OUTBOUND_DIRECT', ['*.example.cn']],
    ['XUANFA_METRICS_PORT', ['0', '70000']],
    ['XUANFA_METRICS_TOKEN', ['short', 'sixteen letters and a space']],
    ['XUANFA_ALERT_WEBHOOK_URL', ['example.cn/hook', 'ftp://a']],
    ['XUANFA_ALERT_WEBHOOK_SECRET', ['short']],
    ['XUANFA_ALERT_SMTP_URL', ['http://mail', 'mail:25']],
    ['XUANFA_ALERT_MAIL_TO', ['duty', 'a@b.cn;c@d.cn', 'a@b.cn,']],
    ['XUANFA_ALERT_MAIL_FROM', ['a@b.cn,c@d.cn', '示例 <a@b.cn>']],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['collector:4318', 'grpc://collector']],
  ])('refuses %s when it is one of %j', (name, values) => {
    for (const value of values) expect(refusal({ [name]: value }).en).toContain(`\n  ${name}`);
  });

  it.each([
    [{ XUANFA_ALERT_WEBHOOK_URL: 'https://a.example/hook' }, ['XUANFA_ALERT_WEBHOOK_SECRET']],
    [{ XUANFA_ALERT_WEBHOOK_SECRET: 'example-webhook-secret' }, ['XUANFA_ALERT_WEBHOOK_URL']],
    [{ XUANFA_ALERT_SMTP_URL: 'smtp://mail.example' }, ['XUANFA_ALERT_MAIL_TO', 'XUANFA_ALERT_MAIL_FROM']],
    [{ XUANFA_ALERT_MAIL_TO: 'duty@example.cn' }, ['XUANFA_ALERT_SMTP_URL', 'XUANFA_ALERT_MAIL_FROM']],
  ])('asks for the other half of an alert given as %j', (given, missing) => {
    const { zh, en } = refusal(given);
    for (const name of missing) {
      expect(zh).toContain(`\n  ${name}`);
      expect(en).toContain(`\n  ${name}`);
    }
  });

  it('shows no secret in the report', () => {
    const { message } = refusal({
      DATABASE_URL: 'mysql://u:hunter2@a/b',
      REDIS_URL: 'x:hunter2',
      XUANFA_SECRET_KEY: 'hunter2',
      XUANFA_SECRET_KEY_OLD: 'hunter2',
      XUANFA_REDIS_SENTINEL_PASSWORD: 'hunter2',
      XUANFA_METRICS_TOKEN: 'hunter2',
      XUANFA_ALERT_WEBHOOK_URL: 'ftp://a/hunter2',
      XUANFA_ALERT_WEBHOOK_SECRET: 'hunter2',
      XUANFA_ALERT_SMTP_URL: 'mail://u:hunter2@a',
      XUANFA_ALERT_MAIL_TO: 'hunter2',
      XUANFA_ALERT_MAIL_FROM: 'hunter2',
      XUANFA_OUTBOUND_PROXY: 'socks5://hunter2',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'x://hunter2',
    });
    expect(message).not.toContain('hunter2');
  });

  it('refuses settings of an encrypted Redis beside an address that is not encrypted', () => {
    const tls = { XUANFA_REDIS_CA_FILE: pem('ca'), XUANFA_REDIS_VERIFY: 'on', XUANFA_REDIS_SERVERNAME: 'a' };
    const { en } = refusal({ REDIS_URL: 'redis://cache', ...tls });
    for (const name of Object.keys(tls)) expect(en).toContain(`\n  ${name}`);
  });

  it('refuses what the sentinels ask for where there are none', () => {
    expect(refusal({ REDIS_URL: 'redis://cache', XUANFA_REDIS_SENTINEL_PASSWORD: 'x' }).en).toContain('SENTINEL');
    expect(refusal({ XUANFA_REDIS_SENTINEL_USERNAME: 'x' }).en).toContain('SENTINEL');
  });

  it('refuses a certificate without its key and a key without its certificate', () => {
    for (const name of ['XUANFA_REDIS_CERT_FILE', 'XUANFA_REDIS_KEY_FILE'])
      expect(refusal({ REDIS_URL: 'rediss://cache', [name]: pem('cert') }).en).toContain(`\n  ${name}: needs`);
  });

  it('refuses exceptions from a proxy that is not there', () => {
    expect(refusal({ XUANFA_OUTBOUND_DIRECT: 'example.cn' }).en).toContain('\n  XUANFA_OUTBOUND_PROXY: is required');
  });

  it.each(['api', 'worker'])('asks for DATABASE_URL in the role %s', (role) => {
    expect(refusal({ XUANFA_ROLE: role }).en).toContain('DATABASE_URL');
  });
});
