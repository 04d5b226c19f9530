import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

type Clerk = Awaited<ReturnType<TestApi['enter']>>;

interface Closing {
  closedAt: string | null;
  obstacles: { kind: string; count: number; text: { zh: string; en: string } }[];
  code: string;
  detail: string;
}
interface Answer {
  id: string;
  code: string;
  items: { action: string; object: { name: { zh: string } } | null; sentence: { zh: string } | null }[];
}

describe('a department that is no longer used', () => {
  let database: TestDatabase;
  let api: TestApi;
  let root: string;
  let office: string;
  let below: string;
  let admin: Clerk;
  let officer: Clerk;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    root = await api.createDepartment({ name: '示例市局' });
    office = await api.createDepartment({ name: '示例旧科', parentId: root, kind: 'agency' });
    below = await api.createDepartment({ name: '示例旧组', parentId: office, kind: 'agency' });
    admin = await api.enter('admin', [root, 'administrator']);
    officer = await api.enter('officer', [office, 'press_officer']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const closing = (id: string): string => `/api/departments/${id}/closing`;
  const newPerson = (departmentId: string) =>
    admin.post<Answer>('/api/people', { login: 'newcomer', displayName: '新来（示例）', departmentId, roles: [] });

  test('is closed only when nothing in it waits for anybody, and is told in words what stands against it', async () => {
    const { body: before } = await admin.get<Closing>(closing(office));
    expect(before.closedAt).toBeNull();
    expect(before.obstacles.map(({ kind, count }) => [kind, count])).toEqual([
      ['departments', 1],
      ['people', 1],
    ]);
    const refused = await admin.put<Closing>(closing(office));
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'DEPARTMENT_IN_USE' });
    expect(refused.body.detail).toContain('“示例旧科”还不能停用：1 个下级单位还在使用');
    expect((await officer.put<Closing>(closing(office))).status).toBe(403);
    expect((await admin.put<Closing>(closing(root))).body).toMatchObject({ code: 'DEPARTMENT_IN_USE' });
  });

  test('takes nothing new once it is closed, stays readable, and can be opened again', async () => {
    const people = (await admin.get<{ items: { id: string; login: string }[] }>('/api/people')).body.items;
    const held = people.find(({ login }) => login.startsWith('officer'))?.id ?? '';
    await admin.patch(`/api/people/${held}`, { disabled: true });
    expect((await admin.put<Closing>(closing(below))).body.closedAt).not.toBeNull();
    expect((await admin.put<Closing>(closing(office))).body).toMatchObject({ obstacles: [] });

    expect((await newPerson(office)).body).toMatchObject({ code: 'DEPARTMENT_CLOSED' });
    expect((await admin.patch<Answer>(`/api/people/${held}`, { disabled: false })).body).toMatchObject({
      code: 'DEPARTMENT_CLOSED',
    });
    const child = { parentId: office, name: '示例新组', kind: 'agency' };
    expect((await admin.post<Answer>('/api/departments', child)).body).toMatchObject({ code: 'DEPARTMENT_CLOSED' });
    expect((await admin.get<{ closedAt: string | null }>(`/api/departments/${office}`)).body.closedAt).not.toBeNull();

    expect((await admin.delete<Closing>(closing(below))).body).toMatchObject({ code: 'DEPARTMENT_CLOSED' });
    expect((await admin.delete<Closing>(closing(office))).body.closedAt).toBeNull();
    expect((await admin.delete<Closing>(closing(below))).body.closedAt).toBeNull();
    expect((await newPerson(office)).status).toBe(201);
    const told = (await admin.get<Answer>('/api/audit?subjectType=department&limit=4')).body.items;
    expect(told.map(({ sentence, object }) => sentence?.zh.replace('{o}', object?.name.zh ?? ''))).toEqual([
      '恢复使用单位“示例旧组”',
      '恢复使用单位“示例旧科”',
      '停用单位“示例旧科”',
      '停用单位“示例旧组”',
    ]);
  });

  test('what was laid aside to let it close is not taken up there while it is closed', async () => {
    const place = await api.createDepartment({ name: '示例旧站', parentId: root, kind: 'agency' });
    const channels = await api.enter('channels', [root, 'channel_administrator', 'coordinator']);
    const account = { departmentId: place, channel: 'web', driver: 'site', name: '示例旧站网站' };
    const { body } = await channels.post<{ id: string }>('/api/accounts', account);
    expect((await admin.get<Closing>(closing(place))).body.obstacles.map(({ kind }) => kind)).toEqual(['accounts']);
    await channels.post(`/api/accounts/${body.id}/pause`, { reason: '示例：停用' });
    expect((await admin.put<Closing>(closing(place))).body.closedAt).not.toBeNull();
    const resumed = await channels.post<Answer>(`/api/accounts/${body.id}/resume`);
    expect([resumed.status, resumed.body.code]).toEqual([409, 'DEPARTMENT_CLOSED']);
    await expect(
      database.dataSource.query(`UPDATE account SET state = 'active' WHERE id = $1`, [body.id]),
    ).rejects.toMatchObject({ driverError: { constraint: 'department_open' } });
  });

  test('what begins in it while it is closed is refused by the database itself', async () => {
    await database.dataSource.query(`UPDATE department SET closed_at = now() WHERE id = $1`, [below]);
    await expect(
      database.dataSource.query(
        `INSERT INTO account (id, department_id, channel, driver, name, base_url) VALUES (gen_random_uuid(), $1, 'web', 'site', 'x', '')`,
        [below],
      ),
    ).rejects.toMatchObject({ driverError: { constraint: 'department_open' } });
    await expect(
      database.dataSource.query(`UPDATE department SET closed_at = now() WHERE id = $1`, [root]),
    ).rejects.toMatchObject({ driverError: { constraint: 'department_root_open' } });
  });
});
