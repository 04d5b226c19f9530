import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environmentWith } from '../../platform/config/env.js';
import type { DemoSandbox } from '../house/accounts.js';

/** What the application says over IPC once everything listens. */
interface News {
  kind: string;
  apiUrl: string;
  first: { login: string; oneTimePassword: string; departmentId: string } | null;
  sandbox: DemoSandbox | null;
}

/** The real application in a process of its own, on a data directory that nobody else has. */
export interface OwnInstallation {
  apiUrl: string;
  first: { login: string; oneTimePassword: string; departmentId: string };
  sandbox: DemoSandbox;
  /** Rejects when the application ends before it is stopped. */
  ended: Promise<never>;
}

const START_MS = 90_000;
const STOP_MS = 20_000;
/** How much of the application's output is kept to explain a failure, characters. */
const KEPT_OUTPUT = 6_000;

/** Starts one, and takes everything of it away again. */
export class OwnInstallationKeeper {
  private readonly dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'xuanfa-demo-')));
  private child: ChildProcess | null = null;
  private output = '';

  /** @throws Error with the end of the application's output when it does not come up */
  async start(): Promise<OwnInstallation> {
    // Run by root, the database has another user, who must be able to pass.
    chmodSync(this.dataDir, 0o711);
    const port = await freePort();
    const child = fork(fileURLToPath(new URL('../../main.js', import.meta.url)), ['--tell-parent'], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: environmentWith({
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        XUANFA_DATA_DIR: this.dataDir,
        XUANFA_DEMO: 'off',
        XUANFA_SANDBOX: 'on',
        XUANFA_SANDBOX_PORT: '0',
        XUANFA_LOG_LEVEL: 'warn',
      }),
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-KEPT_OUTPUT)));
    const ended = new Promise<never>((_resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`the application ended (${signal ?? code})\n${this.output}`)),
      );
    });
    // Whoever waits for it hears of it; nobody waiting is no fault.
    ended.catch(() => undefined);
    const told = new Promise<News>((resolve) => child.once('message', (news) => resolve(news as News)));
    const late = pause(START_MS, undefined, { ref: false }).then(() => {
      throw new Error(`the application was not ready after ${START_MS / 1000} s\n${this.output}`);
    });
    const { apiUrl, first, sandbox } = await Promise.race([told, ended, late]);
    if (!first || !sandbox) throw new Error('the application came up without an administrator or without the sandbox');
    return { apiUrl, first, sandbox, ended };
  }

  /** Stops the application and removes its data. Does nothing the second time. */
  async remove(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      await Promise.race([gone, pause(STOP_MS, undefined, { ref: false })]);
      child.kill('SIGKILL');
    }
    const home = this.clusterHome();
    if (home !== null) rmSync(home, { recursive: true, force: true });
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Where the database went if its user could not pass to our folder; null when it is inside. */
  private clusterHome(): string | null {
    const record = join(this.dataDir, 'database.json');
    if (!existsSync(record)) return null;
    const { home } = JSON.parse(readFileSync(record, 'utf8')) as { home: string };
    const owner = join(home, 'data-directory.json');
    if (home === this.dataDir || !existsSync(owner)) return null;
    return (JSON.parse(readFileSync(owner, 'utf8')) as { dataDir: string }).dataDir === this.dataDir ? home : null;
  }
}

/**
 * Below the ports that calls going out are given (from 32768 on Linux): one of those could be taken between the look and the start by
 * anybody's connection.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
