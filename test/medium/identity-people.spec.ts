import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/database.js';
import { FirstAdministratorService } from '../../src/identity/first-administrator.service.js';
import { PasswordService } from '../../src/identity/people/password.service.js';
import { RosterService } from '../../src/identity/people/roster.service.js';
import { SessionService } from '../../src/identity/sessions/session.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { TestClock } from '../support/http-app.js';

const HOUR = 60 * 60 * 1000;
const NOON = new Date('2026-03-02T12:00:00+08:00');

describe('people and sessions in the database', () => {
  let database: TestDatabase;
  let source: DataSource;
  let clock: TestClock;
  let sessions: SessionService;
  let roster: RosterService;
  let first: FirstAdministratorService;
  let administrator: { personId: string; departmentId: string };
  const passwords = new PasswordService();
  const audit = new AuditService();

  const firstOn = (on: DataSource) =>
    new FirstAdministratorService(on, passwords, new RosterService(on, new SessionService(on, clock), audit), audit);

  async function start(): Promise<void> {
    database = await createTestDatabase();
    source = database.dataSource;
    clock = new TestClock(NOON);
    sessions = new SessionService(source, clock);
    roster = new RosterService(source, sessions, audit);
    first = firstOn(source);
  }

  async function admin(): Promise<{ personId: string; departmentId: string }> {
    const created = await first.create('示例市局');
    const [row] = await source.query<{ id: string }[]>(`SELECT id FROM person WHERE login = 'admin'`);
    return { personId: row?.id ?? '', departmentId: created?.departmentId ?? '' };
  }

  const enrol = (login: string, departmentId: string) =>
    roster.act((tx) => roster.enrol(tx, null, { login, displayName: login, departmentId, passwordHash: 'x' }));

  describe('in an empty installation', () => {
    beforeEach(start);
    afterEach(() => database.close());

    test('the first administrator holds the root and must change the password shown once', async () => {
      const created = await first.create('示例市局');
      expect(created?.oneTimePassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      const rows = await source.query<Record<string, unknown>[]>(
        `SELECT p.login, p.must_change_password, p.password_hash, a.role, d.name, d.parent_id
           FROM person p JOIN role_assignment a ON a.person_id = p.id JOIN department d ON d.id = a.department_id`,
      );
      expect(rows).toEqual([
        expect.objectContaining({
          login: 'admin',
          must_change_password: true,
          role: 'administrator',
          name: '示例市局',
          parent_id: null,
        }),
      ]);
      expect(rows[0]?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(await passwords.matches(created?.oneTimePassword ?? '', String(rows[0]?.['password_hash']))).toBe(true);
      expect(await first.create('另一个')).toBeNull();
    });

    test('of several processes that start at once, one creates the first administrator', async () => {
      const others = [1, 2, 3].map(() => new DataSource(databaseOptions(database.url, 2)));
      await Promise.all(others.map((other) => other.initialize()));
      const outcomes = await Promise.all(others.map((other) => firstOn(other).create('示例市局')));
      await Promise.all(others.map((other) => other.destroy()));
      expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1);
      expect(await source.query(`SELECT login FROM person`)).toEqual([{ login: 'admin' }]);
      expect(await source.query(`SELECT name FROM department`)).toEqual([{ name: '示例市局' }]);
    });

    test('the last administrator can neither lose the role nor be disabled, not even by two at once', async () => {
      const { personId, departmentId } = await admin();
      const roleOf = async (id: string) => {
        const [row] = await source.query<{ id: string }[]>(`SELECT id FROM role_assignment WHERE person_id = $1`, [id]);
        return row?.id ?? '';
      };
      const mine = await roleOf(personId);
      const refused = { code: 'LAST_ADMINISTRATOR', status: 409 };
      await expect(roster.act((tx) => roster.revoke(tx, personId, personId, mine))).rejects.toMatchObject(refused);
      await expect(
        roster.act((tx) => roster.change(tx, personId, personId, { disabledAt: NOON })),
      ).rejects.toMatchObject(refused);

      for (let round = 0; round < 5; round += 1) {
        const second = await enrol(`second-${round}`, departmentId);
        await roster.act((tx) => roster.grant(tx, null, second, { departmentId, role: 'administrator' }));
        const [a, b] = await source.query<{ person_id: string; id: string }[]>(
          `SELECT person_id, id FROM role_assignment WHERE role = 'administrator'`,
        );
        const outcomes = await Promise.allSettled([
          roster.act((tx) => roster.revoke(tx, personId, a?.person_id ?? '', a?.id ?? '')),
          roster.act((tx) => roster.revoke(tx, personId, b?.person_id ?? '', b?.id ?? '')),
        ]);
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      }
    });
  });

  describe('in an installation at work', () => {
    beforeAll(async () => {
      await start();
      administrator = await admin();
    });
    afterAll(() => database.close());
    beforeEach(() => clock.set(NOON));

    test('an unknown login is never right, and a wrong password is wrong', async () => {
      const hash = await passwords.hash('a long password');
      expect(await passwords.matches('a long password', hash)).toBe(true);
      expect(await passwords.matches('a long passwore', hash)).toBe(false);
      expect(await passwords.matches('a long password', null)).toBe(false);
    });

    test('a login is one person in any case, held by the database', async () => {
      const { departmentId } = administrator;
      await enrol('zhiban', departmentId);
      await expect(enrol('zhiban', departmentId)).rejects.toMatchObject({ code: 'LOGIN_TAKEN', status: 409 });
      await expect(enrol('ZhiBan', departmentId)).rejects.toMatchObject({
        driverError: { constraint: 'person_login_lower' },
      });
    });

    test('a session is idle for less than 12 hours and lasts at most 7 days', async () => {
      const { personId } = administrator;
      const { token } = await source.transaction((tx) => sessions.open(tx, personId));
      expect(await sessions.recognise(token)).toMatchObject({ personId, login: 'admin', mustChangePassword: true });
      clock.advance(12 * HOUR - 1);
      expect(await sessions.recognise(token)).not.toBeNull();
      clock.advance(12 * HOUR);
      expect(await sessions.recognise(token)).toBeNull();

      clock.set(NOON);
      const lasting = await source.transaction((tx) => sessions.open(tx, personId));
      for (let hours = 11; hours < 7 * 24; hours += 11) {
        clock.set(new Date(NOON.getTime() + hours * HOUR));
        expect(await sessions.recognise(lasting.token)).not.toBeNull();
      }
      clock.set(new Date(NOON.getTime() + 7 * 24 * HOUR));
      expect(await sessions.recognise(lasting.token)).toBeNull();
    });

    test('the table keeps a digest, never the token', async () => {
      const { personId } = administrator;
      const { token } = await source.transaction((tx) => sessions.open(tx, personId));
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      const [row] = await source.query<{ whole: string; digest: Buffer }[]>(
        `SELECT s::text AS whole, token_hash AS digest FROM session s`,
      );
      expect(row?.digest).toHaveLength(32);
      expect(row?.digest.equals(Buffer.from(token, 'base64url'))).toBe(false);
      expect(row?.whole).not.toContain(token);
    });

    test.each(['', 'x', 'a'.repeat(43), '../../etc/passwd', "' OR 1=1 --", 'é'.repeat(43)])(
      'the forged cookie %j is nobody',
      async (cookie) => {
        expect(await sessions.recognise(cookie)).toBeNull();
      },
    );

    test('ended sessions and those of disabled people open nothing', async () => {
      const { personId, departmentId } = administrator;
      const open = (id: string) => source.transaction((tx) => sessions.open(tx, id));
      const one = await open(personId);
      const two = await open(personId);
      await sessions.endAllOf(source.manager, personId, two.sessionId);
      expect(await sessions.recognise(one.token)).toBeNull();
      expect(await sessions.recognise(two.token)).not.toBeNull();
      await sessions.end(source.manager, two.sessionId);
      expect(await sessions.recognise(two.token)).toBeNull();

      const other = await enrol('other', departmentId);
      const three = await open(other);
      await source.query(`UPDATE person SET disabled_at = now() WHERE id = $1`, [other]);
      expect(await sessions.recognise(three.token)).toBeNull();
    });

    test('an act without its audit row does not exist', async () => {
      const { departmentId } = administrator;
      const before = await source.query<{ n: string }[]>(`SELECT count(*) AS n FROM audit_entry`);
      await expect(
        roster.act(async (tx) => {
          await roster.enrol(tx, null, { login: 'ghost', displayName: 'ghost', departmentId, passwordHash: 'x' });
          throw new Error('power cut');
        }),
      ).rejects.toThrow('power cut');
      expect(await source.query(`SELECT count(*) AS n FROM audit_entry`)).toEqual(before);
      expect(await source.query(`SELECT 1 FROM person WHERE login = 'ghost'`)).toEqual([]);
    });
  });
});
