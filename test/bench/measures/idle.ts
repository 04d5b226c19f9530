import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { environmentWith } from '../../../src/platform/config/env.js';
import { OwnProcess } from '../../engine/child-process.js';
import { freePort } from '../../engine/free-port.js';
import { quitServer, serverPid } from '../../engine/quit-server.js';
import { PRODUCT_ENTRY } from '../../engine/worker-process.js';
import { owe } from '../../engine/endings.js';
import { type Figure, judged } from '../figure.js';
import type { Sizes } from '../ground.js';

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;
const WINDOWS = 3;
const PATIENCE_MS = 60_000;

/** The whole embedded system, with an empty data directory and nothing to do. */
export class IdleSystem {
  watched = false;
  private since = Date.now();

  private constructor(
    private readonly folder: string,
    private readonly system: OwnProcess,
  ) {}

  /** Returns when it answers. */
  static async start(): Promise<IdleSystem> {
    const folder = mkdtempSync(join(tmpdir(), 'xuanfa-idle-'));
    chmodSync(folder, 0o711); // as root the database runs as another user, who has to pass through here
    const port = await freePort();
    const env = environmentWith({
      XUANFA_DATA_DIR: folder,
      XUANFA_DEMO: 'off',
      PORT: String(port),
      XUANFA_LOG_LEVEL: 'warn',
    });
    const system = new OwnProcess(process.execPath, [PRODUCT_ENTRY], env);
    const idle = new IdleSystem(folder, system);
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined); // not listening yet
      if (answer?.status === 200) return idle.settling();
      if (system.ended !== undefined || Date.now() > deadline) {
        await idle.stop();
        throw new Error(`the idle system did not get ready:\n${system.said}`);
      }
      await pause(100);
    }
  }

  private settling(): this {
    this.since = Date.now();
    return this;
  }

  /** CPU of everything it started, in percent of one core, and memory of its own process, once it has settled. */
  async watch({ idle: { settleMs, watchMs } }: Sizes): Promise<Figure[]> {
    this.watched = true;
    await pause(Math.max(0, this.since + settleMs - Date.now()));
    const percents: number[] = [];
    const mebibytes: number[] = [];
    for (let window = 0; window < WINDOWS; window += 1) {
      const [before, began] = [this.ticks(), performance.now()];
      await pause(watchMs / WINDOWS);
      const seconds = (performance.now() - began) / 1_000;
      percents.push(((this.ticks() - before) / TICKS / seconds) * 100);
      mebibytes.push(residentMiB(this.system.pid));
    }
    const note = `over ${watchMs / 1_000} s`;
    return [judged('idle.cpuPercent', { values: percents, note }), judged('idle.rssMiB', { values: mebibytes })];
  }

  /** At once: nothing of it is kept. */
  readonly stop = owe(async () => {
    this.system.signal('SIGKILL');
    await this.system.end;
    await quitServer(this.folder);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  /** Our process and its children, and the database server with its own: it has left us for a life of its own. */
  private ticks(): number {
    const all = processes();
    const server = serverPid(this.folder);
    return [this.system.pid, server].reduce((sum, root) => sum + ticksBelow(root, all), 0);
  }
}

interface ProcessFacts {
  parent: number;
  /** Its own ticks. */
  own: number;
  /** Of children that have ended. */
  ended: number;
}

/** @throws where there is no /proc */
function processes(): Map<number, ProcessFacts> {
  const found = new Map<number, ProcessFacts>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // After the name in brackets, which may hold anything: state, parent, … (proc(5): utime, stime, cutime, cstime are 14 to 17).
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
      found.set(Number(name), { parent: fields[1] ?? 0, own: utime + stime, ended: cutime + cstime });
    } catch {
      // ended while we looked
    }
  }
  return found;
}

function ticksBelow(root: number, all: Map<number, ProcessFacts>): number {
  const facts = all.get(root);
  if (!facts) throw new Error(`the process ${root} of the idle system is gone`);
  const children = [...all].filter(([, { parent }]) => parent === root);
  return children.reduce((sum, [pid]) => sum + ticksBelow(pid, all), facts.own + facts.ended);
}

function residentMiB(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kib === undefined) throw new Error(`the memory of process ${pid} could not be read`);
  return Number(kib) / 1_024;
}
