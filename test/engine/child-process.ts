import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Variables of ours, and of whoever runs us, that must not leak into the processes under test. */
const OURS = /^(XUANFA_|DATABASE_|REDIS_URL$|PORT$|HOST$|PUBLIC_URL$|NODE_OPTIONS$|JEST_|npm_|OTEL_)/;
/** What a process said last, kept for the error that reports its unexpected end. */
const TAIL_CHARACTERS = 8_000;

const living = new Set<OwnProcess>();
process.once('exit', () => {
  for (const child of living) child.signal('SIGKILL');
});

/** A process of ours that does not outlive us. */
export class OwnProcess {
  private readonly child: ChildProcess;
  private tail = '';
  /** Exit code, or the signal that ended it; undefined while it lives. */
  ended: number | NodeJS.Signals | undefined;
  /** Resolves when it has ended, however. */
  readonly end: Promise<void>;

  /**
   * @param env beside the variables of the system, the only ones it gets
   * @param onLine called with each line it prints on stdout
   */
  constructor(command: string, args: string[], env: NodeJS.ProcessEnv = {}, onLine?: (line: string) => void) {
    const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
    this.child = spawn(command, args, {
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    living.add(this);
    const keep = (chunk: Buffer): void => {
      this.tail = (this.tail + chunk.toString()).slice(-TAIL_CHARACTERS);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    if (onLine && this.child.stdout) createInterface({ input: this.child.stdout }).on('line', onLine);
    // A killed reader breaks the pipe; that it is gone is told by `end`.
    this.child.stdin?.on('error', () => undefined);
    this.end = once(this.child, 'close').then(
      ([code, signal]: unknown[]) => this.note((code ?? signal) as number | NodeJS.Signals),
      () => this.note(-1),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it said last, on both streams. */
  get said(): string {
    return this.tail;
  }

  signal(name: NodeJS.Signals): void {
    if (this.ended === undefined) this.child.kill(name);
  }

  /** A line on its stdin. */
  tell(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Ends it: in order, and after `patienceMs` by force. */
  async stop(patienceMs = 10_000): Promise<void> {
    this.signal('SIGTERM');
    this.signal('SIGCONT'); // a stopped process hears nothing else
    const force = setTimeout(() => this.signal('SIGKILL'), patienceMs);
    await this.end;
    clearTimeout(force);
  }

  private note(how: number | NodeJS.Signals): void {
    this.ended = how;
    living.delete(this);
  }
}
