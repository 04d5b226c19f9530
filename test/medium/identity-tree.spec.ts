import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../src/identity/access/access.service.js';
import { ACTIONS, allows, type Relation, ROLES } from '../../src/identity/access.rules.js';
import { DepartmentService } from '../../src/identity/departments/department.service.js';
import { POLICY_GATE } from '../../src/schedule/schedule-lock.rules.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the tree of departments', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = database.dataSource;
  });
  afterAll(() => database.close());

  async function place(name: string, parentId: string | null): Promise<string> {
    const id = uuid();
    await source.query(`INSERT INTO department (id, parent_id, name, kind) VALUES ($1, $2, $3, 'other')`, [
      id,
      parentId,
      name,
    ]);
    return id;
  }

  async function pathOf(id: string): Promise<string[]> {
    const [row] = await source.query<{ path: string[] }[]>(`SELECT path FROM department WHERE id = $1`, [id]);
    return row?.path ?? [];
  }

  const move = (id: string, parentId: string | null) =>
    source.query(`UPDATE department SET parent_id = $2 WHERE id = $1`, [id, parentId]);

  /** Paths must follow from parents alone, for every row. */
  async function expectPathsFollowParents(): Promise<void> {
    const rows =
      await source.query<{ id: string; parent_id: string | null; path: string[] }[]>(`SELECT * FROM department`);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      const above = row.parent_id === null ? [] : (byId.get(row.parent_id)?.path ?? ['missing']);
      expect(row.path).toEqual([...above, row.id]);
    }
  }

  test('a path runs from the root to the department itself', async () => {
    const root = await place('root', null);
    const middle = await place('middle', root);
    const leaf = await place('leaf', middle);
    expect(await pathOf(leaf)).toEqual([root, middle, leaf]);
  });

  test('moving a department carries everything below it', async () => {
    const root = await place('root', null);
    const a = await place('a', root);
    const b = await place('b', root);
    const a1 = await place('a1', a);
    const a2 = await place('a2', a1);
    await move(a1, b);
    expect(await pathOf(a2)).toEqual([root, b, a1, a2]);
    await expectPathsFollowParents();
  });

  test('a path written by hand is put right', async () => {
    const root = await place('root', null);
    const a = await place('a', root);
    await source.query(`UPDATE department SET path = ARRAY[$1::uuid] WHERE id = $1`, [a]);
    expect(await pathOf(a)).toEqual([root, a]);
  });

  test('a move waits for claims that have worked out their policies, and they for a move; a rename does not', async () => {
    const [a, b] = [await place('a', null), await place('b', null)];
    const impatient = (statement: string, values: unknown[]) =>
      source.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = '50ms'`);
        await tx.query(statement, values);
      });
    const refused = { driverError: { code: '55P03' } };
    await source.transaction(async (claim) => {
      await claim.query('SELECT pg_advisory_xact_lock_shared($1)', [POLICY_GATE]);
      await expect(impatient('UPDATE department SET parent_id = $2 WHERE id = $1', [a, b])).rejects.toMatchObject(
        refused,
      );
      await impatient(`UPDATE department SET name = 'renamed' WHERE id = $1`, [a]);
    });
    expect(await pathOf(a)).toEqual([a]);
    await source.transaction(async (mover) => {
      await mover.query('UPDATE department SET parent_id = $2 WHERE id = $1', [a, b]);
      await expect(impatient('SELECT pg_advisory_xact_lock_shared($1)', [POLICY_GATE])).rejects.toMatchObject(refused);
    });
    await impatient('SELECT pg_advisory_xact_lock_shared($1)', [POLICY_GATE]);
    expect(await pathOf(a)).toEqual([b, a]);
  });

  test.each(['itself', 'its child', 'its grandchild'])('a department cannot be placed below %s', async (where) => {
    const a = await place('a', null);
    const child = await place('child', a);
    const grandchild = await place('grandchild', child);
    const target = { itself: a, 'its child': child, 'its grandchild': grandchild }[where] ?? '';
    await expect(move(a, target)).rejects.toMatchObject({ driverError: { constraint: 'department_no_cycle' } });
    await expectPathsFollowParents();
  });

  test('two moves at once that would close a cycle: at most one happens', async () => {
    for (let round = 0; round < 10; round += 1) {
      const root = await place('root', null);
      const a = await place('a', root);
      const b = await place('b', root);
      const outcomes = await Promise.allSettled([move(a, b), move(b, a)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expectPathsFollowParents();
    }
  });

  test('a child placed while its parent moves ends up below the parent', async () => {
    for (let round = 0; round < 10; round += 1) {
      const root = await place('root', null);
      const a = await place('a', root);
      const b = await place('b', root);
      await Promise.all([move(a, b), place('child', a)]);
      await expectPathsFollowParents();
    }
  });

  test('a department with something below it cannot be removed', async () => {
    const root = await place('root', null);
    await place('a', root);
    await expect(source.query(`DELETE FROM department WHERE id = $1`, [root])).rejects.toMatchObject({
      driverError: { constraint: 'department_parent_fk' },
    });
  });

  test('the service finds, lists below and climbs up', async () => {
    const departments = new DepartmentService(source);
    const root = await place('root', null);
    const a = await place('a', root);
    const a1 = await place('a1', a);
    const other = await place('other', root);
    expect((await departments.subtreeIds(a)).sort()).toEqual([a, a1].sort());
    expect((await departments.subtreeIds(root)).sort()).toEqual([root, a, a1, other].sort());
    expect((await departments.ancestors(a1)).map(({ name }) => name)).toEqual(['root', 'a', 'a1']);
    expect(await departments.ancestors(uuid())).toEqual([]);
    expect(await departments.find('not an id')).toBeNull();
    expect(await departments.namesOf([a, uuid()])).toEqual(new Map([[a, 'a']]));
    await expect(departments.requireExisting(uuid(), '/departmentId')).rejects.toMatchObject({
      code: 'DEPARTMENT_UNKNOWN',
      status: 400,
      pointer: '/departmentId',
    });
  });

  test('the database answers every role, action and relation as the table does', async () => {
    const access = new AccessService(source);
    const root = await place('root', null);
    const held = await place('held', root);
    const below = await place('below', held);
    const deep = await place('deep', below);
    const beside = await place('beside', root);
    const relations: [string, Relation][] = [
      [root, 'above'],
      [held, 'same'],
      [below, 'below'],
      [deep, 'below'],
      [beside, 'elsewhere'],
      [uuid(), 'elsewhere'],
    ];
    for (const role of ROLES) {
      const personId = uuid();
      await source.query(
        `INSERT INTO person (id, department_id, login, display_name, password_hash) VALUES ($1, $2, $3, $3, 'x')`,
        [personId, held, role],
      );
      await source.query(`INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, $4)`, [
        uuid(),
        personId,
        held,
        role,
      ]);
      for (const action of ACTIONS) {
        const wanted = relations.filter(([, relation]) => allows(role, action, relation)).map(([id]) => id);
        expect((await access.departmentsFor({ personId }, action)).sort()).toEqual(wanted.sort());
        for (const [id, relation] of relations) {
          expect([role, action, relation, await access.can({ personId }, action, id)]).toEqual([
            role,
            action,
            relation,
            allows(role, action, relation),
          ]);
        }
      }
    }
    await expect(access.require({ personId: uuid() }, 'story.read', root)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
    });
  });
});
