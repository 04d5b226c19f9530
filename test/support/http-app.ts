import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import argon2 from 'argon2';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { ApiModule } from '../../src/api.module.js';
import { API_TAGS } from '../../src/api-tags.js';
import type { Role } from '../../src/identity/access.rules.js';
import { Clock } from '../../src/platform/clock.js';
import type { Config } from '../../src/platform/config/config.token.js';
import { readConfig } from '../../src/platform/config/env.js';
import { configureHttp } from '../../src/platform/http/server/configure-http.js';
import { HTTP_OPTIONS, httpAdapter } from '../../src/platform/http/server/http-adapter.js';
import { PinoLogger } from '../../src/platform/log/pino-logger.js';

/** The password of everybody `createPerson` makes. */
export const TEST_PASSWORD = 'correct horse 示例';

/** A clock that stands still until it is moved. */
export class TestClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return this.instant;
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  /** Parsed when the answer is JSON, undefined when it is empty. */
  body: T;
  text: string;
}

export interface CallOptions {
  /** `name=value` of the session, from `loginAs`. */
  cookie?: string;
  headers?: Record<string, string>;
}

/** Calls like a program: no `Origin` unless given. */
export interface Client {
  get<T>(path: string, options?: CallOptions): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>>;
  patch<T>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>>;
  put<T>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>>;
  delete<T>(path: string, options?: CallOptions): Promise<Answer<T>>;
}

export interface TestApi extends Client {
  app: NestFastifyApplication;
  /** e.g. `http://127.0.0.1:40123` */
  url: string;
  clock: TestClock;
  dataSource: DataSource;
  /** Puts a department into the tree directly. */
  createDepartment(input?: { name?: string; parentId?: string | null; kind?: string }): Promise<string>;
  /** Puts a person with roles into the database directly; the first department is their own. Password: `TEST_PASSWORD`. */
  createPerson(input: { login: string; roles: [departmentId: string, ...roles: Role[]][] }): Promise<string>;
  /** Logs in over HTTP; the client calls with that session. */
  loginAs(login: string, password?: string): Promise<Client & { cookie: string }>;
  /** `createPerson` and `loginAs` in one. */
  enter(
    login: string,
    ...roles: [departmentId: string, ...roles: Role[]][]
  ): Promise<Client & { cookie: string; personId: string }>;
  close(): Promise<void>;
}

/**
 * Boots the real ApiModule on a migrated database (`createTestDatabase().url`), listening on a free port.
 * @param options.now where the clock stands at first; it moves only by `clock.set` and `clock.advance`
 * @param options.override hands the builder over for `overrideProvider(…)`
 */
export async function bootApi(options: {
  databaseUrl: string;
  now?: Date | string;
  config?: Partial<Config>;
  logger?: PinoLogger;
  override?: (builder: ReturnType<typeof Test.createTestingModule>) => void;
}): Promise<TestApi> {
  const config = testConfig(options.databaseUrl, options.config);
  const clock = new TestClock(new Date(options.now ?? Date.now()));
  const builder = Test.createTestingModule({ imports: [ApiModule.forConfig(config)] });
  builder.overrideProvider(Clock).useValue(clock);
  options.override?.(builder);
  const module = await builder.compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(config.trustedProxies), {
    ...HTTP_OPTIONS,
    logger: options.logger ?? new PinoLogger('silent'),
  });
  await configureHttp(app, config, API_TAGS);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = await app.getUrl();
  const dataSource = app.get(DataSource);
  const api: TestApi = {
    ...clientOf(url),
    app,
    url,
    clock,
    dataSource,
    async createDepartment({ name = '示例单位', parentId = null, kind = 'bureau' } = {}) {
      const id = uuid();
      await dataSource.query(`INSERT INTO department (id, parent_id, name, kind) VALUES ($1, $2, $3, $4)`, [
        id,
        parentId,
        name,
        kind,
      ]);
      return id;
    },
    async createPerson({ login, roles }) {
      const id = uuid();
      await dataSource.query(
        `INSERT INTO person (id, department_id, login, display_name, password_hash, must_change_password)
         VALUES ($1, $2, $3, $3, $4, false)`,
        [id, roles[0]?.[0], login, await testPasswordHash()],
      );
      for (const [departmentId, ...held] of roles) {
        for (const role of held) {
          await dataSource.query(
            `INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, $4)`,
            [uuid(), id, departmentId, role],
          );
        }
      }
      return id;
    },
    async loginAs(login, password = TEST_PASSWORD) {
      const answer = await clientOf(url).post('/api/session', { login, password });
      if (answer.status !== 201) throw new Error(`log-in of ${login} failed: ${answer.status} ${answer.text}`);
      const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
      return { ...clientOf(url, cookie), cookie };
    },
    async enter(login, ...roles) {
      const personId = await api.createPerson({ login, roles });
      return { ...(await api.loginAs(login)), personId };
    },
    close: () => app.close(),
  };
  return api;
}

/** A whole configuration for tests: given database, a key of zeros, small pool. */
export function testConfig(databaseUrl: string, over: Partial<Config> = {}): Config {
  const key = Buffer.alloc(32);
  const read = readConfig({ DATABASE_URL: databaseUrl, XUANFA_SECRET_KEY: key.toString('base64'), DATABASE_POOL: '5' });
  // Where uploads are gathered; a test that looks at the store itself gives one of its own.
  const files = { folder: join(tmpdir(), 'xuanfa-test-files'), bucket: null, shared: false };
  return { ...read, files, databaseUrl, secretKey: key, ...over };
}

let passwordHash: Promise<string> | undefined;
/** Cheap to compare with, for thousands of log-ins: what a comparison costs stands in the hash. Passwords that are set cost what they should. */
function testPasswordHash(): Promise<string> {
  return (passwordHash ??= argon2.hash(TEST_PASSWORD, { memoryCost: 1_024, timeCost: 2, parallelism: 1 }));
}

function clientOf(url: string, cookie?: string): Client {
  const call = async <T>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<Answer<T>> => {
    const session = options.cookie ?? cookie;
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(session === undefined ? {} : { cookie: session }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : undefined) as T,
      text,
    };
  };
  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
    put: (path, body, options) => call('PUT', path, body, options),
    delete: (path, options) => call('DELETE', path, undefined, options),
  };
}
