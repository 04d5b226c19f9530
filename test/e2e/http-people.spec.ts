import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

type Clerk = Awaited<ReturnType<TestApi['enter']>>;

interface Department {
  id: string;
  parentId: string;
  name: string;
  shortName: string | null;
  path: string[];
  code: string;
  pointer: string;
}

interface Person {
  id: string;
  login: string;
  displayName: string;
  version: number;
  disabled: boolean;
  oneTimePassword: string;
  roles: { id: string; departmentId: string; role: string }[];
  code: string;
  pointer: string;
}

interface List<T> {
  items: T[];
  nextCursor: string | null;
  code: string;
}

describe('departments and people over HTTP', () => {
  let database: TestDatabase;
  let api: TestApi;
  let root: string;
  let district: string;
  let school: string;
  let admin: Clerk;
  let districtAdmin: Clerk;
  let viewer: Clerk;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    root = await api.createDepartment({ name: '示例市局' });
    district = await api.createDepartment({ name: '示例区局', parentId: root, kind: 'district' });
    school = await api.createDepartment({ name: '示例技师学院', parentId: root, kind: 'school' });
    admin = await api.enter('admin', [root, 'administrator']);
    districtAdmin = await api.enter('district-admin', [district, 'administrator']);
    viewer = await api.enter('district-viewer', [district, 'viewer']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const newPerson = (by: Clerk, login: string, departmentId: string, roles: object[] = []) =>
    by.post<Person>('/api/people', { login, displayName: `${login}（示例）`, departmentId, roles });

  test('a person is changed by whom has seen the last change; the other of two is told, and nothing is lost', async () => {
    const { id, version } = (await newPerson(admin, 'changed-by-two', school)).body;
    const rename = (displayName: string, more: object = {}) =>
      admin.patch<Person>(`/api/people/${id}`, { displayName, ...more });
    const first = await rename('示例甲', { version });
    expect([first.status, first.body.displayName, first.body.version]).toEqual([200, '示例甲', version + 1]);
    const second = await rename('示例乙', { version });
    expect([second.status, second.body.code, second.body.pointer]).toEqual([409, 'PERSON_STALE_VERSION', '/version']);
    expect((await admin.get<Person>(`/api/people/${id}`)).body.displayName).toBe('示例甲');
    const both = await Promise.all(['示例丙', '示例丁'].map((name) => rename(name, { version: version + 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rename('示例戊')).status).toBe(200);
    expect((await rename('示例戊', { version: null })).status).toBe(400);
  });

  test('a department is created below one that the actor administers, and nowhere else', async () => {
    const body = { parentId: district, name: ' 就业科 ', kind: 'other' };
    const created = await districtAdmin.post<Department>('/api/departments', body);
    expect([created.status, created.body.name, created.body.shortName]).toEqual([201, '就业科', null]);
    expect(created.body.path).toEqual([root, district, created.body.id]);
    const again = await districtAdmin.post<Department>('/api/departments', { ...body, name: '就业科 ' });
    expect([again.status, again.body.code]).toEqual([409, 'DEPARTMENT_NAME_TAKEN']);
    const above = await districtAdmin.post<Department>('/api/departments', { ...body, parentId: root });
    expect([above.status, above.body.code]).toEqual([403, 'FORBIDDEN']);
    const beside = await districtAdmin.post<Department>('/api/departments', { ...body, parentId: school });
    expect([beside.status, beside.body.code, beside.body.pointer]).toEqual([400, 'DEPARTMENT_UNKNOWN', '/parentId']);
    const byViewer = await viewer.post<Department>('/api/departments', body);
    expect([byViewer.status, byViewer.body.code]).toEqual([403, 'FORBIDDEN']);
    const audit = await api.dataSource.query<{ actor_id: string }[]>(
      `SELECT actor_id FROM audit_entry WHERE action = 'department.create' AND subject_id = $1`,
      [created.body.id],
    );
    expect(audit).toEqual([{ actor_id: districtAdmin.personId }]);
  });

  test('a department one may not read does not exist', async () => {
    expect((await viewer.get<Department>(`/api/departments/${district}`)).status).toBe(200);
    for (const id of [school, '01890000-0000-7000-8000-000000000000']) {
      const { status, body } = await viewer.get<Department>(`/api/departments/${id}`);
      expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  test('a department is moved with everything below it, never below itself', async () => {
    const a = (await admin.post<Department>('/api/departments', { parentId: root, name: 'A', kind: 'other' })).body;
    const b = (await admin.post<Department>('/api/departments', { parentId: a.id, name: 'B', kind: 'other' })).body;
    const loop = await admin.patch<Department>(`/api/departments/${a.id}`, { parentId: b.id });
    expect([loop.status, loop.body.code, loop.body.pointer]).toEqual([409, 'DEPARTMENT_CYCLE', '/parentId']);
    await admin.post<Department>('/api/departments', { parentId: school, name: 'B', kind: 'other' });
    const beside = await admin.patch<Department>(`/api/departments/${b.id}`, { parentId: school });
    expect([beside.status, beside.body.code]).toEqual([409, 'DEPARTMENT_NAME_TAKEN']);
    const moved = await admin.patch<Department>(`/api/departments/${a.id}`, { parentId: school, shortName: '甲' });
    expect([moved.status, moved.body.path, moved.body.shortName]).toEqual([200, [root, school, a.id], '甲']);
    expect((await admin.get<Department>(`/api/departments/${b.id}`)).body.path).toEqual([root, school, a.id, b.id]);
    const cleared = await admin.patch<Department>(`/api/departments/${a.id}`, { shortName: null });
    expect([cleared.body.shortName, cleared.body.name]).toEqual([null, 'A']);
    for (const bad of [{ name: null }, { parentId: null }, { name: '' }, { kind: 'king' }]) {
      expect((await admin.patch<Department>(`/api/departments/${a.id}`, bad)).status).toBe(400);
    }
  });

  test('a list is paged without gaps or repeats, and its cursor is opaque', async () => {
    const parent = await api.createDepartment({ name: '分页示例', parentId: root });
    const wanted: string[] = [];
    for (let n = 0; n < 7; n += 1) wanted.push(await api.createDepartment({ name: `第${n}组`, parentId: parent }));
    const seen: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null = '';
    do {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await admin.get<List<Department>>(`/api/departments?parentId=${parent}&limit=3${more}`);
      seen.push(...body.items.map(({ id }) => id));
      sizes.push(body.items.length);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect([seen, sizes]).toEqual([wanted, [3, 3, 1]]);
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=rubbish', 'cursor=WyJ4Il0', 'other=1']) {
      const { status, body } = await admin.get<List<Department>>(`/api/departments?${query}`);
      expect([query, status, body.code]).toEqual([query, 400, 'INVALID_INPUT']);
    }
  });

  test('a person gets a one-time password that is shown once and works until it is changed', async () => {
    const { status, body } = await newPerson(districtAdmin, 'Xin-Xi-Yuan', district, [
      { departmentId: district, role: 'press_officer' },
    ]);
    expect([status, body.login, body.roles.map(({ role }) => role)]).toEqual([201, 'xin-xi-yuan', ['press_officer']]);
    const { text } = await districtAdmin.get(`/api/people/${body.id}`);
    expect(text).not.toMatch(/password_hash|passwordHash|argon2|oneTimePassword/);
    const me = await api.loginAs('xin-xi-yuan', body.oneTimePassword);
    expect((await me.get<{ mustChangePassword: boolean }>('/api/session')).body.mustChangePassword).toBe(true);
    const again = await newPerson(admin, 'XIN-xi-yuan', root);
    expect([again.status, again.body.code, again.body.pointer]).toEqual([409, 'LOGIN_TAKEN', '/login']);
  });

  test('a person is administered by the administrators of their departments alone', async () => {
    const { body: other } = await newPerson(admin, 'school-clerk', school);
    expect((await districtAdmin.get(`/api/people/${other.id}`)).status).toBe(404);
    expect((await districtAdmin.patch(`/api/people/${other.id}`, { disabled: true })).status).toBe(404);
    const elsewhere = await newPerson(districtAdmin, 'intruder', school);
    expect([elsewhere.status, elsewhere.body.pointer]).toEqual([400, '/departmentId']);
    const raised = await newPerson(districtAdmin, 'intruder', district, [
      { departmentId: root, role: 'administrator' },
    ]);
    expect([raised.status, raised.body.code]).toEqual([403, 'FORBIDDEN']);
    expect((await newPerson(viewer, 'intruder', district)).status).toBe(403);
    const list = (await districtAdmin.get<List<Person>>('/api/people?limit=100')).body.items.map(({ login }) => login);
    expect(list).toContain('district-viewer');
    expect(list).not.toContain('school-clerk');
    expect((await viewer.get<List<Person>>('/api/people')).body.items).toEqual([]);
  });

  test('who holds a role above cannot be taken over from below', async () => {
    const { body: chief } = await newPerson(admin, 'chief', district, [{ departmentId: root, role: 'final_reviewer' }]);
    for (const call of [
      () => districtAdmin.post<Person>(`/api/people/${chief.id}/password`),
      () => districtAdmin.patch<Person>(`/api/people/${chief.id}`, { disabled: true }),
      () => districtAdmin.delete<Person>(`/api/people/${chief.id}/roles/${chief.roles[0]?.id}`),
    ]) {
      const { status, body } = await call();
      expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
    }
  });

  test('a reset ends the sessions and gives a new one-time password', async () => {
    const clerk = await api.enter('resettable', [district, 'viewer']);
    const { status, body } = await districtAdmin.post<Person>(`/api/people/${clerk.personId}/password`);
    expect(status).toBe(201);
    expect((await clerk.get('/api/session')).status).toBe(401);
    await api.loginAs('resettable', body.oneTimePassword);
  });

  test('disabling ends the sessions at once, enabling lets in again', async () => {
    const clerk = await api.enter('leaver', [district, 'viewer']);
    const path = `/api/people/${clerk.personId}`;
    expect((await districtAdmin.patch<Person>(path, { disabled: true })).body.disabled).toBe(true);
    expect((await clerk.get('/api/session')).status).toBe(401);
    await expect(api.loginAs('leaver')).rejects.toThrow('401');
    await districtAdmin.patch(path, { disabled: false });
    expect((await clerk.get('/api/session')).status).toBe(401);
    await api.loginAs('leaver');
  });

  test('a role is granted once, works at once, and is gone when revoked', async () => {
    const clerk = await api.enter('duty', [district, 'viewer']);
    const path = `/api/people/${clerk.personId}/roles`;
    const may = async () => (await clerk.get<{ may: string[] }>('/api/session')).body.may;
    expect(await may()).not.toContain('freeze.declare');
    const grant = { departmentId: district, role: 'duty_editor' };
    const granted = await districtAdmin.post<{ id: string }>(path, grant);
    expect(granted.status).toBe(201);
    expect((await districtAdmin.post<{ id: string }>(path, grant)).body.id).toBe(granted.body.id);
    expect(await may()).toContain('freeze.declare');
    expect((await districtAdmin.delete(`${path}/${granted.body.id}`)).status).toBe(204);
    expect(await may()).not.toContain('freeze.declare');
    expect((await districtAdmin.delete(`${path}/${granted.body.id}`)).status).toBe(404);
  });

  test('the last administrator stays', async () => {
    const { body } = await admin.get<Person>(`/api/people/${admin.personId}`);
    const revoked = await admin.delete<Person>(`/api/people/${admin.personId}/roles/${body.roles[0]?.id}`);
    expect([revoked.status, revoked.body.code]).toEqual([409, 'LAST_ADMINISTRATOR']);
    const disabled = await admin.patch<Person>(`/api/people/${admin.personId}`, { disabled: true });
    expect([disabled.status, disabled.body.code]).toEqual([409, 'LAST_ADMINISTRATOR']);
    expect((await admin.get('/api/session')).status).toBe(200);
  });
});
