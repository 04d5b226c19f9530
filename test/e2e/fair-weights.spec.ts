import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Client, type TestApi } from '../support/http-app.js';

interface Weight {
  departmentId: string;
  departmentName: string;
  weight: number;
  mayChange: boolean;
}

describe('weights of departments on shared accounts', () => {
  let database: TestDatabase;
  let api: TestApi;
  let root: string;
  let school: string;
  let bureauAdmin: Client;
  let schoolAdmin: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    root = await api.createDepartment({ name: '示例局' });
    school = await api.createDepartment({ name: '示例学校', parentId: root, kind: 'school' });
    bureauAdmin = await api.enter('bureau-admin', [root, 'administrator']);
    schoolAdmin = await api.enter('school-admin', [school, 'administrator']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  test('are one until they are set, and are set by those above, in the audit log', async () => {
    const before = (await bureauAdmin.get<Weight[]>('/api/fair-weights')).body;
    expect(before.map(({ departmentId, weight }) => [departmentId, weight]).sort()).toEqual(
      [
        [root, 1],
        [school, 1],
      ].sort(),
    );
    const set = await bureauAdmin.put<Weight>(`/api/fair-weights/${school}`, { weight: 3 });
    expect([set.status, set.body]).toEqual([
      200,
      { departmentId: school, departmentName: '示例学校', weight: 3, mayChange: true },
    ]);
    await bureauAdmin.put(`/api/fair-weights/${school}`, { weight: 5 });
    expect((await schoolAdmin.get<Weight[]>('/api/fair-weights')).body).toContainEqual(
      expect.objectContaining({ departmentId: school, weight: 5 }),
    );
    const acts = await api.dataSource.query(
      `SELECT subject_id AS id, data FROM audit_entry WHERE action = 'fair-weight.set' ORDER BY id DESC`,
    );
    expect(acts.map(({ data }: { data: unknown }) => data)).toEqual(
      expect.arrayContaining([
        { before: 1, after: 3 },
        { before: 3, after: 5 },
      ]),
    );
  });

  test('are nothing a department gives itself: it would take from the others', async () => {
    expect((await schoolAdmin.put(`/api/fair-weights/${school}`, { weight: 100 })).status).toBe(403);
    expect((await schoolAdmin.put(`/api/fair-weights/${root}`, { weight: 100 })).status).toBe(403);
    expect((await bureauAdmin.put(`/api/fair-weights/${root}`, { weight: 2 })).status).toBe(200);
    // What is refused is said before.
    const may = async (who: Client) =>
      (await who.get<Weight[]>('/api/fair-weights')).body
        .filter(({ mayChange }) => mayChange)
        .map(({ departmentId }) => departmentId);
    expect(await may(schoolAdmin)).toEqual([]);
    expect((await may(bureauAdmin)).sort()).toEqual([root, school].sort());
  });

  test.each([
    [{ weight: 0 }, '/weight'],
    [{ weight: 101 }, '/weight'],
    [{ weight: 1.5 }, '/weight'],
    [{ weight: '2' }, '/weight'],
    [{}, '/weight'],
    [{ weight: 1, share: 2 }, '/share'],
  ])('refuse %j by its field', async (bad, pointer) => {
    const { status, body } = await bureauAdmin.put<{ pointer: string }>(`/api/fair-weights/${school}`, bad);
    expect([status, body.pointer]).toEqual([400, pointer]);
  });

  test('refuse a department that does not exist', async () => {
    const { status, body } = await bureauAdmin.put<{ code: string }>(
      '/api/fair-weights/00000000-0000-4000-8000-000000000000',
      { weight: 2 },
    );
    expect([status, body.code]).toEqual([expect.any(Number), 'DEPARTMENT_UNKNOWN']);
  });
});
