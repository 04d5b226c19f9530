import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { resolve } from 'node:path';
import type { LogLevel } from '../log/pino-logger.js';
import type { Demand } from './environment-demands.js';
import { Environment } from './environment.js';
import { secretVariables, variableNames } from './environment-names.js';
import { filesFaults, readFiles, type Files } from './files.js';
import { type Outbound, outboundFaults, readOutbound } from './outbound.js';
import { readRedisStore, type RedisStore } from './redis/redis-store.js';
import { StartError } from './start-error.js';
import { readWatching, watchingFaults, type Watching } from './watching.js';

export type Role = 'all' | 'api' | 'worker';

/** The configuration, read once; nothing else looks at the environment. */
export interface Config {
  /** What this process does: answer people, work the queue, or both. */
  role: Role;
  /** Address to listen on. The default is this machine only; a server for others sets HOST=0.0.0.0 or sits behind a proxy. */
  host: string;
  port: number;
  /** Address people reach us under; no trailing slash. */
  publicUrl: string;
  /** Whether PUBLIC_URL was set; unset, `publicUrl` leads to this machine. */
  publicUrlGiven: boolean;
  /** 网站标识码 of the public site, which its pages carry; null = it is not registered. */
  siteIdCode: string | null;
  /** Null = run the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Whether DATABASE_URL was set; unset, the database is ours alone. */
  databaseGiven: boolean;
  /** Connections of the application's pool, the queue's own not counted. */
  databasePool: number;
  /** Null = the queue lives in PostgreSQL. */
  redis: RedisStore | null;
  /** Absolute. */
  dataDir: string;
  /** Whether an empty installation is filled with the demonstration. */
  demo: boolean;
  sandbox: {
    enabled: boolean;
    /** Port to try first; 0 = any free one. */
    port: number;
    /** True when the operator named the port: then another one is no answer. */
    fixed: boolean;
  };
  /** 32 bytes; null = kept in a file in `dataDir` (see `loadSecretKey`). */
  secretKey: Buffer | null;
  /** Keys that only open what they once sealed, while keys are changed; 32 bytes each. */
  oldSecretKeys: readonly Buffer[];
  logLevel: LogLevel;
  /** IANA zone in which the office's days and hours are meant. */
  timeZone: string;
  /** Days within which the same thing going out twice is warned about; 0 = never. */
  nearDuplicateDays: number;
  /** Jobs one worker process works on at once, per queue; null = as `src/jobs.ts` says for each. */
  workerConcurrency: number | null;
  /** Whether cookies carry `Secure`; unless set, when the public address is https. */
  cookieSecure: boolean;
  /** How long a stop may take, ms; what has not ended then is cut off. */
  drainMs: number;
  /** Who may say for whom a request is made: addresses, ranges or names of ranges, as Fastify takes them. */
  trustedProxies: string;
  /** How others watch over us. */
  watching: Watching;
  /** Where large files are kept. */
  files: Files;
  /** How calls leave for other systems. */
  outbound: Outbound;
}

