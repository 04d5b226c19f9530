import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, TEST_PASSWORD, type TestApi } from '../support/http-app.js';

interface Me {
  login: string;
  mustChangePassword: boolean;
  roles: { departmentName: string; role: string }[];
  may: string[];
  code?: string;
}

describe('the session', () => {
  let database: TestDatabase;
  let api: TestApi;
  let root: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url, now: '2026-03-02T12:00:00+08:00' });
    root = await api.createDepartment({ name: '示例市局' });
    await api.createPerson({ login: 'chushen', roles: [[root, 'first_reviewer', 'viewer']] });
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const logIn = (login: string, password = TEST_PASSWORD, headers: Record<string, string> = {}) =>
    api.post<Me & { detail: string }>('/api/session', { login, password }, { headers });

  test('logging in gives an http-only, same-site cookie with 256 random bits and says who one is', async () => {
    const { status, headers, body } = await logIn(' ChuShen ');
    expect(status).toBe(201);
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^xuanfa_session=[A-Za-z0-9_-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(body).toMatchObject({ login: 'chushen', mustChangePassword: false });
    expect(body.roles.map(({ departmentName, role }) => `${departmentName} ${role}`)).toEqual([
      '示例市局 first_reviewer',
      '示例市局 viewer',
    ]);
    expect(body.may).toContain('review.decide.first_reviewer');
    expect(body.may).not.toContain('review.decide.second_reviewer');
    expect(body.may).not.toContain('story.write');
  });

  test('behind https the cookie is Secure', async () => {
    const secure = await bootApi({
      databaseUrl: database.url,
      config: { publicUrl: 'https://xuanfa.example', cookieSecure: true },
    });
    const answer = await secure.post('/api/session', { login: 'chushen', password: TEST_PASSWORD });
    expect(answer.headers.get('set-cookie')).toContain('; Secure');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
    await secure.close();
  });

  test('a wrong password and an unknown login get the same answer', async () => {
    const wrong = await logIn('chushen', 'not the password');
    const unknown = await logIn('nobody-here', 'not the password');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'LOGIN_FAILED']);
    expect([unknown.status, unknown.body.code, unknown.body.detail]).toEqual([401, 'LOGIN_FAILED', wrong.body.detail]);
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    ['a forged token', `xuanfa_session=${'A'.repeat(43)}`],
    ['nonsense', 'xuanfa_session=%00; other=1'],
    ['a script', 'xuanfa_session=<script>'],
    ['nothing', 'xuanfa_session='],
  ])('%s in the cookie is 401', async (_what, cookie) => {
    const { status, body } = await api.get<Me>('/api/session', { cookie });
    expect([status, body.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('logging out ends the session and takes the cookie back', async () => {
    const me = await api.loginAs('chushen');
    expect((await me.get('/api/session')).status).toBe(200);
    const out = await me.delete('/api/session');
    expect([out.status, out.text]).toEqual([204, '']);
    expect(out.headers.get('set-cookie')).toMatch(/^xuanfa_session=; /);
    expect((await me.get('/api/session')).status).toBe(401);
  });

  test('a session nobody uses ends after twelve hours', async () => {
    const me = await api.loginAs('chushen');
    api.clock.advance(12 * 60 * 60 * 1000);
    expect((await me.get('/api/session')).status).toBe(401);
  });

  test('eleven wrong passwords are one too many, even for the right one afterwards; others still get in', async () => {
    await api.createPerson({ login: 'forgetful', roles: [[root, 'viewer']] });
    // All at once: counting before looking leaves no gap to slip through.
    const answers = await Promise.all(Array.from({ length: 11 }, (_, n) => logIn('forgetful', `wrong password ${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(401), 429]);
    const next = await logIn('forgetful');
    expect([next.status, next.body.code]).toEqual([429, 'LOGIN_THROTTLED']);
    const seconds = Number(next.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(next.body.detail).toContain(`${seconds} 秒`);
    expect((await logIn('chushen')).status).toBe(201);
  });

  test('one address that tries many logins is stopped', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7' };
    expect((await logIn('guess-1', 'guess guess', from)).status).toBe(401);
    // 98 further guesses, without paying for their hashes.
    const counted = await api.dataSource.query<unknown[]>(
      `UPDATE login_throttle SET points = points + 98 WHERE key = 'address:203.0.113.7' RETURNING key`,
    );
    expect(counted).toEqual([[{ key: 'address:203.0.113.7' }], 1]);
    expect((await logIn('guess-100', 'guess guess', from)).status).toBe(401);
    expect((await logIn('guess-101', 'guess guess', from)).status).toBe(429);
    expect((await logIn('chushen', TEST_PASSWORD, { 'x-forwarded-for': '203.0.113.8' })).status).toBe(201);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['the own page', { 'sec-fetch-site': 'same-origin' }, true],
    ['a program without browser headers', {}, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['a sibling site', { 'sec-fetch-site': 'same-site', origin: 'https://other.gov.example' }, false],
    ['an old browser on another site', { origin: 'https://evil.example' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
  ])('a changing call from %s', async (_where, headers, allowed) => {
    const me = await api.loginAs('chushen');
    const { status, body } = await me.delete<Me>('/api/session', { headers });
    expect([status, body?.code]).toEqual(allowed ? [204, undefined] : [403, 'CROSS_SITE_REFUSED']);
    expect((await me.get('/api/session')).status).toBe(allowed ? 401 : 200);
  });

  test('a changing call from a page of the own host is let through', async () => {
    const me = await api.loginAs('chushen');
    expect((await me.delete('/api/session', { headers: { origin: api.url } })).status).toBe(204);
  });

  describe('the password', () => {
    test.each([
      ['too short', 'short-123', 'PASSWORD_WEAK'],
      ['nine characters of Chinese', '一二三四五六七八九', 'PASSWORD_WEAK'],
      ['the login itself', 'password-owner', 'PASSWORD_WEAK'],
      ['the one it replaces', TEST_PASSWORD, 'PASSWORD_WEAK'],
    ])('%s is refused with a pointer', async (_what, next, code) => {
      await api.dataSource.query(`DELETE FROM person WHERE login = 'password-owner'`);
      const me = await api.enter('password-owner', [root, 'viewer']);
      const { status, body } = await me.post<{ code: string; pointer: string }>('/api/session/password', {
        current: TEST_PASSWORD,
        next,
      });
      expect([status, body.code, body.pointer]).toEqual([400, code, '/next']);
    });

    test('a wrong current password changes nothing and counts as a try', async () => {
      const me = await api.enter('guarded', [root, 'viewer']);
      const change = () =>
        me.post<{ code: string }>('/api/session/password', { current: 'wrong wrong', next: 'a perfectly long one' });
      expect((await change()).body.code).toBe('PASSWORD_WRONG');
      for (let n = 0; n < 9; n += 1) await change();
      expect((await change()).status).toBe(429);
    });

    test('changing it ends the other sessions and keeps this one', async () => {
      const me = await api.enter('changer', [root, 'viewer']);
      const elsewhere = await api.loginAs('changer');
      const next = 'a perfectly long one';
      expect((await me.post('/api/session/password', { current: TEST_PASSWORD, next })).status).toBe(204);
      expect((await me.get('/api/session')).status).toBe(200);
      expect((await elsewhere.get('/api/session')).status).toBe(401);
      expect((await logIn('changer')).status).toBe(401);
      expect((await logIn('changer', next)).status).toBe(201);
    });

    test('until a one-time password is changed every other route is closed', async () => {
      await api.createPerson({ login: 'newcomer', roles: [[root, 'viewer']] });
      await api.dataSource.query(`UPDATE person SET must_change_password = true WHERE login = 'newcomer'`);
      const me = await api.loginAs('newcomer');
      const closed = await me.get<Me>('/api/departments');
      expect([closed.status, closed.body.code]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      expect((await me.get<Me>('/api/session')).body.mustChangePassword).toBe(true);
      await me.post('/api/session/password', { current: TEST_PASSWORD, next: 'a perfectly long one' });
      expect((await me.get('/api/departments')).status).toBe(200);
    });
  });

  test('what is open to everybody asks nothing about whoever comes, and is there while the sessions are not', async () => {
    const me = await api.enter('passer-by', [root, 'viewer']);
    const lock = api.dataSource.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
    expect((await me.get('/console/')).status).toBe(200);
    expect((await me.get('/console/assets/none.js')).status).toBe(404);
    expect((await me.get('/healthz')).status).toBe(200);
    await lock.rollbackTransaction();
    await lock.release();
  });

  test('log-ins, refusals and log-outs stand in the audit log, with the request id and without the password', async () => {
    const id = 'audit-trace-1';
    await logIn('chushen', 'not the password', { 'x-request-id': id });
    const rows = await api.dataSource.query<{ action: string; row: string }[]>(
      `SELECT action, a::text AS row FROM audit_entry a WHERE request_id = $1`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['session.refuse']);
    expect(rows[0]?.row).not.toContain('not the password');
  });
});
