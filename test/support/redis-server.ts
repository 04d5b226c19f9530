import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './servers.js';
import { until } from './until.js';

/** What was free a moment ago may be offered again. */
async function otherThan(port: number): Promise<number> {
  const other = await freePort();
  return other === port ? otherThan(port) : other;
}

/** A Redis server of a test's own, which may be killed. */
export class RedisServer {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly auth: readonly string[],
  ) {}

  /**
   * Resolves when it answers.
   * @param settings as in redis.conf, one line each; `{port}` is its port, `{bus}` another one of its own
   * @param auth what redis-cli needs to be let in, e.g. `['-a', 'password']`
   */
  static async start(settings: string[], { sentinel = false, auth = [] as string[] } = {}): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'xuanfa-redis-'));
    const port = await freePort();
    const bus = await otherThan(port);
    const encrypted = settings.some((line) => line.startsWith('tls-port'));
    const lines = [
      ...(encrypted ? ['port 0'] : [`port ${port}`]),
      'bind 127.0.0.1',
      `dir ${folder}`,
      ...(sentinel ? [] : ['save ""', 'appendonly no', 'maxmemory-policy noeviction']),
      ...settings.map((line) => line.replaceAll('{port}', String(port)).replaceAll('{bus}', String(bus))),
    ];
    const file = join(folder, 'redis.conf');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const child = spawn('redis-server', [file, ...(sentinel ? ['--sentinel'] : [])], { stdio: 'ignore' });
    const server = new RedisServer(port, child, folder, auth);
    await until('redis-server answers', () => {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}: ${lines.join('; ')}`);
      try {
        return server.ask('ping').startsWith('PONG');
      } catch {
        return false; // does not listen yet
      }
    });
    return server;
  }

  /** What redis-cli prints for the command. @throws when it is not let in or not answered */
  ask(...command: string[]): string {
    const args = ['-p', String(this.port), '--no-auth-warning', ...this.auth, ...command];
    return execFileSync('redis-cli', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 });
  }

  /** Kills it, as a machine that fails does; calling it again does nothing. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
