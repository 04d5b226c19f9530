import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { until } from './until.js';

const root = join(__dirname, '..', '..');

/** Builds the present sources unless that is done already: what is started below is the built product, not its sources. */
export function buildProduct(): void {
  const ready = `import(${JSON.stringify(join(root, 'scripts/ensure-ready.mjs'))}).then((it) => it.ensureReady())`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', ready], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

/** The product as its own process, in a process group of its own as a terminal would give it. */
export class RealProcess {
  output = '';
  /** Set when it has ended: exit code, or the signal that killed it. */
  ended: number | NodeJS.Signals | undefined;
  private readonly child: ChildProcess;

  /** @param env the only variables of ours it gets; those of the test run are kept away from it */
  constructor(script: string, args: string[], env: Record<string, string>) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(XUANFA_|DATABASE_|REDIS_URL$|PORT$|HOST$|PUBLIC_URL$|NODE_|JEST_|npm_)/.test(name),
    );
    this.child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...Object.fromEntries(inherited), ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.on('close', (code, signal) => (this.ended = code ?? signal ?? -1));
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('It did not start');
    return this.child.pid;
  }

  /** To the process alone, as a supervisor does it. */
  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** To the whole group, as Ctrl-C in a terminal does it. */
  signalGroup(name: NodeJS.Signals): void {
    process.kill(-this.pid, name);
  }

  /** Resolves with how it ended; the output is complete then. */
  end(patienceMs = 60_000): Promise<number | NodeJS.Signals> {
    return until(`the process ended; it said:\n${this.output}`, () => this.ended, patienceMs);
  }

  /** Resolves when the address answers 200. @throws at once when the process ends before */
  async answers(address: string, patienceMs = 90_000): Promise<Response> {
    return until(
      `${address} answered 200`,
      async () => {
        if (this.ended !== undefined) throw new Error(`It ended with ${this.ended} and said:\n${this.output}`);
        const response = await fetch(address).catch(() => undefined); // not listening yet
        return response?.status === 200 ? response : undefined;
      },
      patienceMs,
    );
  }
}
