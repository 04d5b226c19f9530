import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { FirstAdministratorService } from '../../src/identity/first-administrator.service.js';
import { AuditLinker } from '../../src/platform/audit/audit-linker.service.js';
import { AuditVerifier } from '../../src/platform/audit/audit-verifier.service.js';
import { DemoMark } from '../../src/start/demonstration/demo-mark.js';
import { finishLeaving } from '../../src/start/demonstration/finish-leaving.js';
import { HouseWork, type WorkBeside } from '../../src/start/demonstration/leaving/house-work.js';
import {
  approveStory,
  addPolicy,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../factories/newsroom.js';
import { createTestDatabase } from '../support/database.js';
import { plantPublications } from '../factories/planted-publications.js';
import { until } from '../support/until.js';
import { type Answer, bootApi, type Client } from '../support/http-app.js';

jest.setTimeout(60_000);

interface Look {
  here: boolean;
  counts: { kind: string; total: number; own: number }[];
  own: { kind: string; name: string }[];
  refusal: { code: string } | null;
  word: { zh: string } | null;
  shown: string;
}

/** Tables whose rows differ from house to house; of each there is what the tests below say. */
const OWN_STORY = ['audit_entry', 'session', 'migrations'];

/** A demonstration in small: a house with a story that is planned, a rule and an administrator who may leave. */
class Scene {
  /** What was done beside, in order. */
  readonly done: string[] = [];
  beside: Partial<WorkBeside> = {};

  private constructor(
    readonly room: Newsroom,
    readonly site: string,
    readonly admin: Client & { personId: string },
    readonly dataDir: string,
    readonly mark: DemoMark,
  ) {
    const doing = (name: keyof WorkBeside) => async () => {
      this.done.push(name);
      await this.beside[name]?.();
    };
    const work = { pause: doing('pause'), resume: doing('resume'), emptySandbox: doing('emptySandbox') };
    room.api.app.get(HouseWork).attach(work);
  }

  static async open(): Promise<Scene> {
    const dataDir = mkdtempSync(join(tmpdir(), 'xuanfa-leave-'));
    const room = await openNewsroom({ databaseGiven: false, dataDir });
    const admin = await room.api.enter('house', [room.bureau, 'administrator']);
    const site = await openAccount(room, 'web');
    const storyId = await approveStory(room, { web: site }, { pictured: true });
    await scheduleStory(room, storyId, site, new Date(Date.now() + 3_600_000));
    await addPolicy(room, [{ type: 'minGap', gap: 'PT1M' }], { departmentId: room.school });
    const scene = new Scene(room, site, admin, dataDir, new DemoMark(dataDir));
    await scene.complete();
    return scene;
  }

  /** The demonstration is complete: what is there so far is of it. */
  async complete(): Promise<void> {
    const [{ now }] = (await this.ask(`SELECT clock_timestamp() + interval '1 ms' AS now`)) as [{ now: Date }];
    this.mark.finish(now.toISOString());
    await this.ask('SELECT pg_sleep(0.002)');
    this.done.length = 0;
    this.beside = {};
  }

  ask(sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.room.api.dataSource.query(sql, parameters);
  }

  async look(): Promise<Look> {
    return (await this.admin.get<Look>('/api/demonstration')).body;
  }

  async leave(more: object = {}, client: Client = this.admin): Promise<Answer<{ code: string }>> {
    return client.post('/api/demonstration/leave', { shown: (await this.look()).shown, ...more });
  }

  /** Marks it as one that was cut off. @returns the act's id */
  async order(): Promise<string> {
    const { shown } = await this.look();
    const { since } = this.mark.read() as { since: string };
    this.mark.leave(since, { act: '0197-act', personId: this.admin.personId, shown });
    return '0197-act';
  }

  /** What the next start says. */
  async start(): Promise<string> {
    const said: string[] = [];
    await finishLeaving({ dataDir: this.dataDir }, this.room.databaseUrl, (message) => said.push(message));
    return said.join('\n');
  }

  async expectUntouched(): Promise<void> {
    expect(this.mark.state).toBe('finished');
    expect(await this.ask(`SELECT count(*)::int AS n FROM publication WHERE state = 'scheduled'`)).toEqual([{ n: 1 }]);
    expect(await this.ask(`SELECT id FROM freeze_order WHERE lifted_at IS NULL`)).toEqual([]);
  }

  addDepartment(name = '刚建的单位'): Promise<string> {
    return this.room.api.createDepartment({ name, parentId: this.room.bureau });
  }

  async close(): Promise<void> {
    await this.room.close();
    rmSync(this.dataDir, { recursive: true });
  }
}

describe('leaving the demonstration', () => {
  describe('by the button', () => {
    let scene: Scene;
    let before: Record<string, unknown>[];
    let frozen: unknown;
    const sha = 'ab'.repeat(32);

    beforeAll(async () => {
      scene = await Scene.open();
      await scene.ask(`INSERT INTO file_arrival (sha256) VALUES ($1)`, [sha]);
      await scene.ask(`INSERT INTO stored_file (sha256, size) VALUES ($1, 1)`, [sha]);
      before = await scene.ask(`SELECT id, action, data FROM audit_entry ORDER BY id`);
      scene.beside.pause = async () => {
        frozen = await scene.ask(`SELECT department_id, channel FROM freeze_order WHERE lifted_at IS NULL`);
        expect(scene.mark.state).toBe('leaving');
      };
      expect((await scene.leave()).status).toBe(204);
    });
    afterAll(() => scene.close());

    test('lets nothing leave any more: everything is frozen before the worker ends', async () => {
      expect(frozen).toEqual([{ department_id: null, channel: null }]);
      expect(scene.done).toEqual(['pause', 'emptySandbox', 'resume']);
      expect(await scene.ask(`SELECT id FROM freeze_order`)).toEqual([]);
      expect(scene.mark.state).toBe('left');
    });

    test('leaves exactly what an empty installation has', async () => {
      const left = await rowsOf(scene.room.api.dataSource);
      expect(left).toMatchObject({ 'public.file_arrival': 1 });
      const empty = await createTestDatabase();
      const fresh = await bootApi({ databaseUrl: empty.url });
      await fresh.app.get(FirstAdministratorService).create('本单位');
      expect({ ...left, 'public.file_arrival': 0 }).toEqual(await rowsOf(empty.dataSource));
      await fresh.close();
      await empty.close();
    });

    test('leaves the files to the next sweep', async () => {
      const arrivals = `SELECT sha256, at < now() - interval '24 hours' AS stale FROM file_arrival`;
      expect(await scene.ask(arrivals)).toEqual([{ sha256: sha, stale: true }]);
    });

    test('keeps the record of everything before it, whole, and of the act with what was cleared', async () => {
      const after = await scene.ask(`SELECT id, action, data, actor_id FROM audit_entry ORDER BY id`);
      expect(after.slice(0, before.length).map(({ id, action, data }) => ({ id, action, data }))).toEqual(before);
      const act = after.find(({ action }) => action === 'demonstration.leave');
      expect(act).toMatchObject({ actor_id: scene.admin.personId, data: { stories: { total: 1, own: 0 } } });
      await new AuditLinker(scene.room.api.dataSource).link();
      expect(await scene.room.api.app.get(AuditVerifier).verify()).toMatchObject({ ok: true, unlinked: 0 });
    });

    test('leaves the person signed in as the administrator of the new house, who goes on at once', async () => {
      const me = await scene.admin.get('/api/session');
      expect([me.status, me.body]).toEqual([
        200,
        expect.objectContaining({
          personId: scene.admin.personId,
          roles: [expect.objectContaining({ departmentName: '本单位', role: 'administrator' })],
        }),
      ]);
      expect(await scene.look()).toMatchObject({ here: false });
      expect((await scene.leave({ shown: '0'.repeat(64) })).body.code).toBe('DEMONSTRATION_NONE');
      const [{ id: parentId }] = (await scene.ask(`SELECT id FROM department`)) as [{ id: string }];
      const school = { parentId, name: '示例学校', kind: 'school' };
      expect((await scene.admin.post('/api/departments', school)).status).toBe(201);
    });
  });

  describe('is refused', () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await Scene.open();
    });
    beforeEach(() => scene.complete());
    afterEach(() => scene.expectUntouched());
    afterAll(() => scene.close());

    test('without the word where people have made things of their own, which are named', async () => {
      const plain = await scene.look();
      expect(plain).toMatchObject({ here: true, own: [], refusal: null, word: null });
      expect(Object.fromEntries(plain.counts.map(({ kind, total }) => [kind, total]))).toEqual({
        ...{ departments: 2, people: 9, accounts: 1, policies: 1, campaigns: 0, stories: 1, pictures: 1 },
        publications: 1,
      });
      await approveStory(scene.room, { web: scene.site }, { text: '自己的稿件', approvals: 0 });
      await scene.addDepartment('自己的单位');
      const own = await scene.look();
      expect(own.own).toEqual([
        { kind: 'departments', name: '自己的单位' },
        { kind: 'stories', name: '自己的稿件' },
      ]);
      expect(own.word?.zh).toBe('清空');
      expect(own.shown).not.toBe(plain.shown);
      for (const word of [undefined, '', '清', '删除']) {
        const answer = await scene.leave({ word });
        expect([answer.status, answer.body.code]).toEqual([400, 'DEMONSTRATION_WORD']);
      }
      expect(scene.done).toEqual([]);
    });

    test('beside real accounts, by name; one served by hand counts once something is out', async () => {
      const real = await openAccount(scene.room, 'wechat', { name: '真实公众号' });
      expect(await scene.look()).toMatchObject({ refusal: { code: 'DEMONSTRATION_REAL' } });
      const answer = await scene.leave({ word: '清空' });
      expect([answer.status, answer.body.code]).toEqual([409, 'DEMONSTRATION_REAL']);
      expect(answer.text).toContain('真实公众号');
      await scene.ask(`DELETE FROM account WHERE id = $1`, [real]);

      const accountId = await openAccount(scene.room, 'other', { name: '示例视频号', driver: 'hand' });
      expect(await scene.look()).toMatchObject({ refusal: null });
      const departmentId = scene.room.bureau;
      const [planted] = await plantPublications(scene.room.api.dataSource, [
        { departmentId, accountId, slot: new Date() },
      ]);
      await scene.room.api.dataSource.transaction(async (tx) => {
        await tx.query(`SET LOCAL session_replication_role = replica`);
        const out = `UPDATE publication SET state = 'sent', sent_at = now(), platform_ref = 'x' WHERE id = $1`;
        await tx.query(out, [planted?.id]);
      });
      expect(await scene.look()).toMatchObject({ refusal: { code: 'DEMONSTRATION_REAL' } });
      await scene.room.api.dataSource.transaction(async (tx) => {
        await tx.query(`SET LOCAL session_replication_role = replica`);
        await tx.query(`DELETE FROM publication WHERE id = $1`, [planted?.id]);
      });
    });

    test('on a database or a queue that may serve others', async () => {
      const elsewhere = await bootApi({ databaseUrl: scene.room.databaseUrl, config: { dataDir: scene.dataDir } });
      const client = await elsewhere.loginAs('house');
      const { body } = await client.get<Look>('/api/demonstration');
      expect(body).toMatchObject({ here: true, refusal: { code: 'DEMONSTRATION_ELSEWHERE' } });
      const answer = await client.post<{ code: string }>('/api/demonstration/leave', { shown: body.shown });
      expect([answer.status, answer.body.code]).toEqual([409, 'DEMONSTRATION_ELSEWHERE']);
      await elsewhere.close();
    });

    test('to whoever looks after a part of the house only, and shows them nothing', async () => {
      const school = await scene.room.api.enter('school-admin', [scene.room.school, 'administrator']);
      expect((await school.get<Look>('/api/demonstration')).body).toMatchObject({ here: false, counts: [] });
      expect((await scene.leave({}, school)).status).toBe(403);
    });

    test('when something is made between the look and the button', async () => {
      const { shown } = await scene.look();
      await scene.addDepartment();
      const answer = await scene.leave({ shown, word: '清空' });
      expect([answer.status, answer.body.code]).toEqual([409, 'DEMONSTRATION_CHANGED']);
      expect(scene.done).toEqual([]);
    });

    test('when something is made while the worker ends: it stays, and everything goes on', async () => {
      scene.beside.pause = async () => void (await scene.addDepartment('此刻的单位'));
      const answer = await scene.leave();
      expect([answer.status, answer.body.code]).toEqual([409, 'DEMONSTRATION_CHANGED']);
      expect(scene.done).toEqual(['pause', 'resume']);
      expect(await scene.ask(`SELECT name FROM department WHERE name = '此刻的单位'`)).toHaveLength(1);
    });

    test('by a start that finds something was made since it was cut off, and says so', async () => {
      await scene.order();
      await scene.addDepartment();
      expect(await scene.start()).toContain('没有清空');
      expect(await scene.start()).toBe('');
    });
  });

  test('stands in nobody’s way who is reading: they read on, and it is done after them', async () => {
    const scene = await Scene.open();
    const tables = await scene.ask(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const names = tables
      .map(({ name }) => String(name))
      .filter((name) => ['story', 'account', 'person'].includes(name));
    const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
    const reader = scene.room.api.dataSource.createQueryRunner();
    await reader.startTransaction();
    // Whoever looks first whether people wait in a circle is the one sent away.
    await reader.query(`SET LOCAL deadlock_timeout = '10ms'`);
    await reader.query(`SELECT FROM ${last}`);
    const leaving = scene.leave();
    // By then it wants every table, and held what comes before in the order in which it names them.
    await until('it wants the tables', async () => {
      const wanting = await scene.ask(
        `SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query ~ '^(LOCK|ROLLBACK TO)'`,
      );
      return wanting.length > 0;
    });
    expect(await reader.query(`SELECT FROM ${first}`)).not.toEqual([]);
    await reader.commitTransaction();
    await reader.release();
    expect((await leaving).status).toBe(204);
    expect(await scene.ask(`SELECT FROM story`)).toEqual([]);
    await scene.close();
  });

  describe('cut off in the middle', () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await Scene.open();
    });
    afterEach(() => scene.close());

    test('before anything was cleared, is done by the next start', async () => {
      const act = await scene.order();
      expect(await scene.start()).toContain('现已完成');
      expect(scene.mark.state).toBe('left');
      expect(await scene.ask(`SELECT name FROM department`)).toEqual([{ name: '本单位' }]);
      expect(await scene.ask(`SELECT actor_id FROM audit_entry WHERE subject_id = $1`, [act])).toEqual([
        { actor_id: scene.admin.personId },
      ]);
      expect((await scene.admin.get('/api/session')).status).toBe(200);
    });

    test('after it was cleared, is not done twice: what has been made since stays', async () => {
      await scene.addDepartment();
      const freeze = `INSERT INTO freeze_order (id, reason, declared_by, declared_at) VALUES (gen_random_uuid(), '示例', $1, now())`;
      await scene.ask(freeze, [scene.admin.personId]); // Everything is frozen already: as good.
      scene.beside.emptySandbox = () => Promise.reject(new Error('the lights went out'));
      expect((await scene.leave({ word: ' 清空 ' })).status).toBe(500);
      expect(scene.mark.state).toBe('leaving');
      const [{ id }] = (await scene.ask(`SELECT id FROM department`)) as [{ id: string }];
      await scene.room.api.createDepartment({ name: '新的单位', parentId: id });
      expect(await scene.start()).toContain('现已完成');
      expect(scene.mark.state).toBe('left');
      const names = await scene.ask(`SELECT name FROM department ORDER BY created_at`);
      expect(names).toEqual([{ name: '本单位' }, { name: '新的单位' }]);
    });
  });
});

/** How many rows each table has, of each schema that is not the server's, and what the house is called. */
async function rowsOf(database: DataSource): Promise<Record<string, unknown>> {
  const tables = await database.query<{ place: string }[]>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS place FROM pg_tables
      WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema' AND tablename <> ALL ($1) ORDER BY 1`,
    [OWN_STORY],
  );
  const rows: Record<string, unknown> = {};
  for (const { place } of tables) {
    const [{ n } = { n: -1 }] = await database.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${place}`);
    rows[place] = n;
  }
  const houses = await database.query<unknown[]>(`SELECT parent_id, name, short_name, kind FROM department`);
  return { ...rows, houses };
}
