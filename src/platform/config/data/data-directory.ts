import { chmodSync, linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '../start-error.js';

/**
 * Makes the data directory if needed and proves that it can be written to.
 * @returns its absolute path, links resolved
 * @throws StartError naming the path when it cannot be used
 */
export function openDataDirectory(path: string): string {
  const directory = resolve(path);
  const probe = join(directory, `.probe-${process.pid}-${randomUUID()}`);
  try {
    // Passable but not listable for others: the database server may have to run as another user (see embedded-binaries.ts).
    if (mkdirSync(directory, { recursive: true }) !== undefined) chmodSync(directory, 0o711);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `数据目录 ${directory} 不可写（${reason}）。请改用可写的目录（环境变量 XUANFA_DATA_DIR），或修正该目录的权限。`,
      `The data directory ${directory} cannot be written to (${reason}). Point XUANFA_DATA_DIR at a writable directory or correct its permissions.`,
      2,
      { cause: error },
    );
  }
  return realpathSync(directory);
}

interface Owner {
  pid: number;
  /** When the kernel started that process, to tell it from a later one with the same number; null where unknown. */
  born: string | null;
  token: string;
}

/**
 * Takes the data directory for this process until `release`. The lock of a process that no longer lives is taken over; one that
 * lives is given `patienceMs` to end, for it may be stopping.
 * @throws StartError naming the owner's process id when another process holds it
 */
export async function lockDataDirectory(directory: string, patienceMs = 0): Promise<{ release(): void }> {
  const path = join(directory, 'owner.lock');
  const mine: Owner = { pid: process.pid, born: birthOf(process.pid), token: randomUUID() };
  const draft = join(directory, `owner.lock.${mine.token}`);
  const deadline = Date.now() + patienceMs;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
  try {
    while (!(await take(path, draft, mine))) {
      if (Date.now() >= deadline) throw heldBy(directory, readOwner(path)?.pid ?? 0);
      await pause(250);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (readOwner(path)?.token === mine.token) rmSync(path, { force: true });
    },
  };
}

/** One try; both ways to the lock are single steps of the file system. */
async function take(path: string, draft: string, mine: Owner): Promise<boolean> {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = readOwner(path);
  if (owner && isAlive(owner)) return false;
  const claim = `${draft}.claim`;
  linkSync(draft, claim);
  renameSync(claim, path);
  // Two may have found the owner dead in the same instant; the last to rename has it, the other sees that here.
  await pause(150);
  return readOwner(path)?.token === mine.token;
}

function heldBy(directory: string, pid: number): StartError {
  return new StartError(
    `数据目录 ${directory} 正被另一个宣发台进程（进程号 ${pid}）使用。请先停止它，或用 XUANFA_DATA_DIR 指定另一个目录。`,
    `The data directory ${directory} is in use by another Xuanfa process (pid ${pid}). Stop that one first, or choose another directory with XUANFA_DATA_DIR.`,
  );
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined; // missing or torn: nobody's
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.pid === process.pid) return owner.born === null || owner.born === birthOf(process.pid);
  return processLives(owner.pid) && (owner.born === null || owner.born === birthOf(owner.pid));
}

/** Whether a process with this number is alive, ours or not. A dead one nobody has buried (usual in containers without an init) is not. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)?.[0] !== 'Z';
}

/** Start time in clock ticks since boot plus the boot's id (Linux); null elsewhere. */
function birthOf(pid: number): string | null {
  const ticks = statOf(pid)?.[19];
  if (ticks === undefined) return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
}

/** The fields of /proc/<pid>/stat from the state on (proc(5)); undefined where there is none. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
