import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Client, TEST_PASSWORD, type TestApi } from '../support/http-app.js';

const root = join(__dirname, '../..');
const built = join(root, 'dist/src/cli.js');

describe('xuanfa password, as built, beside a running application', () => {
  let database: TestDatabase;
  let api: TestApi;
  let admin: Client & { personId: string };
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-password-'));

  beforeAll(async () => {
    if (!existsSync(built)) throw new Error('dist is missing: run `npm run build` first (npm test does)');
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    const bureau = await api.createDepartment({ name: '示例局' });
    admin = await api.enter('admin', [bureau, 'administrator']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** @param piped what stands on standard input; null = nothing is attached */
  const run = async (login: string, piped: string | null, url: string | null = database.url, endsPipe = true) => {
    const env: NodeJS.ProcessEnv = { ...process.env, XUANFA_DATA_DIR: folder };
    if (url === null) delete env['DATABASE_URL'];
    else env['DATABASE_URL'] = url;
    const child = spawn(process.execPath, [built, 'password', login], {
      ...{ cwd: root, env },
      stdio: [piped === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    if (endsPipe) child.stdin?.end(piped ?? '');
    else child.stdin?.write(piped ?? '');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [stdout, stderr, status] = await Promise.all([
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
      ended,
    ]);
    return { status, stdout, stderr };
  };
  const logIn = (password: string, login = 'admin') => api.post('/api/session', { login, password });
  const acts = () =>
    api.dataSource.query(
      `SELECT actor_id AS actor, subject_id AS subject, data FROM audit_entry WHERE action = 'person.reset-password' ORDER BY id`,
    );

  it('makes a password up, shows it once, ends every session and writes in the audit log that it was done on the machine', async () => {
    expect((await admin.get('/api/session')).status).toBe(200);
    const { status, stdout, stderr } = await run(' Admin ', null);
    expect(status).toBe(0);
    const { login, oneTimePassword } = JSON.parse(stdout) as { login: string; oneTimePassword: string };
    expect([login, stdout.split('\n')]).toEqual(['admin', [expect.any(String), '']]);
    expect(stderr).toContain('密码已重设');
    expect(stderr).not.toContain(oneTimePassword);
    expect((await admin.get('/api/session')).status).toBe(401);
    expect((await logIn(TEST_PASSWORD)).status).toBe(401);
    const entered = await logIn(oneTimePassword);
    expect([entered.status, entered.body]).toEqual([
      expect.any(Number),
      expect.objectContaining({ mustChangePassword: true }),
    ]);
    expect(entered.status).toBeLessThan(300);
    expect(await acts()).toEqual([{ actor: null, subject: admin.personId, data: { where: 'command-line' } }]);
  });

  it('takes the password that is piped in, and never shows it', async () => {
    const given = '示例 a new one 2026';
    const { status, stdout, stderr } = await run('admin', `${given}\n`);
    expect([status, JSON.parse(stdout)]).toEqual([0, { login: 'admin' }]);
    expect(stdout + stderr).not.toContain(given);
    expect((await logIn(given)).status).toBeLessThan(300);
  });

  it('takes one line and waits for no more, whoever holds the pipe open', async () => {
    const { status, stdout } = await run('admin', '示例 one line 2026\nand another', database.url, false);
    expect([status, JSON.parse(stdout)]).toEqual([0, { login: 'admin' }]);
    expect((await logIn('示例 one line 2026')).status).toBeLessThan(300);
  });

  it('refuses an unknown login and a password too weak with exit 2, and changes nothing', async () => {
    const before = await acts();
    const unknown = await run('nobody', null);
    expect([unknown.status, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('没有登录名为“nobody”的人员');
    const weak = await run('admin', 'short\n');
    expect([weak.status, weak.stdout]).toEqual([2, '']);
    expect(weak.stderr).toContain('至少 10 个字符');
    expect(await acts()).toEqual(before);
  });

  it('refuses a place without an installation with exit 2, and names it', async () => {
    const { status, stdout, stderr } = await run('admin', null, null);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(folder);
  });
});
