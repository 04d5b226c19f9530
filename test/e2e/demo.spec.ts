import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildProduct } from '../support/real-process.js';

/** The command with everything it brings up; generous, for the machine may be busy with other tests. */
const PATIENCE_MS = 180_000;
const COMMAND = resolve('dist/src/demo/demo.command.js');

interface Report {
  campaign: { title: string; window: { from: string | null }; pillars: number; state: string } | null;
  stories: number;
  reviews: number;
  published: { channel: string; url: string; slotAt: string; sentAt: string }[];
  throttled: {
    channel: string;
    wishedAt: string;
    slotAt: string;
    sentAt: string;
    because: { text: { zh: string } }[];
  }[];
  ok: boolean;
  errors?: string[];
}

describe('npm run demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-demo-spec-'));

  beforeAll(() => {
    buildProduct();
    // Run by root, the database has another user, who must be able to pass.
    chmodSync(folder, 0o711);
  }, PATIENCE_MS);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the command with a folder of its own for temporary files, so that what it leaves behind is seen. */
  async function run(...args: string[]): Promise<{ code: number | null; lines: string[]; stderr: string }> {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: folder },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
    return { code, lines: stdout.trimEnd().split('\n'), stderr };
  }

  function expectWhole(report: Report): void {
    expect(report).toMatchObject({ ok: true, stories: 5, reviews: 15 });
    expect(report.errors).toBeUndefined();
    expect(new Set(report.published.map(({ channel }) => channel))).toEqual(new Set(['web', 'wechat', 'weibo']));
    expect(report.published[0]?.channel).toBe('web');
    for (const { slotAt, sentAt, url } of report.published) {
      expect(Date.parse(sentAt)).toBeGreaterThanOrEqual(Date.parse(slotAt));
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    }
    expect(report.throttled.length).toBeGreaterThanOrEqual(1);
    for (const { wishedAt, slotAt, sentAt, because } of report.throttled) {
      expect(Date.parse(slotAt)).toBeGreaterThan(Date.parse(wishedAt));
      expect(Date.parse(sentAt)).toBeGreaterThanOrEqual(Date.parse(slotAt));
      expect(because[0]?.text.zh).toContain('间隔');
    }
  }

  it(
    'does the main job with the bundled notice, proves it and leaves nothing behind',
    async () => {
      const { code, lines, stderr } = await run('--json');
      expect({ code, lines: lines.length, stderr: code === 0 ? '' : stderr }).toEqual({
        code: 0,
        lines: 1,
        stderr: '',
      });
      const report = JSON.parse(lines[0] ?? '') as Report;
      expectWhole(report);
      expect(report.campaign).toMatchObject({ pillars: 3, state: 'active', window: { from: '2026-07-01' } });
      expect(readdirSync(folder).filter((name) => name.startsWith('xuanfa-demo-'))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'does it with a notice that names neither dates nor pillars, and tells it as a text without --json',
    async () => {
      const { code, lines, stderr } = await run('--notice', 'test/fixtures/notices/13-paragraph-notice.txt');
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
      const text = lines.join('\n');
      expect(text).toMatch(/通知 notice +示例区民政局关于做好“慈善宣传日”有关工作的通知\n/);
      expect(text).toMatch(/宣传内容 pillars +—\n/);
      expect(text).toContain('made to wait by its department');
      expect(text).toContain('All is well');
    },
    PATIENCE_MS,
  );

  it(
    'refuses a file that is no notice: ok false, exit 2',
    async () => {
      const poem = join(folder, 'poem.txt');
      writeFileSync(poem, '床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n');
      const { code, lines } = await run('--json', '--notice', poem);
      expect(code).toBe(2);
      const report = JSON.parse(lines[0] ?? '') as Report;
      expect(report).toMatchObject({ ok: false, campaign: null, stories: 0, published: [], throttled: [] });
      expect(report.errors?.[0]).toContain('公文');
    },
    PATIENCE_MS,
  );

  it('refuses a file it cannot read: ok false, exit 2', async () => {
    const { code, lines } = await run('--json', '--notice', join(folder, 'missing.txt'));
    expect(code).toBe(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: false, errors: [expect.stringContaining('missing.txt')] });
  });

  it('refuses an argument it does not know: exit 2 and the usage', async () => {
    const { code, stderr } = await run('--jsn');
    expect(code).toBe(2);
    expect(stderr).toContain('--notice FILE');
  });
});