/**
 * Reads and checks the environment.
 * @throws StartError (exit 2) that names every bad variable at once, never showing a secret
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = cleaned(env);
  const redis = readRedisStore(given);
  const faults = [
    ...faultsOf(given),
    ...unknownNames(env),
    ...missingNames(given),
    ...demoFaults(given),
    ...redis.faults,
    ...watchingFaults(given),
    ...filesFaults(given),
    ...outboundFaults(given),
  ];
  if (faults.length > 0) throw report(faults);

  const embedded = given.DATABASE_URL === undefined;
  const port = Number(given.PORT ?? 3000);
  const publicUrl = new URL(given.PUBLIC_URL ?? `http://localhost:${port}`).origin;
  const sandbox = given.XUANFA_SANDBOX ?? 'auto';
  const secure = given.XUANFA_COOKIE_SECURE ?? 'auto';
  const dataDir = resolve(given.XUANFA_DATA_DIR ?? '.xuanfa');
  return {
    role: (given.XUANFA_ROLE ?? 'all') as Role,
    host: given.HOST ?? '127.0.0.1',
    port,
    publicUrl,
    publicUrlGiven: given.PUBLIC_URL !== undefined,
    siteIdCode: given.XUANFA_SITE_ID_CODE ?? null,
    databaseUrl: given.DATABASE_URL ?? null,
    databaseGiven: !embedded,
    databasePool: Number(given.DATABASE_POOL ?? 10),
    redis: redis.store,
    dataDir,
    demo: given.XUANFA_DEMO === undefined ? embedded : given.XUANFA_DEMO === 'on',
    sandbox: {
      // A demonstration posts nowhere else.
      enabled: sandbox === 'auto' ? embedded || given.XUANFA_DEMO === 'on' : sandbox === 'on',
      port: Number(given.XUANFA_SANDBOX_PORT ?? (port < 65_535 ? port + 1 : 0)),
      fixed: given.XUANFA_SANDBOX_PORT !== undefined && given.XUANFA_SANDBOX_PORT !== '0',
    },
    secretKey: given.XUANFA_SECRET_KEY === undefined ? null : Buffer.from(given.XUANFA_SECRET_KEY, 'base64'),
    oldSecretKeys: (given.XUANFA_SECRET_KEY_OLD?.split(',') ?? []).map((one) => Buffer.from(one.trim(), 'base64')),
    logLevel: (given.XUANFA_LOG_LEVEL ?? 'info') as LogLevel,
    timeZone: given.XUANFA_TIME_ZONE ?? 'Asia/Shanghai',
    nearDuplicateDays: Number(given.XUANFA_NEAR_DUPLICATE_DAYS ?? 3),
    workerConcurrency: given.XUANFA_WORKER_CONCURRENCY === undefined ? null : Number(given.XUANFA_WORKER_CONCURRENCY),
    cookieSecure: secure === 'auto' ? publicUrl.startsWith('https:') : secure === 'on',
    drainMs: Number(given.XUANFA_DRAIN_SECONDS ?? 30) * 1000,
    trustedProxies: given.XUANFA_TRUSTED_PROXIES ?? 'loopback',
    watching: readWatching(given),
    // An embedded database has one process; a given one may have any number, on any machines.
    files: readFiles(given, { dataDir, alone: embedded }),
    outbound: readOutbound(given),
  };
}

/** What a child process is given: our environment with the settings in place of all of Xuanfa's own. */
export function environmentWith(settings: Environment): NodeJS.ProcessEnv {
  const known: readonly string[] = variableNames;
  const others = Object.entries(process.env).filter(([name]) => !known.includes(name) && !name.startsWith('XUANFA_'));
  return { ...Object.fromEntries(others), ...settings };
}

interface Fault extends Demand {
  name: string;
  value?: string;
}

/** The variables we know, trimmed; empty ones are left out, as compose files pass `VAR=` for "not set". */
function cleaned(env: NodeJS.ProcessEnv): Environment {
  const known = variableNames
    .map((name) => [name, env[name]?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return plainToInstance(Environment, Object.fromEntries(known));
}

function faultsOf(given: Environment): Fault[] {
  return validateSync(given).flatMap(({ property, value, contexts = {} }) =>
    Object.values(contexts as Record<string, Demand>).map(({ zh, en }) => ({
      name: property,
      zh,
      en,
      value: secretVariables.has(property) ? undefined : String(value),
    })),
  );
}

/** A misspelt variable would be ignored in silence, and with it what the operator wanted. */
function unknownNames(env: NodeJS.ProcessEnv): Fault[] {
  const known: readonly string[] = variableNames;
  const ours = known.filter((name) => name.startsWith('XUANFA_')).join(', ');
  return Object.keys(env)
    .filter((name) => name.startsWith('XUANFA_') && !known.includes(name))
    .map((name) => ({
      name,
      zh: `没有这个变量；可用的有 ${ours}`,
      en: `is not a variable of Xuanfa; there are ${ours}`,
    }));
}

/** A demonstration without a sandbox would be no demonstration, and nobody would be told. */
function demoFaults({ XUANFA_DEMO: demo, XUANFA_SANDBOX: sandbox }: Environment): Fault[] {
  if (demo !== 'on' || sandbox !== 'off') return [];
  return [
    {
      name: 'XUANFA_DEMO',
      zh: '演示只发往沙箱：请同时设 XUANFA_SANDBOX=on，或去掉 XUANFA_DEMO=on',
      en: 'is shown on the sandbox only: set XUANFA_SANDBOX=on as well, or leave XUANFA_DEMO=on out',
    },
  ];
}

function missingNames({ XUANFA_ROLE: role, DATABASE_URL: url }: Environment): Fault[] {
  if ((role !== 'api' && role !== 'worker') || url !== undefined) return [];
  return [
    {
      name: 'DATABASE_URL',
      zh: `XUANFA_ROLE=${role} 时必须给出：分开运行的进程要共用一个 PostgreSQL`,
      en: `is required with XUANFA_ROLE=${role}: separate processes share one PostgreSQL`,
    },
  ];
}

function report(faults: Fault[]): StartError {
  const shown = (value?: string) => (value === undefined ? '' : ` (${JSON.stringify(value.slice(0, 80))})`);
  return new StartError(
    ['环境变量有误，未启动：', ...faults.map(({ name, zh, value }) => `  ${name}${shown(value)}：${zh}`)].join('\n'),
    [
      'Not started, these environment variables are wrong:',
      ...faults.map(({ name, en, value }) => `  ${name}${shown(value)}: ${en}`),
    ].join('\n'),
    2,
  );
}
