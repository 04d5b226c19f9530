import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chown, lstat, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../config/start-error.js';
import type { ClusterRecord } from './cluster-home.js';
import { superuser } from './cluster-server.js';
import { runProgram, type ServerBinaries, type ServerUser } from './embedded-binaries.js';

/** A cluster that was copied as root belongs to root: hands it to the server's user, with the mode PostgreSQL insists on. */
export async function takeOwnership(cluster: string, user: ServerUser | undefined): Promise<void> {
  if (user && statSync(cluster).uid !== user.uid) await chownTree(cluster, user);
  if ((statSync(cluster).mode & 0o077) !== 0) chmodSync(cluster, 0o700);
}

async function chownTree(path: string, user: ServerUser): Promise<void> {
  const state = await lstat(path);
  if (state.isSymbolicLink()) return;
  await chown(path, user.uid, user.gid);
  if (state.isDirectory()) for (const name of await readdir(path)) await chownTree(join(path, name), user);
}

export function checkVersion(cluster: string, binaries: ServerBinaries): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (made === ours) return;
  throw new StartError(
    `数据库由 PostgreSQL ${made} 建立，而内置的是 ${ours}，不能直接打开 ${cluster}。请用原版本导出数据，再导入新的数据目录。`,
    `The database in ${cluster} was made by PostgreSQL ${made}, the embedded one is ${ours}. Dump it with the old version and load it into a new data directory.`,
  );
}

/** initdb into a draft that gets its name only when complete, so that a start cut short leaves nothing half-made behind. `durable` = it must survive a power cut. */
export async function createCluster(
  cluster: string,
  record: ClusterRecord,
  binaries: ServerBinaries,
  user: ServerUser | undefined,
  durable: boolean,
): Promise<void> {
  const draft = `${cluster}-draft`;
  const passwordFile = `${cluster}-draft-password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, record.password, { mode: 0o600 });
    if (user) {
      await chown(draft, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    const { code, output } = await runProgram(
      binaries,
      'initdb',
      [
        ...['-D', draft, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
        ...(durable ? [] : ['--no-sync']),
      ],
      user,
    );
    if (code !== 0) {
      throw new StartError(
        `建立数据库失败（${draft}）：\n${output}`,
        `Creating the database in ${draft} failed: see above.`,
      );
    }
    await rename(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
