import { DepartmentTreeService } from '../../src/identity/departments/department-tree.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

interface Created {
  id: string;
  code: string;
  oneTimePassword: string | null;
}

describe('Idempotency-Key', () => {
  let database: TestDatabase;
  let api: TestApi;
  let root: string;
  let admin: Awaited<ReturnType<TestApi['enter']>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    root = await api.createDepartment({ name: '示例市局' });
    admin = await api.enter('admin', [root, 'administrator']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const create = (name: string, key: string, by = admin) =>
    by.post<Created>(
      '/api/departments',
      { parentId: root, name, kind: 'other' },
      { headers: { 'idempotency-key': key } },
    );
  const count = async (name: string): Promise<number> =>
    Number(
      (await api.dataSource.query<{ n: string }[]>(`SELECT count(*) AS n FROM department WHERE name = $1`, [name]))[0]
        ?.n,
    );

  test('the same call sent again gets the first answer and does nothing', async () => {
    const first = await create('once', 'key-1');
    const second = await create('once', 'key-1');
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect([second.status, second.headers.get('idempotency-replayed'), second.body]).toEqual([201, 'true', first.body]);
    expect(await count('once')).toBe(1);
  });

  test('a key for another body, or another route, is refused', async () => {
    await create('first use', 'key-2');
    const other = await create('second use', 'key-2');
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const route = await admin.post<Created>(
      '/api/people',
      { login: 'somebody', displayName: '某人', departmentId: root },
      { headers: { 'idempotency-key': 'key-2' } },
    );
    expect([route.status, route.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await count('second use')).toBe(0);
  });

  test("one person's key says nothing to another", async () => {
    const second = await api.enter('second-admin', [root, 'administrator']);
    await create('shared key', 'key-3');
    const others = await create('shared key, another person', 'key-3', second);
    expect([others.status, others.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect([await count('shared key'), await count('shared key, another person')]).toEqual([1, 1]);
  });

  test('while the first call is under way the second is told so; afterwards it gets the answer', async () => {
    const holder = api.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`SELECT pg_advisory_xact_lock(hashtextextended('department.tree', 0))`);
    const first = create('slow', 'key-4');
    // The first call has taken its key once it waits for the lock held here.
    for (let waiting = 0; waiting === 0;) {
      const [row] = await api.dataSource.query<{ n: string }[]>(
        `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      waiting = Number(row?.n);
    }
    const second = await create('slow', 'key-4');
    expect([second.status, second.body.code, second.headers.get('retry-after')]).toEqual([
      409,
      'IDEMPOTENCY_IN_FLIGHT',
      '1',
    ]);
    await holder.commitTransaction();
    await holder.release();
    const created = await first;
    expect(created.status).toBe(201);
    expect((await create('slow', 'key-4')).body).toEqual(created.body);
    expect(await count('slow')).toBe(1);
  });

  test('of many that arrive at once one acts; the others get its answer or are told to wait', async () => {
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => create(`race ${round}`, `race-${round}`)));
      expect(await count(`race ${round}`)).toBe(1);
      const made = answers.filter(({ status }) => status === 201);
      expect(made.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
      expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
      for (const { status, body } of answers) {
        if (status !== 201) expect([status, body.code]).toEqual([409, 'IDEMPOTENCY_IN_FLIGHT']);
      }
    }
  });

  test('a refused call frees its key', async () => {
    expect((await create('', 'key-5')).status).toBe(400);
    expect((await create('corrected', 'key-5')).status).toBe(201);
  });

  test('a failed call does nothing, and its answer tells nothing of the inside', async () => {
    const broken = jest
      .spyOn(api.app.get(AuditService), 'record')
      .mockRejectedValueOnce(new Error('secret detail of the disk'));
    const failed = await create('unlucky', 'key-6');
    broken.mockRestore();
    expect([failed.status, failed.body.code]).toEqual([500, 'INTERNAL']);
    expect(failed.text).not.toMatch(/disk|node_modules|\.ts|stack/);
    expect(await count('unlucky')).toBe(0);
  });

  test('a call that failed after its commit keeps its key: a repetition does not do it twice', async () => {
    const tree = api.app.get(DepartmentTreeService, { strict: false });
    const made = tree.create.bind(tree);
    const late = jest.spyOn(tree, 'create').mockImplementationOnce(async (...args) => {
      await made(...args);
      throw new Error('the connection broke while the commit was answered');
    });
    const failed = await create('committed', 'key-10');
    late.mockRestore();
    expect(failed.status).toBe(500);
    expect((await create('committed', 'key-10')).body.code).toBe('IDEMPOTENCY_IN_FLIGHT');
    api.clock.advance(3 * 60 * 1000);
    const again = await create('committed', 'key-10');
    expect([again.status, again.body.code]).toEqual([409, 'IDEMPOTENCY_OUTCOME_UNKNOWN']);
    expect(await count('committed')).toBe(1);
  });

  test('a call that broke off without an answer is not blindly made again', async () => {
    await api.dataSource.query(
      `INSERT INTO idempotency_key (owner_id, key, fingerprint, started_at, expires_at)
       SELECT owner_id, 'key-7', fingerprint, $1::timestamptz - interval '3 minutes', $1::timestamptz + interval '1 day'
         FROM idempotency_key WHERE key = 'key-1'`,
      [api.clock.now()],
    );
    const { status, body } = await create('once', 'key-7');
    expect([status, body.code]).toEqual([409, 'IDEMPOTENCY_OUTCOME_UNKNOWN']);
  });

  test('an answer is kept for a day', async () => {
    const before = await create('daily', 'key-8');
    api.clock.advance(11 * 60 * 60 * 1000);
    expect((await create('daily', 'key-8')).body.id).toBe(before.body.id);
    api.clock.advance(11 * 60 * 60 * 1000);
    expect((await create('daily', 'key-8')).body.id).toBe(before.body.id);
    api.clock.advance(2 * 60 * 60 * 1000);
    const fresh = await create('daily', 'key-8');
    expect(fresh.headers.get('idempotency-replayed')).toBeNull();
    expect(fresh.body.id).not.toBe(before.body.id);
  });

  test('a password shown once is not kept with the answer', async () => {
    const person = { login: 'once-only', displayName: '某人', departmentId: root };
    const send = () => admin.post<Created>('/api/people', person, { headers: { 'idempotency-key': 'key-9' } });
    const first = await send();
    expect(first.body.oneTimePassword).toMatch(/^[a-z2-9-]{19}$/);
    const second = await send();
    expect([second.status, second.body]).toEqual([201, { ...first.body, oneTimePassword: null }]);
    const [row] = await api.dataSource.query<{ whole: string }[]>(
      `SELECT k::text AS whole FROM idempotency_key k WHERE key = 'key-9'`,
    );
    expect(row?.whole).not.toContain(first.body.oneTimePassword);
  });

  test.each(['', ' ', 'x'.repeat(256), 'with space'])('the key %j is refused', async (key) => {
    const { status, body } = await create('bad key', key);
    expect([status, body.code]).toEqual([400, 'IDEMPOTENCY_KEY_INVALID']);
    expect(await count('bad key')).toBe(0);
  });
});
