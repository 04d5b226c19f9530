import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/database.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

const root = join(__dirname, '../..');
const built = join(root, 'dist/src/cli.js');

describe('the command line, as built', () => {
  let folder: string;

  beforeAll(() => {
    if (!existsSync(built)) throw new Error('dist is missing: run `npm run build` first (npm test does)');
    folder = mkdtempSync(join(tmpdir(), 'xuanfa-cli-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const run = (...args: string[]) => spawnSync(process.execPath, [built, ...args], { encoding: 'utf8', cwd: root });

  it('plan prints the slots of a case as one line of JSON', () => {
    const path = file(
      'case.json',
      JSON.stringify({
        zone: 'Asia/Shanghai',
        rules: [{ type: 'minGap', gap: 'PT30M' }],
        sent: ['2026-07-15T09:00:00+08:00'],
        wishes: ['2026-07-15T09:10:00+08:00'],
      }),
    );
    const { status, stdout } = run('plan', path);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      slots: [{ wish: '2026-07-15T09:10:00+08:00', slot: '2026-07-15T09:30:00+08:00', because: [{ rule: 0 }] }],
    });
  });

  it.each([
    ['an unknown zone', { zone: 'Mars/Base', rules: [], wishes: [] }, 'zone'],
    ['a month as duration', { zone: 'UTC', rules: [{ type: 'minGap', gap: 'P1M' }], wishes: [] }, 'rules[0].gap'],
    [
      'a freeze blackout',
      {
        zone: 'UTC',
        rules: [{ type: 'blackout', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', mode: 'freeze' }],
        wishes: [],
      },
      'rules[0].mode',
    ],
    [
      'a limit of zero',
      [{ zone: 'UTC', rules: [{ type: 'limit', max: 0, per: 'PT1H', window: 'sliding' }], wishes: [] }],
      '[0].rules[0].max',
    ],
  ])('plan refuses %s with exit 2, naming the field', (_what, content, field) => {
    const { status, stdout, stderr } = run('plan', file('bad.json', JSON.stringify(content)));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(field);
  });

  it('plan and notice refuse what cannot be read with exit 2', () => {
    expect(run('plan', join(folder, 'nowhere.json')).status).toBe(2);
    expect(run('plan', file('no.json', '{"zone":')).status).toBe(2);
    expect(run('notice', join(folder, 'nowhere.txt')).status).toBe(2);
    expect(run('notice', folder).status).toBe(2);
    const long = run('notice', file('long.txt', '关于开展宣传活动的通知\n'.repeat(20_000)));
    expect([long.status, long.stdout]).toEqual([2, '']);
    expect(long.stderr).toContain('200000');
    expect(run('notice').status).toBe(2);
    expect(run('nonsense').status).toBe(2);
  });

  it('notice prints a reading, and nothing but nulls with a warning for what is no notice', () => {
    const text = readable();
    const reading = JSON.parse(run('notice', file('notice.txt', text)).stdout) as Record<string, unknown>;
    expect(reading).toMatchObject({ documentNumber: '示人社发〔2026〕8号', issuers: ['示例市人力资源和社会保障局'] });
    const nothing = run('notice', file('poem.txt', '床前明月光\n疑是地上霜\n'));
    expect(nothing.status).toBe(0);
    expect(JSON.parse(nothing.stdout)).toMatchObject({
      title: null,
      documentNumber: null,
      issuers: [],
      theme: null,
      pillars: [],
      forms: [],
      requirements: [],
      deadlines: [],
    });
    expect((JSON.parse(nothing.stdout) as { warnings: unknown[] }).warnings).toHaveLength(1);
  });

  describe('audit verify', () => {
    const verify = (dataDir: string) => {
      const env: NodeJS.ProcessEnv = { ...process.env, XUANFA_DATA_DIR: dataDir };
      delete env['DATABASE_URL'];
      return spawnSync(process.execPath, [built, 'audit', 'verify'], { encoding: 'utf8', cwd: root, env });
    };

    it('refuses with exit 2 a folder without an installation, names it, and makes nothing there', () => {
      const empty = join(folder, 'empty');
      mkdirSync(empty);
      for (const place of [empty, join(folder, 'not-there')]) {
        const { status, stdout, stderr } = verify(place);
        expect([status, stdout]).toEqual([2, '']);
        expect(stderr).toContain(place);
      }
      expect(readdirSync(empty)).toEqual([]);
      expect(existsSync(join(folder, 'not-there'))).toBe(false);
    });

    it('refuses a record whose database was never made, instead of making it', () => {
      const half = join(folder, 'half');
      mkdirSync(half);
      writeFileSync(join(half, 'database.json'), JSON.stringify({ home: half, password: 'x', port: null }));
      expect(verify(half).status).toBe(2);
      expect(readdirSync(half)).toEqual(['database.json']);
    });

    it('starts a database that does not run, looks, leaves it unmigrated and stops it', async () => {
      const dataDir = join(folder, 'stopped');
      chmodSync(folder, 0o711);
      const first = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });
      await first.stop();
      const strange = verify(dataDir);
      expect([strange.status, strange.stdout]).toEqual([2, '']);
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);

      const second = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });
      const database = await new DataSource(databaseOptions(second.url, 1)).initialize();
      const tables = `SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'`;
      expect(await database.query(tables)).toEqual([{ n: 0 }]);
      await database.runMigrations();
      await database.destroy();
      await second.stop();
      const { status, stdout } = verify(dataDir);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true });
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    }, 120_000);
  });

  it('notice reads GB18030 files as well', () => {
    // "关于" and the like in GB18030 are not valid UTF-8; a byte order mark or a declaration is not needed.
    const gb = Buffer.from([0xb9, 0xd8, 0xd3, 0xda]);
    expect(run('notice', file('gb.txt', gb)).status).toBe(0);
  });
});

function readable(): string {
  return `示人社发〔2026〕8号

关于开展技能宣传周活动的通知

各有关单位：
现就有关事项通知如下：
一、活动主题
技能让生活更好
请于2026年5月20日前将总结报送示例市就业服务中心。

示例市人力资源和社会保障局
2026年4月20日
`;
}
