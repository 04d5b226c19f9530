import type { OpenAPIObject } from '@nestjs/swagger';
import { ReadinessRegistry } from '../../src/platform/health/readiness-registry.js';
import { PinoLogger } from '../../src/platform/log/pino-logger.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, TEST_PASSWORD, type TestApi } from '../support/http-app.js';

/** What anybody may call below /api, with or without a session. Whoever adds to it opens a door to the world. */
const OPEN = [
  'POST /api/session',
  // The platform calls; its signature is checked instead.
  'GET /api/callbacks/wechat/{accountId}',
  'POST /api/callbacks/wechat/{accountId}',
  'POST /api/callbacks/webhook/{accountId}',
];

/** 中文 / English, short enough to be read in a list. */
const BILINGUAL = /^(?=.{5,140}$)[^/]*\p{Script=Han}[^/]* \/ [A-Z][\x20-\x7e’]+$/u;

describe('the API document, the health of the process and its log', () => {
  let database: TestDatabase;
  let api: TestApi;
  let document: OpenAPIObject;
  const lines: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const logger = new PinoLogger('debug', { write: (line: string) => void lines.push(line) });
    api = await bootApi({ databaseUrl: database.url, logger });
    document = (await api.get<OpenAPIObject>('/api/openapi.json')).body;
    // No worker runs beside it here.
    await api.dataSource.query(
      `INSERT INTO worker_canary (id, canary_id, answered_at)
       VALUES (1, gen_random_uuid(), clock_timestamp() + interval '1 hour')`,
    );
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
        const operation = item[method];
        return operation ? [{ path, method: method.toUpperCase(), operation }] : [];
      }),
    );

  test('every operation has a name of its own, a described success, problems, and its path parameters', () => {
    expect(document.openapi).toBe('3.1.0');
    const names = operations().map(({ operation }) => operation.operationId);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`;
      const successes = Object.keys(operation.responses).filter((status) => /^[23]/.test(status));
      expect([where, successes.length]).not.toEqual([where, 0]);
      expect([where, Object.keys(operation.responses)]).toEqual([where, expect.arrayContaining(['default'])]);
      const declared = (operation.parameters ?? []).flatMap((p) => ('in' in p && p.in === 'path' ? [p.name] : []));
      expect([where, declared.sort()]).toEqual([
        where,
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      ]);
    }
  });

  test('every operation says in Chinese and in English what it does, in one line of its own, under a described tag', () => {
    const summaries = operations().map(({ operation }) => operation.summary);
    expect(new Set(summaries).size).toBe(summaries.length);
    const chapters = new Map((document.tags ?? []).map(({ name, description }) => [name, description]));
    const used = new Set<string>();
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`;
      expect([where, operation.summary]).toEqual([where, expect.stringMatching(BILINGUAL)]);
      expect([where, operation.tags]).toEqual([where, [expect.any(String)]]);
      for (const tag of operation.tags ?? []) {
        used.add(tag);
        expect([tag, chapters.get(tag)]).toEqual([tag, expect.stringMatching(BILINGUAL)]);
      }
    }
    expect([...chapters.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  test('every reference leads somewhere', () => {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(10);
    for (const reference of new Set(references)) {
      const parts = reference.slice('"$ref":"#/'.length, -1).split('/');
      const target = parts.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      expect([reference, typeof target]).toEqual([reference, 'object']);
    }
  });

  test('every route below /api asks for a session, the open ones aside', async () => {
    for (const { path, method } of operations()) {
      if (!path.startsWith('/api/')) continue;
      const url = path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
      const { status } = await fetch(api.url + url, { method });
      const where = `${method} ${path}`;
      if (OPEN.includes(where)) expect([where, status]).not.toEqual([where, 401]);
      else expect([where, status]).toEqual([where, 401]);
    }
  });

  test('the page to try it works under its own security policy: no script stands in the page itself', async () => {
    const { status, text, headers } = await api.get('/api/docs');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const scripts = text.match(/<script[^>]*>[\s\S]*?<\/script>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const [, source, inside] = /<script src="([^"]+)">([\s\S]*)<\/script>/.exec(script) ?? [];
      expect(inside?.trim()).toBe('');
      const loaded = await fetch(new URL(source ?? '', `${api.url}/api/docs`));
      expect([source, loaded.status, loaded.headers.get('content-type')]).toEqual([
        source,
        200,
        expect.stringContaining('javascript'),
      ]);
    }
  });

  test('the process is alive and ready, and names each part', async () => {
    expect((await api.get('/healthz')).body).toEqual({ status: 'ok' });
    const { status, body } = await api.get<{ status: string; parts: { name: string }[] }>('/readyz');
    expect([status, body.status]).toEqual([200, 'ready']);
    expect(body.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['database', 'migrations']));
  });

  test('a part that is not ready is named, and the rest stays hidden', async () => {
    const registry = api.app.get(ReadinessRegistry);
    registry.register('example', () => Promise.reject(new Error('connect to 10.1.2.3 refused')));
    const { status, body, text } = await api.get<{ status: string; notReady: string[] }>('/readyz');
    expect([status, body.status, body.notReady]).toEqual([503, 'not ready', ['example']]);
    expect(text).not.toContain('10.1.2.3');
    registry.register('example', () => Promise.resolve());
    expect((await api.get('/readyz')).status).toBe(200);
  });

  test('a migration that is missing makes the process not ready', async () => {
    const [last] = await api.dataSource
      .query<{ name: string; timestamp: string }[]>(
        `DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING name, timestamp`,
      )
      .then((rows: unknown) => (rows as [{ name: string; timestamp: string }[]])[0]);
    expect((await api.get<{ notReady: string[] }>('/readyz')).body.notReady).toEqual(['migrations']);
    await api.dataSource.query(`INSERT INTO migrations (name, timestamp) VALUES ($1, $2)`, [
      last?.name,
      last?.timestamp,
    ]);
    expect((await api.get('/readyz')).status).toBe(200);
  });

  test('the log has one line per request with its id, and no secret', async () => {
    const root = await api.createDepartment({ name: '示例市局' });
    const clerk = await api.enter('logged', [root, 'administrator']);
    lines.length = 0;
    await clerk.get('/api/session?token=in-the-query', {
      headers: { 'x-request-id': 'log-1', authorization: 'Bearer abc123' },
    });
    await clerk.post('/api/session/password', { current: TEST_PASSWORD, next: 'short' });
    // The same login again: the database refuses, with all its parameters at hand.
    await clerk.post('/api/people', { login: 'logged', displayName: '某人', departmentId: root });
    const all = lines.join('');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const access = entries.filter(({ requestId, ms }) => requestId === 'log-1' && ms !== undefined);
    expect(access).toEqual([
      expect.objectContaining({
        level: 'debug',
        method: 'GET',
        path: '/api/session',
        status: 200,
        personId: clerk.personId,
      }),
    ]);
    for (const secret of [clerk.cookie.split('=')[1] ?? '', TEST_PASSWORD, 'abc123', 'in-the-query', '$argon2']) {
      expect(all).not.toContain(secret);
    }
  });
});
