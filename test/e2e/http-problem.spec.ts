import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  text: { zh: string; en: string };
  instance: string;
  requestId: string;
  pointer?: string;
  errors?: { pointer: string; code: string; zh: string; en: string }[];
}

describe('problem documents', () => {
  let database: TestDatabase;
  let api: TestApi;
  let root: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    root = await api.createDepartment({ name: '示例市局' });
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const json = { 'content-type': 'application/json' };

  test.each([
    ['an unknown route', 'GET', '/api/nothing-here', {}, undefined, 404, 'ROUTE_UNKNOWN'],
    ['an unknown page', 'GET', '/nothing-here/at-all', {}, undefined, 404, 'ROUTE_UNKNOWN'],
    ['a malformed address', 'GET', '/api/%E0%A4%A', {}, undefined, 400, 'BAD_REQUEST'],
    ['malformed JSON', 'POST', '/api/session', json, '{"login":', 400, 'MALFORMED_JSON'],
    ['a prototype in the JSON', 'POST', '/api/session', json, '{"__proto__":{"x":1}}', 400, 'MALFORMED_JSON'],
    [
      'a body that is too large',
      'POST',
      '/api/session',
      json,
      `{"login":"${'x'.repeat(3_000_000)}"}`,
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'a form',
      'POST',
      '/api/session',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'login=a',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['plain text', 'POST', '/api/session', { 'content-type': 'text/plain' }, '{}', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'XML where JSON belongs',
      'POST',
      '/api/session',
      { 'content-type': 'text/xml' },
      '<a/>',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'an upload where JSON belongs',
      'POST',
      '/api/session',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x--',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['no body at all', 'POST', '/api/session', {}, undefined, 400, 'INVALID_INPUT'],
    ['no session', 'GET', '/api/departments', {}, undefined, 401, 'UNAUTHENTICATED'],
  ])(
    '%s is a problem document with a stable code and no stack',
    async (_what, method, path, headers, body, status, code) => {
      const response = await fetch(api.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
      const text = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ]);
      const problem = JSON.parse(text) as Problem;
      expect(problem).toMatchObject({
        type: `urn:xuanfa:error:${code}`,
        status,
        code,
        instance: path,
        requestId: response.headers.get('x-request-id'),
      });
      expect(problem.title).not.toBe('');
      expect(problem.detail).toBe(problem.text.zh);
      expect(problem.text.en).toMatch(/^[\x20-\x7e]+$/);
      expect(text).not.toMatch(/node_modules|at \w+ \(|\.ts:\d|\.js:\d/);
    },
  );

  test('a refused input names every field at fault, with a code and both languages', async () => {
    const admin = await api.enter('fields-admin', [root, 'administrator']);
    const { status, body } = await admin.post<Problem>('/api/people', {
      login: 'x',
      displayName: '',
      departmentId: 'nowhere',
      roles: [{ departmentId: root, role: 'king' }, 'viewer'],
      surprise: 1,
    });
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    const seen = new Map(body.errors?.map((error) => [`${error.pointer} ${error.code}`, error]));
    for (const wanted of [
      '/login BAD_FORMAT',
      '/displayName REQUIRED',
      '/departmentId NOT_AN_ID',
      '/roles/0/role NOT_AN_OPTION',
      '/surprise UNKNOWN_FIELD',
    ]) {
      expect([...seen.keys()]).toContain(wanted);
    }
    expect(seen.get('/roles/0/role NOT_AN_OPTION')?.zh).toContain('press_officer');
    expect([...seen.values()].every(({ zh, en }) => /[\u4e00-\u9fff]/.test(zh) && en !== '')).toBe(true);
    expect(body.pointer).toBe(body.errors?.[0]?.pointer);
  });

  test('a field that is missing is said to be required, once', async () => {
    const { body } = await api.post<Problem>('/api/session', { login: 'somebody' });
    expect(body.errors).toEqual([
      { pointer: '/password', code: 'REQUIRED', zh: '此项必填。', en: 'This field is required.' },
    ]);
  });

  test('a character that no database text can hold is bad input, not our fault', async () => {
    const admin = await api.enter('nul-admin', [root, 'administrator']);
    const { status, body } = await admin.post<Problem>('/api/departments', {
      parentId: root,
      name: 'a\u0000b',
      kind: 'school',
    });
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
  });

  test('the language follows Accept-Language, Chinese unless asked otherwise', async () => {
    const detail = async (language?: string): Promise<[string, string | null]> => {
      const { body, headers } = await api.get<Problem>('/api/session', {
        headers: language === undefined ? {} : { 'accept-language': language },
      });
      return [body.detail, headers.get('content-language')];
    };
    const zh = '您尚未登录或登录已失效，请重新登录。';
    const en = 'You are not logged in, or your session has ended. Log in again.';
    expect(await detail('en-GB,en;q=0.9,zh;q=0.1')).toEqual([en, 'en']);
    expect(await detail('zh-CN,zh;q=0.9,en;q=0.8')).toEqual([zh, 'zh']);
    expect(await detail('fr')).toEqual([zh, 'zh']);
    expect(await detail()).toEqual([zh, 'zh']);
  });

  test('a sane request id of the caller is kept, another is replaced', async () => {
    const echoed = async (id: string) => {
      const { headers, body } = await api.get<Problem>('/api/session', { headers: { 'x-request-id': id } });
      return [headers.get('x-request-id'), body.requestId];
    };
    expect(await echoed('trace-123.a')).toEqual(['trace-123.a', 'trace-123.a']);
    for (const bad of ['a b', 'x'.repeat(200), '<script>', '{"a":1}']) {
      const [header, inBody] = await echoed(bad);
      expect(header).toMatch(/^[0-9a-f-]{36}$/);
      expect(inBody).toBe(header);
    }
  });

  test('an id in the path that is no id is refused with its pointer', async () => {
    const viewer = await api.enter('path-viewer', [root, 'viewer']);
    const { status, body } = await viewer.get<Problem>('/api/departments/1%20OR%201=1');
    expect([status, body.code, body.pointer]).toEqual([400, 'INVALID_INPUT', '/id']);
    const deeper = await viewer.delete<Problem>(`/api/people/${root}/roles/none`);
    expect([deeper.status, deeper.body.pointer]).toEqual([400, '/roleId']);
  });

  test('every answer carries the security headers', async () => {
    for (const path of ['/api/session', '/healthz', '/api/openapi.json', '/nowhere', '/api/%E0%A4%A']) {
      const { headers } = await fetch(api.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src 'self'|default-src 'none'/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
